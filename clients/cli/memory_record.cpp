// `plotmill memory record` and `attach`: what mprof run and attach do, for any program.

#include "clients/cli/child_process.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/memory_command.hpp"
#include "clients/memory/recorder.hpp"
#include "clients/memory/recording.hpp"

#include <CLI/CLI.hpp>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace plotmill::cli {
namespace {

struct RecordOptions {
    double interval_s = 0.1;
    std::string output;
    std::vector<std::string> command;
    pid_t pid = 0;
};

/// mprof's name, so that its own list and plot find it.
std::string recording_path(const RecordOptions& options) {
    if (!options.output.empty()) {
        return options.output;
    }
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y%m%d%H%M%S", &local);
    return std::string{"mprofile_"} + text.data() + ".dat";
}

/// Readable when the process has ended; none: there is no such process.
UniqueFd descriptor_of(pid_t pid) {
    return UniqueFd{static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))};
}

/// INT and TERM as something to wait for, until it goes.
class StopSignals {
public:
    StopSignals() {
        sigset_t stops;
        sigemptyset(&stops);
        sigaddset(&stops, SIGINT);
        sigaddset(&stops, SIGTERM);
        static_cast<void>(::sigprocmask(SIG_BLOCK, &stops, &before_));
        fd_.reset(::signalfd(-1, &stops, SFD_CLOEXEC | SFD_NONBLOCK));
        if (!fd_) {
            throw std::system_error{errno, std::generic_category(), "signalfd"};
        }
    }
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    ~StopSignals() { static_cast<void>(::sigprocmask(SIG_SETMASK, &before_, nullptr)); }

    [[nodiscard]] int fd() const noexcept { return fd_.get(); }
    /// signo 0: none has come.
    [[nodiscard]] signalfd_siginfo take() const noexcept {
        signalfd_siginfo info{};
        if (::read(fd_.get(), &info, sizeof info) != sizeof info) {
            info = {};
        }
        return info;
    }

private:
    sigset_t before_{};
    UniqueFd fd_;
};

enum class Event { tick, signal, ended };

using Tick = std::chrono::steady_clock::time_point;

Event wait_for_event(int process, const StopSignals& signals, Tick until) {
    std::array<pollfd, 2> fds{{{process, POLLIN, 0}, {signals.fd(), POLLIN, 0}}};
    const auto left = std::max(std::chrono::nanoseconds{0},
                               std::chrono::nanoseconds{until - std::chrono::steady_clock::now()});
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
    const timespec timeout{seconds.count(), (left - seconds).count()};
    if (::ppoll(fds.data(), fds.size(), &timeout, nullptr) <= 0) {
        return Event::tick;
    }
    return (fds[0].revents & POLLIN) != 0 ? Event::ended : Event::signal;
}

/// What a signal that we were sent means for the process that is recorded.
enum class OnSignal { pass_on, stop };

void pass_on(const signalfd_siginfo& info, pid_t pid) {
    // The terminal sends Ctrl-C to the command as well; only what was sent to us alone is passed
    // on.
    const bool is_from_terminal = info.ssi_signo == SIGINT && info.ssi_code == SI_KERNEL;
    if (info.ssi_signo != 0 && !is_from_terminal) {
        static_cast<void>(::kill(pid, static_cast<int>(info.ssi_signo)));
    }
}

struct Recorded {
    pid_t pid;
    int pidfd;
    double interval_s;
    OnSignal on_signal;
};

/// Until the process has ended, or we were told to stop. A recording that cannot be written does
/// not end the command: it is said once.
Status record(memory::Recorder& recorder, const Recorded& what, const StopSignals& signals) {
    const auto interval = std::chrono::duration_cast<std::chrono::steady_clock::duration>(
        std::chrono::duration<double>(what.interval_s));
    Status status;
    Tick next = std::chrono::steady_clock::now();
    for (;;) {
        if (std::chrono::steady_clock::now() >= next) {
            if (status) {
                const Result<bool> looked = recorder.look();
                status = looked ? Status{} : Status{fail(looked.error())};
            }
            next = std::max(next + interval, std::chrono::steady_clock::now());
        }
        switch (wait_for_event(what.pidfd, signals, next)) {
            case Event::tick:
                break;
            case Event::ended:
                return status;
            case Event::signal: {
                const signalfd_siginfo told = signals.take();  // else it would end us later
                if (what.on_signal == OnSignal::stop) {
                    return status;
                }
                pass_on(told, what.pid);
                break;
            }
        }
    }
}

void say_what_was_recorded(const std::string& path, const memory::Recorder& recorder) {
    std::fprintf(stderr, "plotmill: %s: %zu samples of %zu %s, peak %.1f MiB\n", path.c_str(),
                 recorder.samples(), recorder.processes(),
                 recorder.processes() == 1 ? "process" : "processes",
                 recorder.peak_bytes() / memory::bytes_per_mib);
}

