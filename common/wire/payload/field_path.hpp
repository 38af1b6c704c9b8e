#pragma once
// Where in a job we are, for error sentences: "data.values[2]". A chain on the stack from the field
// up to the root: costs nothing until it is written out.

#include <cstddef>
#include <string>
#include <string_view>

namespace plotmill::payload {

class FieldPath {
public:
    /// The job itself.
    FieldPath() = default;

    /// \pre `this` and `name` outlive the result.
    [[nodiscard]] FieldPath field(std::string_view name) const noexcept { return {this, name, 0}; }
    [[nodiscard]] FieldPath item(std::size_t index) const noexcept { return {this, {}, index}; }

    [[nodiscard]] bool is_root() const noexcept { return parent_ == nullptr; }
    /// Containers around the field: what Limits::max_depth is compared with.
    [[nodiscard]] std::size_t depth() const noexcept { return depth_; }
    /// "data.values[2]"; the root is "job".
    [[nodiscard]] std::string str() const;

private:
    FieldPath(const FieldPath* parent, std::string_view name, std::size_t index) noexcept
        : parent_{parent}, name_{name}, index_{index}, depth_{parent->depth_ + 1} {}
    void append_to(std::string& text) const;

    const FieldPath* parent_ = nullptr;
    std::string_view name_;  // null: an item
    std::size_t index_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace plotmill::payload
