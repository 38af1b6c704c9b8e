// watch: what happens, as it happens.

#include "clients/cli/broker_options.hpp"
#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/event_line.hpp"
#include "clients/cli/job_table.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <signal.h>

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::cli {
namespace {

constexpr milliseconds look_for_signals{250};
constexpr milliseconds between_counts{500};

struct WatchOptions {
    BrokerOptions broker;
    bool as_json = false;
    bool until_ended = false;
    std::vector<std::string> kinds;
    std::string name_space;
    std::string queue;
    std::string batch;
};

/// Ctrl-C and TERM end a watch as its user means it, not with a signal's exit code.
class Interruptions {
public:
    Interruptions() {
        sigemptyset(&stops_);
        sigaddset(&stops_, SIGINT);
        sigaddset(&stops_, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &stops_, nullptr);
    }
    [[nodiscard]] bool came() const {
        constexpr timespec at_once{};
        return ::sigtimedwait(&stops_, nullptr, &at_once) > 0;
    }

private:
    sigset_t stops_{};
};

class Watching {
public:
    Watching(const WatchOptions& options, client::Client& client)
        : options_{options}, client_{client} {}

    ExitCode run(const Interruptions& stop) {
        const auto number = client_.subscribe({.request = 0,
                                               .kinds = options_.kinds,
                                               .name_space = options_.name_space,
                                               .queue = options_.queue,
                                               .batch = options_.batch,
                                               .credit = 0});
        if (!number) {
            return complain(number.error(), options_.broker.endpoint());
        }
        while (!is_over_ && !stop.came()) {
            count_batch();
            if (!is_over_) {
                tell_what_comes_by(client_.clock().now() + look_for_signals);
            }
        }
        return code_;
    }

private:
    void tell_what_comes_by(TimePoint deadline) {
        for (const client::Event& event : client_.wait(deadline)) {
            if (const auto* none = std::get_if<client::NoResult>(&event)) {
                is_over_ = true;
                code_ = complain(none->error, options_.broker.endpoint());
            }
            if (const auto* happened = std::get_if<client::Happened>(&event)) {
                tell(*happened);
            }
        }
        std::cout << std::flush;
    }

    void tell(const client::Happened& happened) {
        nlohmann::json what = nlohmann::json::parse(happened.what, nullptr, false);
        if (!what.is_object()) {
            return;
        }
        is_counted_ = false;
        if (!options_.as_json) {
            std::cout << event_line(what) << '\n';
            return;
        }
        what["seq"] = happened.sequence;
        what["boot"] = happened.boot;
        std::cout << what.dump() << '\n';
    }

    /// After whatever happened to it, but not for each of thousands a second.
    void count_batch() {
        const TimePoint now = client_.clock().now();
        if (options_.batch.empty() || is_counted_ || now < count_from_) {
            return;
        }
        is_counted_ = true;
        count_from_ = now + between_counts;
        const auto answer = client_.ask(wire::ShowBatch{0, options_.batch});
        if (!answer) {
            return;  // none of its jobs is accepted yet
        }
        tell_what_comes_by(now);  // what came before the answer; some may be of after it
        const nlohmann::json counts = nlohmann::json::parse(*answer, nullptr, false);
        if (*answer != last_counts_) {
            last_counts_ = *answer;
            std::cout << (options_.as_json ? counts.dump() : batch_line(counts)) << '\n'
                      << std::flush;
        }
        if (options_.until_ended && counts.value("left", std::uint64_t{1}) == 0) {
            is_over_ = true;
            code_ =
                counts.value("done", std::uint64_t{0}) == counts.value("total", std::uint64_t{1})
                    ? ExitCode::ok
                    : ExitCode::job_failed;
        }
    }

    const WatchOptions& options_;
    client::Client& client_;
    bool is_counted_ = false;
    bool is_over_ = false;
    TimePoint count_from_{};
    std::string last_counts_;
    ExitCode code_ = ExitCode::ok;
};

ExitCode watch(const WatchOptions& options) {
    const Interruptions stop;  // before the client's threads, which inherit it
    const std::string name_space =
        options.name_space.empty() ? std::string{"default"} : options.name_space;
    auto client =
        connect(options.broker,
                {.name = "plotmill-watch", .name_space = name_space, .fail_when_busy = true});
    if (!client) {
        return complain(client.error());
    }
    return Watching{options, **client}.run(stop);
}

}  // namespace

void add_watch_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<WatchOptions>();
    CLI::App* command =
        app.add_subcommand("watch", "What happens to jobs, workers and queues, as it happens");
    command->add_option("--event", options->kinds, "only these; may be repeated")
        ->type_name("EVENT")
        ->allow_extra_args(false);
    command->add_option("--queue", options->queue, "only of this queue");
    CLI::Option* batch =
        command->add_option("--batch", options->batch, "only of this batch, with its counts");
    command
        ->add_flag("--until-ended", options->until_ended,
                   "of --batch: ends when no job of it is left; exit code 1 when one failed")
        ->needs(batch);
    command->add_option("--namespace", options->name_space,
                        "only of this one; of --batch the batch's, else default");
    command->add_flag("--json", options->as_json,
                      "one JSON object a line (docs/protocol.md, Events)");
    add_broker_options(*command, options->broker);
    command->footer(
        "Example: plotmill watch --event done --event dead\n"
        "Example: plotmill watch --batch monday --until-ended\n"
        "Ends with Ctrl-C. A broker that restarts is waited for; what was missed is said.\n"
        "Exit codes: 0 ended, 1 refused, or jobs of the batch failed, 4 no answer.");
    command->callback([options, &exit_code] { exit_code = to_int(watch(*options)); });
}

}  // namespace plotmill::cli
