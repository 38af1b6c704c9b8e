#include "chart/builders.hpp"
#include "chart/figure/area.hpp"
#include "chart/flame_tree.hpp"
#include "chart/plain_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr Area with_title{0.01, 0.02, 0.99, 0.93};
constexpr Area without_title{0.01, 0.02, 0.99, 0.98};
constexpr double most_frame_points = 16;  // a frame is no higher
constexpr double font_share = 0.75;       // of a frame's height, at most
constexpr double flame_points_per_inch = 72;

Result<const dataset::Column*> find_flame_column(const dataset::Dataset& data,
                                                 std::string_view option,
                                                 const std::optional<std::string>& name,
                                                 bool (*fits)(const dataset::Column&),
                                                 std::string_view what) {
    const dataset::Column* found = nullptr;
    for (const dataset::Column& column : data.columns) {
        const bool is_meant = name ? column.name() == *name : fits(column);
        if (!is_meant) {
            continue;
        }
        if (found != nullptr) {
            return fail(ErrorCode::option, std::string{option} + ": the table has more than one " +
                                               std::string{what} + ", so say which");
        }
        found = &column;
    }
    if (name && (found == nullptr || !fits(*found))) {
        return fail(ErrorCode::option, std::string{option} + ": got " + in_quotes(*name) +
                                           ", expected the name of a " + std::string{what});
    }
    return found;
}

/// What a size is written as.
std::string size_text(double value, const std::string& unit) {
    std::array<char, 64> text{};
    if (unit != "bytes") {
        std::snprintf(text.data(), text.size(), "%.10g", value);
        return unit.empty() ? std::string{text.data()} : std::string{text.data()} + " " + unit;
    }
    constexpr std::array<const char*, 6> names{"bytes", "kB", "MB", "GB", "TB", "PB"};
    std::size_t power = 0;
    while (value >= 1000 && power + 1 < names.size()) {
        value /= 1000;
        ++power;
    }
    std::snprintf(text.data(), text.size(), power == 0 ? "%.0f %s" : "%.2f %s", value,
                  names.at(power));
    return text.data();
}

/// A warm colour that hangs on the name alone, so that a function has it in every picture.
Color color_of_name(std::string_view name) {
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char c : name) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    const double first = (hash & 0xffU) / 255.0;
    const double second = (hash >> 8U & 0xffU) / 255.0;
    const double third = (hash >> 16U & 0xffU) / 255.0;
    return {(215 + 40 * first) / 255, (95 + 130 * second) / 255, (40 + 60 * third) / 255, 1};
}

class FlameBuilder {
public:
    FlameBuilder(const ChartSpec& spec, const FlameTree& tree)
        : spec_{spec}, options_{std::get<FlameOptions>(spec.options)}, tree_{tree} {}

    /// `asked`: filled, and kept as long as what is given.
    [[nodiscard]] PlotAxes axes(FigureAxes& asked) const {
        const Area area = options_.title.empty() ? without_title : with_title;
        asked.axis_on = false;
        asked.titles[1].text = plain_text(options_.title);
        asked.place.kind = AxesPlace::Kind::rect;
        asked.place.rect = {area.x0, area.y0, area.width(), area.height()};
        PlotAxes axes;
        axes.spec = &asked;
        axes.place = &asked.place;
        const double total = tree_.nodes.front().value;
        axes.x.view = {0, total};
        const double height = area.height() * spec_.figsize_in.height * flame_points_per_inch;
        const double levels =
            std::max(static_cast<double>(tree_.levels), height / most_frame_points);
        axes.y.view = options_.icicle ? Interval{levels, 0} : Interval{0, levels};
        FigureFlame artist;
        artist.zorder = 1;
        artist.font_points = std::min(options_.fontsize, font_share * height / levels);
        const double width_px = area.width() * spec_.figsize_in.width * spec_.dpi;
        const double least = options_.least_px / width_px * total;
        for (const FlameNode& node : tree_.nodes) {
            if (node.level == 0 || node.value >= least) {
                artist.frames.push_back(frame_of(node, total));
            }
        }
        axes.artists.emplace_back(std::move(artist));
        return axes;
    }

private:
    [[nodiscard]] FlameFrame frame_of(const FlameNode& node, double total) const {
        std::array<char, 32> share{};
        std::snprintf(share.data(), share.size(), "%.2f %%", 100 * node.value / total);
        return {node.start,
                node.value,
                node.level,
                std::string{node.name},
                size_text(node.value, options_.unit) + ", " + share.data(),
                node.level == 0 ? Color{0.85, 0.85, 0.85, 1} : color_of_name(node.name)};
    }

    const ChartSpec& spec_;
    const FlameOptions& options_;
    const FlameTree& tree_;
};

bool is_text(const dataset::Column& column) {
    return column.dtype() == dataset::DType::text;
}

bool is_numeric(const dataset::Column& column) {
    return column.is_number();
}

}  // namespace

Result<Figure> build_flame(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop) {
    const auto& options = std::get<FlameOptions>(spec.options);
    const auto stacks =
        find_flame_column(data, "stacks", options.stacks, is_text, "column of text");
    if (!stacks) {
        return fail(stacks.error());
    }
    const auto sizes =
        find_flame_column(data, "value", options.value, is_numeric, "column of numbers");
    if (!sizes) {
        return fail(sizes.error());
    }
    if (*stacks == nullptr) {
        return fail(ErrorCode::empty, "nothing to draw: no column of text that holds stacks");
    }
    auto& scratch = shop.made.emplace_back(data.rows, 1.0);
    const std::span<const double> values =
        *sizes != nullptr ? (*sizes)->doubles(scratch) : std::span<const double>{scratch};
    const auto tree = fold_stacks((*stacks)->text(), values, options.root);
    if (!tree) {
        return fail(tree.error());
    }
    if (tree->nodes.front().value <= 0) {
        return fail(ErrorCode::empty, "nothing to draw: no stack has a size above 0");
    }
    if (tree->cut_stacks > 0) {
        shop.warnings.push_back(std::to_string(tree->cut_stacks) + " stacks are deeper than " +
                                std::to_string(max_flame_depth) + " frames and were cut there");
    }
    auto asked = std::make_shared<FigureOptions>();
    auto plot = std::make_shared<Plot>();
    plot->axes.push_back(FlameBuilder{spec, *tree}.axes(asked->axes.emplace_back()));
    plot->options = std::move(asked);
    Figure figure;
    figure.size = spec.figsize_in;
    figure.dpi = spec.dpi;
    figure.plot = std::move(plot);
    return figure;
}

}  // namespace plotmill::chart
