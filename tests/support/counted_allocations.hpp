#pragma once

// What the whole process has allocated since it began. operator new is replaced where this is
// linked: for an executable of its own, of one thread.

#include <cstddef>

namespace plotmill::test {

struct Allocations {
    std::size_t bytes = 0;
    std::size_t count = 0;
};

[[nodiscard]] Allocations allocations() noexcept;

}  // namespace plotmill::test
