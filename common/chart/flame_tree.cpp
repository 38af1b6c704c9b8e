#include "chart/flame_tree.hpp"

#include "chart/spec/flame_options.hpp"

#include <algorithm>
#include <cmath>

namespace plotmill::chart {
namespace {

class Folder {
public:
    explicit Folder(std::string_view root) { tree_.nodes.push_back({.name = root}); }

    /// Whether there was room for all of its frames in the tree.
    bool add(std::string_view stack, double value) {
        std::size_t at = 0;
        tree_.nodes[at].value += value;
        for (std::size_t begin = 0; begin <= stack.size();) {
            const std::size_t end = std::min(stack.find(';', begin), stack.size());
            const std::string_view frame = stack.substr(begin, end - begin);
            begin = end + 1;
            if (frame.empty()) {
                continue;
            }
            if (tree_.nodes[at].level + 1 >= max_flame_depth) {
                ++tree_.cut_stacks;
                return true;
            }
            at = child_of(at, frame);
            tree_.nodes[at].value += value;
        }
        return tree_.nodes.size() <= max_flame_frames;
    }

    FlameTree take() && {
        for (FlameNode& node : tree_.nodes) {
            tree_.levels = std::max(tree_.levels, node.level + 1);
            double start = node.start;
            for (const auto& [name, child] : node.children) {
                tree_.nodes[child].start = start;
                start += tree_.nodes[child].value;
            }
        }
        return std::move(tree_);
    }

private:
    std::size_t child_of(std::size_t parent, std::string_view name) {
        const std::size_t next = tree_.nodes.size();
        const auto [place, is_new] = tree_.nodes[parent].children.emplace(name, next);
        if (is_new) {
            tree_.nodes.push_back({.name = name, .level = tree_.nodes[parent].level + 1});
            return next;
        }
        return place->second;
    }

    FlameTree tree_;
};

}  // namespace

Result<FlameTree> fold_stacks(std::span<const std::string> stacks, std::span<const double> values,
                              std::string_view root) {
    Folder folder{root};
    for (std::size_t i = 0; i < stacks.size(); ++i) {
        if (!std::isfinite(values[i]) || values[i] < 0) {
            return fail(ErrorCode::range, "value: row " + std::to_string(i) +
                                              " is negative, missing or infinite, expected a size");
        }
        if (values[i] > 0 && !folder.add(stacks[i], values[i])) {
            return fail(ErrorCode::limit, "stacks: more than " + std::to_string(max_flame_frames) +
                                              " different frames");
        }
    }
    return std::move(folder).take();
}

}  // namespace plotmill::chart
