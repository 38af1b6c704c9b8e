#pragma once
// All that a broker remembers of memory: every job's costs, broker, masters and links over time,
// and how renderers ended (docs/protocol.md: MEMORY, PROCESSES).

#include "base/result.hpp"
#include "clients/cli/memory_history.hpp"
#include "clients/cpp/client.hpp"
#include "clients/memory/recording.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::cli {

struct ServiceLife {
    std::string role;    // broker, master or link
    std::string worker;  // whose; the broker has none
    std::uint64_t pid = 0;
    std::vector<memory::Sample> samples;
};

struct RendererEnd {
    std::string worker;
    std::uint64_t slot = 0;
    std::uint64_t generation = 0;
    std::uint64_t pid = 0;
    double time_s = 0;  // when it was told of: soon after
    std::string reason;
    std::uint64_t signal = 0;
};

struct BrokerMemory {
    std::vector<MeasuredJob> jobs;
    std::vector<ServiceLife> services;
    std::vector<RendererEnd> ends;
};

/// The answer to PROCESSES put into `to`. Errors: syntax.
Status parse_processes(std::string_view answer, BrokerMemory& to);
/// Asks for all of it, page by page. Errors: those of Client::ask, syntax.
Result<BrokerMemory> fetch_memory(client::Client& client);

/// For judge_memory().
std::vector<ServiceSeries> series_of(const std::vector<ServiceLife>& services);
/// For memory_picture(): the broker is the program, all others are its children; a renderer's
/// samples are what it had after each job, and a mark says why it was replaced. \pre some process
/// has a sample
memory::Recording recording_of(const BrokerMemory& memory);

}  // namespace plotmill::cli
