#pragma once
// Colours for levels: seaborn's color_palette by name, as scatterplot(palette=…) understands it.
//   deep muted pastel bright dark colorblind, each also with 6 at the end; tab10 tab20 tab20b
//   tab20c Set1 Set2 Set3 Accent Paired Pastel1 Pastel2 Dark2     qualitative: so many distinct
//   colours hls, husl                                              evenly around the circle of hues
//   ch:s=.25,r=-.25,g=1,h=.8,l=.85,d=.15 and ch:…_r        cubehelix (D. A. Green 2011)
//   light:COLOR dark:COLOR (…_r) blend:COLOR,COLOR,…       between colours
//   any colour map, with _r for its reverse or _d for its dark blend, jet excepted (as seaborn)

#include "chart/color/color.hpp"
#include "chart/color/colormap.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace plotmill::chart {

/// For error sentences.
inline constexpr std::string_view palette_forms =
    "a palette of seaborn (deep, muted, pastel, bright, dark, colorblind, tab10, Set1, husl, hls, "
    "…), 'ch:…', 'light:COLOR', 'dark:COLOR', 'blend:COLOR,COLOR' or a colour map";

/// A qualitative palette makes its levels categories, numbers too.
bool is_qualitative_palette(std::string_view name) noexcept;

/// `count` colours; a qualitative palette repeats when it has fewer. Nothing for an unknown name.
std::optional<std::vector<Color>> color_palette(std::string_view name, std::size_t count);

/// The palette as a continuous map for numbers; nothing for an unknown name and for seaborn's own
/// qualitative ones.
std::optional<Colormap> palette_colormap(std::string_view name);

/// matplotlib's cycle of ten, which seaborn takes for up to ten levels.
std::vector<Color> default_cycle(std::size_t count);

}  // namespace plotmill::chart
