#pragma once
// What a producer may do, as its key says. Without keys everybody may do everything.

#include <cstdint>
#include <string>

namespace plotmill::broker {

struct Grant {
    bool may_submit = true;
    bool may_operate = true;      // all namespaces' jobs, the queues, the workers
    std::string name_space{};     // empty: the one that it names itself
    std::string output_prefix{};  // a folder; empty: anywhere
    // Of the namespace together, 0: no limit of its own.
    std::uint64_t max_jobs = 0;
    std::uint64_t max_queued_bytes = 0;
};

}  // namespace plotmill::broker