Result<ProgramCall> recorded_call(const std::vector<std::string>& command) {
    const std::string& name = command.front();
    const bool is_path = name.find('/') != std::string::npos;
    const auto program = is_path ? std::filesystem::path{name} : find_program(name);
    if (!program || ::access(program->c_str(), X_OK) != 0) {
        return fail(ErrorCode::not_found,
                    "command: got " + in_quotes(name) + ", expected a program that can be run");
    }
    return ProgramCall{.program = *program,
                       .arguments = {command.begin() + 1, command.end()},
                       .ready_option = {},
                       .in_own_group = false};
}

int run_and_record(const RecordOptions& options) {
    const Result<ProgramCall> call = recorded_call(options.command);
    if (!call) {
        complain(call.error());
        return 127;  // as a shell says it
    }
    const std::string path = recording_path(options);
    const StopSignals signals;
    const ChildProcess child = start_program(*call);
    const UniqueFd pidfd = descriptor_of(child.pid);
    Result<memory::Recorder> recorder =
        memory::Recorder::create(path, memory::command_line(options.command), child.pid);
    if (!recorder || !pidfd) {
        static_cast<void>(::kill(child.pid, SIGTERM));
        static_cast<void>(::waitpid(child.pid, nullptr, 0));
        return to_int(complain(recorder ? Error{ErrorCode::internal, "pidfd_open: it failed"}
                                        : recorder.error()));
    }
    Status status =
        record(*recorder, {child.pid, pidfd.get(), options.interval_s, OnSignal::pass_on}, signals);
    int end = 0;
    while (::waitpid(child.pid, &end, 0) < 0 && errno == EINTR) {
    }
    if (status) {
        status = recorder->finish(end_text(end));
    }
    if (!status) {
        complain(status.error(), path);
    }
    say_what_was_recorded(path, *recorder);
    return exit_status_of(end);
}

std::string command_of(pid_t pid) {
    std::ifstream file{"/proc/" + std::to_string(pid) + "/cmdline", std::ios::binary};
    std::vector<std::string> words;
    for (std::string word; std::getline(file, word, '\0');) {
        words.push_back(word);
    }
    return memory::command_line(words);
}

ExitCode attach(const RecordOptions& options) {
    const StopSignals signals;
    const UniqueFd pidfd = descriptor_of(options.pid);
    if (!pidfd) {
        return complain({ErrorCode::not_found, "PID: got " + std::to_string(options.pid) +
                                                   ", expected a process that lives"});
    }
    const std::string path = recording_path(options);
    Result<memory::Recorder> recorder =
        memory::Recorder::create(path, command_of(options.pid), options.pid);
    if (!recorder) {
        return complain(recorder.error());
    }
    std::fprintf(stderr, "plotmill: recording %d to %s; Ctrl-C ends the recording, not it\n",
                 options.pid, path.c_str());
    const Status status =
        record(*recorder, {options.pid, pidfd.get(), options.interval_s, OnSignal::stop}, signals);
    if (!status) {
        return complain(status.error(), path);
    }
    say_what_was_recorded(path, *recorder);
    return ExitCode::ok;
}

void add_common(CLI::App& command, RecordOptions& options) {
    command.add_option("-T,--interval", options.interval_s, "seconds between two looks")
        ->check(CLI::Range(0.001, 86'400.0))
        ->capture_default_str();
    command.add_option("-o,--output", options.output,
                       "a new file (default: mprofile_<YYYYmmddHHMMSS>.dat, as mprof names it)");
}

}  // namespace

void add_memory_record(CLI::App& memory, int& exit_code) {
    auto options = std::make_shared<RecordOptions>();
    CLI::App* const command = memory.add_subcommand(
        "record", "Run a command and measure it and its children until it ends");
    add_common(*command, *options);
    command->add_option("command", options->command, "the command, behind --")->required();
    command->footer(
        "Example: plotmill memory record -T 0.05 -- python3 story.py\nA line for each process, by "
        "pid, that `mprof plot` and `plotmill memory plot` draw. Exit code: the command's.");
    command->callback([options, &exit_code] { exit_code = run_and_record(*options); });
}

void add_memory_attach(CLI::App& memory, int& exit_code) {
    auto options = std::make_shared<RecordOptions>();
    CLI::App* const command = memory.add_subcommand(
        "attach", "Measure a process that runs already, and its children, until it ends or Ctrl-C");
    add_common(*command, *options);
    command->add_option("pid", options->pid, "its number")->required()->check(CLI::PositiveNumber);
    command->footer("Example: plotmill memory attach -o service.dat $(pidof plotmill-broker)");
    command->callback([options, &exit_code] { exit_code = to_int(attach(*options)); });
}

}  // namespace plotmill::cli
