#include "chart/hue/hue.hpp"

#include "chart/color/colormap.hpp"
#include "chart/color/palettes.hpp"
#include "chart/hue/hue_levels.hpp"
#include "chart/scale/interval.hpp"
#include "chart/scale/ticks.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace plotmill::chart {
namespace {

constexpr std::size_t brief_entries = 6;

tl::unexpected<Error> unknown_palette(const std::string& name) {
    return fail(ErrorCode::color,
                "palette: got " + in_quotes(name) + ", expected " + std::string{palette_forms});
}

/// A map written for a number may say "1" where the level is 1.0.
bool names_level(const std::string& name, const std::string& level) {
    if (name == level) {
        return true;
    }
    double a = 0;
    double b = 0;
    const auto read = [](const std::string& text, double& value) {
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
        return failed == std::errc{} && end == text.data() + text.size();
    };
    return read(name, a) && read(level, b) && a == b;
}

Result<std::vector<Color>> colors_by_level(const ColorOfLevel& palette,
                                           const std::vector<std::string>& labels) {
    std::vector<Color> colors;
    for (const std::string& label : labels) {
        const auto found = std::find_if(palette.begin(), palette.end(), [&](const auto& entry) {
            return names_level(entry.first, label);
        });
        if (found == palette.end()) {
            return fail(ErrorCode::color, "palette: got a map without the level " +
                                              in_quotes(label) +
                                              ", expected a colour for each level");
        }
        colors.push_back(found->second);
    }
    return colors;
}

Result<std::vector<Color>> colors_from_list(const std::vector<Color>& list, std::size_t count,
                                            std::vector<std::string>& warnings) {
    if (list.empty()) {
        return fail(ErrorCode::option, "palette: got a list of 0, expected a colour or more");
    }
    if (list.size() != count) {
        warnings.push_back("palette: " + std::to_string(list.size()) + " colours for " +
                           std::to_string(count) + " levels" +
                           (list.size() < count ? ", so that they repeat" : ""));
    }
    std::vector<Color> colors(count);
    for (std::size_t i = 0; i < count; ++i) {
        colors[i] = list[i % list.size()];
    }
    return colors;
}

Result<std::vector<Color>> colors_of_levels(const HuePalette& palette,
                                            const std::vector<std::string>& labels,
                                            std::vector<std::string>& warnings) {
    constexpr std::size_t cycle_size = 10;
    const std::size_t count = labels.size();
    if (const auto* by_level = std::get_if<ColorOfLevel>(&palette)) {
        return colors_by_level(*by_level, labels);
    }
    if (const auto* list = std::get_if<std::vector<Color>>(&palette)) {
        return colors_from_list(*list, count, warnings);
    }
    if (const auto* name = std::get_if<std::string>(&palette)) {
        auto colors = color_palette(*name, count);
        if (!colors) {
            return unknown_palette(*name);
        }
        return *std::move(colors);
    }
    return count <= cycle_size ? default_cycle(count) : *color_palette("husl", count);
}

/// matplotlib's legend leaves out labels that are empty or begin with an underscore, and seaborn
/// makes one entry of equal ones.
void add_entry(std::vector<LegendEntry>& legend, std::string label, const Color& color) {
    if (label.empty() || label.front() == '_') {
        return;
    }
    for (LegendEntry& entry : legend) {
        if (entry.label == label) {
            entry.color = color;
            return;
        }
    }
    legend.push_back({std::move(label), color});
}

Status check_entries(std::size_t count) {
    if (count <= max_legend_entries) {
        return {};
    }
    return fail(ErrorCode::limit, "legend: the hue has more levels than the " +
                                      std::to_string(max_legend_entries) +
                                      " entries a legend may have; expected legend=false, or "
                                      "'brief' for numbers");
}

Result<Hue> map_categories(HueLevels levels, const HuePalette& palette, HueLegend legend) {
    Hue hue;
    auto colors = colors_of_levels(palette, levels.labels, hue.warnings);
    if (!colors) {
        return fail(std::move(colors).error());
    }
    hue.colors = *std::move(colors);
    hue.rows = std::move(levels.rows);
    if (legend == HueLegend::none) {
        return hue;
    }
    if (auto fits = check_entries(levels.labels.size()); !fits) {
        return fail(std::move(fits).error());
    }
    for (std::size_t i = 0; i < levels.labels.size(); ++i) {
        add_entry(hue.legend, std::move(levels.labels[i]), hue.colors[i]);
    }
    return hue;
}

/// Numbers along a colour map: matplotlib's Normalize, then the table.
class ContinuousHue {
public:
    ContinuousHue(const Colormap& map, Interval range) : map_{map}, range_{range} {}

