#include "broker/net/records.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace plotmill::broker {
namespace {

using nlohmann::json;

json envelope_of(const JobRecord& job) {
    return {{"id", job.id.value()},
            {"key", job.key},
            {"namespace", job.name_space},
            {"queue", job.queue},
            {"producer", job.producer},
            {"priority", wire::word(job.priority)},
            {"outputs", job.outputs},
            {"bytes", job.bytes},
            {"accepted_ms", job.accepted_ms},
            {"failures", job.counters.failures},
            {"crashes", job.counters.crashes},
            {"returns", job.counters.returns},
            {"attempts", job.counters.leases}};
}

json parsed(const Record& record) {
    json object = record ? json::parse(*record, nullptr, false) : json{};
    return object.is_object() ? object : json::object();
}

json kept_job(const KeptJob& kept, bool with_record) {
    json job = envelope_of(kept.job);
    job["state"] = wire::word(kept.state);
    job["finished_ms"] = kept.finished_ms;
    json record = parsed(kept.record);
    if (with_record) {
        job["record"] = std::move(record);
    } else {
        job["error"] = record.contains("error") ? std::move(record["error"]) : json(nullptr);
        job["cause"] = record.contains("cause") ? std::move(record["cause"]) : json(nullptr);
    }
    return job;
}

/// Of a record what the job cost, and where; null where an older worker did not say it.
json costs_of(const KeptJob& kept) {
    const json record = parsed(kept.record);
    json costs{{"id", kept.job.id.value()}, {"finished_ms", kept.finished_ms}};
    for (const char* field :
         {"worker", "renderer", "rss_bytes", "heap_bytes", "cpu_us", "body_bytes", "stages_us"}) {
        costs[field] = record.contains(field) ? record[field] : json(nullptr);
    }
    costs["kinds"] = json::array();
    for (const json& chart : record.value("charts", json::array())) {
        json& kinds = costs["kinds"];
        const json kind = chart.is_object() && chart.contains("kind") ? chart["kind"] : json();
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
            kinds.push_back(kind);
        }
    }
    return costs;
}

json costs_of(const KeptJobs& kept) {
    json jobs = json::array();
    for (const KeptJob& one : kept.jobs) {
        jobs.push_back(costs_of(one));
    }
    return {{"jobs", std::move(jobs)}, {"more", kept.has_more}};
}

json answer_of(const JobEnd& end, bool /*is_list*/) {
    return {{"id", end.id.value()}, {"key", end.key}, {"state", wire::word(end.state)}};
}

json answer_of(const LiveJob& live, bool /*is_list*/) {
    json job = envelope_of(live.job);
    job["state"] = wire::word(live.state);
    job["worker"] = live.worker.empty() ? json(nullptr) : json(live.worker);
    return job;
}

json answer_of(const std::shared_ptr<const KeptJobs>& kept, bool is_list) {
    if (kept->is_of_costs) {
        return costs_of(*kept);
    }
    if (!is_list) {
        return kept_job(kept->jobs.at(0), true);
    }
    json jobs = json::array();
    for (const KeptJob& one : kept->jobs) {
        jobs.push_back(kept_job(one, false));
    }
    return {{"dead", std::move(jobs)}, {"more", kept->has_more}};
}

json answer_of(const QueueAnswer& queue, bool /*is_list*/) {
    return {{"queue", queue.queue}, {"paused", queue.is_paused}};
}

json answer_of(const BatchAnswer& batch, bool /*is_list*/) {
    const BatchCounts& counts = batch.counts;
    const std::uint64_t ended = counts.done + counts.dead + counts.cancelled + counts.expired;
    return {{"batch", batch.batch},
            {"total", counts.total},
            {"done", counts.done},
            {"dead", counts.dead},
            {"cancelled", counts.cancelled},
            {"expired", counts.expired},
            {"left", counts.total > ended ? counts.total - ended : 0}};
}

json answer_of(const Subscribed& subscribed, bool /*is_list*/) {
    return {
        {"namespace", subscribed.name_space.empty() ? json(nullptr) : json(subscribed.name_space)},
        {"boot", subscribed.boot}};
}

}  // namespace

std::string make_answer(const AnswerProducer& answer) {
    const json object = std::visit(
        [&](const auto& content) { return answer_of(content, answer.is_list); }, answer.content);
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace plotmill::broker
