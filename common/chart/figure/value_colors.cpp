#include "chart/figure/value_colors.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

using Kind = ColorMapping::Kind;

constexpr Argb opaque = 0xff000000U;
constexpr Argb channels = 0xffffffU;
constexpr double rounding = 1e-12;  // of a position that should be an end

/// The map's colours, then under, over and bad.
std::vector<Argb> table_of(const ColorMapping& mapping) {
    std::vector<Argb> table;
    const auto take = [&](const Colormap& map) {
        constexpr std::size_t ends = 3;
        table.reserve(map.size() + ends);
        table.resize(map.size());
        for (std::size_t i = 0; i < map.size(); ++i) {
            table[i] = (map[i] & channels) | opaque;
        }
    };
    if (mapping.map != nullptr) {
        take(*mapping.map);
    } else if (mapping.cmap_colors.empty()) {
        take(find_colormap(mapping.cmap).value_or(listed_colormap({black})));
    } else {
        for (const Color& color : mapping.cmap_colors) {
            table.push_back(to_argb(color));
        }
    }
    const Argb first = table.front();
    const Argb last = table.back();
    table.push_back(mapping.under ? to_argb(*mapping.under) : first);
    table.push_back(mapping.over ? to_argb(*mapping.over) : last);
    table.push_back(to_argb(mapping.bad));
    return table;
}

AxisTransform transform_of(const ColorMapping& mapping) {
    if (mapping.kind == Kind::log) {
        constexpr double log_base = 10;
        return AxisTransform::log(log_base);
    }
    if (mapping.kind == Kind::symlog) {
        return AxisTransform::symlog(mapping.base, mapping.linthresh, mapping.linscale);
    }
    return {};
}

Interval limits_of(const ColorMapping& mapping, std::span<const double> values) {
    if (mapping.kind == Kind::boundary || mapping.kind == Kind::piecewise) {
        const Interval whole{mapping.boundaries.front(), mapping.boundaries.back()};
        const bool is_part = mapping.kind == Kind::piecewise;
        return {is_part ? mapping.vmin.value_or(whole.low) : whole.low,
                is_part ? mapping.vmax.value_or(whole.high) : whole.high};
    }
    Interval range{HUGE_VAL, -HUGE_VAL};
    for (const double value : values) {
        if (std::isfinite(value) && (mapping.kind != Kind::log || value > 0)) {
            range = {std::min(range.low, value), std::max(range.high, value)};
        }
    }
    if (range.low > range.high) {
        range = mapping.kind == Kind::log ? Interval{1, 10} : Interval{0, 1};
    }
    Interval limits{mapping.vmin.value_or(range.low), mapping.vmax.value_or(range.high)};
    if (mapping.kind == Kind::two_slope) {
        limits = {std::min(limits.low, mapping.vcenter), std::max(limits.high, mapping.vcenter)};
    }
    return limits;
}

/// Straight between the pairs, which rise; beyond them out of range.
double between(std::span<const double> from, std::span<const double> to, double value) noexcept {
    if (value < from.front()) {
        return -HUGE_VAL;
    }
    if (value > from.back()) {
        return HUGE_VAL;
    }
    const auto above = std::upper_bound(from.begin() + 1, from.end() - 1, value);
    const auto i = static_cast<std::size_t>(above - from.begin());
    const double width = from[i] - from[i - 1];
    const double share = width > 0 ? (value - from[i - 1]) / width : 0;
    return to[i - 1] + share * (to[i] - to[i - 1]);
}

}  // namespace

ValueColors::ValueColors(const ColorMapping& mapping, std::span<const double> values)
    : mapping_{mapping},
      transform_{transform_of(mapping)},
      limits_{limits_of(mapping, values)},
      even_{transform_.forward(limits_.low), transform_.forward(limits_.high)},
      table_{table_of(mapping)} {
    constexpr std::size_t ends = 3;
    count_ = table_.size() - ends;
}

bool ValueColors::is_plain() const noexcept {
    return std::all_of(table_.begin(), table_.end() - 1,
                       [](Argb color) { return color >= opaque; }) &&
           (bad() == 0 || bad() >= opaque);
}

