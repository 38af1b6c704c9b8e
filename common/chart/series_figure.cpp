#include "chart/series_figure.hpp"

#include "chart/layout/grid.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

Interval interval_of(const std::pair<double, double>& limits) {
    return {limits.first, limits.second};
}

LineLook look_of(Color color, double points, LineStyle style) {
    return {color, points, style, {}};
}

}  // namespace

void DataLimits::take(double value) noexcept {
    if (std::isfinite(value)) {
        low_ = std::min(low_, value);
        high_ = std::max(high_, value);
    }
}

void DataLimits::take(std::span<const double> values) noexcept {
    for (const double value : values) {
        take(value);
    }
}

Interval DataLimits::view() const {
    const Interval wide = nonsingular({low_, high_}, limits_widening);
    Interval view = autoscale({low_, high_});
    for (const double edge : sticky_) {
        const double tolerance = 1e-5 * std::fabs(wide.high - wide.low);
        if (edge <= wide.low + tolerance) {
            view.low = std::max(view.low, edge);
        }
        if (edge >= wide.high - tolerance) {
            view.high = std::min(view.high, edge);
        }
    }
    return view;
}

SeriesFigure::SeriesFigure(const PlotOptions& options, std::deque<std::vector<double>>& made)
    : options_{options}, made_{made} {
    axes_.area = whole_subplot();
    axes_.title = options.title;
    axes_.y.label.text = options.ylabel;
    axes_.x.ticks.place = Ticks::Place::automatic;
    axes_.y.ticks.place = Ticks::Place::automatic;
    axes_.x.has_grid = axes_.y.has_grid = options.grid;
    legend_.place = options.legend.value_or(LegendPlace::best);
}

void SeriesFigure::add(const LineArtist& artist, const std::string& label) {
    x_.take(artist.x);
    y_.take(artist.y);
    if (!label.empty()) {
        legend_.items.push_back({.label = label, .line = artist.look});
    }
    axes_.artists.emplace_back(artist);
}

void SeriesFigure::add(const FillArtist& artist, const std::string& label) {
    x_.take(artist.x);
    y_.take(artist.lower);
    y_.take(artist.upper);
    if (!label.empty()) {
        legend_.items.push_back(
            {.label = label,
             .patch = PatchLook{artist.color, artist.color, artist.edge_points, artist.style}});
    }
    axes_.artists.emplace_back(artist);
}

void SeriesFigure::add(const StairsArtist& artist, const std::string& label) {
    for (std::size_t i = 0; i < artist.values.size(); ++i) {
        if (std::isfinite(artist.values[i])) {
            x_.take(artist.edges[i]);
            x_.take(artist.edges[i + 1]);
            y_.take(artist.values[i]);
        }
    }
    x_.take(artist.edges.front());
    y_.take(artist.baseline.value_or(0));
    y_.stick(artist.baseline.value_or(0));
    if (!label.empty() && artist.fill) {
        legend_.items.push_back(
            {.label = label,
             .patch = PatchLook{artist.fill, artist.edge, artist.edge_points, artist.style}});
    } else if (!label.empty()) {
        legend_.items.push_back(
            {.label = label,
             .line = look_of(artist.edge.value_or(black), artist.edge_points, artist.style)});
    }
    axes_.artists.emplace_back(artist);
}

/// Lines that cross the axes widen it only along their place.
void SeriesFigure::take_reference_lines() {
    for (const ExtraLine& line : options_.lines) {
        x_.take(line.x);
        y_.take(line.y);
    }
    for (const CrossLine& line : options_.horizontal) {
        y_.take(line.at);
    }
    for (const CrossLine& line : options_.vertical) {
        x_.take(line.at);
    }
}

void SeriesFigure::add_crossing(const CrossLine& line, bool is_upright) {
    const Interval& view = is_upright ? axes_.y.view : axes_.x.view;
    const auto& along = made_.emplace_back(std::vector<double>{view.low, view.high});
    const auto& at = made_.emplace_back(std::vector<double>{line.at, line.at});
    add(LineArtist{is_upright ? at : along, is_upright ? along : at,
                   look_of(line.color, line.points, line.style)},
        line.label);
}

void SeriesFigure::add_reference_lines() {
    for (const ExtraLine& line : options_.lines) {
        add(LineArtist{line.x, line.y, look_of(line.color, line.points, line.style)}, line.label);
    }
    for (const CrossLine& line : options_.horizontal) {
        add_crossing(line, false);
    }
    for (const CrossLine& line : options_.vertical) {
        add_crossing(line, true);
    }
}

void SeriesFigure::add_texts() {
    for (const PlacedText& text : options_.texts) {
        Color color = text.look.color.value_or(black);
        color.a = text.look.alpha.value_or(color.a);
        axes_.artists.emplace_back(TextArtist{text.x, text.y, text.text, text.look.style, color});
    }
}

Axes SeriesFigure::finish(const std::string& x_name, const std::string& legend_title) && {
    take_reference_lines();
    axes_.x.view = options_.xlim ? interval_of(*options_.xlim) : x_.view();
    axes_.y.view = options_.ylim ? interval_of(*options_.ylim) : y_.view();
    axes_.x.label.text = options_.xlabel.value_or(x_name);
    add_reference_lines();
    add_texts();
    if (options_.legend && !legend_.items.empty()) {
        legend_.title = legend_title;
        axes_.legend = std::move(legend_);
    }
    return std::move(axes_);
}

}  // namespace plotmill::chart
