#include "chart/vector/pdf.hpp"

#include "base/c_handle.hpp"
#include "base/check.hpp"
#include "chart/raster/grid.hpp"
#include "chart/raster/snap.hpp"
#include "chart/vector/page.hpp"
#include "chart/vector/saved_state.hpp"

#include <algorithm>
#include <cairo-pdf.h>
#include <cmath>
#include <new>
#include <optional>
#include <utility>

namespace plotmill::chart {
namespace {

using PdfSurface = CHandle<cairo_surface_t, &cairo_surface_destroy>;
using PdfContext = CHandle<cairo_t, &cairo_destroy>;

void require_pdf(cairo_status_t status) {
    if (status == CAIRO_STATUS_NO_MEMORY) {
        throw std::bad_alloc{};
    }
    PM_CHECK(status == CAIRO_STATUS_SUCCESS, cairo_status_to_string(status));
}

cairo_status_t append(void* file, const unsigned char* data, unsigned length) {
    auto& bytes = *static_cast<Bytes*>(file);
    try {
        const auto* first = reinterpret_cast<const std::byte*>(data);
        bytes.insert(bytes.end(), first, first + length);
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
    return CAIRO_STATUS_SUCCESS;
}

cairo_line_join_t to_cairo(Join join) noexcept {
    switch (join) {
        case Join::miter:
            break;
        case Join::round:
            return CAIRO_LINE_JOIN_ROUND;
        case Join::bevel:
            return CAIRO_LINE_JOIN_BEVEL;
    }
    return CAIRO_LINE_JOIN_MITER;
}

cairo_line_cap_t to_cairo(Cap cap) noexcept {
    switch (cap) {
        case Cap::butt:
            break;
        case Cap::round:
            return CAIRO_LINE_CAP_ROUND;
        case Cap::projecting:
            return CAIRO_LINE_CAP_SQUARE;
    }
    return CAIRO_LINE_CAP_BUTT;
}

/// A quadratic curve from `from` as the cubic one that it is.
void add_quad(cairo_t* page, const PathVertex& from, const PathVertex& control,
              const PathVertex& to) {
    constexpr double share = 2.0 / 3;
    cairo_curve_to(page, from.x + share * (control.x - from.x),
                   from.y + share * (control.y - from.y), to.x + share * (control.x - to.x),
                   to.y + share * (control.y - to.y), to.x, to.y);
}

}  // namespace

ByteView PdfWriter::write(const Scene& scene, std::span<const Panel> panels) {
    const Page size{scene};
    file_.clear();
    const PdfSurface surface{
        cairo_pdf_surface_create_for_stream(&append, &file_, size.width, size.height)};
    require_pdf(cairo_surface_status(surface.get()));
    // Without this Cairo writes the time of day into the file.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    {
        const PdfContext page{cairo_create(surface.get())};
        require_pdf(cairo_status(page.get()));
        page_ = page.get();
        scene_ = &scene;
        points_per_px_ = size.points_per_px;
        draw_all(scene, panels);
        page_ = nullptr;
        require_pdf(cairo_status(page.get()));
    }
    cairo_surface_finish(surface.get());
    require_pdf(cairo_surface_status(surface.get()));
    return file_;
}

void PdfWriter::draw_all(const Scene& scene, std::span<const Panel> panels) {
    if (!scene.is_transparent) {
        set_color(white);  // on a ground, what is transparent needs no group
        cairo_paint(page_);
    }
    for (std::size_t i = 0; i < scene.items.size(); ++i) {
        const SavedState state{page_};
        if (!panels.empty() && panels.front().item == i) {
            draw_panel(panels.front());
            panels = panels.subspan(1);
        } else {
            std::visit([this](const auto& item) { draw(item); }, scene.items[i]);
        }
    }
}

void PdfWriter::draw(const Rectangles& item) {
    set_color(item.color);
    for (std::size_t i = 0; i < item.boxes.count; ++i) {
        add_box(on_grid(scene_->boxes[item.boxes.first + i]));
        cairo_fill(page_);
    }
}

void PdfWriter::draw(const Segments& item) {
    for (std::size_t i = 0; i < item.stretch.count; ++i) {
        const Segment s =
            on_grid(scene_->segments[item.stretch.first + i], item.kind, item.width_px);
        cairo_move_to(page_, s.x0 * points_per_px_, s.y0 * points_per_px_);
        cairo_line_to(page_, s.x1 * points_per_px_, s.y1 * points_per_px_);
    }
    stroke({.color = item.color,
            .width_px = item.width_px,
            .cap = item.kind == LineKind::spine ? Cap::projecting : Cap::butt});
}

void PdfWriter::draw(const Path& item) {
    auto outline = outlines_.of_path(*scene_, item);
    if (item.clip) {
        clip_to(on_grid(*item.clip));
    }
    if (item.fill) {
        add_outline(outline);
        set_color(*item.fill);
        cairo_fill(page_);
    }
    if (item.hatch != no_hatch) {
        add_outline(outline);
        fill_with_hatch(scene_->hatches[item.hatch]);
        outline = outlines_.of_path(*scene_, item);  // its memory has become the tile's
    }
    if (item.stroke) {
        add_outline(outline);
        stroke(*item.stroke);
    }
}

void PdfWriter::fill_with_hatch(const Hatch& hatch) {
    const cairo_rectangle_t tile{0, 0, points_per_inch, points_per_inch};
    const PdfSurface surface{cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &tile)};
    require_pdf(cairo_surface_status(surface.get()));
    {
        const PdfContext drawing{cairo_create(surface.get())};
        cairo_t* const page = std::exchange(page_, drawing.get());
        add_outline(outlines_.of_hatch(hatch.pattern));
        set_color(hatch.color);
        cairo_fill_preserve(page_);
        stroke({.color = hatch.color,
                .width_px = hatch.width_px,
                .join = Join::miter,
                .cap = Cap::projecting});
        require_pdf(cairo_status(page_));
        page_ = page;
    }
    cairo_set_source_surface(page_, surface.get(), 0, 0);
    cairo_pattern_set_extend(cairo_get_source(page_), CAIRO_EXTEND_REPEAT);
    cairo_fill(page_);
}

