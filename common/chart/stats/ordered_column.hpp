#pragma once
// A column sorted once. Leaving out rows keeps the order and the ties of the others, so that no
// pair of columns sorts its values again. Internal to chart/stats.

#include "chart/stats/correlation.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace plotmill::chart {

using Rank = std::uint32_t;
inline constexpr Rank not_ranked = std::numeric_limits<Rank>::max();

struct OrderedColumn {
    std::vector<std::uint32_t> order;     // rows with a finite value, by value
    std::vector<std::uint32_t> tie_ends;  // where in `order` each run of equal values ends
    std::vector<Rank> ranks;  // of each row the number of its run, from 0; not_ranked without one
    std::size_t below = 0;    // rows with −∞, which pandas ranks before all others

    [[nodiscard]] bool is_complete() const noexcept { return order.size() == ranks.size(); }
};

/// \pre fewer than 2³² − 1 rows
std::vector<OrderedColumn> put_in_order(const std::vector<ColumnView>& columns);

}  // namespace plotmill::chart
