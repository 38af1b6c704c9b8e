#pragma once
// A column whose values come one by one and whose type nobody announced: numbers, booleans or text,
// as pandas would see it. null is a missing value in each; "nan", "inf" and "-inf" are numbers
// unless a neighbour is other text; a column of nothing but nulls is float; booleans with a null
// among them are shown as text ("True", "False", ""), for pandas too has no boolean column with a
// hole and leaves such a column out of numeric charts.

#include "dataset/dataset.hpp"
#include "wire/payload/msgpack_cursor.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plotmill::payload {

/// What building a column takes for each row, whatever it turns out to be; text takes
/// text_row_bytes more.
inline constexpr std::size_t number_row_bytes = sizeof(double);
inline constexpr std::size_t text_row_bytes = sizeof(std::string);

class ColumnBuilder {
public:
    /// Allocates rows × number_row_bytes.
    explicit ColumnBuilder(std::size_t rows);

    [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
    [[nodiscard]] std::size_t row() const noexcept { return row_; }
    [[nodiscard]] bool is_text() const noexcept { return state_ == State::text; }
    /// What the next value should be, after the values before: "a number", "text", "true or false",
    /// "a value".
    [[nodiscard]] std::string_view expected() const noexcept;

    /// Where numbers may be written directly; empty once the column is text or boolean.
    [[nodiscard]] std::span<double> room() noexcept;
    /// Says what was written there.
    void took(const NumberRun& run) noexcept;

    // false: the value does not fit those before it; nothing has changed. \pre row() < rows()
    [[nodiscard]] bool add_number(double value) noexcept;
    [[nodiscard]] bool add_boolean(bool value);
    [[nodiscard]] bool add_text(std::string_view value);
    void add_nil();

    /// Would this text make a column text that is not yet?
    [[nodiscard]] bool becomes_text(std::string_view value) const noexcept;

    /// The column, without a name; what it views is put into `owned`. \pre row() == rows()
    dataset::Column finish(std::vector<std::shared_ptr<const Bytes>>& owned) &&;

private:
    enum class State { undecided, number, boolean, text };

    [[nodiscard]] double* numbers() noexcept { return reinterpret_cast<double*>(storage_->data()); }
    void put(double value) noexcept { numbers()[row_++] = value; }
    void become_text();
    std::vector<std::string> booleans_as_text();
    void shrink_to_bytes();

    std::size_t rows_;
    std::size_t row_ = 0;
    State state_ = State::undecided;
    bool has_nil_ = false;
    std::shared_ptr<Bytes> storage_;  // doubles while it is not text
    std::vector<std::pair<std::size_t, std::string>>
        words_;  // "nan" … while undecided: row and word
    std::vector<std::string> text_;
};

}  // namespace plotmill::payload
