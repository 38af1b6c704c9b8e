#include "chart/color/palettes.hpp"

#include "chart/color/husl.hpp"
#include "chart/color/smooth_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <span>

namespace plotmill::chart {
namespace {

struct QualitativePalette {
    std::string_view name;
    std::size_t first;
    std::size_t count;
};

struct DarkStart {  // two colours of a map, from which its dark blend "_d" starts
    std::string_view name;
    std::array<double, 6> channels;
};

#include "chart/color/palette_tables.inc"

constexpr std::size_t map_size = 256;
constexpr Color dark_end{0x33 / 255.0, 0x33 / 255.0, 0x33 / 255.0, 1};
constexpr double first_hue = 0.01;

const QualitativePalette* find_qualitative(std::string_view name) noexcept {
    const auto* found =
        std::find_if(std::begin(qualitative_palettes), std::end(qualitative_palettes),
                     [&](const QualitativePalette& entry) { return entry.name == name; });
    return found == std::end(qualitative_palettes) ? nullptr : found;
}

/// hues − i/n, once around the circle.
std::vector<double> even_hues(std::size_t count) {
    std::vector<double> hues = even_positions(0, 1, count + 1);
    hues.pop_back();
    for (double& hue : hues) {
        hue = std::fmod(hue + first_hue, 1.0);
    }
    return hues;
}

double hls_channel(double m1, double m2, double hue) {
    hue -= std::floor(hue);
    if (hue < 1.0 / 6.0) {
        return m1 + (m2 - m1) * hue * 6.0;
    }
    if (hue < 0.5) {
        return m2;
    }
    return hue < 2.0 / 3.0 ? m1 + (m2 - m1) * (2.0 / 3.0 - hue) * 6.0 : m1;
}

std::vector<Color> hls_colors(std::size_t count) {
    constexpr double lightness = 0.6;
    constexpr double saturation = 0.65;
    constexpr double m2 = lightness + saturation - lightness * saturation;
    constexpr double m1 = 2.0 * lightness - m2;
    std::vector<Color> colors;
    for (const double hue : even_hues(count)) {
        colors.push_back({hls_channel(m1, m2, hue + 1.0 / 3.0), hls_channel(m1, m2, hue),
                          hls_channel(m1, m2, hue - 1.0 / 3.0), 1});
    }
    return colors;
}

std::vector<Color> husl_colors(std::size_t count) {
    std::vector<Color> colors;
    for (const double hue : even_hues(count)) {
        colors.push_back(from_husl({hue * 359, 0.9 * 99, 0.65 * 99}));
    }
    return colors;
}

/// A palette whose colours stand in a table of its own: "blend:…" and all that is one.
std::optional<ColorTable> blend_of(const std::vector<std::optional<Color>>& colors) {
    std::vector<Color> all;
    for (const auto& color : colors) {
        if (!color) {
            return std::nullopt;
        }
        all.push_back({color->r, color->g, color->b, 1});
    }
    return all.size() < 2 ? std::nullopt : std::optional{blended_table(all)};
}

/// "red" or "red_r", from the grey of its hue with this lightness.
std::optional<ColorTable> blend_from_grey(std::string_view text, double lightness) {
    constexpr double grey_share = 0.15;
    const bool reversed = text.ends_with("_r");
    if (reversed) {
        text.remove_suffix(2);
    }
    const auto color = text.find(':') == std::string_view::npos ? parse_color(text) : std::nullopt;
    if (!color) {
        return std::nullopt;
    }
    const Husl husl = to_husl(*color);
    const Color grey = from_husl({husl.hue, grey_share * husl.saturation, lightness});
    return reversed ? blend_of({color, grey}) : blend_of({grey, color});
}

std::optional<ColorTable> blend_of_list(std::string_view text) {
    std::vector<std::optional<Color>> colors;
    if (text.find(':') != std::string_view::npos) {
        return std::nullopt;
    }
    for (;;) {
        const std::size_t comma = text.find(',');
        colors.push_back(parse_color(text.substr(0, comma)));
        if (comma == std::string_view::npos) {
            return blend_of(colors);
        }
        text.remove_prefix(comma + 1);
    }
}

std::optional<std::vector<Color>> dark_start(std::string_view name) {
    const auto* found = std::find_if(std::begin(dark_starts), std::end(dark_starts),
                                     [&](const DarkStart& entry) { return entry.name == name; });
    if (found == std::end(dark_starts)) {
        return color_palette(name, 2);
    }
    const auto& c = found->channels;
    return std::vector<Color>{{c[0], c[1], c[2], 1}, {c[3], c[4], c[5], 1}};
}

std::optional<ColorTable> dark_blend(std::string_view name) {
    name.remove_suffix(2);
    const bool reversed = name.ends_with("_r");
    if (reversed) {
        name.remove_suffix(2);
    }
    auto colors = dark_start(name);
    if (!colors) {
        return std::nullopt;
    }
    colors->push_back(dark_end);
    if (reversed) {
        std::reverse(colors->begin(), colors->end());
    }
    return blended_table(*colors);
}

bool takes_prefix(std::string_view& name, std::string_view prefix) {
    const bool has = name.starts_with(prefix);
    name.remove_prefix(has ? prefix.size() : 0);
    return has;
}

/// Palettes that are a table of 256 colours, from end to end.
std::optional<ColorTable> find_blend(std::string_view name) {
    if (takes_prefix(name, "light:")) {
        return blend_from_grey(name, 95);
    }
    if (takes_prefix(name, "dark:")) {
        return blend_from_grey(name, 15);
    }
    return takes_prefix(name, "blend:") ? blend_of_list(name) : std::nullopt;
}

bool is_jet(std::string_view name) noexcept {
    constexpr std::string_view jet = "jet";
    return std::equal(name.begin(), name.end(), jet.begin(), jet.end(),
                      [](char a, char b) { return (a | 0x20) == b; });
}

template <typename Pick>
std::vector<Color> pick_colors(std::span<const double> positions, Pick pick) {
    std::vector<Color> colors;
    colors.reserve(positions.size());
    for (const double position : positions) {
        colors.push_back(pick(position));
    }
    return colors;
}

/// Positions that leave out both ends of a map, which are often too light or too dark.
std::vector<double> inner_positions(std::size_t count) {
    std::vector<double> positions = even_positions(0, 1, count + 2);
    positions.pop_back();
    positions.erase(positions.begin());
    return positions;
}

std::optional<std::vector<Color>> colors_of_map(std::string_view name, std::size_t count) {
    if (name.ends_with("_d")) {
        const auto table = dark_blend(name);
        return table ? std::optional{pick_colors(inner_positions(count),
                                                 [&](double at) { return color_at(*table, at); })}
                     : std::nullopt;
    }
    const auto map = find_colormap(name);
    return map ? std::optional{pick_colors(inner_positions(count),
                                           [&](double at) { return to_color(map->at(at)); })}
               : std::nullopt;
}

std::vector<Color> repeated(std::vector<Color> colors, std::size_t count) {
    const std::size_t size = colors.size();
    for (std::size_t i = size; i < count; ++i) {
        const Color again = colors[i % size];
        colors.push_back(again);
    }
    colors.resize(count);
    return colors;
}

std::vector<Color> colors_of(const QualitativePalette& palette) {
    std::vector<Color> colors;
    for (std::size_t i = 0; i < palette.count; ++i) {
        colors.push_back(to_color(palette_colors[palette.first + i]));
    }
    return colors;
}

}  // namespace

bool is_qualitative_palette(std::string_view name) noexcept {
    return find_qualitative(name) != nullptr;
}

std::vector<Color> default_cycle(std::size_t count) {
    return repeated(colors_of(*find_qualitative("tab10")), count);
}

std::optional<std::vector<Color>> color_palette(std::string_view name, std::size_t count) {
    if (const QualitativePalette* palette = find_qualitative(name)) {
        return repeated(colors_of(*palette), count);
    }
    if (name == "hls") {
        return hls_colors(count);
    }
    if (name == "husl") {
        return husl_colors(count);
    }
    if (name.starts_with("ch:")) {
        const auto helix = parse_cubehelix(name.substr(3));
        return helix ? std::optional{cubehelix_colors(*helix, count)} : std::nullopt;
    }
    if (const auto table = find_blend(name)) {
        return pick_colors(even_positions(0, 1, count),
                           [&](double at) { return color_at(*table, at); });
    }
    return is_jet(name) ? std::nullopt : colors_of_map(name, count);
}

std::optional<Colormap> palette_colormap(std::string_view name) {
    if (name == "hls") {
        return listed_colormap(hls_colors(map_size));
    }
    if (name == "husl") {
        return listed_colormap(husl_colors(map_size));
    }
    if (name.starts_with("ch:")) {
        const auto helix = parse_cubehelix(name.substr(3));
        return helix ? std::optional{listed_colormap(cubehelix_colors(*helix, map_size))}
                     : std::nullopt;
    }
    if (const auto table = find_blend(name)) {
        return listed_colormap(*table);
    }
    if (name.ends_with("_d")) {
        const auto table = dark_blend(name);
        return table ? std::optional{listed_colormap(*table)} : std::nullopt;
    }
    return is_jet(name) ? std::nullopt : find_colormap(name);
}

}  // namespace plotmill::chart
