#pragma once
// A worker host: the output root opened, the master started, and what its children are. The only
// place that knows all three kinds of process.

#include "base/exit_code.hpp"
#include "output/output_root.hpp"
#include "worker/worker_config.hpp"

namespace plotmill::worker {

/// Runs until told to stop; the calling process becomes the master. It must have one thread.
ExitCode run_worker(const WorkerConfig& config, const output::OutputRoot& root);

}  // namespace plotmill::worker
