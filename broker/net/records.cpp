#include "broker/net/records.hpp"

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace plotmill::broker {
namespace {

using nlohmann::json;

std::string to_text(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json jobs_in_store(const JobTable& jobs, const FinishedCounts& finished) {
    return {{"delayed", jobs.count(Phase::delayed)},
            {"queued", jobs.count(Phase::queued)},
            {"leased", jobs.count(Phase::leased) + jobs.count(Phase::finishing)},
            {"done", finished.done},
            {"dead", finished.dead},
            {"cancelled", finished.cancelled + finished.expired}};
}

json queues_of(const ReadyQueue& queues) {
    json all = json::array();
    for (const auto& [name, state] : queues.states()) {
        all.push_back({{"queue", name},
                       {"queued", state.queued},
                       {"weight", state.weight},
                       {"paused", state.is_paused}});
    }
    return all;
}

json totals_of(const Totals& totals, const StatusInput& input) {
    return {{"accepted", totals.accepted},
            {"done", totals.done},
            {"dead", totals.dead},
            {"cancelled", totals.cancelled},
            {"expired", totals.expired},
            {"returned", totals.returned},
            {"crashed", totals.crashed},
            {"retried", totals.retried},
            {"stale", totals.stale},
            {"refused", totals.refused},
            {"busy", totals.busy},
            {"malformed", input.malformed},
            {"denied", input.denied},
            {"commits", input.store.commits},
            {"committed_jobs", input.store.committed_jobs}};
}

json workers_of(const StatusInput& input) {
    json workers = json::array();
    for (const auto& [id, worker] : input.dispatcher->workers().all()) {
        json report = json::parse(input.report(id), nullptr, false);
        workers.push_back({{"worker", worker.name},
                           {"host", worker.host},
                           {"slots", worker.slots},
                           {"credit", worker.credit},
                           {"leases", worker.leases.size()},
                           {"report", report.is_discarded() ? json(nullptr) : std::move(report)}});
    }
    return workers;
}

}  // namespace

Status validate_report(std::string_view text) {
    if (text.size() > wire::max_report_bytes) {
        return fail(ErrorCode::limit, "report: " + std::to_string(text.size()) + " bytes, limit " +
                                          std::to_string(wire::max_report_bytes));
    }
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{') {
        return fail(ErrorCode::frame,
                    "report: got " + in_quotes(text) + ", expected a JSON object");
    }
    if (!json::accept(text)) {
        return fail(ErrorCode::syntax,
                    "report: got " + in_quotes(text) + ", expected one JSON object in UTF-8");
    }
    return {};
}

std::string make_record(const FinishJob& op) {
    if (op.state == wire::JobState::done) {
        return op.report;
    }
    json record = json::parse(op.report, nullptr, false);
    if (!record.is_object()) {
        record = json::object();
    }
    record["error"] = {{"code", word(op.error.code)}, {"message", op.error.message}};
    record["failures"] = op.counters.failures;
    record["crashes"] = op.counters.crashes;
    record["returns"] = op.counters.returns;
    return to_text(record);
}

std::string make_status(const StatusInput& input) {
    const json status{{"broker",
                       {{"version", input.version},
                        {"boot", input.boot},
                        {"pid", ::getpid()},
                        {"uptime_s", input.uptime_s},
                        {"rss_bytes", input.rss_bytes},
                        {"store_bytes", input.store_bytes}}},
                      {"jobs", jobs_in_store(input.dispatcher->jobs(), input.store.finished)},
                      {"queues", queues_of(input.dispatcher->queues())},
                      {"totals", totals_of(input.dispatcher->totals(), input)},
                      {"workers", workers_of(input)}};
    return to_text(status);
}

}  // namespace plotmill::broker
