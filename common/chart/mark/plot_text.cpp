#include "chart/mark/plot_text.hpp"

#include "chart/mark/boxes.hpp"
#include "chart/mark/mark.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace plotmill::chart {
namespace {

/// Turns and moves the vertices of a box that was drawn with its lower left corner at (0, 0).
void turn(Scene& scene, const Stretch& stretch, const PlotTextBox& box, double canvas_height) {
    constexpr double radians = std::numbers::pi / 180;
    const double cosine = std::cos(box.rotation * radians);
    const double sine = std::sin(box.rotation * radians);
    for (std::size_t i = stretch.first; i < stretch.first + stretch.count; ++i) {
        PathVertex& v = scene.vertices[i];
        const double x = v.x;
        const double up = -v.y;
        v.x = box.origin.x + x * cosine - up * sine;
        v.y = canvas_height - (box.origin.y + x * sine + up * cosine);
    }
}

/// With its lower left corner at (0, 0), y down.
Stretch add_outline(Scene& scene, const PlotTextBox& box) {
    const Box flat{0, -box.height, box.width, 0};
    if (box.outline.empty()) {
        return box.rounding > 0 ? add_rounded_box(scene, flat, box.rounding)
                                : add_square_box(scene, flat);
    }
    const Stretch stretch{scene.vertices.size(), box.outline.size() + 1};
    Verb verb = Verb::move;
    for (const PlotPoint& corner : box.outline) {
        scene.vertices.push_back({corner.x, -corner.y, verb});
        verb = Verb::line;
    }
    const PathVertex start = scene.vertices[stretch.first];
    scene.vertices.push_back({start.x, start.y, Verb::close});
    return stretch;
}

void add_text_box(Scene& scene, const TextBoxLook& look, const PlotTextBox& box,
                  const FigureSize& figure, const std::optional<Box>& clip) {
    const Stretch outline = add_outline(scene, box);
    turn(scene, outline, box, figure.canvas_height);
    std::optional<Stroke> stroke;
    if (look.edge && look.edge_points > 0) {
        stroke = Stroke{*look.edge, figure.px(look.edge_points), Join::miter, Cap::butt, {}};
    }
    scene.items.emplace_back(Path{.vertices = outline,
                                  .fill = look.face,
                                  .stroke = stroke,
                                  .clip = clip,
                                  .snap = look.snap             ? Snap::always
                                          : box.outline.empty() ? Path{}.snap
                                                                : Snap::never});
}

void add_arrow(Scene& scene, const ArrowLook& look, const PlotArrow& arrow,
               const FigureSize& figure) {
    for (const PlotArrow::Part& part : arrow.parts) {
        const Stretch stretch{scene.vertices.size(),
                              part.corners.size() + (part.is_closed ? 1 : 0)};
        Verb verb = Verb::move;
        for (const PlotPoint& corner : part.corners) {
            scene.vertices.push_back({corner.x, figure.canvas_height - corner.y, verb});
            verb = Verb::line;
        }
        if (part.is_closed) {
            const PathVertex start = scene.vertices[stretch.first];
            scene.vertices.push_back({start.x, start.y, Verb::close});
        }
        std::optional<Stroke> stroke;
        if (arrow.width_px > 0) {
            stroke = Stroke{look.stroke.color, arrow.width_px, Join::round, Cap::round, {}};
            set_dashes(scene, look.stroke.dashes, arrow.width_px, *stroke);
        }
        scene.items.emplace_back(
            Path{.vertices = stretch,
                 .fill = part.is_closed ? std::optional{look.face.value_or(look.stroke.color)}
                                        : std::nullopt,
                 .stroke = stroke,
                 .clip = std::nullopt,
                 .snap = part.is_curved ? Snap::never : Path{}.snap});
    }
}

}  // namespace

void add_texts(Scene& scene, std::vector<TextLine> lines, std::optional<Box> clip) {
    if (lines.empty()) {
        return;
    }
    const Stretch stretch{scene.texts.size(), lines.size()};
    std::move(lines.begin(), lines.end(), std::back_inserter(scene.texts));
    scene.items.emplace_back(Texts{stretch, clip});
}

void add_plot_text(Scene& scene, PlotTextLayout layout, const FigureSize& figure, const Box& axes) {
    const std::optional<Box> clip = layout.is_cut ? std::optional{axes} : std::nullopt;
    if (layout.arrow) {
        add_arrow(scene, *layout.text->arrow, *layout.arrow, figure);
    }
    if (layout.box) {
        add_text_box(scene, *layout.text->box, *layout.box, figure, clip);
    }
    add_texts(scene, std::move(layout.lines), clip);
}

}  // namespace plotmill::chart
