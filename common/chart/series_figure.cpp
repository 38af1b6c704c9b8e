#include "chart/series_figure.hpp"

#include "chart/plain_text.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

Interval interval_of(const std::pair<double, double>& limits) {
    return {limits.first, limits.second};
}

constexpr double area_order = 1;  // matplotlib's zorder
constexpr double line_order = 2;
constexpr double text_order = 3;

SeriesLook look_of(Color color, double points, LineStyle style) {
    return {color, points, style};
}

FigureLine line_of(const SeriesLook& look) {
    FigureLine line;
    line.zorder = line_order;
    if (look.style != LineStyle::none) {
        line.stroke = StrokeLook{look.color, look.points, {look.style, 0, {}}, {}, {}};
    }
    if (look.marker) {
        line.markers.shape = look.marker;
        line.markers.points = look.marker_points;
        line.markers.face = line.markers.edge = look.color;
    }
    return line;
}

AreaLook filled_look(const SeriesLook& look) {
    AreaLook area;
    area.face.own = {look.color};
    area.edge_points = {look.points};
    area.dashes.style = look.style;
    return area;
}

/// The corners of areas, part by part: each goes around from where it begins.
class Outlines {
public:
    explicit Outlines(std::deque<std::vector<double>>& made)
        : x_{made.emplace_back()}, y_{made.emplace_back()}, marks_{made.emplace_back()} {}

    void put(double x, double y) {
        x_.push_back(x);
        y_.push_back(y);
    }
    /// Of a part: how many corners it has, or of each the code.
    void mark(double number) { marks_.push_back(number); }

    [[nodiscard]] FigurePolygons with_counts() const {
        FigurePolygons polygons = without_marks();
        polygons.counts.values = marks_;
        return polygons;
    }
    [[nodiscard]] FigurePolygons with_codes() const {
        FigurePolygons polygons = without_marks();
        polygons.codes.values = marks_;
        return polygons;
    }
    [[nodiscard]] std::size_t size() const noexcept { return x_.size(); }

private:
    [[nodiscard]] FigurePolygons without_marks() const {
        FigurePolygons polygons;
        polygons.zorder = area_order;
        polygons.x.values = x_;
        polygons.y.values = y_;
        return polygons;
    }

    std::vector<double>& x_;
    std::vector<double>& y_;
    std::vector<double>& marks_;
};

/// Calls add(first, end) for each stretch of rows that are finite.
template <typename IsFinite, typename Add>
void for_each_part(std::size_t rows, IsFinite is_finite, Add add) {
    for (std::size_t i = 0; i < rows;) {
        const std::size_t first = i;
        while (i < rows && is_finite(i)) {
            ++i;
        }
        if (i > first) {
            add(first, i);
        } else {
            ++i;
        }
    }
}

/// Around each part: along the lower curve from its start, back along the upper one.
FigurePolygons polygons_of(const SeriesArea& area, std::deque<std::vector<double>>& made) {
    Outlines outlines{made};
    const auto is_finite = [&](std::size_t i) {
        return std::isfinite(area.x[i]) && std::isfinite(area.lower[i]) &&
               std::isfinite(area.upper[i]);
    };
    for_each_part(area.x.size(), is_finite, [&](std::size_t first, std::size_t end) {
        const std::size_t before = outlines.size();
        outlines.put(area.x[first], area.upper[first]);
        for (std::size_t i = first; i < end; ++i) {
            outlines.put(area.x[i], area.lower[i]);
        }
        outlines.put(area.x[end - 1], area.upper[end - 1]);
        for (std::size_t i = end; i > first; --i) {
            outlines.put(area.x[i - 1], area.upper[i - 1]);
        }
        outlines.mark(static_cast<double>(outlines.size() - before));
    });
    FigurePolygons polygons = outlines.with_counts();
    polygons.look = filled_look(area.look);
    if (area.look.style != LineStyle::none) {
        polygons.look.edge.own = {area.look.color};
    }
    return polygons;
}

