#include "chart/color/colormap.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace plotmill::chart {
namespace {

struct MapEntry {
    std::string_view name;
    std::size_t first;
    std::size_t count;
};

#include "chart/color/colormap_tables.inc"

constexpr std::string_view reversed_suffix = "_r";
constexpr std::size_t section_size = 256;
constexpr double least_light_luminance = 0.408;  // seaborn's

/// A channel of sRGB as light, W3C's formula (with its 0.03928), for the relative luminance.
double linear_light(double channel) noexcept {
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

const MapEntry* find_entry(std::string_view name) noexcept {
    const auto* found = std::lower_bound(
        std::begin(map_entries), std::end(map_entries), name,
        [](const MapEntry& entry, std::string_view wanted) { return entry.name < wanted; });
    return found != std::end(map_entries) && found->name == name ? found : nullptr;
}

std::pair<const MapEntry*, bool> find_entry_or_reversed(std::string_view name) noexcept {
    // A few maps made by formula round otherwise when reversed: those have a table of their own.
    const MapEntry* entry = find_entry(name);
    if (entry != nullptr || !name.ends_with(reversed_suffix)) {
        return {entry, false};
    }
    return {find_entry(name.substr(0, name.size() - reversed_suffix.size())), true};
}

}  // namespace

Colormap::Colormap(std::vector<MapColor> colors) : colors_{std::move(colors)} {
    PM_CHECK(!colors_.empty(), "a colour map has at least one colour");
}

MapColor Colormap::at(double position) const noexcept {
    const double last = static_cast<double>(colors_.size() - 1);
    const double scaled = position * static_cast<double>(colors_.size());
    return colors_[static_cast<std::size_t>(std::clamp(scaled, 0.0, last))];
}

Colormap Colormap::section(double low, double high) const {
    std::vector<MapColor> colors(section_size);
    for (std::size_t i = 0; i < section_size; ++i) {
        const double step = (high - low) / static_cast<double>(section_size - 1);
        colors[i] = at(i + 1 == section_size ? high : low + static_cast<double>(i) * step);
    }
    return Colormap{std::move(colors)};
}

Colormap listed_colormap(const std::vector<Color>& colors) {
    std::vector<MapColor> entries(colors.size());
    std::transform(colors.begin(), colors.end(), entries.begin(), to_map_color);
    return Colormap{std::move(entries)};
}

std::optional<Colormap> find_colormap(std::string_view name) {
    const auto [entry, reversed] = find_entry_or_reversed(name);
    if (entry == nullptr) {
        return std::nullopt;
    }
    const auto* first = std::begin(map_colors) + entry->first;
    std::vector<MapColor> colors(first, first + entry->count);
    if (reversed) {
        std::reverse(colors.begin(), colors.end());
    }
    return Colormap{std::move(colors)};
}

MapColor to_map_color(const Color& color) noexcept {
    const auto byte = [&](double channel) {
        const double seen = color.a < 1 ? channel * color.a + 1 - color.a : channel;
        return static_cast<MapColor>(seen * 255 + 0.5);
    };
    const double luminance = 0.2126 * linear_light(color.r) + 0.7152 * linear_light(color.g) +
                             0.0722 * linear_light(color.b);
    const MapColor light = luminance > least_light_luminance ? 1 : 0;
    return light << 24U | byte(color.r) << 16U | byte(color.g) << 8U | byte(color.b);
}

bool is_colormap(std::string_view name) noexcept {
    return find_entry_or_reversed(name).first != nullptr;
}

std::string colormap_names() {
    std::string names;
    for (const MapEntry& entry : map_entries) {
        if (entry.name.ends_with(reversed_suffix)) {
            continue;
        }
        names += names.empty() ? "" : ", ";
        names += entry.name;
    }
    return names;
}

}  // namespace plotmill::chart
