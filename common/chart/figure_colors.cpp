#include "chart/figure_colors.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace plotmill::chart {
namespace {

/// Of one cell: an image's is as transparent as both say, else the alpha stands instead.
std::uint8_t opacity_of(const FigureMesh& mesh, Argb color, std::optional<double> alpha) {
    if (color == 0 || !alpha) {
        return static_cast<std::uint8_t>(color >> 24U);
    }
    const double own = mesh.is_image ? color >> 24U : 255;
    return static_cast<std::uint8_t>(std::lround(own * std::clamp(*alpha, 0.0, 1.0)));
}

void set_opacities(FigureMesh& mesh, const ValueColors& colors, Workshop& shop) {
    const auto& values = mesh.values.values;
    const auto& alphas = mesh.alphas.values;
    auto& opacities = shop.opacities.emplace_back();
    opacities.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto alpha = alphas.empty() ? mesh.mapping.alpha : std::optional{alphas[i]};
        opacities.push_back(opacity_of(mesh, colors(values[i]), alpha));
    }
    mesh.opacities = opacities;
}

void color_cells(FigureMesh& mesh, Workshop& shop) {
    const ValueColors colors{mesh.mapping, mesh.values.values};
    auto& cells = shop.cell_colors.emplace_back();
    cells.reserve(mesh.values.values.size());
    for (const double value : mesh.values.values) {
        const Argb color = colors(value);
        cells.push_back(color == 0 ? no_color : color & 0xffffffU);
    }
    mesh.colors = cells;
    if (!colors.is_plain() || !mesh.alphas.values.empty()) {
        set_opacities(mesh, colors, shop);
    }
}

std::vector<Color> colors_of(const ColoredValues& source) {
    const ValueColors colors{*source.mapping, source.values};
    std::vector<Color> result;
    result.reserve(source.values.size());
    for (const double value : source.values) {
        result.push_back(to_color(colors(value), source.mapping->alpha));
    }
    return result;
}

}  // namespace

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
