#include "chart/vector/panels.hpp"

#include "chart/raster/ink_between.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

/// Takes places of the scene to those of a panel.
struct Placing {
    double scale;
    double x;  // of the panel's corner, in pixels
    double y;
    [[nodiscard]] Box operator()(const Box& box) const noexcept {
        return {box.x0 * scale - x, box.y0 * scale - y, box.x1 * scale - x, box.y1 * scale - y};
    }
};

LinearScale placed(const LinearScale& to_px, double scale, double start) noexcept {
    return {to_px.factor * scale, to_px.offset * scale - start};
}

Stretch copy_placed(const Scene& from, Stretch stretch, Scene& to, const Placing& at, bool is_x) {
    const Stretch copy{to.positions.size(), stretch.count};
    for (std::size_t i = 0; i < stretch.count; ++i) {
        to.positions.push_back(from.positions[stretch.first + i] * at.scale - (is_x ? at.x : at.y));
    }
    return copy;
}

Item copy_item(const Scene& from, const Markers& item, Scene& to, const Placing& at) {
    Markers copy = item;
    copy.to_x = placed(item.to_x, at.scale, at.x);
    copy.to_y = placed(item.to_y, at.scale, at.y);
    copy.clip = at(item.clip);
    copy.size_px = item.size_px * at.scale;
    copy.edge_px = item.edge_px * at.scale;
    copy.fills = {to.fill_colors.size(), item.fills.count};
    for (std::size_t i = 0; i < item.fills.count; ++i) {
        to.fill_colors.push_back(from.fill_colors[item.fills.first + i]);
    }
    return copy;
}

Item copy_item(const Scene& from, const Mesh& item, Scene& to, const Placing& at) {
    Mesh copy = item;
    copy.column_edges = copy_placed(from, item.column_edges, to, at, true);
    copy.row_edges = copy_placed(from, item.row_edges, to, at, false);
    copy.clip = at(item.clip);
    copy.line_px = item.line_px * at.scale;
    copy.opacities = {to.opacities.size(), item.opacities.count};
    const auto opacity = from.opacities.begin() + static_cast<std::ptrdiff_t>(item.opacities.first);
    to.opacities.insert(to.opacities.end(), opacity,
                        opacity + static_cast<std::ptrdiff_t>(item.opacities.count));
    copy.colors = {to.colors.size(), item.colors.count};
    const auto first = from.colors.begin() + static_cast<std::ptrdiff_t>(item.colors.first);
    to.colors.insert(to.colors.end(), first,
                     first + static_cast<std::ptrdiff_t>(item.colors.count));
    return copy;
}

/// The ink of an item that has only one, however transparent.
std::optional<Color> single_ink(const Item& item) noexcept {
    const auto* markers = std::get_if<Markers>(&item);
    if (markers == nullptr || markers->fills.count > 0) {
        return std::nullopt;
    }
    const auto& ink = markers->fill ? markers->fill : markers->edge;
    const auto same = [&](const Color& c) {
        return c.r == ink->r && c.g == ink->g && c.b == ink->b;
    };
    const bool is_single = ink && (!markers->edge || same(*markers->edge));
    return is_single ? ink : std::nullopt;
}

void make_white(Markers& item) noexcept {
    for (auto* ink : {&item.fill, &item.edge}) {
        if (*ink) {
            *ink = Color{1, 1, 1, (*ink)->a};
        }
    }
}

std::uint32_t rgb_of(const Color& color) noexcept {
    return to_pixel(to_ink(color)) & 0xffffffU;
}

}  // namespace

bool is_panel(const Item& item, Rasterized choice) noexcept {
    if (std::holds_alternative<Bitmap>(item)) {
        return true;
    }
    switch (choice) {
        case Rasterized::never:
            return false;
        case Rasterized::always:
            return std::holds_alternative<Markers>(item) || std::holds_alternative<Mesh>(item);
        case Rasterized::automatic:
            break;
    }
    const auto* markers = std::get_if<Markers>(&item);
    return markers != nullptr && markers->x.size() > most_vector_marks;
}

