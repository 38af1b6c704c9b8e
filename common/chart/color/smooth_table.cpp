#include "chart/color/smooth_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t table_size = 256;

std::string_view without_spaces_around(std::string_view text) {
    while (text.starts_with(' ')) {
        text.remove_prefix(1);
    }
    while (text.ends_with(' ')) {
        text.remove_suffix(1);
    }
    return text;
}

/// float() of Python, as far as numbers are written in palettes.
std::optional<double> parse_float(std::string_view text) {
    text = without_spaces_around(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failed == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

using Field = double Cubehelix::*;
constexpr std::array<Field, 6> fields_in_order{&Cubehelix::start, &Cubehelix::rotations,
                                               &Cubehelix::gamma, &Cubehelix::hue,
                                               &Cubehelix::light, &Cubehelix::dark};
constexpr std::array<std::string_view, 6> short_names{"s", "r", "g", "h", "l", "d"};
constexpr std::array<std::string_view, 6> long_names{"start", "rot",   "gamma",
                                                     "hue",   "light", "dark"};

std::optional<std::size_t> field_named(std::string_view name) {
    for (std::size_t i = 0; i < fields_in_order.size(); ++i) {
        if (name == short_names[i] || name == long_names[i]) {
            return i;
        }
    }
    return std::nullopt;
}

/// Numbers without a name come first in the order of the fields, wherever they are written.
class CubehelixReader {
public:
    bool read(std::string_view argument) {
        const std::size_t equals = argument.find('=');
        const bool named = equals != std::string_view::npos;
        const auto value = parse_float(named ? argument.substr(equals + 1) : argument);
        if (!value) {
            return false;
        }
        if (named && without_spaces_around(argument.substr(0, equals)) == "reverse") {
            helix_.reversed = *value != 0;
            return true;
        }
        const auto field = named ? field_named(without_spaces_around(argument.substr(0, equals)))
                                 : std::optional{unnamed_++};
        if (!field || *field >= fields_in_order.size()) {
            return false;
        }
        // A name given twice: the last one counts. A name for what a number stands for already is
        // refused.
        auto& given = named ? given_by_name_ : given_by_place_;
        given[*field] = true;
        helix_.*fields_in_order[*field] = *value;
        return !(given_by_name_[*field] && given_by_place_[*field]);
    }
    [[nodiscard]] const Cubehelix& helix() const noexcept { return helix_; }

private:
    Cubehelix helix_;
    std::size_t unnamed_ = 0;
    std::array<bool, fields_in_order.size()> given_by_name_{};
    std::array<bool, fields_in_order.size()> given_by_place_{};
};

ColorTable helix_table(const Cubehelix& helix) {
    ColorTable table;
    table.reserve(table_size);
    for (const double x : even_positions(0, 1, table_size)) {
        const double grey = std::pow(x, helix.gamma);
        const double amplitude = helix.hue * grey * (1 - grey) / 2;
        const double phi = 2 * std::numbers::pi * (helix.start / 3 + helix.rotations * x);
        const auto channel = [&](double p0, double p1) {
            const double value = grey + amplitude * (p0 * std::cos(phi) + p1 * std::sin(phi));
            return std::isnan(value) ? 0.0 : std::clamp(value, 0.0, 1.0);
        };
        table.push_back(
            {channel(-0.14861, 1.78277), channel(-0.29227, -0.90649), channel(1.97294, 0.0), 1});
    }
    return table;
}

}  // namespace

const Color& color_at(const ColorTable& table, double position) {
    const double last = static_cast<double>(table.size() - 1);
    const double scaled = position * static_cast<double>(table.size());
    return table[static_cast<std::size_t>(std::clamp(scaled, 0.0, last))];
}

std::vector<double> even_positions(double low, double high, std::size_t count) {
    std::vector<double> positions(count, low);
    if (count < 2) {
        return positions;
    }
    const double step = (high - low) / static_cast<double>(count - 1);
    for (std::size_t i = 0; i < count; ++i) {
        positions[i] = static_cast<double>(i) * step + low;
    }
    positions.back() = high;
    return positions;
}

ColorTable blended_table(const std::vector<Color>& colors) {
    constexpr double last = table_size - 1;
    std::vector<double> knots = even_positions(0, 1, colors.size());
    for (double& knot : knots) {
        knot *= last;
    }
    ColorTable table{colors.front()};
    table.reserve(table_size);
    const std::vector<double> positions = even_positions(0, 1, table_size);
    for (std::size_t i = 1; i + 1 < table_size; ++i) {
        const double at = last * positions[i];
        const auto knot = std::lower_bound(knots.begin(), knots.end(), at);
        const auto right = static_cast<std::size_t>(knot - knots.begin());
        const double share = (at - knots[right - 1]) / (knots[right] - knots[right - 1]);
        const Color& a = colors[right - 1];
        const Color& b = colors[right];
        const auto between = [&](double from, double to) {
            return std::clamp(share * (to - from) + from, 0.0, 1.0);
        };
        table.push_back({between(a.r, b.r), between(a.g, b.g), between(a.b, b.b), 1});
    }
    table.push_back(colors.back());
    return table;
}

std::optional<Cubehelix> parse_cubehelix(std::string_view text) {
    const bool reversed = text.ends_with("_r");
    if (reversed) {
        text.remove_suffix(2);
    }
    CubehelixReader reader;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (!reader.read(text.substr(0, comma)) || comma + 1 == text.size()) {
            return std::nullopt;
        }
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    Cubehelix helix = reader.helix();
    helix.reversed = helix.reversed || reversed;
    return helix;
}

std::vector<Color> cubehelix_colors(const Cubehelix& helix, std::size_t count) {
    const ColorTable table = helix_table(helix);
    std::vector<Color> colors;
    colors.reserve(count);
    for (const double position : even_positions(helix.light, helix.dark, count)) {
        // Beyond the ends of the table matplotlib takes its first and its last colour.
        colors.push_back(color_at(table, position));
    }
    if (helix.reversed) {
        std::reverse(colors.begin(), colors.end());
    }
    return colors;
}

}  // namespace plotmill::chart
