#include "config/yaml_tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <sstream>

namespace plotmill::config {
namespace {

constexpr std::size_t max_depth = 16;

Position to_position(const YAML::Mark& mark) {
    return {mark.line + 1, mark.column + 1};
}

/// Keeps the first thing it cannot accept and builds nothing after it.
class Builder final : public YAML::EventHandler {
public:
    Tree tree;
    std::optional<std::string> refusal;

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) {
            refuse(mark, "expected one document, got another");
        }
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        put({.kind = Node::Kind::null, .position = to_position(mark), .entries = {}}, mark, anchor);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        refuse(mark, "expected a value, got an alias");
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        put({.kind = Node::Kind::scalar,
             .position = to_position(mark),
             .text = value,
             .is_quoted = tag == "!",
             .entries = {}},
            mark, anchor);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        open({.kind = Node::Kind::sequence, .position = to_position(mark), .entries = {}}, mark,
             anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        open({.kind = Node::Kind::mapping, .position = to_position(mark), .entries = {}}, mark,
             anchor);
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        Node node;
        std::optional<Node> key;  // read, its value not yet
    };

    void refuse(const YAML::Mark& mark, const std::string& why) {
        if (!refusal) {
            refusal = to_text(to_position(mark)) + ": " + why;
        }
    }
    void open(Node&& node, const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0) {
            refuse(mark, "expected a value, got an anchor");
        }
        if (open_.size() >= max_depth) {
            refuse(mark, "nested deeper than " + std::to_string(max_depth) + " levels");
        }
        open_.push_back({std::move(node), std::nullopt});
    }
    void close() {
        Node node = std::move(open_.back().node);
        open_.pop_back();
        attach(std::move(node));
    }
    void put(Node&& node, const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0) {
            refuse(mark, "expected a value, got an anchor");
        }
        attach(std::move(node));
    }
    void attach(Node&& node) {
        if (open_.empty()) {
            tree.root = std::move(node);
            return;
        }
        Open& parent = open_.back();
        if (parent.node.kind != Node::Kind::mapping) {
            return;  // no setting is a sequence: its place is enough to refuse it
        }
        if (!parent.key) {
            parent.key = std::move(node);
            return;
        }
        add_entry(parent.node, std::move(*parent.key), std::move(node));
        parent.key.reset();
    }
    void add_entry(Node& mapping, Node&& key, Node&& value) {
        if (key.kind != Node::Kind::scalar) {
            tree.problems.push_back(to_text(key.position) + ": expected a key of one word");
            return;
        }
        const auto same = std::find_if(mapping.entries.begin(), mapping.entries.end(),
                                       [&](const Node::Entry& e) { return e.key == key.text; });
        if (same != mapping.entries.end()) {
            tree.problems.push_back(to_text(key.position) + ": " + in_quotes(key.text) +
                                    " is given twice, first at " + to_text(same->position));
            return;
        }
        mapping.entries.push_back({std::move(key.text), key.position, std::move(value)});
    }

    std::vector<Open> open_;
    int documents_ = 0;
};

}  // namespace

std::string to_text(Position position) {
    return std::to_string(position.line) + ":" + std::to_string(position.column);
}

Result<Tree> parse_tree(std::string_view text) {
    Builder builder;
    // yaml-cpp says "not YAML" by throwing; here it becomes a value.
    try {
        std::istringstream stream{std::string{text}};
        YAML::Parser parser{stream};
        while (!builder.refusal && parser.HandleNextDocument(builder)) {
        }
    } catch (const YAML::Exception& error) {
        return fail(ErrorCode::config,
                    to_text(to_position(error.mark)) + ": not YAML: " + error.msg);
    }
    if (builder.refusal) {
        return fail(ErrorCode::config, std::move(*builder.refusal));
    }
    return std::move(builder.tree);
}

}  // namespace plotmill::config
