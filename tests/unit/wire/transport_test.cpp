#include "transport/transport.hpp"

#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::transport;

namespace {

/// A ROUTER and a DEALER connected to it, in this process.
struct Pair {
    explicit Pair(SocketOptions options = {})
        : router{Socket::router(context, "tcp://127.0.0.1:*", options)},
          dealer{Socket::dealer(context, router.last_endpoint(), SocketOptions{})} {}

    Message receive(Socket& socket) {
        const auto deadline = clock.now() + std::chrono::seconds{20};
        for (;;) {
            if (auto message = socket.receive()) {
                return std::move(*message);
            }
            Poller poller;
            poller.add(socket);
            REQUIRE(poller.wait(deadline, clock));
        }
    }

    SystemClock clock;
    Context context;
    Socket router;
    Socket dealer;
};

Message message_of(std::initializer_list<std::string_view> frames) {
    Message message;
    for (const auto frame : frames) {
        message.frames.emplace_back(frame);
    }
    return message;
}

}  // namespace

TEST_CASE("a message keeps its frames, and its answer finds the way back") {
    Pair pair;
    auto request = message_of({"header", "", "body"});
    REQUIRE(pair.dealer.send(request) == Sent::yes);
    auto got = pair.receive(pair.router);
    REQUIRE(got.frames.size() == 3);
    REQUIRE(got.frames[2].text() == "body");
    auto answer = message_of({"answer"});
    answer.peer = got.peer;
    REQUIRE(pair.router.send(answer) == Sent::yes);
    REQUIRE(pair.receive(pair.dealer).frames.at(0).text() == "answer");
}

TEST_CASE("a message to a peer that is gone is told, not dropped") {
    Pair pair;
    auto message = message_of({"x"});
    message.peer = "nobody";
    REQUIRE(pair.router.send(message) == Sent::unreachable);
}

TEST_CASE(
    "a message with too many frames or bytes is counted and skipped, and the next one arrives") {
    SocketOptions options;
    options.max_frames = 3;
    options.max_message_bytes = 100;
    Pair pair{options};
    auto many = message_of({"1", "2", "3", "4"});
    auto large = message_of({"header", std::string(200, 'x')});
    auto good = message_of({"good"});
    REQUIRE(pair.dealer.send(many) == Sent::yes);
    REQUIRE(pair.dealer.send(large) == Sent::yes);
    REQUIRE(pair.dealer.send(good) == Sent::yes);
    REQUIRE(pair.receive(pair.router).frames.at(0).text() == "good");
    REQUIRE(pair.router.dropped() == 2);
}

TEST_CASE("an adopted frame is not copied, nor is a frame that is sent on") {
    Bytes bytes(100'000, std::byte{7});
    const auto* address = bytes.data();
    const Frame frame = Frame::adopt(std::move(bytes));
    const Frame shared = frame;
    REQUIRE(frame.bytes().data() == address);
    REQUIRE(shared.bytes().data() == address);
}

TEST_CASE("a peer that goes away while more of it waits than may does not end the process",
          "[transport]") {
    constexpr std::chrono::milliseconds pings{20};
    const plotmill::test::TempDir dir;
    Context context;
    Socket router = Socket::router(context, "ipc://" + dir.file("socket"),
                                   {.receive_high_water_mark = 1, .heartbeat = pings});
    const SystemClock clock;
    Poller poller;
    poller.add(router);
    {
        Context other;
        Socket flood = Socket::dealer(other, router.last_endpoint(), {.heartbeat = pings});
        const std::string text(20'000, 'x');
        for (int i = 0; i < 200; ++i) {
            Message message = message_of({text});
            REQUIRE(flood.send(message) == Sent::yes);
        }
        REQUIRE(poller.wait(clock.now() + std::chrono::seconds{20}, clock));
    }
    Poller nobody;  // libzmq's timers have their time, and nobody receives
    nobody.wait(clock.now() + 20 * pings, clock);
    CHECK(router.receive().has_value());
}

TEST_CASE("a small frame that is kept keeps no receive buffer with it", "[transport]") {
    Context context;
    constexpr int zero_copy_receive = 10;
    CHECK(zmq_ctx_get(context.native().handle(), zero_copy_receive) == 0);
}
