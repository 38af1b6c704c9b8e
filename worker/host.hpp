#pragma once
// A worker host: the output root opened, the master started, and what its children are. The only
// place that knows all three kinds of process.

#include "base/exit_code.hpp"
#include "output/output_root.hpp"
#include "worker/renderer/drawing.hpp"
#include "worker/worker_config.hpp"

#include <functional>
#include <memory>

namespace plotmill::worker {

/// What tests put in the place of the product's parts.
struct Seams {
    std::function<std::unique_ptr<Drawing>()> make_drawing = worker::make_drawing;
};

struct HostStart {
    WorkerConfig config;
    const output::OutputRoot& root;
    const Seams& seams;
    std::function<Result<WorkerConfig>()> reload;  // file and command line, read anew and checked
};

/// Runs until told to stop; the calling process becomes the master. It must have one thread.
ExitCode run_worker(HostStart start);

}  // namespace plotmill::worker