std::span<const Panel> PanelPainter::paint(const Scene& scene, Rasterized choice, double dpi) {
    panels_.clear();
    first_pixel_.clear();
    pixels_.clear();
    for (std::size_t i = 0; i < scene.items.size(); ++i) {
        if (is_panel(scene.items[i], choice)) {
            add(scene, i, dpi / scene.dpi);
        }
    }
    for (std::size_t i = 0; i < panels_.size(); ++i) {
        Panel& panel = panels_[i];
        panel.argb =
            std::span{pixels_}.subspan(first_pixel_[i], static_cast<std::size_t>(panel.width) *
                                                            static_cast<std::size_t>(panel.height));
    }
    return panels_;
}

std::span<const std::uint32_t> PanelPainter::paint_on(const Color& ground) {
    const Box all{0, 0, static_cast<double>(alone_.width_px),
                  static_cast<double>(alone_.height_px)};
    alone_.boxes.assign(1, all);
    alone_.items.front() = Rectangles{{0, 1}, ground};
    return painter_.paint(alone_).pixels();
}

void PanelPainter::add_bitmap(const Scene& scene, std::size_t item) {
    const auto& bitmap = std::get<Bitmap>(scene.items[item]);
    first_pixel_.push_back(pixels_.size());
    Panel& panel = panels_.emplace_back();
    panel.item = item;
    panel.width = bitmap.width;
    panel.height = bitmap.height;
    panel.box = {static_cast<double>(bitmap.x), static_cast<double>(bitmap.y),
                 static_cast<double>(bitmap.x + bitmap.width),
                 static_cast<double>(bitmap.y + bitmap.height)};
    const auto pixels = std::span{scene.pixels}.subspan(bitmap.pixels.first, bitmap.pixels.count);
    pixels_.insert(pixels_.end(), pixels.begin(), pixels.end());
}

void PanelPainter::add(const Scene& scene, std::size_t item, double scale) {
    const Item& original = scene.items[item];
    if (std::holds_alternative<Bitmap>(original)) {
        add_bitmap(scene, item);
        return;
    }
    const auto* markers = std::get_if<Markers>(&original);
    const Box& clip = markers != nullptr ? markers->clip : std::get<Mesh>(original).clip;
    // The clip box of marks takes the pixel in where it ends.
    const auto low = [&](double px) { return std::max(0.0, std::floor(px * scale)); };
    const auto high = [&](double px, int side) {
        return std::min(std::floor(px * scale) + 2, std::ceil(side * scale));
    };
    const Box box{low(clip.x0), low(clip.y0), high(clip.x1, scene.width_px),
                  high(clip.y1, scene.height_px)};
    first_pixel_.push_back(pixels_.size());
    Panel& panel = panels_.emplace_back();
    panel.item = item;
    if (!(box.x1 > box.x0 && box.y1 > box.y0)) {
        return;
    }
    panel.width = static_cast<int>(box.x1 - box.x0);
    panel.height = static_cast<int>(box.y1 - box.y0);
    panel.box = {box.x0 / scale, box.y0 / scale, box.x1 / scale, box.y1 / scale};

    alone_.clear();
    alone_.width_px = panel.width;
    alone_.height_px = panel.height;
    alone_.dpi = scene.dpi * scale;
    alone_.items.resize(2);
    const Placing at{scale, box.x0, box.y0};
    alone_.items[1] = markers != nullptr ? copy_item(scene, *markers, alone_, at)
                                         : copy_item(scene, std::get<Mesh>(original), alone_, at);
    const std::size_t first = pixels_.size();
    if (const auto ink = single_ink(original)) {
        // White ink over black is its own opacity, and its colour is known.
        make_white(std::get<Markers>(alone_.items[1]));
        for (const std::uint32_t pixel : paint_on(black)) {
            const std::uint32_t alpha = pixel & 0xffU;
            pixels_.push_back(alpha == 0 ? 0 : alpha << 24U | rgb_of(*ink));
        }
        return;
    }
    const auto on_black = paint_on(black);
    pixels_.insert(pixels_.end(), on_black.begin(), on_black.end());
    const auto on_white = paint_on(white);
    for (std::size_t i = 0; i < on_white.size(); ++i) {
        pixels_[first + i] = ink_between(pixels_[first + i], on_white[i]);
    }
}

}  // namespace plotmill::chart
