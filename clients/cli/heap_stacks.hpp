#pragma once
// Where heap memory goes: the folded stacks that heaptrack_print writes, and what they add up to.
// No state, no thread rule.

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::cli {

struct HeapStacks {
    std::vector<std::string> stacks;  // frames from main on, separated by ";"
    std::vector<double> bytes;        // as many
    [[nodiscard]] double total() const noexcept;
};

/// "main;f;g 1234" a line, as flamegraph.pl takes it. Frames that are only an address become
/// "[unknown]", and neighbouring ones of these are one. Errors: syntax (a line without a number at
/// its end; it says which).
Result<HeapStacks> read_folded_stacks(std::string_view text);

/// What one function holds: with what it called, and what it allocated itself.
struct HeapSite {
    std::string function;
    double held_bytes = 0;  // of all stacks that it is in, each counted once
    double own_bytes = 0;   // of those in which it called the allocator
};

/// The `top` functions by what they allocated themselves, then by what they hold, then by name.
/// Allocators (malloc, operator new, …) and standard containers are no site: their caller is.
std::vector<HeapSite> top_sites(const HeapStacks& stacks, std::size_t top);

}  // namespace plotmill::cli
