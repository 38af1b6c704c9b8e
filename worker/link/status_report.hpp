#pragma once
// The worker's report in a HEARTBEAT. docs/protocol.md#status. Pure.

#include "worker/channel/messages.hpp"
#include "worker/channel/scoreboard.hpp"
#include "worker/link/crew.hpp"
#include "worker/link/history.hpp"
#include "worker/link/pool.hpp"

#include <cstdint>
#include <string>

namespace plotmill::worker {

struct ProcessMemory {
    std::int32_t pid = 0;
    std::uint64_t rss_bytes = 0;
};

struct StatusParts {
    ProcessMemory master;
    ProcessMemory link;
    const Crew& crew;
    const History& history;
    const Dips& dips;
    const PoolTotals& totals;
    const Scoreboard& scoreboard;
    MasterState master_state;
    const std::string& sandbox;
    bool is_drained = false;
};

std::string status_report(const StatusParts& parts);

}  // namespace plotmill::worker