void PdfWriter::draw(const Markers& item) {
    if (item.shape == nullptr) {
        return;
    }
    clip_to(marker_clip(item.clip));
    const auto outline = outlines_.of_marker(*scene_, item);
    marker_.assign(outline.begin(), outline.end());
    const double shift = item.on_grid ? marker_shift : 0;
    const double reach = 2 * item.size_px + item.edge_px;
    const bool has_line = item.edge_px > 0 && (item.edge || item.fills.count > 0);
    for (std::size_t i = 0; i < item.x.size(); ++i) {
        const double x = item.to_x(item.x[i]);
        const double y = item.to_y(item.y[i]);
        const bool is_seen = x >= item.clip.x0 - reach && x <= item.clip.x1 + reach &&
                             y >= item.clip.y0 - reach && y <= item.clip.y1 + reach;
        const std::uint32_t number = item.fill_of.empty() ? 0 : item.fill_of[i];
        if (!is_seen || number == no_fill) {
            continue;
        }
        const auto fill = item.fills.count > 0
                              ? std::optional{scene_->fill_colors[item.fills.first + number]}
                              : item.fill;
        const SavedState state{page_};
        cairo_translate(page_, (x + shift) * points_per_px_, (y + shift) * points_per_px_);
        add_outline(marker_);
        if (fill && item.shape->is_filled) {
            set_color(*fill);
            cairo_fill_preserve(page_);
        }
        if (has_line) {
            stroke({.color = item.edge ? *item.edge : fill.value_or(black),
                    .width_px = item.edge_px,
                    .join = item.edge_join});
        }
        cairo_new_path(page_);
    }
}

void PdfWriter::draw(const Frames& item) {
    for (std::size_t i = 0; i < item.frames.count; ++i) {
        const Frame& frame = scene_->frames[item.frames.first + i];
        set_color(frame.color);
        add_box(without_gap(frame.box, scene_->dpi));
        cairo_fill(page_);
        if (frame.text) {
            draw_line(*frame.text);
        }
    }
}

void PdfWriter::draw(const Mesh& item) {
    const bool has_lines = item.line_px > 0 && item.line_color.a > 0;
    const double shift = has_lines ? snap_shift(item.line_px) : 0;
    const auto place = [&](const Stretch& edges, std::size_t i) {
        return snap(scene_->positions[edges.first + i]) + shift;
    };
    const std::size_t columns = item.column_edges.count - 1;
    if (reaches_out(*scene_, item)) {
        clip_to(on_grid(item.clip));
    }
    for (std::size_t i = 0; i < item.colors.count; ++i) {
        const MapColor color = scene_->colors[item.colors.first + i];
        if (color == no_color) {
            continue;
        }
        const std::size_t row = i / columns;
        const std::size_t column = i % columns;
        Color shown = to_color(color);
        shown.a = item.opacities.count == 0 ? item.opacity
                                            : scene_->opacities[item.opacities.first + i] / 255.0;
        set_color(shown);
        add_box({place(item.column_edges, column), place(item.row_edges, row),
                 place(item.column_edges, column + 1), place(item.row_edges, row + 1)});
        cairo_fill(page_);
    }
    if (has_lines) {
        draw_mesh_lines(item);
    }
}

