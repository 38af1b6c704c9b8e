#pragma once
// What a flame graph takes: which column holds the stacks, which one the sizes, and how they look.

#include <cstddef>
#include <optional>
#include <string>

namespace plotmill::chart {

inline constexpr int max_flame_depth = 512;  // deeper frames are left out, with a warning
inline constexpr std::size_t max_flame_frames = 1'000'000;  // of the whole tree

struct FlameOptions {
    std::optional<std::string> stacks;  // none: the only text column
    std::optional<std::string> value;   // none: the only numeric column, or each row counts as 1
    std::string title;
    std::string unit;          // "bytes" writes sizes as 1.5 MB; else after the number
    bool icicle = false;       // root at the top
    double fontsize = 8;       // points, of the names
    double least_px = 0.5;     // narrower frames are left out
    std::string root = "all";  // the name of the lowest frame
};

}  // namespace plotmill::chart
