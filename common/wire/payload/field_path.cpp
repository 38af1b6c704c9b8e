#include "wire/payload/field_path.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace plotmill::payload {
namespace {

/// Names of options come from outside: those that would blur the sentence are quoted and cut.
std::string shown(std::string_view name) {
    const bool is_plain =
        !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
            return c > ' ' && c < 0x7f && c != '\'' && c != '.' && c != '[';
        });
    return is_plain ? std::string{name} : in_quotes(name);
}

}  // namespace

std::string FieldPath::str() const {
    if (is_root()) {
        return "job";
    }
    std::string text;
    append_to(text);
    return text;
}

void FieldPath::append_to(std::string& text) const {
    if (is_root()) {
        return;
    }
    parent_->append_to(text);
    if (name_.data() == nullptr) {
        text += '[' + std::to_string(index_) + ']';
        return;
    }
    text += text.empty() ? "" : ".";
    text += shown(name_);
}

}  // namespace plotmill::payload
