#include "worker/channel/channel.hpp"

#include "worker/channel/outbox.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string>

using namespace plotmill;
using namespace plotmill::worker;

TEST_CASE("a packet arrives as a whole, in order, and its parts as one", "[worker]") {
    auto [ours, theirs] = Channel::make_pair();
    const std::array parts{as_bytes("first "), as_bytes("packet")};
    REQUIRE(ours.send(parts) == Delivery::yes);
    REQUIRE(ours.send(as_bytes("second")) == Delivery::yes);
    REQUIRE(ours.send(ByteView{}) == Delivery::yes);
    CHECK(as_text(theirs.receive().bytes) == "first packet");
    CHECK(as_text(theirs.receive().bytes) == "second");
    const Received empty = theirs.receive();
    CHECK(empty.arrival == Arrival::packet);
    CHECK(empty.bytes.empty());
}

TEST_CASE("a large packet, or one of many parts, travels beside the socket", "[worker]") {
    auto [ours, theirs] = Channel::make_pair();
    const std::string large(3 * 1024 * 1024, 'x');
    REQUIRE(ours.send(as_bytes(large)) == Delivery::yes);
    CHECK(as_text(theirs.receive().bytes) == large);
    const std::vector<ByteView> many(5000, as_bytes("ab"));
    REQUIRE(ours.send(many) == Delivery::yes);
    CHECK(theirs.receive().bytes.size() == 10000);
    const std::string exactly(max_inline_bytes, 'y');
    REQUIRE(ours.send(as_bytes(exactly)) == Delivery::yes);
    CHECK(as_text(theirs.receive().bytes) == exactly);
}

TEST_CASE("a descriptor is handed over beside a packet, large or small", "[worker]") {
    auto [ours, theirs] = Channel::make_pair();
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    UniqueFd read_end{pipe[0]};
    UniqueFd write_end{pipe[1]};
    for (const std::size_t size : {std::size_t{3}, std::size_t{200000}}) {
        const std::string packet(size, 'p');
        REQUIRE(ours.send(as_bytes(packet), write_end.get()) == Delivery::yes);
        const Received received = theirs.receive();
        REQUIRE(received.arrival == Arrival::packet);
        CHECK(received.bytes.size() == size);
        REQUIRE(received.descriptor);
        CHECK((::fcntl(received.descriptor.get(), F_GETFD) & FD_CLOEXEC) != 0);
        REQUIRE(::write(received.descriptor.get(), "!", 1) == 1);
        char said = 0;
        REQUIRE(::read(read_end.get(), &said, 1) == 1);
        CHECK(said == '!');
    }
}

TEST_CASE("an end that is gone is told after everything it said", "[worker]") {
    auto [ours, theirs] = Channel::make_pair();
    REQUIRE(ours.send(as_bytes("last words")) == Delivery::yes);
    ours.close();
    CHECK(as_text(theirs.receive().bytes) == "last words");
    CHECK(theirs.receive().arrival == Arrival::closed);
    CHECK(theirs.send(as_bytes("hello?")) == Delivery::closed);
}

TEST_CASE("a non-blocking end says nothing and full instead of waiting", "[worker]") {
    auto [ours, theirs] = Channel::make_pair();
    ours.set_nonblocking();
    theirs.set_nonblocking();
    CHECK(theirs.receive().arrival == Arrival::nothing);
    const std::string packet(10000, 'f');
    std::size_t sent = 0;
    while (ours.send(as_bytes(packet)) == Delivery::yes) {
        ++sent;
    }
    CHECK(sent > 1);
    Outbox outbox{ours};
    CHECK(outbox.say(as_bytes("kept")));
    CHECK_FALSE(outbox.is_empty());
    for (std::size_t i = 0; i < sent; ++i) {
        CHECK(theirs.receive().bytes.size() == packet.size());
    }
    CHECK(outbox.flush());
    CHECK(as_text(theirs.receive().bytes) == "kept");
    theirs.close();
    CHECK_FALSE(outbox.say(as_bytes("nobody there")));
}

TEST_CASE("what no Channel would send is malformed, never read as a packet", "[worker]") {
    auto [ours, theirs] = Channel::make_pair();
    const auto send_raw = [&ours = ours](const void* data, std::size_t size) {
        REQUIRE(::send(ours.descriptor(), data, size, 0) == static_cast<ssize_t>(size));
    };
    send_raw("short", 5);
    CHECK(theirs.receive().arrival == Arrival::malformed);
    const std::array<std::uint64_t, 3> wrong_size{100, 0, 0};
    send_raw(wrong_size.data(), sizeof wrong_size);
    CHECK(theirs.receive().arrival == Arrival::malformed);
    const std::array<std::uint64_t, 2> mapped_without_memory{100, 1};
    send_raw(mapped_without_memory.data(), sizeof mapped_without_memory);
    CHECK(theirs.receive().arrival == Arrival::malformed);
    const std::array<std::uint64_t, 2> promises_a_descriptor{0, std::uint64_t{1} << 32U};
    send_raw(promises_a_descriptor.data(), sizeof promises_a_descriptor);
    CHECK(theirs.receive().arrival == Arrival::malformed);
}
