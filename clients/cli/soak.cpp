#include "clients/cli/soak.hpp"

#include "clients/cli/memory_text.hpp"
#include "clients/cli/private_server.hpp"
#include "clients/cli/progress.hpp"
#include "clients/cli/scratch_folder.hpp"
#include "clients/cli/service_watch.hpp"
#include "clients/cli/soak_jobs.hpp"
#include "clients/cpp/client.hpp"

#include <nlohmann/json.hpp>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <unordered_map>
#include <utility>

namespace plotmill::cli {
namespace {

using nlohmann::json;

constexpr const char* never = "1000000000";   // jobs before a renderer is recycled
constexpr std::uint64_t jobs_a_renderer = 4;  // in flight: none ever waits for work
constexpr milliseconds answer_limit{60'000};
constexpr std::size_t most_faults_told = 10;

/// Jobs in, results out. A place is a key and its files; it is free again when its job has ended.
class Soak {
public:
    Soak(const SoakOptions& options, client::Client& client)
        : client_{client},
          watch_{options.jobs},
          progress_{STDERR_FILENO, options.jobs, client.clock().now()} {
        result_.jobs = options.jobs;
        for (std::uint64_t place = 0; place < jobs_a_renderer * options.renderers; ++place) {
            free_.push_back(place);
        }
    }

    Status run() {
        if (Status found = find_services(); !found) {
            return found;
        }
        const TimePoint start = client_.clock().now();
        while (ended_ < result_.jobs) {
            while (!free_.empty() && submitted_ < result_.jobs) {
                submit();
            }
            const auto events = client_.wait(client_.clock().now() + answer_limit);
            if (events.empty()) {
                return fail(ErrorCode::timeout, "no job has ended for a minute");
            }
            for (const client::Event& event : events) {
                std::visit([this](const auto& e) { on(e); }, event);
            }
            progress_.update({.done = ended_, .failed = result_.fault_count, .total = result_.jobs},
                             client_.clock().now());
        }
        result_.seconds = std::chrono::duration<double>(client_.clock().now() - start).count();
        progress_.clear();
        return count_crashes();
    }

    SoakResult take(const growth::Rule& rule) && {
        result_.memory = judge_memory(std::move(jobs_), watch_.series(), rule);
        return std::move(result_);
    }

private:
    Status find_services() {
        constexpr int look_every_ms = 20;
        const TimePoint until = client_.clock().now() + answer_limit;
        for (;;) {
            const Result<std::string> status = client_.status(until);
            if (!status) {
                return fail(status.error());
            }
            if (watch_.find(*status)) {
                return {};
            }
            if (client_.clock().now() > until) {
                return fail(ErrorCode::timeout, "the worker has not told of its processes");
            }
            ::poll(nullptr, 0, look_every_ms);
        }
    }

    void submit() {
        const std::uint64_t place = free_.back();
        free_.pop_back();
        places_[client_.submit(soak_job(submitted_++, place))] = place;
    }

    void on(const client::JobEnded& end) {
        finish(end.request);
        auto job = end.state == wire::JobState::done ? measured_in(end.record) : std::nullopt;
        if (!job) {
            fault("a job was " + std::string{word(end.state)} + ": " + end.record);
            return;
        }
        jobs_.push_back(*std::move(job));
        watch_.look(++result_.done);
    }
    void on(const client::NoResult& none) {
        finish(none.request);
        fault("a job has no result: " + none.error.message);
    }
    void on(const client::JobAccepted& /*its end will come*/) {}
    void on(const client::StatusArrived& /*never asked for here*/) {}
    void on(const client::Happened& /*likewise*/) {}

    void finish(client::RequestId request) {
        const auto place = places_.find(request);
        if (place != places_.end()) {
            free_.push_back(place->second);
            places_.erase(place);
            ++ended_;
        }
    }

    /// A renderer that dies is a defect even when its job is drawn by another one.
    Status count_crashes() {
        const Result<std::string> status = client_.status(client_.clock().now() + answer_limit);
        if (!status) {
            return fail(status.error());
        }
        const json report = json::parse(*status, nullptr, false);
        const std::uint64_t crashed =
            report.value(json::json_pointer{"/totals/crashed"}, std::uint64_t{0});
        if (crashed > 0) {
            fault(std::to_string(crashed) + " times a renderer died");
        }
        return {};
    }

    void fault(std::string sentence) {
        ++result_.fault_count;
        if (result_.faults.size() < most_faults_told) {
            result_.faults.push_back(std::move(sentence));
        }
    }

    client::Client& client_;
    ServiceWatch watch_;
    Progress progress_;
    SoakResult result_;
    std::vector<MeasuredJob> jobs_;
    std::vector<std::uint64_t> free_;
    std::unordered_map<client::RequestId, std::uint64_t> places_;
    std::uint64_t submitted_ = 0;
    std::uint64_t ended_ = 0;
};

}  // namespace

Result<SoakResult> run_soak(const SoakOptions& options) {
    const ScratchFolder folder{"soak"};
    PrivateServer server{folder.path(),
                         {"--renderers", std::to_string(options.renderers), "--max-jobs", never}};
    const Result<std::string> endpoint = server.wait_ready();
    if (!endpoint) {
        return fail(endpoint.error());
    }
    const auto client =
        client::Client::connect({.endpoint = *endpoint, .session = {.name = "plotmill-selftest"}});
    if (!client) {
        return fail(client.error());
    }
    Soak soak{options, **client};
    if (Status ran = soak.run(); !ran) {
        return fail(std::move(ran).error());
    }
    return std::move(soak).take(options.rule);
}

json soak_json(const SoakResult& result, const growth::Rule& rule) {
    json told = report_json(result.memory, rule);
    told["jobs"] = result.jobs;
    told["done"] = result.done;
    told["seconds"] = result.seconds;
    told["faults"] = result.faults;
    told["fault_count"] = result.fault_count;
    return told;
}

std::string soak_text(const SoakResult& result, const growth::Rule& rule) {
    std::array<char, 96> head{};
    std::snprintf(head.data(), head.size(), "%llu of %llu jobs done in %.1f s, %.0f a second\n\n",
                  static_cast<unsigned long long>(result.done),
                  static_cast<unsigned long long>(result.jobs), result.seconds,
                  result.seconds > 0 ? static_cast<double>(result.done) / result.seconds : 0);
    std::string text =
        head.data() + report_text(result.memory, rule, result.memory.renderers.size());
    for (const std::string& fault : result.faults) {
        text += "fault: " + fault + '\n';
    }
    return text;
}

}  // namespace plotmill::cli
