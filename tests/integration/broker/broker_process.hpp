#pragma once
// A real plotmill-broker on ipc in a folder of its own, and peers that speak to it over real
// sockets. Everything waits for a condition with a deadline.

#include "base/process_memory.hpp"
#include "digest/digest.hpp"
#include "tests/support/temp_dir.hpp"
#include "transport/transport.hpp"
#include "wire/envelope.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>
#include <string>
#include <vector>

namespace plotmill::test {

using namespace std::chrono_literals;

inline constexpr auto patience = 60s;

class BrokerProcess {
public:
    explicit BrokerProcess(std::string data, std::vector<std::string> arguments = {})
        : data_{std::move(data)}, arguments_{std::move(arguments)} {
        start();
    }
    ~BrokerProcess() { kill(SIGKILL); }
    BrokerProcess(const BrokerProcess&) = delete;
    BrokerProcess& operator=(const BrokerProcess&) = delete;

    /// Returns when it listens, or has ended.
    void start() {
        int ready[2];
        REQUIRE(::pipe2(ready, O_CLOEXEC) == 0);
        pid_ = ::fork();
        if (pid_ == 0) {
            run(ready[1]);
        }
        ::close(ready[1]);
        pollfd readable{ready[0], POLLIN, 0};
        const int limit_ms = static_cast<int>(milliseconds{patience}.count());
        char line[2] = {};
        is_ready_ = ::poll(&readable, 1, limit_ms) == 1 && ::read(ready[0], line, 2) == 2;
        ::close(ready[0]);
    }
    /// Its exit code; 128 + the signal when one ended it.
    int kill(int signal) {
        if (pid_ <= 0) {
            return -1;
        }
        ::kill(pid_, signal);
        return wait();
    }
    int wait() {
        int status = 0;
        ::waitpid(pid_, &status, 0);
        pid_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    void signal(int number) const { ::kill(pid_, number); }
    [[nodiscard]] bool is_ready() const noexcept { return is_ready_; }
    [[nodiscard]] pid_t pid() const noexcept { return pid_; }
    [[nodiscard]] std::uint64_t resident_bytes() const {
        return ResidentSet{std::to_string(pid_)}.bytes();
    }
    [[nodiscard]] std::string endpoint(const char* role) const {
        return "ipc://" + data_ + "/" + role + ".sock";
    }

private:
    [[noreturn]] void run(int ready) {
        ::fcntl(ready, F_SETFD, 0);
        std::vector<std::string> words{PLOTMILL_BIN_DIR "/plotmill-broker",
                                       "--data",
                                       data_,
                                       "--ready-fd",
                                       std::to_string(ready),
                                       "--die-with-parent",
                                       "--log-level",
                                       "error"};
        words.insert(words.end(), arguments_.begin(), arguments_.end());
        std::vector<char*> argv;
        for (std::string& word : words) {
            argv.push_back(word.data());
        }
        argv.push_back(nullptr);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }

    std::string data_;
    std::vector<std::string> arguments_;
    pid_t pid_ = 0;
    bool is_ready_ = false;
};

struct Heard {  // one message from the broker
    std::string header;
    std::vector<std::string> frames;
};

/// A peer of the tests asks for nothing again. So its connection never ends because the broker was
/// slow to answer a ping (all of it beneath a sanitizer): what was on its way would be lost.
inline const transport::SocketOptions no_pings{.heartbeat = milliseconds{0}};

class Peer {
public:
    Peer(transport::Context& context, const std::string& endpoint,
         const transport::SocketOptions& options = no_pings)
        : socket_{transport::Socket::dealer(context, endpoint, options)} {
        poller_.add(socket_);
    }

    void say_raw(const std::vector<std::string>& frames) {
        transport::Message message;
        send(std::move(message), frames);
    }
    template <typename Message>
    void say(const Message& message, const std::vector<std::string>& frames = {}) {
        transport::Message out;
        out.frames.emplace_back(std::string_view{wire::encode(message)});
        send(std::move(out), frames);
    }
    /// Nothing within the time: nothing.
    std::optional<Heard> hear_within(milliseconds time) {
        const SystemClock clock;
        const TimePoint deadline = clock.now() + time;
        for (;;) {
            if (auto message = socket_.receive()) {
                Heard heard{std::string{message->frames[0].text()}, {}};
                for (std::size_t i = 1; i < message->frames.size(); ++i) {
                    heard.frames.emplace_back(message->frames[i].text());
                }
                return heard;
            }
            if (clock.now() >= deadline) {
                return std::nullopt;
            }
            poller_.wait(deadline, clock);
        }
    }
    Heard hear() {
        auto heard = hear_within(patience);
        REQUIRE(heard.has_value());
        return std::move(*heard);
    }

private:
    void send(transport::Message&& message, const std::vector<std::string>& frames) {
        for (const std::string& frame : frames) {
            message.frames.emplace_back(std::string_view{frame});
        }
        REQUIRE(socket_.send(message) == transport::Sent::yes);
    }

    transport::Socket socket_;
    transport::Poller poller_;
};

class Producer : public Peer {
public:
    using Peer::Peer;

    template <typename Message>
    Message expect() {
        last = hear();
        auto decoded = wire::decode_to_producer(last.header);
        INFO(last.header);
        REQUIRE(decoded);
        REQUIRE(std::holds_alternative<Message>(*decoded));
        return std::get<Message>(*decoded);
    }
    void hello() {
        say(wire::Hello{});
        expect<wire::Welcome>();
    }
    static wire::Submit envelope(const std::string& key, const std::string& body) {
        wire::Submit submit;
        submit.request = 1;
        submit.key = key;
        submit.outputs = {key + ".png"};
        submit.bytes = body.size();
        const ByteView view = as_bytes(body);
        submit.sha256 = digest::body_sha256({&view, 1});
        return submit;
    }
    void submit(const std::string& key, bool resend = false) {
        const std::string body = "body of " + key;
        wire::Submit submit = envelope(key, body);
        submit.resend = resend;
        say(submit, {body});
    }

    Heard last;
};

class FakeWorker : public Peer {
public:
    using Peer::Peer;

    template <typename Message>
    Message expect() {
        last = hear();
        auto decoded = wire::decode_to_worker(last.header);
        INFO(last.header);
        REQUIRE(decoded);
        REQUIRE(std::holds_alternative<Message>(*decoded));
        return std::get<Message>(*decoded);
    }
    void ready(const std::string& name, std::vector<wire::Lease> leases = {}) {
        wire::Ready message;
        message.worker = name;
        message.host = "test";
        message.pid = 1;
        message.slots = 4;
        message.leases = std::move(leases);
        say(message);
        expect<wire::Welcome>();
    }
    void done(const wire::Lease& lease) { say(wire::Done{lease}, {R"({"host":"test"})"}); }

    Heard last;
};

}  // namespace plotmill::test
