#include "clients/cli/broker_options.hpp"
#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/job_input.hpp"
#include "clients/cli/picture_saver.hpp"
#include "clients/cli/progress.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::cli {
namespace {

using nlohmann::json;

constexpr std::size_t most_in_flight = 512;  // files read ahead of what has ended: bounds memory

struct SubmitOptions {
    std::vector<std::string> files;
    BrokerOptions broker;
    std::string name_space = "default";
    bool wait = false;
    bool as_json = false;
    bool fail_when_busy = false;
    double timeout_s = 0;
    std::string folder;
    std::string queue;
    std::string priority;
    std::string batch;
    double expires_s = 0;
    double dpi = 0;
    std::string format;
    std::vector<std::string> charts;
    std::string save_to;
};

JobChanges changes_of(const SubmitOptions& options) {
    JobChanges changes;
    changes.charts = options.charts;
    changes.folder = options.folder.empty() ? std::nullopt : std::optional{options.folder};
    changes.dpi = options.dpi > 0 ? std::optional{options.dpi} : std::nullopt;
    changes.format = options.format;
    changes.queue = options.queue.empty() ? std::nullopt : std::optional{options.queue};
    changes.batch = options.batch;
    changes.expires_s = options.expires_s;
    changes.deliver = options.save_to.empty() ? wire::Deliver::files : wire::Deliver::bytes;
    changes.priority = wire::priority_from_word(options.priority);
    return changes;
}

milliseconds to_ms(double seconds) {
    return milliseconds{static_cast<std::int64_t>(seconds * 1000)};
}

/// A run of `plotmill submit`: files in, lines out.
class Submission {
public:
    Submission(const SubmitOptions& options, client::Client& client,
               std::optional<PictureSaver>&& saver)
        : options_{options},
          client_{client},
          saver_{std::move(saver)},
          changes_{changes_of(options)},
          start_{client.clock().now()},
          progress_{STDERR_FILENO, options.files.size(), start_} {
        if (options.timeout_s > 0) {
            deadline_ = start_ + to_ms(options.timeout_s);
        }
        count_.total = options.files.size();
    }

    ExitCode run() {
        std::size_t next = 0;
        while (next < options_.files.size() || !open_.empty()) {
            while (next < options_.files.size() && open_.size() < most_in_flight) {
                submit(options_.files[next++]);
            }
            for (const client::Event& event : client_.wait(deadline_)) {
                std::visit([this](const auto& e) { on(e); }, event);
            }
            progress_.update(count_, client_.clock().now());
            if (deadline_ && client_.clock().now() >= *deadline_ && !open_.empty()) {
                progress_.clear();
                return complain(
                    {ErrorCode::timeout,
                     std::to_string(open_.size() + options_.files.size() - next) +
                         " jobs have not ended in the time given; accepted ones go on"});
            }
        }
        progress_.clear();
        summarize();
        return code_;
    }

private:
    void submit(const std::string& file) {
        Result<client::Job> job = read_job(file, changes_);
        if (!job) {
            ++count_.done;  // it never was on its way
            failed(file, JobId{}, job.error());
            return;
        }
        open_.insert(client_.submit(std::move(*job)));
    }

    /// On stderr: what is on stdout is for programs.
    void summarize() const {
        if (!options_.wait && !options_.as_json && options_.files.size() > 1) {
            std::fprintf(stderr, "plotmill: %zu of %zu jobs accepted\n",
                         options_.files.size() - count_.failed, options_.files.size());
        }
    }

    void on(const client::JobAccepted& accepted) {
        if (options_.wait) {
            return;
        }
        say(options_.as_json
                ? json{{"key", accepted.key}, {"id", accepted.id.value()}, {"state", "accepted"}}
                      .dump()
                : "accepted " + accepted.key + ' ' + std::to_string(accepted.id.value()));
        ended(accepted.request);
    }

    void on(const client::JobEnded& end) {
        if (open_.count(end.request) == 0) {
            return;  // without --wait its acceptance was the end
        }
        ended(end.request);
        const json record = json::parse(end.record, nullptr, false);
        if (end.state != wire::JobState::done) {
            failed(end.key, end.id, error_of(record, end.state), word(end.state));
            return;
        }
        std::vector<std::string> paths;
        if (saver_) {
            auto saved = saver_->save(end);
            if (!saved) {
                return failed(end.key, end.id, saved.error(), word(end.state));
            }
            paths = std::move(*saved);
        } else {
            for (const json& chart : record.value("charts", json::array())) {
                paths.push_back(chart.value("path", std::string{}));
            }
        }
        if (options_.as_json) {
            json line{
                {"key", end.key}, {"id", end.id.value()}, {"state", "done"}, {"record", record}};
            if (saver_) {
                line["saved"] = paths;
            }
            return say(line.dump());
        }
        for (const std::string& path : paths) {
            say(path);
        }
    }

    void on(const client::NoResult& none) {
        if (open_.count(none.request) != 0) {
            ended(none.request);
            failed(none.key, none.id, none.error, "refused", none.busy);
        }
    }
    void on(const client::StatusArrived& /*never asked for*/) {}
    void on(const client::Happened& /*likewise*/) {}

