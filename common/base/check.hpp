#pragma once
// PM_CHECK(condition, "why it must hold"): a defect of ours ends the process at once, with the
// place, rather than going on with wrong data. Never for what a peer or the machine can cause.

#include <cstdio>
#include <cstdlib>

namespace plotmill {

[[noreturn]] inline void check_failed(const char* condition, const char* why, const char* file,
                                      int line) {
    std::fprintf(stderr, "%s:%d: check (%s) failed: %s\n", file, line, condition, why);
    std::abort();
}

}  // namespace plotmill

// A macro for the text of the condition and the place (clang 14 has no std::source_location).
#define PM_CHECK(condition, why)                         \
    (static_cast<bool>(condition) ? static_cast<void>(0) \
                                  : ::plotmill::check_failed(#condition, why, __FILE__, __LINE__))