    [[nodiscard]] std::uint32_t place(double value) const {
        const double width = range_.high - range_.low;
        const double position = width == 0 ? 0 : (value - range_.low) / width;
        const double last = static_cast<double>(map_.size() - 1);
        const double scaled = position * static_cast<double>(map_.size());
        return static_cast<std::uint32_t>(std::clamp(scaled, 0.0, last));
    }
    [[nodiscard]] Color color(double value) const { return to_color(map_[place(value)]); }
    [[nodiscard]] Interval range() const noexcept { return range_; }

private:
    const Colormap& map_;
    Interval range_;
};

/// About six round values, as an axis would have them.
void add_brief_entries(const HueNumbers& numbers, const ContinuousHue& map, Hue& hue) {
    std::vector<double> ticks;
    for (double tick : tick_values(map.range(), static_cast<int>(brief_entries), TickSteps::many)) {
        tick = numbers.kind == HueNumbers::Kind::floating ? tick : std::trunc(tick);
        if (tick >= map.range().low && tick <= map.range().high) {
            ticks.push_back(tick);
        }
    }
    std::vector<std::string> texts = plain_tick_texts(ticks, map.range());
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        add_entry(hue.legend, std::move(texts[i]), map.color(ticks[i]));
    }
}

Status add_continuous_legend(const HueNumbers& numbers, const ContinuousHue& map, HueLegend legend,
                             Hue& hue) {
    if (legend == HueLegend::none) {
        return {};
    }
    const std::size_t most = legend == HueLegend::full ? max_legend_entries : brief_entries;
    const std::vector<double> levels = distinct_values(numbers.values, most);
    if (legend == HueLegend::brief || (legend == HueLegend::automatic && levels.size() > most)) {
        add_brief_entries(numbers, map, hue);
        return {};
    }
    if (auto fits = check_entries(levels.size()); !fits) {
        return fits;
    }
    for (const double level : levels) {
        add_entry(hue.legend, level_label(numbers.kind, level), map.color(level));
    }
    return {};
}

Result<Hue> map_numbers(const HueNumbers& numbers, const HuePalette& palette, HueLegend legend,
                        Interval range) {
    const auto* name = std::get_if<std::string>(&palette);
    const auto map = palette_colormap(name != nullptr ? *name : "ch:");
    if (!map) {
        return unknown_palette(*name);
    }
    if (!std::isfinite(range.high - range.low)) {
        return fail(ErrorCode::range,
                    "hue: the values span more than a floating-point number can hold");
    }
    const ContinuousHue continuous{*map, range};
    Hue hue;
    for (std::size_t i = 0; i < map->size(); ++i) {
        hue.colors.push_back(to_color((*map)[i]));
    }
    hue.rows.reserve(numbers.values.size());
    for (const double value : numbers.values) {
        hue.rows.push_back(std::isfinite(value) ? continuous.place(value) : Hue::no_color);
    }
    if (auto added = add_continuous_legend(numbers, continuous, legend, hue); !added) {
        return fail(std::move(added).error());
    }
    return hue;
}

/// seaborn takes a column of nothing but 0 and 1 for categories; one missing value undoes that.
bool is_binary(const HueNumbers& numbers) {
    return std::all_of(numbers.values.begin(), numbers.values.end(),
                       [](double value) { return value == 0 || value == 1; });
}

bool are_categories(const HueNumbers& numbers, const HuePalette& palette) {
    const auto* name = std::get_if<std::string>(&palette);
    const bool by_name = name == nullptr || is_qualitative_palette(*name);
    return numbers.kind == HueNumbers::Kind::boolean || is_binary(numbers) ||
           (by_name && !std::holds_alternative<std::monostate>(palette));
}

/// Nothing has a colour where no row has a value; seaborn ignores the palette then.
Hue without_levels(std::size_t rows, const HuePalette& palette) {
    Hue hue;
    hue.rows.assign(rows, Hue::no_color);
    hue.warnings.emplace_back("hue: no row has a value");
    if (!std::holds_alternative<std::monostate>(palette)) {
        hue.warnings.emplace_back("palette: not used, as the hue has no levels");
    }
    return hue;
}

}  // namespace

Result<Hue> map_hue(const HueValues& values, const HuePalette& palette, HueLegend legend) {
    if (const auto* texts = std::get_if<HueTexts>(&values)) {
        auto levels = levels_of(*texts);
        if (!levels) {
            return fail(std::move(levels).error());
        }
        return levels->labels.empty() ? without_levels(texts->size(), palette)
                                      : map_categories(*std::move(levels), palette, legend);
    }
    const auto& numbers = std::get<HueNumbers>(values);
    const FiniteRange range = finite_range(numbers.values);
    if (range.interval.low > range.interval.high) {
        return without_levels(numbers.values.size(), palette);
    }
    if (!are_categories(numbers, palette)) {
        return map_numbers(numbers, palette, legend, range.interval);
    }
    auto levels = levels_of(numbers);
    return levels ? map_categories(*std::move(levels), palette, legend)
                  : fail(std::move(levels).error());
}

}  // namespace plotmill::chart
