// How many jobs a second the broker accepts durably, and takes from end to end, with real sockets
// and a real store on this disk. One line a case: bench=broker case=… jobs=… seconds=… jobs_per_s=…
//   bench_broker [--jobs N] [--data DIR] [--body BYTES] [--case enqueue|no-op] [--window N]
// enqueue: one producer, `window` SUBMITs unanswered at most, no worker.
// no-op:   the same, and a worker that answers DONE at once; until the last RESULT.

#include "digest/digest.hpp"
#include "transport/transport.hpp"
#include "wire/envelope.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>

namespace {

using namespace plotmill;
using transport::Frame;

struct Options {
    std::uint64_t jobs = 50'000;
    std::string data = std::filesystem::temp_directory_path() / "plotmill-bench";
    std::size_t body = 512;
    std::string only_case{};  // empty: all
    std::uint64_t only_window = 0;
};

struct Case {
    const char* name;
    std::uint64_t window;
    bool has_worker;
};

class Broker {
public:
    explicit Broker(const std::string& data) {
        int ready[2];
        if (::pipe2(ready, O_CLOEXEC) != 0) {
            throw std::runtime_error("pipe");
        }
        pid_ = ::fork();
        if (pid_ == 0) {
            ::fcntl(ready[1], F_SETFD, 0);
            const std::string fd = std::to_string(ready[1]);
            ::execl(PLOTMILL_BIN_DIR "/plotmill-broker", "plotmill-broker", "--data", data.c_str(),
                    "--ready-fd", fd.c_str(), "--die-with-parent", "--log-level", "warn", nullptr);
            ::_exit(127);
        }
        ::close(ready[1]);
        char line[2] = {};
        const bool is_ready = ::read(ready[0], line, sizeof line) == sizeof line;
        ::close(ready[0]);
        if (!is_ready) {
            throw std::runtime_error("the broker did not start");
        }
    }
    ~Broker() {
        if (pid_ > 0) {
            stop();
        }
    }
    /// Ends it; the CPU seconds it has used, threads and all.
    double stop() {
        rusage usage{};
        ::kill(pid_, SIGTERM);
        ::wait4(pid_, nullptr, 0, &usage);
        pid_ = 0;
        const auto seconds = [](const timeval& time) {
            return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
        };
        return seconds(usage.ru_utime) + seconds(usage.ru_stime);
    }
    Broker(const Broker&) = delete;
    Broker& operator=(const Broker&) = delete;

private:
    pid_t pid_ = 0;
};

class Peer {
public:
    Peer(transport::Context& context, const std::string& endpoint)
        : socket_{transport::Socket::dealer(context, endpoint,
                                            {.high_water_mark = 0, .receive_high_water_mark = 0})} {
        poller_.add(socket_);
    }
    void send(std::string_view header, const Frame* body = nullptr) {
        transport::Message message;
        message.frames.emplace_back(header);
        if (body != nullptr) {
            message.frames.push_back(*body);
        }
        if (socket_.send(message) != transport::Sent::yes) {
            throw std::runtime_error("the broker does not take messages");
        }
    }
    transport::Message receive() {
        for (;;) {
            if (auto message = socket_.receive()) {
                return std::move(*message);
            }
            const SystemClock clock;
            const TimePoint deadline = clock.now() + std::chrono::seconds{30};
            if (!poller_.wait(deadline, clock)) {
                throw std::runtime_error("the broker says nothing");
            }
        }
    }

private:
    transport::Socket socket_;
    transport::Poller poller_;
};

/// Answers DONE to every ASSIGN; it looks for what it needs and decodes nothing else, so that the
/// broker is what is measured.
void render_nothing(transport::Context& context, const std::string& endpoint, std::uint64_t jobs) {
    Peer peer{context, endpoint};
    wire::Ready ready;
    ready.worker = "bench";
    ready.host = "bench";
    ready.slots = 64;
    peer.send(wire::encode(ready));
    peer.receive();
    constexpr std::uint64_t credit = 512;
    peer.send(wire::encode(wire::Credit{credit}));
    const Frame report{std::string_view{R"({"host":"bench"})"}};
    std::uint64_t to_refill = 0;
    const auto number_after = [](std::string_view text, std::string_view name) {
        const std::size_t at = text.find(name) + name.size();
        std::uint64_t number = 0;
        std::from_chars(text.data() + at, text.data() + text.size(), number);
        return number;
    };
    for (std::uint64_t settled = 0; settled < jobs;) {
        const transport::Message message = peer.receive();
        const std::string_view header = message.frames[0].text();
        if (header.find("SETTLED") != std::string_view::npos) {
            ++settled;
            continue;
        }
        if (header.find("ASSIGN") == std::string_view::npos) {
            continue;
        }
        const std::string id = std::to_string(number_after(header, "\"id\":"));
        const std::string token = std::to_string(number_after(header, "\"token\":"));
        peer.send(R"({"cmd":"DONE","id":)" + id + R"(,"token":)" + token + "}", &report);
        if (++to_refill == credit / 4) {
            peer.send(wire::encode(wire::Credit{to_refill}));
            to_refill = 0;
        }
    }
}

struct Figures {
    double seconds = 0;
    double broker_cpu_s = 0;
};

Figures run(const Options& options, const Case& one) {
    std::filesystem::remove_all(options.data);
    Broker broker{options.data};
    transport::Context context;
    Peer producer{context, "ipc://" + options.data + "/producers.sock"};
    producer.send(wire::encode(wire::Hello{}));
    producer.receive();
    std::thread worker;
    if (one.has_worker) {
        worker = std::thread{[&] {
            render_nothing(context, "ipc://" + options.data + "/workers.sock", options.jobs);
        }};
    }
    const Frame body{std::string_view{std::string(options.body, 'x')}};
    const ByteView view = body.bytes();
    const std::string digest = digest::body_sha256({&view, 1});
    const std::string tail =
        R"(","bytes":)" + std::to_string(options.body) + R"(,"sha256":")" + digest + "\"}";
    const SystemClock clock;
    const TimePoint start = clock.now();
    std::uint64_t sent = 0;
    std::uint64_t answered = 0;
    std::uint64_t results = 0;
    while (answered < options.jobs || (one.has_worker && results < options.jobs)) {
        for (; sent < options.jobs && sent - answered < one.window; ++sent) {
            const std::string number = std::to_string(sent);
            producer.send(R"({"cmd":"SUBMIT","req":)" + number + R"(,"key":"k)" + number +
                              R"(","outputs":["o/)" + number + R"(.png"],"queue":"default)" + tail,
                          &body);
        }
        const transport::Message message = producer.receive();
        const std::string_view header = message.frames[0].text();
        if (header.find("ACCEPTED") != std::string_view::npos) {
            ++answered;
        } else if (header.find("RESULT") != std::string_view::npos) {
            ++results;
        } else {
            throw std::runtime_error("unexpected: " + std::string{header});
        }
    }
    const std::chrono::duration<double> seconds = clock.now() - start;
    if (worker.joinable()) {
        worker.join();
    }
    return {.seconds = seconds.count(), .broker_cpu_s = broker.stop()};
}

