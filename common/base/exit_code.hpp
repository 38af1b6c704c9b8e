#pragma once
// What a process says when it ends: the contract with shells, supervisors and the demo. README.md
// lists the same table.

namespace plotmill {

enum class ExitCode : int {
    ok = 0,
    job_failed = 1,    // at least one job or chart failed
    usage = 2,         // command line not understood
    grows = 3,         // memory does, by `plotmill memory report` and `selftest`
    unreachable = 4,   // no answer from the broker
    timeout = 5,       // waited longer than asked
    unavailable = 69,  // a program that the command needs is not installed (EX_UNAVAILABLE)
    never_ready = 70,  // no renderer was ever ready (EX_SOFTWARE)
    storage = 74,      // the broker's store failed (EX_IOERR)
    config = 78,       // configuration refused (EX_CONFIG)
};

constexpr int to_int(ExitCode code) noexcept {
    return static_cast<int>(code);
}

}  // namespace plotmill
