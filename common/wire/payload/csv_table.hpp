#pragma once
// The fields of a CSV text, before anybody asks what they mean. Private to wire/payload.

#include "base/result.hpp"
#include "dataset/limits.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::payload {

class CsvTable {
public:
    /// Every row has as many fields as the first, which is the header. Errors: as read_csv().
    static Result<CsvTable> parse(std::string_view text, const dataset::Limits& limits);

    [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
    /// Without the header.
    [[nodiscard]] std::size_t rows() const noexcept { return ends_.size() / columns_ - 1; }
    [[nodiscard]] std::string_view name(std::size_t column) const noexcept { return at(column); }
    [[nodiscard]] std::string_view field(std::size_t row, std::size_t column) const noexcept {
        return at((row + 1) * columns_ + column);
    }

private:
    friend class CsvTableBuilder;
    [[nodiscard]] std::string_view at(std::size_t number) const noexcept {
        const std::size_t start = number == 0 ? 0 : ends_[number - 1];
        return std::string_view{text_}.substr(start, ends_[number] - start);
    }

    std::string text_;               // all fields, one behind the other
    std::vector<std::size_t> ends_;  // where each ends, row by row
    std::size_t columns_ = 0;
};

}  // namespace plotmill::payload