double ValueColors::position_of(double value) const noexcept {
    switch (mapping_.kind) {
        case Kind::two_slope: {
            const bool is_low = value < mapping_.vcenter;
            const double from = is_low ? limits_.low : mapping_.vcenter;
            const double to = is_low ? mapping_.vcenter : limits_.high;
            const double share = to == from ? 0 : (value - from) / (to - from);
            return (is_low ? 0 : 0.5) + share / 2;
        }
        case Kind::power: {
            const double width = limits_.high - limits_.low;
            return width == 0
                       ? 0
                       : std::pow(std::max(0.0, value - limits_.low) / width, mapping_.gamma);
        }
        case Kind::piecewise:
            return between(mapping_.boundaries, mapping_.positions, value);
        default:
            break;
    }
    return even_.low == even_.high
               ? 0
               : (transform_.forward(value) - even_.low) / (even_.high - even_.low);
}

double ValueColors::inverse(double position) const noexcept {
    switch (mapping_.kind) {
        case Kind::two_slope:
            return position < 0.5
                       ? limits_.low + 2 * position * (mapping_.vcenter - limits_.low)
                       : mapping_.vcenter + (2 * position - 1) * (limits_.high - mapping_.vcenter);
        case Kind::power:
            return limits_.low +
                   std::pow(position, 1 / mapping_.gamma) * (limits_.high - limits_.low);
        case Kind::piecewise: {
            const std::span<const double> to{mapping_.positions};
            return between(to, mapping_.boundaries, std::clamp(position, to.front(), to.back()));
        }
        default:
            break;
    }
    return transform_.inverse(even_.low + position * (even_.high - even_.low));
}

/// As matplotlib's BoundaryNorm: the regions are spread over all colours.
std::size_t ValueColors::region_of(double value) const noexcept {
    const auto& edges = mapping_.boundaries;
    const std::size_t last = std::min(mapping_.color_count, count_) - 1;
    if (value < edges.front()) {
        return mapping_.clip ? 0 : count_;
    }
    if (value >= edges.back()) {
        return mapping_.clip ? last : count_ + 1;
    }
    const std::size_t regions =
        edges.size() - 1 + (mapping_.extends_low ? 1 : 0) + (mapping_.extends_high ? 1 : 0);
    const auto above = std::upper_bound(edges.begin(), edges.end(), value);
    std::size_t region =
        static_cast<std::size_t>(above - edges.begin()) - 1 + (mapping_.extends_low ? 1 : 0);
    if (mapping_.color_count > regions) {
        region = regions == 1 ? (mapping_.color_count - 1) / 2
                              : static_cast<std::size_t>(
                                    static_cast<double>(mapping_.color_count - 1) /
                                    static_cast<double>(regions - 1) * static_cast<double>(region));
    }
    return region < count_ ? region : count_ + 1;
}

std::size_t ValueColors::index_of(double value) const noexcept {
    if (std::isnan(value) || (mapping_.kind == Kind::log && value <= 0)) {
        return count_ + 2;
    }
    if (mapping_.kind == Kind::boundary) {
        return region_of(value);
    }
    double position = position_of(value);
    if (std::isnan(position)) {
        return count_ + 2;
    }
    if (mapping_.clip) {
        position = std::clamp(position, 0.0, 1.0);
    }
    if (position < -rounding) {
        return count_;
    }
    if (position > 1 + rounding) {
        return count_ + 1;
    }
    const double place = std::max(0.0, position) * static_cast<double>(count_);
    return std::min(static_cast<std::size_t>(place), count_ - 1);
}

Color to_color(Argb color, std::optional<double> alpha) noexcept {
    Color shown = to_color(static_cast<MapColor>(color & channels));
    shown.a = color == 0 ? 0 : alpha.value_or((color >> 24U) / 255.0);
    return shown;
}

Argb to_argb(const Color& color) noexcept {
    const auto byte = [](double channel) { return static_cast<Argb>(channel * 255 + 0.5); };
    return byte(color.a) << 24U | byte(color.r) << 16U | byte(color.g) << 8U | byte(color.b);
}

}  // namespace plotmill::chart
