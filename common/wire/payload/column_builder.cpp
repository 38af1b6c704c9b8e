#include "wire/payload/column_builder.hpp"

#include "base/check.hpp"
#include "wire/payload/scalar_text.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace plotmill::payload {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

std::optional<double> number_from_word(std::string_view word) noexcept {
    constexpr std::array<std::pair<std::string_view, double>, 3> words{
        {{"nan", missing}, {"inf", infinity}, {"-inf", -infinity}}};
    for (const auto& [known, value] : words) {
        if (known == word) {
            return value;
        }
    }
    return std::nullopt;
}

}  // namespace

ColumnBuilder::ColumnBuilder(std::size_t rows)
    : rows_{rows}, storage_{std::make_shared<Bytes>(rows * number_row_bytes)} {}

std::string_view ColumnBuilder::expected() const noexcept {
    switch (state_) {
        case State::number:
            return "a number as in the rows before";
        case State::boolean:
            return "true or false as in the rows before";
        case State::text:
            return "text as in the rows before";
        default:
            return words_.empty() ? "a number, text, true, false or null"
                                  : "a number as in the rows before";
    }
}

std::span<double> ColumnBuilder::room() noexcept {
    const bool is_open = state_ == State::undecided || state_ == State::number;
    return is_open ? std::span{numbers() + row_, rows_ - row_} : std::span<double>{};
}

void ColumnBuilder::took(const NumberRun& run) noexcept {
    row_ += run.count;
    has_nil_ = has_nil_ || (run.count > 0 && !run.any_number);
    if (run.any_number) {
        state_ = State::number;
        words_.clear();
    }
}

bool ColumnBuilder::add_number(double value) noexcept {
    if (state_ == State::boolean || state_ == State::text) {
        return false;
    }
    put(value);
    state_ = State::number;
    words_.clear();
    return true;
}

bool ColumnBuilder::add_boolean(bool value) {
    if (state_ == State::number || state_ == State::text || !words_.empty()) {
        return false;
    }
    put(value ? 1.0 : 0.0);
    state_ = State::boolean;
    return true;
}

bool ColumnBuilder::becomes_text(std::string_view value) const noexcept {
    return state_ == State::undecided && !number_from_word(value);
}

bool ColumnBuilder::add_text(std::string_view value) {
    if (becomes_text(value)) {
        become_text();
    }
    if (state_ == State::text) {
        text_.emplace_back(value);
        ++row_;
        return true;
    }
    const auto number = number_from_word(value);
    if (state_ == State::boolean || !number) {
        return false;
    }
    if (state_ == State::undecided) {
        words_.emplace_back(row_, std::string{value});
    }
    put(*number);
    return true;
}

void ColumnBuilder::add_nil() {
    if (state_ == State::text) {
        text_.emplace_back();
        ++row_;
        return;
    }
    has_nil_ = true;
    put(missing);
}

void ColumnBuilder::become_text() {
    state_ = State::text;
    text_.reserve(rows_);
    text_.resize(row_);
    for (auto& [row, word] : words_) {
        text_[row] = std::move(word);
    }
    words_.clear();
    storage_.reset();
}

std::vector<std::string> ColumnBuilder::booleans_as_text() {
    std::vector<std::string> text;
    text.reserve(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
        const double value = numbers()[row];
        text.push_back(std::isnan(value) ? std::string{} : python_text(value != 0));
    }
    return text;
}

void ColumnBuilder::shrink_to_bytes() {
    for (std::size_t row = 0; row < rows_; ++row) {
        (*storage_)[row] =
            static_cast<std::byte>(numbers()[row] != 0);  // writes behind what it reads
    }
    storage_->resize(rows_);
    storage_->shrink_to_fit();
}

dataset::Column ColumnBuilder::finish(std::vector<std::shared_ptr<const Bytes>>& owned) && {
    PM_CHECK(row_ == rows_, "every row has come");
    if (state_ == State::text) {
        return {std::string{}, std::move(text_)};
    }
    if (state_ == State::boolean && has_nil_) {
        return {std::string{}, booleans_as_text()};
    }
    auto dtype = dataset::DType::f8;
    if (state_ == State::boolean) {
        shrink_to_bytes();
        dtype = dataset::DType::b1;
    }
    dataset::Column column{std::string{}, dtype, *storage_, rows_,
                           static_cast<std::ptrdiff_t>(dataset::item_bytes(dtype))};
    owned.push_back(std::move(storage_));
    return column;
}

}  // namespace plotmill::payload
