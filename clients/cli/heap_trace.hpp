#pragma once
// `plotmill render` under heaptrack (Milian Wolff's heap tracer; Debian: heaptrack): what of its
// memory is live at the peak, and what is never given back. Starts processes: one thread, no ZeroMQ
// context.

#include "base/result.hpp"
#include "clients/cli/heap_stacks.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace plotmill::cli {

struct HeapTracer {
    std::filesystem::path record;  // heaptrack
    std::filesystem::path print;   // heaptrack_print
};

/// Nothing when one of the two is not in PATH.
std::optional<HeapTracer> find_heap_tracer();

struct HeapTrace {
    HeapStacks peak;
    HeapStacks leaked;
};

/// Renders `job` in a process of its own under the tracer; its pictures and the trace go to a
/// temporary folder that is removed. Errors: internal (the tracer or the rendering failed; the
/// sentence ends with what it said last), syntax.
Result<HeapTrace> trace_rendering(const HeapTracer& tracer, const std::string& job);

}  // namespace plotmill::cli
