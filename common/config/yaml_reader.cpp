#include "config/yaml_reader.hpp"

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "base/visible.hpp"
#include "config/yaml_tree.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <utility>

namespace plotmill::config {
namespace {

/// line:column of a byte, counted from 1.
std::string place_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
    return std::to_string(line) + ":" + std::to_string(byte - start + 1);
}

std::string visible_byte(char byte) {
    std::string out;
    append_visible(out, {&byte, 1});
    return out;
}

std::string shown(const Node& node) {
    switch (node.kind) {
        case Node::Kind::null:
            return "nothing";
        case Node::Kind::scalar:
            return in_quotes(node.text);
        case Node::Kind::sequence:
            return "a list";
        case Node::Kind::mapping:
            return "a section";
    }
    return "nothing";
}

std::string shown(double number) {
    std::string text = std::to_string(number);  // 0.250000
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text;
}

bool is_plain(const Node& node) {
    return node.kind == Node::Kind::scalar && !node.is_quoted && !node.text.empty();
}

template <typename Number>
bool parse_number(const Node& node, Number& number) {
    const char* begin = node.text.data();
    const char* end = begin + node.text.size();
    const auto [stop, error] = std::from_chars(begin, end, number);
    return is_plain(node) && error == std::errc{} && stop == end;
}

}  // namespace

struct YamlFile::State {
    std::string name;
    Tree tree;
    std::vector<std::string> problems;
    std::vector<std::shared_ptr<Section::State>> sections;
};

struct Section::State {
    YamlFile::State* file = nullptr;  // owns this
    const Node* node = nullptr;       // null: the section is not in the file
    std::string prefix;               // "broker."
    std::vector<std::string> known;

    const Node* find(const std::string& key) {
        known.push_back(key);
        if (node == nullptr) {
            return nullptr;
        }
        const auto entry = std::find_if(node->entries.begin(), node->entries.end(),
                                        [&](const Node::Entry& e) { return e.key == key; });
        return entry == node->entries.end() ? nullptr : &entry->value;
    }
    void complain(Position position, const std::string& key, const std::string& what) const {
        file->problems.push_back(file->name + ":" + to_text(position) + ": " + prefix + key + ": " +
                                 what);
    }
    void expected(const Node& got, const std::string& key, const std::string& what) const {
        complain(got.position, key, "got " + shown(got) + ", expected " + what);
    }
    void complain_of_unknown() const {
        if (node == nullptr) {
            return;
        }
        const std::vector<std::string_view> names{known.begin(), known.end()};
        for (const Node::Entry& entry : node->entries) {
            if (std::find(names.begin(), names.end(), entry.key) == names.end()) {
                complain(entry.position, entry.key, "unknown key" + did_you_mean(entry.key, names));
            }
        }
    }
    template <typename Number>
    void read_number(const std::string& key, Number& member, Range range, const char* kind) {
        const Node* value = find(key);
        if (value == nullptr) {
            return;
        }
        Number number{};
        if (parse_number(*value, number) && static_cast<double>(number) >= range.low &&
            static_cast<double>(number) <= range.high) {
            member = number;
            return;
        }
        expected(*value, key,
                 std::string{kind} + " from " + shown(range.low) + " to " + shown(range.high));
    }
    template <typename Value, typename Parse>
    void read_quantity(const std::string& key, Value& member, Parse parse) {
        const Node* value = find(key);
        if (value == nullptr) {
            return;
        }
        auto parsed = parse(value->kind == Node::Kind::scalar ? value->text : std::string_view{});
        if (parsed) {
            member = *parsed;
        } else {
            complain(value->position, key, parsed.error().message);
        }
    }
};

Section Section::section(const std::string& key) {
    auto state = std::make_shared<State>();
    state->file = state_->file;
    state->prefix = state_->prefix + key + ".";
    state->node = state_->find(key);
    if (state->node != nullptr && state->node->kind != Node::Kind::mapping) {
        if (state->node->kind != Node::Kind::null) {
            state_->expected(*state->node, key, "a section");
        }
        state->node = nullptr;
    }
    state_->file->sections.push_back(state);
    return Section{std::move(state)};
}

