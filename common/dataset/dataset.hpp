#pragma once
// A table: named columns of equal length, optional row labels and axis names; and arrays of any
// lengths, which stand for themselves.
//
// A column is a view (dtype, first byte, stride) of bytes that somebody else keeps alive (a message
// frame, a mapped file) or of bytes that the dataset itself owns (numbers that came one by one).
// Views are never aligned for sure. Missing values are NaN, or NaT in <M8[ns]; text columns keep
// their strings. Immutable after it is built; no thread rule.

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::dataset {

/// numpy's dtype.str, little-endian.
enum class DType { f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, u8, b1, m8_ns, text };

std::string_view name(DType dtype) noexcept;  // "<f8"; text is "text"
std::optional<DType> dtype_from_name(std::string_view name) noexcept;
std::size_t item_bytes(DType dtype) noexcept;  // 0 for text

class Column {
public:
    /// \pre view holds (rows − 1) × stride_bytes + item_bytes(dtype) bytes (none for rows = 0);
    /// dtype is not text.
    Column(std::string name, DType dtype, ByteView view, std::size_t rows,
           std::ptrdiff_t stride_bytes);
    Column(std::string name, std::vector<std::string> text);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// The same column under another name.
    [[nodiscard]] Column with_name(std::string name) &&;
    [[nodiscard]] DType dtype() const noexcept { return dtype_; }
    [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
    [[nodiscard]] bool is_number()
        const noexcept;  // integers and floats: goes into every numeric chart
    [[nodiscard]] bool is_boolean() const noexcept { return dtype_ == DType::b1; }
    [[nodiscard]] bool is_time() const noexcept { return dtype_ == DType::m8_ns; }

    /// All values as doubles, missing as NaN, in row order. Contiguous aligned <f8 is returned as
    /// it is, without a copy; anything else is converted into `scratch`, which must live as long as
    /// the result is used. \pre is_number() or is_boolean()
    [[nodiscard]] std::span<const double> doubles(std::vector<double>& scratch) const;
    /// The same for times: days since 1970-01-01 UTC, NaT as NaN. \pre is_time()
    [[nodiscard]] std::span<const double> days(std::vector<double>& scratch) const;
    /// Appends the items as they are, one behind the other: what a typed column on the wire holds.
    /// Nothing for text.
    void append_items(Bytes& to) const;
    /// Empty for columns that are not text; a missing value is an empty string.
    [[nodiscard]] std::span<const std::string> text() const noexcept { return text_; }

private:
    std::string name_;
    DType dtype_;
    const std::byte* data_ = nullptr;
    std::size_t rows_ = 0;
    std::ptrdiff_t stride_bytes_ = 0;
    std::vector<std::string> text_;
};

struct Dataset {
    std::vector<Column> columns;
    std::size_t rows = 0;
    std::vector<Column> arrays;  // beside the table, of any lengths, without names; never text
    std::optional<std::vector<std::string>> index;  // row labels as shown; absent: 0 … rows − 1
    std::optional<std::string> index_name;          // label of the y axis of a heatmap
    std::optional<std::string> columns_name;        // label of its x axis
    std::vector<std::shared_ptr<const Bytes>>
        owned;  // keeps alive what the columns view, where it is ours
};

}  // namespace plotmill::dataset