Options parse(int argc, char** argv) {
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        if (name == "--jobs") {
            options.jobs = std::strtoull(argv[i + 1], nullptr, 10);
        } else if (name == "--data") {
            options.data = argv[i + 1];
        } else if (name == "--case") {
            options.only_case = argv[i + 1];
        } else if (name == "--window") {
            options.only_window = std::strtoull(argv[i + 1], nullptr, 10);
        } else if (name == "--body") {
            options.body = std::strtoull(argv[i + 1], nullptr, 10);
        }
    }
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    const Options options = parse(argc, argv);
    constexpr Case cases[] = {{"enqueue", 64, false},
                              {"enqueue", 1024, false},
                              {"no-op", 64, true},
                              {"no-op", 1024, true}};
    try {
        for (const Case& one : cases) {
            if ((!options.only_case.empty() && options.only_case != one.name) ||
                (options.only_window != 0 && options.only_window != one.window)) {
                continue;
            }
            const Figures figures = run(options, one);
            const auto jobs = static_cast<double>(options.jobs);
            std::printf(
                "bench=broker case=%s window=%llu body_bytes=%zu jobs=%llu seconds=%.3f "
                "jobs_per_s=%.0f broker_cpu_us_per_job=%.1f durable=fsync\n",
                one.name, static_cast<unsigned long long>(one.window), options.body,
                static_cast<unsigned long long>(options.jobs), figures.seconds,
                jobs / figures.seconds, figures.broker_cpu_s * 1e6 / jobs);
            std::fflush(stdout);
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_broker: %s\n", error.what());
        return 1;
    }
    std::filesystem::remove_all(options.data);
    return 0;
}
