#pragma once
// PM_CHECK(condition, "why it must hold"): a defect of ours ends the process at once, with the
// place, rather than going on with wrong data. Never for what a peer or the machine can cause.

#include <cstdio>
#include <cstdlib>
#include <source_location>

namespace plotmill {

[[noreturn]] inline void check_failed(
    const char* condition, const char* why,
    std::source_location where = std::source_location::current()) {
    std::fprintf(stderr, "%s:%u: check (%s) failed: %s\n", where.file_name(), where.line(),
                 condition, why);
    std::abort();
}

}  // namespace plotmill

#define PM_CHECK(condition, why)                         \
    (static_cast<bool>(condition) ? static_cast<void>(0) \
                                  : ::plotmill::check_failed(#condition, why))