/// One path, which is not closed (matplotlib's StepPatch).
FigurePolygons polygons_of(const SeriesStairs& stairs, std::deque<std::vector<double>>& made) {
    constexpr double move = 1;
    constexpr double line = 2;
    Outlines outlines{made};
    const auto put = [&](double x, double y, double code) {
        outlines.put(x, y);
        outlines.mark(code);
    };
    const auto is_finite = [&](std::size_t i) { return std::isfinite(stairs.values[i]); };
    for_each_part(stairs.values.size(), is_finite, [&](std::size_t first, std::size_t end) {
        put(stairs.edges[first], stairs.baseline.value_or(stairs.values[first]), move);
        for (std::size_t i = first; i < end; ++i) {
            put(stairs.edges[i], stairs.values[i], line);
            put(stairs.edges[i + 1], stairs.values[i], line);
        }
        put(stairs.edges[end], stairs.baseline.value_or(stairs.values[end - 1]), line);
    });
    FigurePolygons polygons = outlines.with_codes();
    polygons.is_collection = false;
    polygons.look = filled_look(stairs.look);
    if (!stairs.is_filled) {
        std::swap(polygons.look.face.own, polygons.look.edge.own);
    }
    if (stairs.look.style == LineStyle::none) {
        polygons.look.edge.own.clear();
    }
    return polygons;
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
    spec_.below = false;  // axisbelow "line"
    spec_.titles[1].text = plain_text(options.title);
    spec_.y.label.text = plain_text(options.ylabel);
    if (options.grid) {
        spec_.x.grid = spec_.y.grid = GridLook{};
    }
    legend_.place = options.legend.value_or(LegendPlace::best);
    legend_.names_handles = true;
}

void SeriesFigure::explain(const std::string& label) {
    if (label.empty()) {
        return;
    }
    LegendHandle& handle = legend_.handles.emplace_back();
    handle.artist = axes_.artists.size() - 1;
    handle.label = plain_text(label);
}

void SeriesFigure::add(const SeriesLine& line, const std::string& label) {
    x_.take(line.x);
    y_.take(line.y);
    FigureLine artist = line_of(line.look);
    artist.x.values = line.x;
    artist.y.values = line.y;
    artist.draw = line.draw;
    axes_.artists.emplace_back(std::move(artist));
    explain(label);
}

void SeriesFigure::add(const SeriesArea& area, const std::string& label) {
    x_.take(area.x);
    y_.take(area.lower);
    y_.take(area.upper);
    axes_.artists.emplace_back(polygons_of(area, made_));
    explain(label);
}

void SeriesFigure::add(const SeriesStairs& stairs, const std::string& label) {
    for (std::size_t i = 0; i < stairs.values.size(); ++i) {
        if (std::isfinite(stairs.values[i])) {
            x_.take(stairs.edges[i]);
            x_.take(stairs.edges[i + 1]);
            y_.take(stairs.values[i]);
        }
    }
    x_.take(stairs.edges.front());
    y_.take(stairs.baseline.value_or(0));
    y_.stick(stairs.baseline.value_or(0));
    axes_.artists.emplace_back(polygons_of(stairs, made_));
    if (!stairs.is_filled && !label.empty()) {  // a line in the legend
        FigureLine example = line_of(stairs.look);
        example.is_of_handle = true;
        axes_.artists.emplace_back(std::move(example));
    }
    explain(label);
}

void SeriesFigure::name_places(std::vector<std::string> names) {
    spec_.x.major_format.kind = FormatterSpec::Kind::names;
    spec_.x.major_format.labels = std::move(names);
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
    add(SeriesLine{is_upright ? at : along, is_upright ? along : at,
                   look_of(line.color, line.points, line.style)},
        line.label);
}

void SeriesFigure::add_reference_lines() {
    for (const ExtraLine& line : options_.lines) {
        add(SeriesLine{line.x, line.y, look_of(line.color, line.points, line.style)}, line.label);
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
        FigureText artist;
        artist.zorder = text_order;
        artist.clip = false;
        artist.x = text.x;
        artist.y = text.y;
        artist.text = plain_text(text.text);
        artist.look = text.look;
        axes_.artists.emplace_back(std::move(artist));
    }
}

PlotAxes SeriesFigure::finish(const std::string& x_name, const std::string& legend_title,
                              FigureAxes& spec) && {
    take_reference_lines();
    axes_.x.view = options_.xlim ? interval_of(*options_.xlim) : x_.view();
    axes_.y.view = options_.ylim ? interval_of(*options_.ylim) : y_.view();
    spec_.x.label.text = plain_text(options_.xlabel.value_or(x_name));
    add_reference_lines();
    add_texts();
    if (options_.legend && !legend_.handles.empty()) {
        legend_.title = plain_text(legend_title);
        spec_.legend = std::move(legend_);
    }
    spec = std::move(spec_);
    axes_.spec = &spec;
    axes_.place = &spec.place;
    return std::move(axes_);
}

}  // namespace plotmill::chart
