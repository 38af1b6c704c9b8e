#include "worker/link/status_report.hpp"

#include <nlohmann/json.hpp>

namespace plotmill::worker {
namespace {

using nlohmann::json;

json memory(const ProcessMemory& process) {
    return {{"pid", process.pid}, {"rss_bytes", process.rss_bytes}};
}

const char* state_word(MemberState state) noexcept {
    switch (state) {
        case MemberState::idle:
            return "idle";
        case MemberState::busy:
            return "busy";
        case MemberState::starting:
        case MemberState::spare:
            return "spare";
        case MemberState::retiring:
        case MemberState::lost:
            return "retiring";
    }
    return "retiring";
}

json renderer(const Member& member, const RendererSnapshot& seen) {
    return {{"slot", member.has_slot ? json(member.slot) : json()},
            {"pid", member.pid},
            {"generation", member.generation},
            {"state", state_word(member.state)},
            {"stage", seen.stage},
            {"jobs", member.jobs},
            {"rss_bytes", member.rss_last_bytes}};
}

json generation(const Generation& each) {
    return {{"slot", each.slot},
            {"generation", each.generation},
            {"pid", each.pid},
            {"jobs", each.jobs},
            {"rss_first_bytes", each.rss_first_bytes},
            {"rss_last_bytes", each.rss_last_bytes},
            {"ended", each.ended.empty() ? json() : json(each.ended)},
            {"signal", each.signal}};
}

Generation living(const Member& member) {
    return {.slot = member.slot,
            .generation = member.generation,
            .pid = member.pid,
            .jobs = member.jobs,
            .rss_first_bytes = member.rss_first_bytes,
            .rss_last_bytes = member.rss_last_bytes,
            .ended = {},
            .signal = 0};
}

json stage_sums(const StageSums& sums) {
    return {{"wait", sums.wait},      {"decode", sums.decode}, {"layout", sums.layout},
            {"raster", sums.raster},  {"encode", sums.encode}, {"write", sums.write},
            {"publish", sums.publish}};
}

}  // namespace

std::string status_report(const StatusParts& parts) {
    json renderers = json::array();
    json generations = json::array();
    for (const Generation& each : parts.history.ended()) {
        generations.push_back(generation(each));
    }
    for (const auto& [pid, member] : parts.crew.members()) {
        renderers.push_back(renderer(member, parts.scoreboard.read(member.entry)));
        if (member.has_slot) {
            generations.push_back(generation(living(member)));
        }
    }
    const json report{{"master", memory(parts.master)},
                      {"link", memory(parts.link)},
                      {"renderers", std::move(renderers)},
                      {"generations", std::move(generations)},
                      {"sandbox", parts.sandbox},
                      {"drained", parts.is_drained},
                      {"recycled", parts.totals.recycled},
                      {"crashed", parts.totals.crashed},
                      {"jobs_done", parts.totals.jobs_done},
                      {"stages_us", stage_sums(parts.totals.stages)},
                      {"dips",
                       {{"count", parts.dips.count()},
                        {"p999_us", parts.dips.p999_us()},
                        {"longest_us", parts.dips.longest_us()}}},
                      {"breaker",
                       {{"open", parts.master_state.is_breaker_open != 0},
                        {"early_deaths", parts.master_state.early_deaths}}}};
    return report.dump();
}

}  // namespace plotmill::worker
