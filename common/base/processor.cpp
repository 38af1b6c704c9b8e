#include "base/processor.hpp"

#include <algorithm>
#include <atomic>

namespace plotmill {
namespace {

Vectors widest() noexcept {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0 ? Vectors::avx2 : Vectors::baseline;
#else
    return Vectors::baseline;
#endif
}

std::atomic<Vectors>& allowed() noexcept {
    static std::atomic<Vectors> level{widest()};
    return level;
}

}  // namespace

Vectors vectors() noexcept {
    return allowed().load(std::memory_order_relaxed);
}

void limit_vectors(Vectors most) noexcept {
    allowed().store(std::min(most, widest()), std::memory_order_relaxed);
}

}  // namespace plotmill
