#pragma once
// YAML as a tree in which everything remembers where it stood. Built from yaml-cpp's events,
// because its own nodes forget which of two equal keys was written, and whether a value was an
// alias. Private to common/config; the only header of ours that yaml_reader.cpp needs.

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plotmill::config {

struct Position {
    int line = 0;  // from 1
    int column = 0;
};

struct Node {
    enum class Kind { null, scalar, sequence, mapping };
    struct Entry;

    Kind kind = Kind::null;
    Position position{};
    std::string text{};          // scalar's
    bool is_quoted = false;      // so it can only be text
    std::vector<Entry> entries;  // mapping's, in the order of the file
};

struct Node::Entry {
    std::string key;
    Position position;
    Node value;
};

struct Tree {
    Node root;
    std::vector<std::string> problems;  // keys given twice; "line:column: sentence"
};

/// Errors: config: not YAML, an alias or anchor, more than one document, nested too deep, or a key
/// that is not a plain word.
Result<Tree> parse_tree(std::string_view text);

std::string to_text(Position position);

}  // namespace plotmill::config
