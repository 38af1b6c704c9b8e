#include "chart/layout/constrained_layout.hpp"

#include "chart/layout/bar_split.hpp"
#include "chart/layout/submerged_track.hpp"

#include <algorithm>
#include <numeric>

namespace plotmill::chart {
namespace {

using Location = ColorBarSpec::Location;

std::vector<double> track_ratios(const std::vector<double>& given, std::size_t count) {
    return given.empty() ? std::vector<double>(count, 1) : given;
}

/// A rectangle of some share of `area`.
Area shrunk_in(const Area& area, double x_share, double y_share, const Anchor& anchor) {
    const double width = area.width() * x_share;
    const double height = area.height() * y_share;
    const double x0 = area.x0 + anchor.x * (area.width() - width);
    const double y0 = area.y0 + anchor.y * (area.height() - height);
    return {x0, y0, x0 + width, y0 + height};
}

Area moved(const Area& area, double dx, double dy) noexcept {
    return {area.x0 + dx, area.y0 + dy, area.x1 + dx, area.y1 + dy};
}

}  // namespace

/// Cells of a grid, first and last.
struct ConstrainedLayouter::Span {
    std::size_t grid = 0;
    std::array<std::size_t, 2> rows{};
    std::array<std::size_t, 2> columns{};
};

/// Around an axes: of its labels, and of colour bars with the pads.
struct ConstrainedLayouter::Margins {
    double left = 0, right = 0, bottom = 0, top = 0;
    double left_bar = 0, right_bar = 0, bottom_bar = 0, top_bar = 0;
};

ConstrainedLayouter::ConstrainedLayouter(const Plot& plot, const FigureSize& figure)
    : plot_{plot},
      figure_{figure},
      options_{*plot.options->constrained_layout},
      w_pad_{options_.w_pad * figure.dpi / figure.width},
      h_pad_{options_.h_pad * figure.dpi / figure.height},
      base_(plot.axes.size()),
      bars_(plot.axes.size()),
      settled_(plot.axes.size()) {
    for (const FigureGrid& grid : plot.options->gridspecs) {
        grids_.push_back({&grid,
                          {track_ratios(grid.width_ratios, grid.columns), 1},
                          {track_ratios(grid.height_ratios, grid.rows), -1}});
    }
    for (std::size_t i = 0; i < plot.axes.size(); ++i) {
        const FigureAxes& axes = *plot.axes[i].spec;
        const AxesPlace& place = *plot.axes[i].place;
        const bool is_bar = axes.colorbar && !axes.colorbar->parents.empty();
        if (is_bar) {
            for (const std::size_t parent : axes.colorbar->parents) {
                bars_[parent].push_back(i);
            }
        } else if (place.kind == AxesPlace::Kind::twin) {
            base_[i] = base_[place.of];
        } else if (place.kind == AxesPlace::Kind::grid && place.gridspec) {
            base_[i] = i;
            grids_[*place.gridspec].has_axes = true;
        }
    }
}

ConstrainedLayouter::Box ConstrainedLayouter::box_of(const MeasuredAxes& measured,
                                                     std::size_t axes) const {
    const Area& place = measured.places[axes].slot;
    const ExtentBox& room = measured.layouts[axes].room;
    if (!plot_.axes[axes].spec->is_shown || room.is_empty()) {
        return {place, place};
    }
    const TextBox& box = room.box();
    return {place,
            {(box.x_min + figure_.origin_x) / figure_.width,
             (box.y_min + figure_.origin_y) / figure_.height,
             (box.x_max + figure_.origin_x) / figure_.width,
             (box.y_max + figure_.origin_y) / figure_.height}};
}

ConstrainedLayouter::Span ConstrainedLayouter::span_of(std::size_t axes) const {
    const AxesPlace& place = *plot_.axes[*base_[axes]].place;
    return {*place.gridspec, place.row_range, place.column_range};
}

/// As many cells as all parents stand in, counted in the grid of the first.
ConstrainedLayouter::Span ConstrainedLayouter::span_of_parents(const ColorBarSpec& bar) const {
    Span all = span_of(bar.parents.front());
    for (const std::size_t parent : bar.parents) {
        if (!base_[parent]) {
            continue;
        }
        const Span span = span_of(parent);
        all.rows = {std::min(all.rows[0], span.rows[0]), std::max(all.rows[1], span.rows[1])};
        all.columns = {std::min(all.columns[0], span.columns[0]),
                       std::max(all.columns[1], span.columns[1])};
    }
    const Grid& grid = grids_[all.grid];
    all.rows[1] = std::min(all.rows[1], grid.rows.size() - 1);
    all.columns[1] = std::min(all.columns[1], grid.columns.size() - 1);
    return all;
}

/// Pads at the edges of a grid, and at least those between its cells.
ConstrainedLayouter::Margins ConstrainedLayouter::pads_of(const Grid& grid,
                                                          const Span& span) const {
    Margins margins;
    margins.left_bar = margins.right_bar = w_pad_;
    margins.bottom_bar = margins.top_bar = h_pad_;
    const double columns = static_cast<double>(grid.columns.size());
    const double rows = static_cast<double>(grid.rows.size());
    const double wspace = grid.spec->wspace.value_or(options_.wspace) / 2 / columns;
    const double hspace = grid.spec->hspace.value_or(options_.hspace) / 2 / rows;
    if (wspace > w_pad_) {
        margins.left_bar = span.columns[0] > 0 ? wspace : w_pad_;
        margins.right_bar = span.columns[1] + 1 < grid.columns.size() ? wspace : w_pad_;
    }
    if (hspace > h_pad_) {
        margins.top_bar = span.rows[0] > 0 ? hspace : h_pad_;
        margins.bottom_bar = span.rows[1] + 1 < grid.rows.size() ? hspace : h_pad_;
    }
    return margins;
}

Area ConstrainedLayouter::inner(const Span& span) const {
    constexpr auto line = GridTrack::Line::inner;
    const Grid& grid = grids_[span.grid];
    return {grid.columns.at(TrackSide::before, line, span.columns[0]),
            grid.rows.at(TrackSide::after, line, span.rows[1]),
            grid.columns.at(TrackSide::after, line, span.columns[1]),
            grid.rows.at(TrackSide::before, line, span.rows[0])};
}

/// A share of what the parents have inside; nothing before the first pass has placed them.
double ConstrainedLayouter::pad_of(const ColorBarSpec& bar) const {
    const Area parents = inner(span_of_parents(bar));
    const bool is_beside = bar.location == Location::left || bar.location == Location::right;
    return bar.pad.value_or(constrained_bar_pad) * (is_beside ? parents.width() : parents.height());
}

void ConstrainedLayouter::take_margins(const MeasuredAxes& measured, std::size_t axes) {
    const Span span = span_of(axes);
    Grid& grid = grids_[span.grid];
    Margins margins = pads_of(grid, span);
    const auto [place, around] = box_of(measured, axes);
    margins.left += place.x0 - around.x0;
    margins.right += around.x1 - place.x1;
    margins.bottom += place.y0 - around.y0;
    margins.top += around.y1 - place.y1;
    for (const std::size_t bar : bars_[axes]) {
        if (base_[plot_.axes[bar].spec->colorbar->parents.front()]) {
            add_bar(measured, bar, axes, margins);
        }
    }
    grid.columns.raise(TrackSide::before, MarginUse::labels, span.columns[0], margins.left);
    grid.columns.raise(TrackSide::before, MarginUse::bars, span.columns[0], margins.left_bar);
    grid.columns.raise(TrackSide::after, MarginUse::labels, span.columns[1], margins.right);
    grid.columns.raise(TrackSide::after, MarginUse::bars, span.columns[1], margins.right_bar);
    grid.rows.raise(TrackSide::before, MarginUse::labels, span.rows[0], margins.top);
    grid.rows.raise(TrackSide::before, MarginUse::bars, span.rows[0], margins.top_bar);
    grid.rows.raise(TrackSide::after, MarginUse::labels, span.rows[1], margins.bottom);
    grid.rows.raise(TrackSide::after, MarginUse::bars, span.rows[1], margins.bottom_bar);
}

/// A colour bar needs room at those parents that stand at its side, and where it is longer than
/// they are.
void ConstrainedLayouter::add_bar(const MeasuredAxes& measured, std::size_t bar, std::size_t parent,
                                  Margins& margins) const {
    const ColorBarSpec& spec = *plot_.axes[bar].spec->colorbar;
    const Span own = span_of(parent);
    const Span all = span_of_parents(spec);
    const Area box = box_of(measured, bar).around;
    const Area around = box_of(measured, parent).around;
    const double pad = pad_of(spec);
    const bool is_left = all.columns[0] == own.columns[0];
    const bool is_right = all.columns[1] == own.columns[1];
    const bool is_top = all.rows[0] == own.rows[0];
    const bool is_bottom = all.rows[1] == own.rows[1];
    if (spec.location == Location::left || spec.location == Location::right) {
        const bool is_beside = spec.location == Location::left ? is_left : is_right;
        (spec.location == Location::left ? margins.left_bar : margins.right_bar) +=
            is_beside ? box.width() + pad : 0;
        margins.bottom += is_bottom ? std::max(0.0, around.y0 - box.y0) : 0;
        margins.top += is_top ? std::max(0.0, box.y1 - around.y1) : 0;
    } else {
        const bool is_beside = spec.location == Location::top ? is_top : is_bottom;
        (spec.location == Location::top ? margins.top_bar : margins.bottom_bar) +=
            is_beside ? box.height() + pad : 0;
        margins.left += is_left ? std::max(0.0, around.x0 - box.x0) : 0;
        margins.right += is_right ? std::max(0.0, box.x1 - around.x1) : 0;
    }
}

void ConstrainedLayouter::take_labels(const LabelRoom& labels) {
    const auto raise = [](GridTrack& track, TrackSide side, double size) {
        track.raise(side, MarginUse::labels, 0, size);
    };
    if (labels.suptitle_height) {
        raise(figure_rows_, TrackSide::before,
              *labels.suptitle_height / figure_.height + 2 * h_pad_);
    }
    if (labels.supxlabel_height) {
        raise(figure_rows_, TrackSide::after,
              *labels.supxlabel_height / figure_.height + 2 * h_pad_);
    }
    if (labels.supylabel_width) {
        raise(figure_columns_, TrackSide::before,
              *labels.supylabel_width / figure_.width + 2 * w_pad_);
    }
}

/// So that axes that span as many cells, but others, are as wide.
void ConstrainedLayouter::match_submerged() {
    SubmergedTrack columns;
    SubmergedTrack rows;
    const auto each = [&](auto act) {
        for (std::size_t i = 0; i < base_.size(); ++i) {
            if (base_[i]) {
                const Span span = span_of(i);
                act(grids_[span.grid], span);
            }
        }
    };
    each([&](const Grid& grid, const Span& span) {
        columns.see(grid.columns, span.columns[0], span.columns[1]);
        rows.see(grid.rows, span.rows[0], span.rows[1]);
    });
    each([&](Grid& grid, const Span& span) {
        columns.match(grid.columns, span.columns[0], span.columns[1]);
        rows.match(grid.rows, span.rows[0], span.rows[1]);
    });
}

/// Is there room for all axes?
bool ConstrainedLayouter::solve() {
    constexpr auto outer = GridTrack::Line::outer;
    constexpr auto inner = GridTrack::Line::inner;
    const auto& [left, bottom, width, height] = options_.rect;
    figure_columns_.solve(left, left + width);
    figure_rows_.solve(bottom + height, bottom);
    bool has_room = true;
    for (Grid& grid : grids_) {
        if (const auto& in = grid.spec->in) {
            const Grid& parent = grids_[in->gridspec];
            const auto& [left_cell, right_cell] = in->column_range;
            const auto& [top_cell, bottom_cell] = in->row_range;
            grid.columns.solve(parent.columns.at(TrackSide::before, outer, left_cell),
                               parent.columns.at(TrackSide::after, outer, right_cell));
            grid.rows.solve(parent.rows.at(TrackSide::before, outer, top_cell),
                            parent.rows.at(TrackSide::after, outer, bottom_cell));
        } else {
            grid.columns.solve(figure_columns_.at(TrackSide::before, inner, 0),
                               figure_columns_.at(TrackSide::after, inner, 0));
            grid.rows.solve(figure_rows_.at(TrackSide::before, inner, 0),
                            figure_rows_.at(TrackSide::after, inner, 0));
        }
        const bool is_collapsed = grid.columns.is_collapsed() || grid.rows.is_collapsed();
        has_room = has_room && !(grid.has_axes && is_collapsed);
    }
    return has_room;
}

void ConstrainedLayouter::place_all(const MeasuredAxes& measured) {
    for (std::size_t i = 0; i < base_.size(); ++i) {
        if (!base_[i]) {
            continue;
        }
        settled_[i] = inner(span_of(i));
        std::array<double, 4> taken{};
        for (auto bar = bars_[i].rbegin(); bar != bars_[i].rend(); ++bar) {
            if (plot_.axes[*bar].spec->colorbar->parents.front() == i) {
                place_bar(measured, *bar, taken);
            }
        }
    }
}

/// Beyond the labels of its parents, and beyond bars that were placed there before (`taken`).
void ConstrainedLayouter::place_bar(const MeasuredAxes& measured, std::size_t bar,
                                    std::array<double, 4>& taken) {
    constexpr auto line = GridTrack::Line::labels;
    const ColorBarSpec& spec = *plot_.axes[bar].spec->colorbar;
    const Span span = span_of_parents(spec);
    const Grid& grid = grids_[span.grid];
    const Area parents = inner(span);
    const auto [place, around] = box_of(measured, bar);
    const double pad = pad_of(spec);
    const Anchor anchor = bar_anchor(spec.location);
    double& offset = taken[static_cast<std::size_t>(spec.location)];
    if (spec.location == Location::left || spec.location == Location::right) {
        const Area box = shrunk_in(parents, spec.fraction, spec.shrink, anchor);
        const double margin = place.x0 - around.x0;
        const double dx =
            spec.location == Location::right
                ? grid.columns.at(TrackSide::after, line, span.columns[1]) + offset + pad + margin
                : grid.columns.at(TrackSide::before, line, span.columns[0]) - around.width() - pad +
                      margin - offset;
        settled_[bar] = moved(box, dx - box.x0, 0);
        offset += around.width() + pad;
    } else {
        const Area box = shrunk_in(parents, spec.shrink, spec.fraction, anchor);
        const double margin = place.y0 - around.y0;
        const double dy =
            spec.location == Location::top
                ? grid.rows.at(TrackSide::before, line, span.rows[0]) + offset + pad + margin
                : grid.rows.at(TrackSide::after, line, span.rows[1]) - around.height() - pad +
                      margin - offset;
        settled_[bar] = moved(box, 0, dy - box.y0);
        offset += around.height() + pad;
    }
}

void ConstrainedLayouter::pass(const MeasuredAxes& measured, const LabelRoom& labels) {
    figure_columns_.clear_margins();
    figure_rows_.clear_margins();
    for (Grid& grid : grids_) {
        grid.columns.clear_margins();
        grid.rows.clear_margins();
    }
    for (std::size_t i = 0; i < base_.size(); ++i) {
        if (base_[i]) {
            take_margins(measured, i);
        }
    }
    take_labels(labels);
    match_submerged();
    if (solve()) {
        place_all(measured);
    }
}

void ConstrainedLayouter::compress(const MeasuredAxes& measured) {
    const auto first = std::find_if(base_.begin(), base_.end(), [](auto i) { return !!i; });
    if (first == base_.end()) {
        return;
    }
    const Grid& grid = grids_[span_of(static_cast<std::size_t>(first - base_.begin())).grid];
    std::vector<double> across(grid.columns.size(), 0);
    std::vector<double> down(grid.rows.size(), 0);
    for (std::size_t i = 0; i < base_.size(); ++i) {
        if (!base_[i]) {
            continue;
        }
        const Span span = span_of(i);
        const PlotPlace& place = measured.places[i];
        for (std::size_t column = span.columns[0]; column <= span.columns[1]; ++column) {
            across[column] = std::max(across[column], place.slot.width() - place.area.width());
        }
        for (std::size_t row = span.rows[0]; row <= span.rows[1]; ++row) {
            down[row] = std::max(down[row], place.slot.height() - place.area.height());
        }
    }
    const auto half = [](const std::vector<double>& all) {
        return std::accumulate(all.begin(), all.end(), 0.0) / 2;
    };
    for (const TrackSide side : {TrackSide::before, TrackSide::after}) {
        figure_columns_.raise(side, MarginUse::labels, 0, half(across));
        figure_rows_.raise(side, MarginUse::labels, 0, half(down));
    }
    if (solve()) {
        place_all(measured);
    }
}

}  // namespace plotmill::chart
