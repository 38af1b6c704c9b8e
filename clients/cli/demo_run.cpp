#include "clients/cli/demo_run.hpp"

#include "clients/cli/child_process.hpp"
#include "clients/cli/png_check.hpp"
#include "clients/cli/private_server.hpp"
#include "clients/cli/python_program.hpp"
#include "clients/cpp/client.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

namespace plotmill::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int look_every_ms = 20;
constexpr milliseconds report_limit{5'000};  // the worker tells its figures with its heartbeats
constexpr const char* modules = "zmq msgpack numpy pandas";

std::optional<int> ended(pid_t pid) {
    int status = 0;
    return ::waitpid(pid, &status, WNOHANG) == pid ? std::optional{exit_status_of(status)}
                                                   : std::nullopt;
}

/// A child on our terminal, with its Ctrl-C.
ProgramCall foreground(const fs::path& program, std::vector<std::string> arguments) {
    return {.program = program,
            .arguments = std::move(arguments),
            .ready_option = {},
            .in_own_group = false};
}

std::set<fs::path> files_in(const fs::path& folder) {
    std::set<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{folder, ignored}) {
        files.insert(entry.path());
    }
    return files;
}

void check_files(DemoRun& run, const std::set<fs::path>& old, std::size_t charts_per_job) {
    const double jobs = demo_report(run)["jobs"].get<double>();
    run.charts_expected = static_cast<std::size_t>(jobs) * charts_per_job;
    for (const fs::path& path : files_in(run.folder)) {
        if (old.count(path) != 0) {
            continue;
        }
        if (const auto size = check_png(path); !size) {
            run.problems.push_back(path.string() + ": " + size.error().message);
        } else {
            ++run.charts_whole;
        }
    }
    if (run.charts_whole + run.problems.size() != run.charts_expected) {
        run.problems.push_back(run.folder + ": got " + std::to_string(run.charts_whole) +
                               " whole new files, expected " + std::to_string(run.charts_expected));
    }
}

/// Looks at the broker while the script runs.
class Watch {
public:
    explicit Watch(client::Client& client) : client_{client} {}

    Status look(DemoRun& run) {
        const Result<std::string> text = client_.status(client_.clock().now() + report_limit);
        if (!text) {
            return fail(text.error());
        }
        run.after = json::parse(*text, nullptr, false);
        run.before = run.before.is_null() ? run.after : run.before;
        const TimePoint now = client_.clock().now();
        const auto count = [&](const char* total) {
            return run.after.value("totals", json::object()).value(total, std::uint64_t{0});
        };
        if (!is_started_ && count("accepted") > 0) {
            is_started_ = true;
            first_ = now;
        }
        if (count("done") != done_) {
            done_ = count("done");
            last_ = now;
        }
        run.jobs_s = done_ > 0 ? std::chrono::duration<double>(last_ - first_).count() : 0;
        return {};
    }

    /// The worker's own figures have caught up with the broker's.
    static bool is_told(const DemoRun& run) {
        const json::json_pointer told{"/workers/0/report/jobs_done"};
        return run.after.contains(told) && run.after[told] == run.after["totals"]["done"];
    }

private:
    client::Client& client_;
    bool is_started_ = false;
    TimePoint first_{};
    TimePoint last_{};
    std::uint64_t done_ = 0;
};

Status watch_script(pid_t script, const std::string& endpoint, DemoRun& run) {
    auto client =
        client::Client::connect({.endpoint = endpoint, .session = {.name = "plotmill-demo"}});
    if (!client) {
        return fail(client.error());
    }
    Watch watch{**client};
    const Clock& clock = (*client)->clock();
    const TimePoint start = clock.now();
    std::optional<TimePoint> told_by;
    while (!told_by || (clock.now() < *told_by && !Watch::is_told(run))) {
        const auto exit_status = told_by ? std::nullopt : ended(script);
        if (exit_status) {
            run.script_exit = *exit_status;
            run.script_s = std::chrono::duration<double>(clock.now() - start).count();
            told_by = clock.now() + report_limit;
        }
        if (Status looked = watch.look(run); !looked) {
            return looked;
        }
        ::poll(nullptr, 0, look_every_ms);
    }
    return {};
}

void prepare_environment(const std::string& endpoint) {
    ::setenv("PLOTMILL_BROKER", endpoint.c_str(), 1);
    prepare_python_path();
}

}  // namespace

Result<DemoRun> run_demo(const DemoOptions& options) {
    const auto script =
        options.script.empty() ? find_at_home("examples/story.py") : fs::path{options.script};
    if (!script) {
        return fail(ErrorCode::config,
                    "examples/story.py: not found beside the program, expected --script");
    }
    const Result<fs::path> python = find_python(options.python, modules);
    if (!python) {
        return fail(python.error());
    }
    DemoRun run;
    const fs::path root = fs::current_path();
    run.folder = (root / environment("OUT", "download")).lexically_normal().string();
    const std::set<fs::path> old = files_in(run.folder);
    PrivateServer serve{root, {"--max-jobs", std::to_string(options.max_jobs)}};
    const Result<std::string> endpoint = serve.wait_ready();
    if (!endpoint) {
        return fail(endpoint.error());
    }
    prepare_environment(*endpoint);
    ProgramCall call = foreground(*python, {script->string()});
    call.output_fd = options.as_json ? STDERR_FILENO : -1;
    const ChildProcess child = start_program(call);
    if (Status watched = watch_script(child.pid, *endpoint, run); !watched) {
        return fail(std::move(watched).error());
    }
    check_files(run, old, options.charts_per_job);
    return run;
}

}  // namespace plotmill::cli
