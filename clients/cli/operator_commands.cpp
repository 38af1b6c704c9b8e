// cancel, show, dead, queue, batch: what a person asks of a broker about jobs that are there.

#include "clients/cli/broker_options.hpp"
#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/job_table.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::cli {
namespace {

struct OperatorOptions {
    BrokerOptions broker{.broker = {}, .timeout_s = 10};
    std::string name_space = "default";
    bool as_json = false;
    std::vector<std::uint64_t> ids;
    std::string key;
    std::string name;  // of a queue or batch
    bool all = false;
    std::uint64_t limit = 100;
};

using Options = std::shared_ptr<OperatorOptions>;
using nlohmann::json;

/// A run of one command: questions in, answers printed, the worst exit code kept.
class Operator {
public:
    explicit Operator(const OperatorOptions& options) : options_{options} {}

    /// False: there is nobody to ask.
    bool connect() {
        auto client = connect_to_ask(options_.broker, {.name = "plotmill-operator",
                                                       .name_space = options_.name_space,
                                                       .fail_when_busy = true});
        if (!client) {
            code_ = complain(client.error());
            return false;
        }
        client_ = std::move(*client);
        return true;
    }
    /// A JSON object; null when it was complained of.
    json ask(client::Question question, const std::string& about) {
        const Result<std::string> answer = client_->ask(std::move(question));
        if (!answer) {
            code_ = complain(answer.error(), about);
            return nullptr;
        }
        return json::parse(*answer, nullptr, false);
    }
    void tell(const json& answer, const std::string& text) const {
        if (answer.is_object()) {
            std::cout << (options_.as_json ? answer.dump() : text) << '\n' << std::flush;
        }
    }
    /// Asks about every id, and says in a line what became of it.
    void each(const std::function<client::Question(JobId)>& question) {
        for (const std::uint64_t number : options_.ids) {
            const json answer = ask(question(JobId{number}), "job " + std::to_string(number));
            tell(answer, job_line(answer));
        }
    }
    [[nodiscard]] int code() const { return to_int(code_); }
    void set_code(ExitCode code) { code_ = code; }

private:
    const OperatorOptions& options_;
    std::unique_ptr<client::Client> client_;
    ExitCode code_ = ExitCode::ok;
};

int with_broker(const OperatorOptions& options, const std::function<void(Operator&)>& work) {
    Operator session{options};
    if (session.connect()) {
        work(session);
    }
    return session.code();
}

void cancel(Operator& session, const OperatorOptions& options) {
    const auto tell = [&](const json& answer) {
        session.tell(answer, job_line(answer));
        if (answer.is_object() && answer.value("state", std::string{}) != "cancelled") {
            session.set_code(ExitCode::job_failed);  // it had ended before
        }
    };
    if (!options.key.empty()) {
        tell(session.ask(wire::CancelJob{0, JobId{}, options.key}, options.key));
    }
    for (const std::uint64_t number : options.ids) {
        tell(session.ask(wire::CancelJob{0, JobId{number}, {}}, "job " + std::to_string(number)));
    }
}

/// Every dead job, page by page; stops at the first page that cannot be had.
void each_dead(Operator& session, std::uint64_t limit,
               const std::function<void(const json&)>& take) {
    JobId after{};
    for (;;) {
        const json page =
            session.ask(wire::ListDead{0, after, std::min<std::uint64_t>(limit, 1000)}, "");
        if (!page.is_object()) {
            return;
        }
        for (const json& job : page.at("dead")) {
            if (limit == 0) {
                return;
            }
            --limit;
            after = JobId{job.at("id").get<std::uint64_t>()};
            take(job);
        }
        if (!page.at("more").get<bool>() || limit == 0) {
            return;
        }
    }
}

void list_dead(Operator& session, const OperatorOptions& options) {
    if (!options.as_json) {
        std::cout << dead_header();
    }
    each_dead(session, options.limit, [&](const json& job) { session.tell(job, dead_line(job)); });
}

void take_all_dead(Operator& session, OperatorOptions& options) {
    if (options.all) {
        constexpr std::uint64_t everything = std::uint64_t{1} << 53U;
        each_dead(session, everything, [&](const json& job) {
            options.ids.push_back(job.at("id").get<std::uint64_t>());
        });
    }
}

void list_queues(Operator& session) {
    const json status = session.ask(wire::StatusRequest{}, "");
    if (status.is_object() && status.contains("queues")) {
        session.tell({{"queues", status["queues"]}}, queue_table(status["queues"]));
    }
}

CLI::App* add(CLI::App& app, const char* name, const char* help, const Options& options) {
    CLI::App* command = app.add_subcommand(name, help);
    add_broker_options(*command, options->broker);
    command->add_flag("--json", options->as_json, "the answers as JSON, one a line");
    return command;
}

void run_with(CLI::App* command, const Options& options, int& exit_code,
              std::function<void(Operator&)> work) {
    command->callback(
        [options, &exit_code, work = std::move(work)] { exit_code = with_broker(*options, work); });
}

void add_ids(CLI::App* command, const Options& options, bool with_all) {
    CLI::Option* ids =
        command->add_option("id", options->ids, "the broker's number of the job")->type_name("ID");
    if (with_all) {
        command->add_flag("--all", options->all, "every dead job")->excludes(ids);
    }
}

void add_dead_change(CLI::App& dead, const Options& options, int& exit_code, bool is_retry) {
    CLI::App* command =
        is_retry ? add(dead, "retry", "Queue dead jobs again, with all their attempts", options)
                 : add(dead, "drop", "Forget dead jobs, their data and why they died", options);
    add_ids(command, options, true);
    command->footer(is_retry ? "Example: plotmill dead retry --all"
                             : "Example: plotmill dead drop 17 21");
    run_with(command, options, exit_code, [options, is_retry](Operator& session) {
        take_all_dead(session, *options);
        session.each([is_retry](JobId id) -> client::Question {
            return is_retry ? client::Question{wire::RetryDead{0, id}}
                            : client::Question{wire::DropDead{0, id}};
        });
    });
}

void add_dead(CLI::App& app, int& exit_code) {
    CLI::App* dead = app.add_subcommand("dead", "Jobs that were given up: why, and once more");
    dead->require_subcommand(1);
    dead->footer("Example: plotmill dead list\nExit codes: 0 done, 1 refused, 4 no answer.");
    const auto options = std::make_shared<OperatorOptions>();
    CLI::App* list = add(*dead, "list", "One a line, by id: key, attempts, cause", options);
    list->add_option("--limit", options->limit, "at most so many")->capture_default_str();
    list->footer("Example: plotmill dead list --json | jq .error.code");
    run_with(list, options, exit_code,
             [options](Operator& session) { list_dead(session, *options); });
    CLI::App* show = add(*dead, "show", "All that is known of dead jobs", options);
    add_ids(show, options, false);
    show->footer("Example: plotmill dead show 17");
    run_with(show, options, exit_code, [options](Operator& session) {
        for (const std::uint64_t id : options->ids) {
            const json job = session.ask(wire::ShowJob{0, JobId{id}}, "job " + std::to_string(id));
            session.tell(job, job.dump(2));
        }
    });
    add_dead_change(*dead, options, exit_code, true);
    add_dead_change(*dead, options, exit_code, false);
}

void add_queue_change(CLI::App& queue, const Options& options, int& exit_code, bool is_pause) {
    CLI::App* command =
        is_pause ? add(queue, "pause", "Give out no more of its jobs; they are kept", options)
                 : add(queue, "resume", "Give out its jobs again", options);
    command->add_option("queue", options->name, "its name")->required();
    command->footer(is_pause ? "Example: plotmill queue pause nightly"
                             : "Example: plotmill queue resume nightly");
    run_with(command, options, exit_code, [options, is_pause](Operator& session) {
        const json answer =
            session.ask(is_pause ? client::Question{wire::PauseQueue{0, options->name}}
                                 : client::Question{wire::ResumeQueue{0, options->name}},
                        options->name);
        session.tell(answer, options->name + (is_pause ? " paused" : " resumed"));
    });
}

void add_queue(CLI::App& app, int& exit_code) {
    CLI::App* queue = app.add_subcommand("queue", "Queues: how full, paused or not");
    queue->require_subcommand(1);
    queue->footer("Example: plotmill queue list");
    const auto options = std::make_shared<OperatorOptions>();
    CLI::App* list = add(*queue, "list", "Every queue that has jobs or is paused", options);
    list->footer("Example: plotmill queue list");
    run_with(list, options, exit_code, [](Operator& session) { list_queues(session); });
    add_queue_change(*queue, options, exit_code, true);
    add_queue_change(*queue, options, exit_code, false);
}

void add_cancel(CLI::App& app, int& exit_code) {
    const auto options = std::make_shared<OperatorOptions>();
    CLI::App* command = add(app, "cancel", "End jobs that wait or run", options);
    add_ids(command, options, false);
    command->add_option("--key", options->key, "instead of an id: the live job of that key");
    command->add_option("--namespace", options->name_space, "the key's")->capture_default_str();
    command->footer(
        "Example: plotmill cancel 17 18\nA renderer that draws the job is ended with it.\n"
        "Exit codes: 0 cancelled, 1 it had ended before or is not known, 4 no answer.");
    run_with(command, options, exit_code,
             [options](Operator& session) { cancel(session, *options); });
}

void add_show(CLI::App& app, int& exit_code) {
    const auto options = std::make_shared<OperatorOptions>();
    CLI::App* command = add(app, "show", "Where a job is, or how it ended, as JSON", options);
    add_ids(command, options, false);
    command->footer("Example: plotmill show 17 | jq .state");
    run_with(command, options, exit_code, [options](Operator& session) {
        for (const std::uint64_t id : options->ids) {
            const json job = session.ask(wire::ShowJob{0, JobId{id}}, "job " + std::to_string(id));
            session.tell(job, job.dump(2));
        }
    });
}

void add_batch(CLI::App& app, int& exit_code) {
    const auto options = std::make_shared<OperatorOptions>();
    CLI::App* command = add(app, "batch", "How many jobs of a batch have ended, and how", options);
    command->add_option("batch", options->name, "its name: submit --batch NAME")->required();
    command->add_option("--namespace", options->name_space, "the batch's")->capture_default_str();
    command->footer("Example: plotmill batch monday");
    run_with(command, options, exit_code, [options](Operator& session) {
        const json answer = session.ask(wire::ShowBatch{0, options->name}, options->name);
        session.tell(answer, batch_line(answer));
    });
}

}  // namespace

void add_operator_commands(CLI::App& app, int& exit_code) {
    add_cancel(app, exit_code);
    add_show(app, exit_code);
    add_dead(app, exit_code);
    add_queue(app, exit_code);
    add_batch(app, exit_code);
}

}  // namespace plotmill::cli