void Section::ignore(const std::string& key) {
    static_cast<void>(state_->find(key));
}

std::vector<std::string> Section::keys() const {
    std::vector<std::string> names;
    if (state_->node != nullptr) {
        for (const Node::Entry& entry : state_->node->entries) {
            names.emplace_back(entry.key);
        }
    }
    return names;
}

void Section::read(const std::string& key, bool& member) {
    const Node* value = state_->find(key);
    if (value == nullptr) {
        return;
    }
    if (!is_plain(*value) || (value->text != "true" && value->text != "false")) {
        return state_->expected(*value, key, "true or false");
    }
    member = value->text == "true";
}

void Section::read(const std::string& key, std::int64_t& member, Range range) {
    state_->read_number(key, member, range, "an integer");
}

void Section::read(const std::string& key, double& member, Range range) {
    state_->read_number(key, member, range, "a number");
}

void Section::read(const std::string& key, std::string& member) {
    const Node* value = state_->find(key);
    if (value == nullptr) {
        return;
    }
    if (value->kind != Node::Kind::scalar) {
        return state_->expected(*value, key, "text");
    }
    member = value->text;
}

void Section::read_choice(const std::string& key, std::string& member,
                          const std::vector<std::string>& choices) {
    const Node* value = state_->find(key);
    if (value == nullptr) {
        return;
    }
    if (value->kind == Node::Kind::scalar &&
        std::find(choices.begin(), choices.end(), value->text) != choices.end()) {
        member = value->text;
        return;
    }
    std::string list;
    for (const std::string& choice : choices) {
        list += (list.empty() ? "" : ", ") + choice;
    }
    const std::vector<std::string_view> names{choices.begin(), choices.end()};
    state_->expected(*value, key, "one of " + list + did_you_mean(value->text, names));
}

void Section::read_bytes(const std::string& key, std::uint64_t& member) {
    state_->read_quantity(key, member, parse_bytes);
}

void Section::read_duration(const std::string& key, std::chrono::milliseconds& member) {
    state_->read_quantity(key, member, parse_duration);
}

Result<YamlFile> YamlFile::load(const std::string& path) {
    std::ifstream stream{path, std::ios::binary};
    if (!stream) {
        return fail(ErrorCode::config, path + ": cannot be read");
    }
    std::string text(max_file_bytes + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return parse(text, path);
}

Result<YamlFile> YamlFile::parse(std::string_view text, const std::string& name) {
    if (text.size() > max_file_bytes) {
        return fail(ErrorCode::config,
                    name + ": larger than " + std::to_string(max_file_bytes) + " bytes");
    }
    if (const auto invalid = find_invalid_utf8(text)) {
        return fail(ErrorCode::config, name + ":" + place_of(text, *invalid) +
                                           ": not UTF-8: byte " + visible_byte(text[*invalid]));
    }
    auto tree = parse_tree(text);
    if (!tree) {
        return fail(ErrorCode::config, name + ":" + tree.error().message);
    }
    auto state = std::make_shared<State>();
    state->name = name;
    state->tree = std::move(*tree);
    for (const std::string& problem : state->tree.problems) {
        state->problems.push_back(std::string{name}.append(":").append(problem));
    }
    const Node& root = state->tree.root;
    if (root.kind != Node::Kind::mapping && root.kind != Node::Kind::null) {
        return fail(ErrorCode::config, name + ":" + to_text(root.position) + ": got " +
                                           shown(root) + ", expected sections");
    }
    return YamlFile{std::move(state)};
}

Section YamlFile::root() {
    auto state = std::make_shared<Section::State>();
    state->file = state_.get();
    state->node = state_->tree.root.kind == Node::Kind::mapping ? &state_->tree.root : nullptr;
    state_->sections.push_back(state);
    return Section{std::move(state)};
}

Status YamlFile::finish() {
    for (const auto& section : state_->sections) {
        section->complain_of_unknown();
    }
    state_->sections.clear();
    if (state_->problems.empty()) {
        return {};
    }
    std::string all;
    for (const std::string& problem : state_->problems) {
        all += (all.empty() ? "" : "\n") + problem;
    }
    return fail(ErrorCode::config, std::move(all));
}

}  // namespace plotmill::config
