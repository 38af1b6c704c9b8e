#include "chart/stats/correlation.hpp"
#include "chart/stats/ordered_column.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace plotmill::chart {
namespace {

/// Buffers that all pairs share.
struct KendallBuffers {
    std::vector<Rank> y;
    std::vector<Rank> merged;
};

std::uint64_t pairs_among(std::uint64_t rows) {
    return rows < 2 ? 0 : rows * (rows - 1) / 2;
}

std::uint64_t count_neighbours_equal(std::span<const Rank> sorted) {
    std::uint64_t ties = 0;
    std::uint64_t same = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        same = sorted[i] == sorted[i - 1] ? same + 1 : 0;
        ties += same;
    }
    return ties;
}

struct TieCounts {
    std::uint64_t x = 0;     // pairs of rows with equal x
    std::uint64_t both = 0;  // and equal y
};

/// The ranks in y of the rows that both columns have, by x and then by y.
TieCounts sort_by_x(const OrderedColumn& x, const OrderedColumn& y, KendallBuffers& buffers) {
    TieCounts ties;
    buffers.y.resize(x.order.size());
    std::size_t count = 0;
    std::size_t first = 0;
    for (const std::size_t end : x.tie_ends) {
        const std::size_t tie = count;
        for (; first < end; ++first) {
            const Rank rank = y.ranks[x.order[first]];
            buffers.y[count] = rank;
            count += rank != not_ranked ? 1U : 0U;
        }
        if (count - tie > 1) {
            const auto equal = std::span{buffers.y}.subspan(tie, count - tie);
            std::sort(equal.begin(), equal.end());
            ties.x += pairs_among(equal.size());
            ties.both += count_neighbours_equal(equal);
        }
    }
    buffers.y.resize(count);
    return ties;
}

constexpr std::size_t first_run = 16;  // sorted by insertion, which is faster up to about here

std::uint64_t insertion_exchanges(std::span<Rank> run) {
    std::uint64_t exchanges = 0;
    for (std::size_t i = 1; i < run.size(); ++i) {
        const Rank value = run[i];
        std::size_t to = i;
        for (; to > 0 && run[to - 1] > value; --to) {
            run[to] = run[to - 1];
        }
        run[to] = value;
        exchanges += i - to;
    }
    return exchanges;
}

std::uint64_t merge_exchanges(std::span<const Rank> left, std::span<const Rank> right, Rank* out) {
    std::uint64_t exchanges = 0;
    std::size_t l = 0;
    std::size_t r = 0;
    while (l < left.size() && r < right.size()) {
        const bool from_right = right[r] < left[l];  // no branch: its outcome is a coin's
        *out++ = from_right ? right[r] : left[l];
        exchanges += from_right ? left.size() - l : 0;
        r += from_right ? 1 : 0;
        l += from_right ? 0 : 1;
    }
    out = std::copy(left.begin() + static_cast<std::ptrdiff_t>(l), left.end(), out);
    std::copy(right.begin() + static_cast<std::ptrdiff_t>(r), right.end(), out);
    return exchanges;
}

/// Sorts y; how many pairs stood in the wrong order, W. R. Knight 1966.
std::uint64_t sort_and_count_exchanges(KendallBuffers& buffers) {
    const std::size_t size = buffers.y.size();
    std::uint64_t exchanges = 0;
    for (std::size_t at = 0; at < size; at += first_run) {
        exchanges +=
            insertion_exchanges(std::span{buffers.y}.subspan(at, std::min(first_run, size - at)));
    }
    buffers.merged.resize(size);
    for (std::size_t run = first_run; run < size; run *= 2) {
        const std::span<const Rank> from{buffers.y};
        for (std::size_t at = 0; at < size; at += 2 * run) {
            const std::size_t middle = std::min(at + run, size);
            const std::size_t end = std::min(at + 2 * run, size);
            exchanges +=
                merge_exchanges(from.subspan(at, middle - at), from.subspan(middle, end - middle),
                                buffers.merged.data() + at);
        }
        buffers.y.swap(buffers.merged);
    }
    return exchanges;
}

/// tau-b, M. G. Kendall 1945.
double tau_of(const OrderedColumn& x, const OrderedColumn& y, KendallBuffers& buffers) {
    const TieCounts ties = sort_by_x(x, y, buffers);
    const std::uint64_t discordant = sort_and_count_exchanges(buffers);
    const std::uint64_t y_ties = count_neighbours_equal(buffers.y);
    const std::uint64_t size = buffers.y.size();
    const std::uint64_t all = pairs_among(size);
    if (size < 2 || ties.x == all || y_ties == all) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const auto surplus = static_cast<double>(
        static_cast<std::int64_t>(all - ties.x - y_ties + ties.both - 2 * discordant));
    const double tau = surplus / std::sqrt(static_cast<double>(all - ties.x)) /
                       std::sqrt(static_cast<double>(all - y_ties));
    return std::clamp(tau, -1.0, 1.0);
}

}  // namespace

CorrelationMatrix kendall(const std::vector<ColumnView>& columns) {
    const std::vector<OrderedColumn> ordered = put_in_order(columns);
    KendallBuffers buffers;
    return matrix_of_pairs(columns.size(), [&](std::size_t row, std::size_t column) {
        if (row == column && !ordered[row].order.empty()) {
            return 1.0;  // pandas does not calculate the diagonal
        }
        return tau_of(ordered[column], ordered[row], buffers);
    });
}

}  // namespace plotmill::chart
