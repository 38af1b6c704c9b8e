#include "chart/stats/product_sums.hpp"

#include <algorithm>
#include <array>

namespace plotmill::chart {
namespace {

constexpr std::size_t pairs_at_once = 8;  // independent sums hide the time that each addition takes

}  // namespace

ProductSums::ProductSums(std::size_t columns) : size_{columns}, sums_(columns * columns) {}

void ProductSums::add_rows(std::span<const double> left, std::span<const double> right,
                           std::size_t rows) {
    for (std::size_t x = 0; x < size_; ++x) {
        for (std::size_t y = 0; y <= x; y += pairs_at_once) {
            // Sums beyond the diagonal are added up, too, where the columns reach that far: a
            // fixed number of them stays in registers.
            const std::size_t pairs = std::min(pairs_at_once, size_ - y);
            std::array<double, pairs_at_once> sums{};
            std::copy_n(&sums_[x * size_ + y], pairs, sums.begin());
            if (pairs == pairs_at_once) {
                for (std::size_t row = 0; row < rows; ++row) {
                    const double factor = left[row * size_ + x];
                    const double* partners = &right[row * size_ + y];
                    for (std::size_t pair = 0; pair < pairs_at_once; ++pair) {
                        sums[pair] += factor * partners[pair];
                    }
                }
            } else {
                for (std::size_t row = 0; row < rows; ++row) {
                    for (std::size_t pair = 0; pair < pairs; ++pair) {
                        sums[pair] += left[row * size_ + x] * right[row * size_ + y + pair];
                    }
                }
            }
            std::copy_n(sums.begin(), pairs, &sums_[x * size_ + y]);
        }
    }
}

}  // namespace plotmill::chart
