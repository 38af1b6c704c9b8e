#pragma once
// plotmill-worker as a function: what main calls, and what the tests' faulty worker calls with a
// renderer of its own.

#include "worker/host.hpp"

namespace plotmill::worker {

/// The exit status. Said on stderr: what is wrong with command line or configuration.
int run_program(int argc, char** argv, const Seams& seams);

}  // namespace plotmill::worker
