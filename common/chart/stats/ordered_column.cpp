#include "chart/stats/ordered_column.hpp"

#include <algorithm>
#include <cmath>

namespace plotmill::chart {
namespace {

struct Placed {
    double value;
    std::uint32_t row;
};

OrderedColumn ordered(ColumnView values, std::vector<Placed>& buffer) {
    OrderedColumn column;
    buffer.clear();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i])) {
            buffer.push_back({values[i], static_cast<std::uint32_t>(i)});
        } else if (values[i] < 0) {
            ++column.below;
        }
    }
    std::sort(buffer.begin(), buffer.end(),
              [](const Placed& a, const Placed& b) { return a.value < b.value; });
    column.order.reserve(buffer.size());
    column.ranks.assign(values.size(), not_ranked);
    for (std::size_t i = 0; i < buffer.size(); ++i) {
        if (i > 0 && buffer[i].value != buffer[i - 1].value) {
            column.tie_ends.push_back(static_cast<std::uint32_t>(i));
        }
        column.order.push_back(buffer[i].row);
        column.ranks[buffer[i].row] = static_cast<Rank>(column.tie_ends.size());
    }
    if (!buffer.empty()) {
        column.tie_ends.push_back(static_cast<std::uint32_t>(buffer.size()));
    }
    return column;
}

}  // namespace

std::vector<OrderedColumn> put_in_order(const std::vector<ColumnView>& columns) {
    std::vector<OrderedColumn> all;
    all.reserve(columns.size());
    std::vector<Placed> buffer;
    for (const ColumnView column : columns) {
        all.push_back(ordered(column, buffer));
    }
    return all;
}

}  // namespace plotmill::chart
