#include "chart/flame_tree.hpp"
#include "chart/layout/flame_layout.hpp"
#include "chart/spec/flame_options.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace plotmill;
using namespace plotmill::chart;

namespace {

const FlameNode& node_of(const FlameTree& tree, std::string_view name) {
    for (const FlameNode& node : tree.nodes) {
        if (node.name == name) {
            return node;
        }
    }
    FAIL("no such frame");
    return tree.nodes.front();
}

}  // namespace

TEST_CASE("equal frames on equal frames are one, as wide as all that stands on them", "[flame]") {
    const std::vector<std::string> stacks{"main;b;x", "main;a", "main;b", "main;b;x"};
    const std::vector<double> sizes{1, 2, 4, 8};
    const auto tree = fold_stacks(stacks, sizes, "all");
    REQUIRE(tree);
    CHECK(tree->nodes.size() == 5);
    CHECK(tree->levels == 4);
    CHECK(node_of(*tree, "all").value == 15);
    CHECK(node_of(*tree, "b").value == 13);
    CHECK(node_of(*tree, "x").value == 9);
}

TEST_CASE("siblings stand by name, whatever the order of the rows", "[flame]") {
    const std::vector<std::string> stacks{"b", "c", "a"};
    const std::vector<double> sizes{1, 2, 4};
    const auto tree = fold_stacks(stacks, sizes, "all");
    REQUIRE(tree);
    CHECK(node_of(*tree, "a").start == 0);
    CHECK(node_of(*tree, "b").start == 4);
    CHECK(node_of(*tree, "c").start == 5);
}

TEST_CASE("a stack without frames counts for the root alone", "[flame]") {
    const std::vector<std::string> stacks{"", ";;a;"};
    const std::vector<double> sizes{3, 1};
    const auto tree = fold_stacks(stacks, sizes, "all");
    REQUIRE(tree);
    CHECK(tree->nodes.size() == 2);
    CHECK(node_of(*tree, "all").value == 4);
}

TEST_CASE("a size that is none is refused with its row", "[flame]") {
    const std::vector<std::string> stacks{"a", "b"};
    const std::vector<double> sizes{1, -1};
    const auto tree = fold_stacks(stacks, sizes, "all");
    REQUIRE_FALSE(tree);
    CHECK(tree.error().message == "value: row 1 is negative, missing or infinite, expected a size");
}

TEST_CASE("stacks that are too deep are cut, and counted", "[flame]") {
    std::string deep;
    for (int i = 0; i < max_flame_depth + 10; ++i) {
        deep += "f;";
    }
    const std::vector<std::string> stacks{deep};
    const std::vector<double> sizes{1};
    const auto tree = fold_stacks(stacks, sizes, "all");
    REQUIRE(tree);
    CHECK(tree->levels == max_flame_depth);
    CHECK(tree->cut_stacks == 1);
}

TEST_CASE("a name is cut to what fits, never within a letter", "[flame]") {
    Typesetter typesetter;
    const FontSize size{8, 100};
    const double whole = typesetter.measure("größenordnung", size).width;
    CHECK(cut_to_fit("größenordnung", whole, size, typesetter) == "größenordnung");
    const std::string cut = cut_to_fit("größenordnung", whole / 2, size, typesetter);
    CHECK(cut.starts_with("grö"));
    CHECK(cut.ends_with(".."));
    CHECK(typesetter.measure(cut, size).width <= whole / 2);
    CHECK(cut_to_fit("größenordnung", 5, size, typesetter).empty());
}
