#pragma once
// Stacks with sizes, folded into one tree: what a flame graph draws (B. Gregg, "The Flame Graph",
// CACM 59(6), 2016). A stack is its frames from the root on, separated by ";".

#include "base/result.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::chart {

struct FlameNode {
    std::string_view name;  // views the stacks, or the root's name
    double value = 0;       // its own and that of all above it
    int level = 0;          // 0: the root
    double start = 0;       // the sum of what stands left of it
    std::map<std::string_view, std::size_t, std::less<>> children{};  // places in the tree's nodes
};

struct FlameTree {
    std::vector<FlameNode> nodes;  // the root first, a parent before its children
    int levels = 0;                // of frames that have a place
    std::size_t cut_stacks = 0;    // deeper than max_flame_depth, which lost their upper frames
};

/// Frames of one name on the same frames are one; siblings stand in the order of their names. What
/// is empty between two ";" counts as no frame. Errors: range (a value that is negative or not
/// finite), limit (more than max_flame_frames). \pre as many values as stacks; both outlive the
/// tree
Result<FlameTree> fold_stacks(std::span<const std::string> stacks, std::span<const double> values,
                              std::string_view root);

}  // namespace plotmill::chart
