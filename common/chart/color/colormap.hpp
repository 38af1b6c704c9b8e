#pragma once
// The colour maps of matplotlib and seaborn by name; "_r" at the end reverses one. A map is a table
// of colours and takes a position 0 … 1 to one of them, as matplotlib's Colormap does: no
// interpolation between entries.

#include "chart/color/color.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::chart {

/// 0xLrrggbb: L is 1 for a colour on which seaborn writes dark text (relative luminance above
/// 0.408).
using MapColor = std::uint32_t;
inline constexpr MapColor no_color = 0xffffffffU;  // of a cell that is left out

class Colormap {
public:
    explicit Colormap(std::vector<MapColor> colors);
    [[nodiscard]] std::size_t size() const noexcept { return colors_.size(); }
    [[nodiscard]] MapColor operator[](std::size_t i) const { return colors_[i]; }
    /// The entry of `position`; below 0 the first, above 1 the last. \pre position is not NaN
    [[nodiscard]] MapColor at(double position) const noexcept;
    /// 256 entries that run from position `low` to `high` of this map.
    [[nodiscard]] Colormap section(double low, double high) const;

private:
    std::vector<MapColor> colors_;
};

/// A map of exactly these colours (matplotlib's ListedColormap), as seaborn makes of a list.
/// \pre there is one
Colormap listed_colormap(const std::vector<Color>& colors);

std::optional<Colormap> find_colormap(std::string_view name);
bool is_colormap(std::string_view name) noexcept;
/// For error sentences: all names, separated by commas.
std::string colormap_names();

/// A colour in 8 bits as it is seen on white, and whether dark text is written on it.
MapColor to_map_color(const Color& color) noexcept;

inline bool is_light(MapColor color) noexcept {
    return (color >> 24U) != 0;
}

inline Color to_color(MapColor color) noexcept {
    return {((color >> 16U) & 0xffU) / 255.0, ((color >> 8U) & 0xffU) / 255.0,
            (color & 0xffU) / 255.0, 1};
}

}  // namespace plotmill::chart