    static Error error_of(const json& record, wire::JobState state) {
        Error error{ErrorCode::internal, "the job was " + std::string{word(state)}};
        if (record.is_object() && record.contains("error") && record["error"].is_object()) {
            error.message = record["error"].value("message", error.message);
            error.code = error_code_from_word(record["error"].value("code", std::string{}))
                             .value_or(error.code);
        }
        return error;
    }

    void ended(client::RequestId request) {
        open_.erase(request);
        ++count_.done;
    }

    void failed(const std::string& subject, JobId id, const Error& error,
                std::string_view state = "refused",
                const std::optional<wire::Busy>& busy = std::nullopt) {
        ++count_.failed;
        progress_.clear();
        const ExitCode code = complain(error, subject);
        // A broker that is not there outweighs jobs that failed: the script should try again, not
        // look at its data.
        code_ = code_ == ExitCode::unreachable
                    ? code_
                    : (code == ExitCode::unreachable ? code : ExitCode::job_failed);
        if (!options_.as_json) {
            return;
        }
        json line{{"key", subject},
                  {"id", id.value()},
                  {"state", state},
                  {"error", {{"code", word(error.code)}, {"message", error.message}}}};
        if (busy) {
            line["busy"] = {{"reason", busy->reason},
                            {"depth", busy->depth},
                            {"limit", busy->limit},
                            {"retry_after_ms", busy->retry_after_ms}};
        }
        say(line.dump());
    }

    void say(const std::string& line) {
        progress_.clear();
        std::cout << line << '\n' << std::flush;
    }

    const SubmitOptions& options_;
    client::Client& client_;
    std::optional<PictureSaver> saver_;
    JobChanges changes_;
    TimePoint start_;
    std::optional<TimePoint> deadline_;
    Progress progress_;
    ProgressCount count_;
    std::set<client::RequestId> open_;
    ExitCode code_ = ExitCode::ok;
};

ExitCode submit(const SubmitOptions& options) {
    std::optional<PictureSaver> saver;
    if (!options.save_to.empty()) {
        auto opened = PictureSaver::open(options.save_to);
        if (!opened) {
            return complain(opened.error());
        }
        saver = std::move(*opened);
    }
    auto client = connect(options.broker, {.name = "plotmill-submit",
                                           .name_space = options.name_space,
                                           .fail_when_busy = options.fail_when_busy});
    if (!client) {
        return complain(client.error());
    }
    return Submission{options, **client, std::move(saver)}.run();
}

void add_where(CLI::App& command, SubmitOptions& options) {
    add_broker_options(command, options.broker, "--connect-timeout");
    command.add_option("--namespace", options.name_space, "keys are unique within it")
        ->capture_default_str();
    command.add_flag("--no-block", options.fail_when_busy,
                     "a full broker fails the job instead of a later attempt");
}

void add_what(CLI::App& command, SubmitOptions& options) {
    command
        .add_option("job", options.files, "JOB.json, JOB.msgpack or TABLE.csv; - is standard input")
        ->required()
        ->check(CLI::ExistingFile | CLI::IsMember({"-"}))
        ->type_name("JOB");
    command.add_option("--folder", options.folder,
                       "folder beneath the output root, instead of the file's");
    command.add_option("--chart", options.charts, "kinds of chart, instead of the file's")
        ->type_name("KIND");
    command.add_option("--dpi", options.dpi, "of every chart")->check(CLI::PositiveNumber);
    command.add_option("--format", options.format, "of every chart")
        ->check(CLI::IsMember({"png", "svg", "pdf"}));
    command.add_option("--queue", options.queue, "instead of the file's");
    command.add_option("--priority", options.priority, "instead of the file's")
        ->check(CLI::IsMember({"high", "normal", "low"}));
    command.add_option("--batch", options.batch, "counted together: plotmill batch NAME");
    command
        .add_option("--expires", options.expires_s,
                    "seconds; a job that no worker has by then is not drawn")
        ->check(CLI::PositiveNumber);
}

}  // namespace

void add_submit_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<SubmitOptions>();
    CLI::App* command = app.add_subcommand("submit", "Hand jobs to a broker");
    add_what(*command, *options);
    command->add_flag("--wait", options->wait,
                      "until every job has ended; prints the path of each picture");
    command
        ->add_option("--save-to", options->save_to,
                     "the pictures come here, into this folder, instead of to the worker's output "
                     "root; with --wait")
        ->needs("--wait")
        ->check(CLI::ExistingDirectory)
        ->type_name("DIR");
    command->add_option("--timeout", options->timeout_s, "seconds for all of it; then exit code 5")
        ->check(CLI::PositiveNumber);
    command->add_flag("--json", options->as_json, "one JSON object a line for each job");
    add_where(*command, *options);
    command->footer(
        "Example: plotmill submit --wait --folder charts january.json february.csv\n"
        "Exit codes: 0 all accepted (with --wait: done), 1 a job failed or was refused, 4 no "
        "answer from the broker, "
        "5 time-out.");
    command->callback([options, &exit_code] { exit_code = to_int(submit(*options)); });
}

}  // namespace plotmill::cli
