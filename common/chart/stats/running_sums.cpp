#include "chart/stats/running_sums.hpp"

#include "base/processor.hpp"
#include "chart/stats/lanes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace plotmill::chart {
namespace {

/// The rows that are worked on, one after another.
struct Block {
    std::size_t row_size = 0;
    std::size_t rows = 0;
    std::array<double, ProductSums::rows_at_once> shares{};  // of each row in the mean so far
    std::vector<double> before;  // value − mean so far; first of all the value
    std::vector<double> after;   // value − mean with it
};

/// Takes `Wide` registers of columns through all rows: each waits for its mean of the row before,
/// so that several at once hide the wait.
template <std::size_t Wide>
[[gnu::always_inline]] inline void deviate_some(Block& block, std::size_t column, double* means) {
    Lanes mean[Wide];
    for (std::size_t i = 0; i < Wide; ++i) {
        load(means + column + i * lanes, mean[i]);
    }
    const double* const shares = block.shares.data();
    double* before = block.before.data() + column;
    double* after = block.after.data() + column;
    const std::size_t step = block.row_size;
    const std::size_t rows = block.rows;
    for (std::size_t row = 0; row < rows; ++row, before += step, after += step) {
        for (std::size_t i = 0; i < Wide; ++i) {
            Lanes value;
            load(before + i * lanes, value);
            const Lanes deviation = value - mean[i];
            mean[i] += shares[row] * deviation;
            store(deviation, before + i * lanes);
            store(value - mean[i], after + i * lanes);
        }
    }
    for (std::size_t i = 0; i < Wide; ++i) {
        store(mean[i], means + column + i * lanes);
    }
}

[[gnu::always_inline]] inline void deviate_all(Block& block, double* means) {
    std::size_t column = 0;
    for (; column + 2 * lanes <= block.row_size; column += 2 * lanes) {
        deviate_some<2>(block, column, means);
    }
    if (column < block.row_size) {
        deviate_some<1>(block, column, means);
    }
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void deviate_all_avx2(Block& block, double* means) {
    deviate_all(block, means);
}
#endif

void deviate(Block& block, double* means) {
#if defined(__x86_64__)
    if (vectors() == Vectors::avx2) {
        deviate_all_avx2(block, means);
        return;
    }
#endif
    deviate_all(block, means);
}

void take_rows(const std::vector<std::span<const double>>& columns, std::size_t first,
               Block& block) {
    for (std::size_t row = 0; row < block.rows; ++row) {
        block.shares[row] = 1.0 / static_cast<double>(first + row + 1);
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const double* const from = columns[column].data() + first;
        double* to = block.before.data() + column;
        for (std::size_t row = 0; row < block.rows; ++row, to += block.row_size) {
            *to = from[row];
        }
    }
}

}  // namespace

std::optional<ProductSums> running_sums(const std::vector<std::span<const double>>& columns) {
    ProductSums sums{columns.size()};
    Block block;
    block.row_size = sums.row_size();
    block.before.resize(sums.row_size() * ProductSums::rows_at_once);
    block.after.resize(sums.row_size() * ProductSums::rows_at_once);
    std::vector<double> means(sums.row_size());
    const std::size_t rows = columns.empty() ? 0 : columns.front().size();
    for (std::size_t first = 0; first < rows; first += ProductSums::rows_at_once) {
        block.rows = std::min(ProductSums::rows_at_once, rows - first);
        take_rows(columns, first, block);
        deviate(block, means.data());
        if (!std::all_of(means.begin(), means.end(), [](double m) { return std::isfinite(m); })) {
            return std::nullopt;
        }
        sums.add_rows(block.after, block.before, block.rows);
    }
    return sums;
}

}  // namespace plotmill::chart
