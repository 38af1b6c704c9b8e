#include "worker/link/records.hpp"

#include <nlohmann/json.hpp>
#include <sys/wait.h>

#include <csignal>
#include <cstring>

namespace plotmill::worker {
namespace {

using nlohmann::json;

std::uint64_t microseconds(TimePoint::duration span) noexcept {
    const auto count = std::chrono::duration_cast<std::chrono::microseconds>(span).count();
    return count > 0 ? static_cast<std::uint64_t>(count) : 0;
}

json base(const RecordOrigin& origin, const HeldJob& job) {
    return {{"host", origin.host},
            {"worker", origin.worker},
            {"root", origin.root},
            {"attempt", job.assign.attempt},
            {"renderer",
             {{"slot", job.renderer.slot},
              {"pid", job.renderer.pid},
              {"generation", job.renderer.generation},
              {"job", job.renderer.job},
              {"version", origin.renderer}}}};
}

json error_object(ErrorCode code, const std::string& message) {
    return {{"code", word(code)}, {"message", message}};
}

/// 0 stands for what was not measured.
json measured(std::uint64_t bytes) {
    return bytes == 0 ? json(nullptr) : json(bytes);
}

std::string text(const json& record) {
    return record.dump(-1, ' ', false, json::error_handler_t::replace);
}

int signal_of(const RendererEnded& ended) noexcept {
    const int status = static_cast<int>(ended.status);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

int exit_of(const RendererEnded& ended) noexcept {
    const int status = static_cast<int>(ended.status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

}  // namespace

StageSums& StageSums::operator+=(const StageSums& more) noexcept {
    wait += more.wait;
    decode += more.decode;
    layout += more.layout;
    raster += more.raster;
    encode += more.encode;
    write += more.write;
    publish += more.publish;
    return *this;
}

StageSums stages(const HeldJob& published, TimePoint now) {
    constexpr std::uint64_t ns_per_us = 1000;
    const RenderTimes& times = published.report.times;
    return {.wait = microseconds(published.started_at - published.arrived_at),
            .decode = times.decode / ns_per_us,
            .layout = times.layout / ns_per_us,
            .raster = times.raster / ns_per_us,
            .encode = times.encode / ns_per_us,
            .write = times.write / ns_per_us,
            .publish = microseconds(now - published.reported_at)};
}

Outcome done(const RecordOrigin& origin, const HeldJob& job, const StageSums& stages) {
    json record = base(origin, job);
    record["stages_us"] = {{"wait", stages.wait},      {"decode", stages.decode},
                           {"layout", stages.layout},  {"raster", stages.raster},
                           {"encode", stages.encode},  {"write", stages.write},
                           {"publish", stages.publish}};
    const JobCosts& costs = job.report.costs;
    record["rss_bytes"] = {{"before", costs.rss_before_bytes},
                           {"after", costs.rss_after_bytes},
                           {"peak", measured(costs.rss_peak_bytes)},
                           {"exact", measured(costs.rss_exact_bytes)}};
    record["heap_bytes"] = {{"before", measured(costs.heap_before_bytes)},
                            {"after", measured(costs.heap_after_bytes)}};
    record["cpu_us"] = costs.cpu_us;
    record["body_bytes"] = costs.body_bytes;
    // The renderer has built the charts' array already: it goes in front, as it is.
    std::string spliced = R"({"charts":)" + job.report.charts + ',' + text(record).substr(1);
    return {.header = wire::encode(wire::Done{job.assign.lease}), .record = std::move(spliced)};
}

Outcome failed(const RecordOrigin& origin, const HeldJob& job, const Error& error) {
    json record = base(origin, job);
    record["error"] = error_object(error.code, error.message);
    return {.header = wire::encode(wire::Failed{.lease = job.assign.lease,
                                                .code = error.code,
                                                .message = error.message,
                                                .retry = is_worth_retrying(error.code)}),
            .record = text(record)};
}

Outcome returned(const HeldJob& job) {
    return {.header = wire::encode(wire::Returned{job.assign.lease}), .record = {}};
}

Crash crash_of(const Member& member, const RendererEnded& ended) {
    const std::string where = " in " + (ended.stage.empty() ? "start" : ended.stage);
    const int signal = signal_of(ended);
    if (member.killed_for == KilledFor::time) {
        return {ErrorCode::timeout, "timeout", "the job took longer than its limit," + where};
    }
    if (member.killed_for == KilledFor::memory) {
        return {ErrorCode::resource, "memory",
                "memory: the renderer was larger than memory_limit," + where};
    }
    if (ended.stopped_ms != 0) {
        return {ErrorCode::timeout, "stopped",
                "the renderer stood still (it was stopped) for " +
                    std::to_string(ended.stopped_ms) + " ms," + where};
    }
    if (signal == SIGXCPU) {
        return {ErrorCode::timeout, "timeout",
                "the job took more processor time than its limit," + where};
    }
    if (signal != 0) {
        return {ErrorCode::crash, "crash",
                "the renderer died of signal " + std::to_string(signal) + " (" +
                    ::strsignal(signal) + ")" + where};
    }
    return {ErrorCode::crash, "crash",
            "the renderer exited with " + std::to_string(exit_of(ended)) + where};
}

Outcome crashed(const RecordOrigin& origin, const HeldJob& job, const RendererEnded& ended,
                const Crash& crash) {
    constexpr double us_per_s = 1e6;
    json record = base(origin, job);
    record["error"] = error_object(crash.code, crash.message);
    record["cause"] = {{"reason", crash.reason},
                       {"signal", signal_of(ended)},
                       {"exit", exit_of(ended)},
                       {"stage", ended.stage},
                       {"slot", job.renderer.slot},
                       {"pid", job.renderer.pid},
                       {"generation", job.renderer.generation},
                       {"user_s", static_cast<double>(ended.user_us) / us_per_s},
                       {"system_s", static_cast<double>(ended.system_us) / us_per_s}};
    return {.header = wire::encode(wire::Crashed{
                .lease = job.assign.lease, .code = crash.code, .message = crash.message}),
            .record = text(record)};
}

bool is_worth_retrying(ErrorCode code) noexcept {
    return code == ErrorCode::resource || code == ErrorCode::output ||
           code == ErrorCode::internal || code == ErrorCode::timeout;
}

}  // namespace plotmill::worker
