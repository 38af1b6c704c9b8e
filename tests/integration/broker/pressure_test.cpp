// Too much of everything: the broker says so, and its memory stays where it was.

#include "base/unique_fd.hpp"
#include "tests/integration/broker/broker_process.hpp"

#include <sys/socket.h>
#include <sys/un.h>

#include <cstring>
#include <fstream>
#include <string>
#include <vector>

namespace plotmill::test {
namespace {

constexpr std::uint64_t mebibyte = 1U << 20U;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// Sanitizers keep what was freed, and are slow: with AddressSanitizer the flood is tried, not
// measured; ThreadSanitizer would need minutes for it (CMakePresets.json).
constexpr std::uint64_t kept_freed = 1024 * mebibyte;
constexpr int flood_messages = 1'000;
#else
constexpr std::uint64_t kept_freed = 0;
constexpr int flood_messages = 20'000;
#endif

wire::Busy busy_with(const std::string& limit) {
    TempDir dir;
    std::ofstream{dir.file("c.yaml")} << "broker:\n  " << limit << "\n";
    BrokerProcess broker{dir.file("q"), {"--config", dir.file("c.yaml")}};
    REQUIRE(broker.is_ready());
    transport::Context context;
    Producer producer{context, broker.endpoint("producers")};
    producer.hello();
    producer.submit("a");
    return producer.expect<wire::Busy>();
}

/// A ZMTP 3 peer of ours that says what it likes.
UniqueFd connect_raw(const std::string& endpoint) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = endpoint.substr(std::strlen("ipc://"));
    REQUIRE(path.size() < sizeof address.sun_path);
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    UniqueFd socket{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    REQUIRE(::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) ==
            0);
    return socket;
}

void write_all(const UniqueFd& socket, const std::string& bytes) {
    REQUIRE(::write(socket.get(), bytes.data(), bytes.size()) ==
            static_cast<ssize_t>(bytes.size()));
}

std::string greeting() {
    std::string text(64, '\0');
    text[0] = '\xff';
    text[9] = '\x7f';
    text[10] = 3;
    text.replace(12, 4, "NULL");
    return text;
}

std::string ready_command() {
    const std::string name = "Socket-Type";
    const std::string type = "DEALER";
    std::string body = "\x05READY";
    body += static_cast<char>(name.size());
    body += name + std::string(3, '\0') + static_cast<char>(type.size()) + type;
    return std::string{'\x04', static_cast<char>(body.size())} + body;
}

/// The header of a long frame, and a little of its bytes.
std::string half_frame(std::uint64_t announced) {
    std::string text(1, '\x02');
    for (int shift = 56; shift >= 0; shift -= 8) {
        text += static_cast<char>((announced >> shift) & 0xffU);
    }
    return text + std::string(1024, 'x');
}

}  // namespace

TEST_CASE("short of disk or memory, new jobs are BUSY with the limit's name", "[broker]") {
    const wire::Busy disk = busy_with("min_free_disk: 8000000GiB");
    CHECK_THAT(disk.reason, Catch::StartsWith("min_free_disk: "));
    CHECK(disk.depth < disk.limit);
    const wire::Busy memory = busy_with("max_rss: 1MiB");
    CHECK_THAT(memory.reason, Catch::StartsWith("max_rss: "));
    CHECK(memory.limit == mebibyte);
    CHECK(memory.depth > memory.limit);
}

TEST_CASE("a producer that floods and never reads costs bounded memory", "[broker]") {
    TempDir dir;
    BrokerProcess broker{dir.file("q")};
    REQUIRE(broker.is_ready());
    transport::Context context;
    Producer reader{context, broker.endpoint("producers")};
    reader.hello();
    const std::uint64_t before = broker.resident_bytes();
    auto flood = transport::Socket::dealer(context, broker.endpoint("producers"), {});
    const auto say = [&flood](const std::string& header) {
        transport::Message message;
        message.frames.emplace_back(std::string_view{header});
        return flood.send(message) == transport::Sent::yes;
    };
    REQUIRE(say(wire::encode(wire::Hello{})));
    // Every refusal is as long as its question.
    const std::string question =
        R"({"cmd":"SHOW","req":1,"id":1,")" + std::string(60'000, 'x') + R"(":1})";
    for (int i = 0; i < flood_messages; ++i) {
        static_cast<void>(
            say(question));  // a full socket: the broker is behind, which is its right
        if (i % 100 == 0) {
            reader.say(wire::Ping{static_cast<std::uint64_t>(i)});
            reader.expect<wire::Pong>();
        }
    }
    INFO("before " << before << ", after " << broker.resident_bytes());
    CHECK(broker.resident_bytes() < before + 48 * mebibyte + kept_freed);
    reader.submit("a");
    reader.expect<wire::Accepted>();
}

TEST_CASE("peers that stop in the middle of a message cost what they have sent", "[broker]") {
    TempDir dir;
    BrokerProcess broker{dir.file("q")};
    REQUIRE(broker.is_ready());
    transport::Context context;
    Producer producer{context, broker.endpoint("producers")};
    producer.hello();
    const std::uint64_t before = broker.resident_bytes();
    std::vector<UniqueFd> peers;
    for (int i = 0; i < 40; ++i) {
        peers.push_back(connect_raw(broker.endpoint("producers")));
        write_all(peers.back(), greeting() + ready_command() + half_frame(200 * mebibyte));
    }
    peers.push_back(connect_raw(broker.endpoint("producers")));
    write_all(peers.back(), greeting().substr(0, 20));
    producer.submit("a");
    producer.expect<wire::Accepted>();
    CHECK(broker.resident_bytes() < before + 64 * mebibyte + kept_freed);
}

}  // namespace plotmill::test
