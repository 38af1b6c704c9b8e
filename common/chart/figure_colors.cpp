#include "chart/figure_colors.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

namespace plotmill::chart {
namespace {

using Kind = ColorMapping::Kind;

Colormap map_of(const ColorMapping& mapping) {
    if (!mapping.cmap_colors.empty()) {
        return listed_colormap(mapping.cmap_colors);
    }
    return find_colormap(mapping.cmap).value_or(listed_colormap({black}));
}

AxisTransform transform_of(const ColorMapping& mapping) {
    constexpr double base = 10;
    switch (mapping.kind) {
        case Kind::log:
            return AxisTransform::log(base);
        case Kind::symlog:
            return AxisTransform::symlog(base, mapping.linthresh, 1);
        case Kind::linear:
        case Kind::two_slope:
            break;
    }
    return {};
}

Interval limits_of(const ColorMapping& mapping, std::span<const double> values) {
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

void color_cells(FigureMesh& mesh, Workshop& shop) {
    const ValueColors colors{mesh.mapping, mesh.values.values};
    auto& cells = shop.cell_colors.emplace_back();
    cells.reserve(mesh.values.values.size());
    for (const double value : mesh.values.values) {
        cells.push_back(colors(value).value_or(no_color));
    }
    mesh.colors = cells;
}

std::vector<Color> colors_of(const ColoredValues& source) {
    const ValueColors colors{*source.mapping, source.values};
    std::vector<Color> result;
    result.reserve(source.values.size());
    for (const double value : source.values) {
        const auto color = colors(value);
        Color one = color ? to_color(*color) : Color{0, 0, 0, 0};
        one.a = color ? source.mapping->alpha.value_or(1) : 0;
        result.push_back(one);
    }
    return result;
}

}  // namespace

ValueColors::ValueColors(const ColorMapping& mapping, std::span<const double> values)
    : kind_{mapping.kind},
      transform_{transform_of(mapping)},
      center_{mapping.vcenter},
      limits_{limits_of(mapping, values)},
      map_{map_of(mapping)} {}

double ValueColors::position_of(double value) const noexcept {
    if (kind_ == Kind::two_slope) {
        const bool is_low = value < center_;
        const double from = is_low ? limits_.low : center_;
        const double to = is_low ? center_ : limits_.high;
        const double share = to == from ? 0 : (value - from) / (to - from);
        return (is_low ? 0 : 0.5) + share / 2;
    }
    const double low = transform_.forward(limits_.low);
    const double high = transform_.forward(limits_.high);
    return low == high ? 0 : (transform_.forward(value) - low) / (high - low);
}

std::optional<MapColor> ValueColors::operator()(double value) const noexcept {
    if (std::isnan(value) || (kind_ == Kind::log && value <= 0)) {
        return std::nullopt;
    }
    const double position = position_of(value);
    return std::isnan(position) ? std::nullopt : std::optional{map_.at(position)};
}

std::optional<ColoredValues> colored_values(const FigureArtist& artist) {
    if (const auto* mesh = std::get_if<FigureMesh>(&artist); mesh != nullptr && !mesh->rgba) {
        return ColoredValues{&mesh->mapping, mesh->values.values};
    }
    if (const auto* points = std::get_if<FigurePoints>(&artist)) {
        if (points->mapping) {
            return ColoredValues{&*points->mapping, points->values.values};
        }
    }
    if (const auto* polygons = std::get_if<FigurePolygons>(&artist)) {
        if (polygons->mapping) {
            return ColoredValues{&*polygons->mapping, polygons->values.values};
        }
    }
    return std::nullopt;
}

void color_by_values(FigureArtist& artist, Workshop& shop) {
    const auto source = colored_values(artist);
    if (!source) {
        return;
    }
    if (auto* mesh = std::get_if<FigureMesh>(&artist)) {
        color_cells(*mesh, shop);
    } else if (auto* points = std::get_if<FigurePoints>(&artist)) {
        points->face.own = colors_of(*source);
    } else if (auto* polygons = std::get_if<FigurePolygons>(&artist)) {
        polygons->look.face.own = colors_of(*source);
    }
}

}  // namespace plotmill::chart