/// Every cell has its four sides drawn, also one that is left out: together they are the lines of
/// the grid.
void PdfWriter::draw_mesh_lines(const Mesh& item) {
    const double shift = snap_shift(item.line_px);
    const auto place = [&](const Stretch& edges, std::size_t i) {
        return (snap(scene_->positions[edges.first + i]) + shift) * points_per_px_;
    };
    const std::size_t columns = item.column_edges.count - 1;
    const std::size_t rows = item.row_edges.count - 1;
    clip_to(on_grid(item.clip));
    for (std::size_t i = 0; i <= rows; ++i) {
        const double y = place(item.row_edges, i);
        cairo_move_to(page_, place(item.column_edges, 0), y);
        cairo_line_to(page_, place(item.column_edges, columns), y);
    }
    for (std::size_t i = 0; i <= columns; ++i) {
        const double x = place(item.column_edges, i);
        cairo_move_to(page_, x, place(item.row_edges, 0));
        cairo_line_to(page_, x, place(item.row_edges, rows));
    }
    stroke({.color = item.line_color, .width_px = item.line_px, .cap = Cap::projecting});
}

void PdfWriter::draw_panel(const Panel& panel) {
    // Cairo wants its pixels premultiplied.
    premultiplied_.clear();
    for (const std::uint32_t pixel : panel.argb) {
        const std::uint32_t alpha = pixel >> 24U;
        const auto scaled = [&](unsigned place) {
            return (((pixel >> place) & 0xffU) * alpha + 127) / 255 << place;
        };
        premultiplied_.push_back(alpha << 24U | scaled(16) | scaled(8) | scaled(0));
    }
    cairo_scale(page_, points_per_px_, points_per_px_);
    draw_image(premultiplied_, panel.width, panel.height, panel.box);
}

void PdfWriter::draw_image(std::span<const std::uint32_t> argb, int width, int height,
                           const Box& box) {
    if (argb.empty() || width <= 0 || height <= 0) {
        return;
    }
    const PdfSurface image{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height)};
    require_pdf(cairo_surface_status(image.get()));
    cairo_surface_flush(image.get());
    unsigned char* const rows = cairo_image_surface_get_data(image.get());
    const auto stride = static_cast<std::ptrdiff_t>(cairo_image_surface_get_stride(image.get()));
    for (std::ptrdiff_t y = 0; y < height; ++y) {
        auto* const row = reinterpret_cast<std::uint32_t*>(rows + y * stride);
        std::copy_n(argb.begin() + y * width, width, row);
    }
    cairo_surface_mark_dirty(image.get());
    const SavedState state{page_};
    cairo_translate(page_, box.x0, box.y0);
    cairo_scale(page_, (box.x1 - box.x0) / width, (box.y1 - box.y0) / height);
    cairo_set_source_surface(page_, image.get(), 0, 0);
    cairo_paint(page_);
}

void PdfWriter::set_color(const Color& color) {
    cairo_set_source_rgba(page_, color.r, color.g, color.b, color.a);
}

void PdfWriter::add_box(const Box& box) {
    cairo_rectangle(page_, box.x0 * points_per_px_, box.y0 * points_per_px_,
                    (box.x1 - box.x0) * points_per_px_, (box.y1 - box.y0) * points_per_px_);
}

void PdfWriter::add_outline(std::span<const PathVertex> outline) {
    PathVertex last;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const PathVertex& v = outline[i];
        switch (v.verb) {
            case Verb::move:
                cairo_move_to(page_, v.x, v.y);
                break;
            case Verb::line:
                cairo_line_to(page_, v.x, v.y);
                break;
            case Verb::quad:
                if (++i < outline.size()) {
                    add_quad(page_, last, v, outline[i]);
                }
                break;
            case Verb::cubic:
                if ((i += 2) < outline.size()) {
                    cairo_curve_to(page_, v.x, v.y, outline[i - 1].x, outline[i - 1].y,
                                   outline[i].x, outline[i].y);
                }
                break;
            case Verb::close:
                cairo_close_path(page_);
                break;
        }
        if (v.verb != Verb::close && i < outline.size()) {
            last = outline[i];
        }
    }
}

void PdfWriter::clip_to(const Box& box) {
    add_box(box);
    cairo_clip(page_);
}

void PdfWriter::stroke(const Stroke& stroke) {
    set_color(stroke.color);
    cairo_set_line_width(page_, stroke.width_px * points_per_px_);
    cairo_set_line_join(page_, to_cairo(stroke.join));
    cairo_set_line_cap(page_, to_cairo(stroke.cap));
    std::vector<double> dashes;
    for (std::size_t i = 0; i < stroke.dashes.count; ++i) {
        dashes.push_back(scene_->positions[stroke.dashes.first + i] * points_per_px_);
    }
    cairo_set_dash(page_, dashes.data(), static_cast<int>(dashes.size()),
                   stroke.dash_offset_px * points_per_px_);
    cairo_stroke(page_);
}

}  // namespace plotmill::chart
