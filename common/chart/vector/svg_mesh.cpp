#include "chart/raster/grid.hpp"
#include "chart/raster/snap.hpp"
#include "chart/vector/svg.hpp"

#include <algorithm>

namespace plotmill::chart {

void SvgWriter::find_runs(const Mesh& item) {
    runs_.clear();
    const std::size_t columns = item.column_edges.count - 1;
    for (std::size_t i = 0; i < item.colors.count; ++i) {
        const MapColor color = scene_->colors[item.colors.first + i];
        const auto row = static_cast<std::uint32_t>(i / columns);
        const auto column = static_cast<std::uint32_t>(i % columns);
        if (color == no_color) {
            continue;
        }
        const unsigned opacity =
            item.opacities.count == 0 ? 0U : scene_->opacities[item.opacities.first + i];
        const std::uint32_t rgb = (color & 0xffffffU) | opacity << 24U;
        const bool goes_on = !runs_.empty() && runs_.back().color == rgb &&
                             runs_.back().row == row && runs_.back().end == column;
        if (goes_on) {
            ++runs_.back().end;
        } else {
            runs_.push_back({rgb, row, column, column + 1});
        }
    }
    std::sort(runs_.begin(), runs_.end());
}

void SvgWriter::put_item(const Mesh& item) {
    find_runs(item);
    const bool has_lines = item.line_px > 0 && item.line_color.a > 0;
    const bool is_cut = reaches_out(*scene_, item);
    const std::size_t clip = has_lines || is_cut ? define_clip(on_grid(item.clip)) : undefined;
    const double shift = has_lines ? snap_shift(item.line_px) : 0;
    const auto place = [&](const Stretch& edges, std::size_t i) {
        return (snap(scene_->positions[edges.first + i]) + shift) * points_per_px_;
    };
    out_.put("<g");
    put_clip(is_cut ? clip : undefined);
    out_.put(crisp).put(">\n");
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        const ColoredRun& run = runs_[i];
        if (i == 0 || runs_[i - 1].color != run.color) {
            out_.put(i == 0 ? "<path" : "\"/>\n<path");
            Color color = to_color(run.color);
            color.a = item.opacities.count == 0 ? item.opacity : (run.color >> 24U) / 255.0;
            put_paint("fill", color);
            out_.put(" d=\"");
        }
        out_.put('M').number(place(item.column_edges, run.first));
        out_.put(' ').number(place(item.row_edges, run.row));
        out_.put('H').number(place(item.column_edges, run.end));
        out_.put('V').number(place(item.row_edges, run.row + 1));
        out_.put('H').number(place(item.column_edges, run.first)).put('z');
    }
    out_.put(runs_.empty() ? "" : "\"/>\n");
    if (has_lines) {
        put_mesh_lines(item);
        put_clip(clip);
        out_.put("/>\n");
    }
    out_.put("</g>\n");
}

/// Every cell has its four sides drawn, also one that is left out: together they are the lines of
/// the grid.
void SvgWriter::put_mesh_lines(const Mesh& item) {
    const double shift = snap_shift(item.line_px);
    const auto place = [&](const Stretch& edges, std::size_t i) {
        return snap(scene_->positions[edges.first + i]) + shift;
    };
    const std::size_t last_column = item.column_edges.count - 1;
    const std::size_t last_row = item.row_edges.count - 1;
    out_.put("<path d=\"");
    for (std::size_t i = 0; i <= last_row; ++i) {
        out_.put('M');
        put_place(place(item.column_edges, 0), place(item.row_edges, i));
        out_.put('H').number(place(item.column_edges, last_column) * points_per_px_);
    }
    for (std::size_t i = 0; i <= last_column; ++i) {
        out_.put('M');
        put_place(place(item.column_edges, i), place(item.row_edges, 0));
        out_.put('V').number(place(item.row_edges, last_row) * points_per_px_);
    }
    out_.put('"');
    put_paint("stroke", item.line_color);
    put_attribute("stroke-width", item.line_px * points_per_px_, shape_decimals);
    out_.put(" stroke-linecap=\"square\"");
}

}  // namespace plotmill::chart
