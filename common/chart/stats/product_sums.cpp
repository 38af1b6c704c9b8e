#include "chart/stats/product_sums.hpp"

#include "base/check.hpp"
#include "base/processor.hpp"
#include "chart/stats/lanes.hpp"

namespace plotmill::chart {
namespace {

struct Rows {
    const double* left;
    const double* right;
    std::size_t count;
    std::size_t size;  // of each
};

/// `High` columns from x on with `lanes` from y on: as many sums as registers hide the time that
/// each addition takes. Those beyond the diagonal are added up, too.
template <std::size_t High>
[[gnu::always_inline]] inline void add_tile(const Rows& rows, std::size_t x, std::size_t y,
                                            double* sums) {
    Lanes sum[High];
    for (std::size_t i = 0; i < High; ++i) {
        load(sums + (x + i) * rows.size + y, sum[i]);
    }
    const double* left = rows.left + x;
    const double* right = rows.right + y;
    for (std::size_t row = 0; row < rows.count; ++row, left += rows.size, right += rows.size) {
        Lanes partners;
        load(right, partners);
        for (std::size_t i = 0; i < High; ++i) {
            sum[i] += left[i] * partners;
        }
    }
    for (std::size_t i = 0; i < High; ++i) {
        store(sum[i], sums + (x + i) * rows.size + y);
    }
}

[[gnu::always_inline]] inline void add_tiles(const Rows& rows, double* sums) {
    for (std::size_t y = 0; y < rows.size; y += lanes) {
        std::size_t x = y;
        for (; x + 2 * lanes <= rows.size; x += 2 * lanes) {
            add_tile<2 * lanes>(rows, x, y, sums);
        }
        if (x < rows.size) {
            add_tile<lanes>(rows, x, y, sums);
        }
    }
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void add_tiles_avx2(const Rows& rows, double* sums) {
    add_tiles(rows, sums);
}
#endif

}  // namespace

ProductSums::ProductSums(std::size_t columns)
    : row_size_{padded(columns)}, sums_(row_size_ * row_size_) {}

void ProductSums::add_rows(std::span<const double> left, std::span<const double> right,
                           std::size_t rows) {
    PM_CHECK(left.size() >= rows * row_size_ && right.size() >= rows * row_size_, "whole rows");
    const Rows all{left.data(), right.data(), rows, row_size_};
#if defined(__x86_64__)
    if (vectors() == Vectors::avx2) {
        add_tiles_avx2(all, sums_.data());
        return;
    }
#endif
    add_tiles(all, sums_.data());
}

}  // namespace plotmill::chart
