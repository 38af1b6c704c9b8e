#pragma once
// Σ aᵢ bᵢ of every pair of columns, each added in row order, several pairs at once. Internal to
// chart/stats.

#include <cstddef>
#include <span>
#include <vector>

namespace plotmill::chart {

/// Rows are added in blocks, so that what is multiplied stays in the nearest cache.
class ProductSums {
public:
    static constexpr std::size_t rows_at_once = 128;

    explicit ProductSums(std::size_t columns);

    /// How many values a row takes: the columns, and zeros up to a whole number of registers.
    [[nodiscard]] std::size_t row_size() const noexcept { return row_size_; }

    /// For each pair x ≥ y: adds left[row][x] · right[row][y]. \pre both hold `rows` × row_size()
    /// values, row by row
    void add_rows(std::span<const double> left, std::span<const double> right, std::size_t rows);

    /// \pre y ≤ x
    [[nodiscard]] double of(std::size_t x, std::size_t y) const { return sums_[x * row_size_ + y]; }

private:
    std::size_t row_size_;
    std::vector<double> sums_;
};

}  // namespace plotmill::chart
