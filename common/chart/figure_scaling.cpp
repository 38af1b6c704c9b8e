#include "chart/figure_scaling.hpp"

#include <algorithm>
#include <variant>

namespace plotmill::chart {
namespace {

bool is_bent(const PlotAxis& axis) noexcept {
    return axis.transform.kind() != AxisTransform::Kind::linear;
}

/// One direction of an artist: nothing changes where its numbers are not data or the axis is
/// linear.
class Bender {
public:
    Bender(const PlotAxis& axis, Coords coords, Workshop& shop)
        : transform_{axis.transform},
          is_needed_{is_bent(axis) && coords == Coords::data},
          shop_{shop} {}

    void places(Numbers& numbers) const {
        if (is_needed_) {
            auto& made = shop_.made.emplace_back(numbers.values.size());
            std::transform(numbers.values.begin(), numbers.values.end(), made.begin(),
                           [&](double value) { return transform_.forward(value); });
            numbers.values = made;
        }
    }
    void place(double& value) const { value = is_needed_ ? transform_.forward(value) : value; }
    void extents(Numbers& start, Numbers& length) const {
        if (!is_needed_) {
            return;
        }
        auto& lengths = shop_.made.emplace_back(length.values.size());
        for (std::size_t i = 0; i < lengths.size(); ++i) {
            const double from = start.values[i];
            lengths[i] = transform_.forward(from + length.values[i]) - transform_.forward(from);
        }
        places(start);
        length.values = lengths;
    }

private:
    const AxisTransform& transform_;
    bool is_needed_;
    Workshop& shop_;
};

struct Plane {
    Bender x;
    Bender y;
};

void bend(FigureLine& line, const Plane& plane) {
    plane.x.places(line.x);
    plane.y.places(line.y);
}
void bend(FigurePoints& points, const Plane& plane) {
    plane.x.places(points.x);
    plane.y.places(points.y);
}
void bend(FigureRects& rects, const Plane& plane) {
    plane.x.extents(rects.x, rects.width);
    plane.y.extents(rects.y, rects.height);
}
void bend(FigurePolygons& polygons, const Plane& plane) {
    plane.x.places(polygons.x);
    plane.y.places(polygons.y);
}
void bend(FigureSegments& segments, const Plane& plane) {
    plane.x.places(segments.x0);
    plane.x.places(segments.x1);
    plane.y.places(segments.y0);
    plane.y.places(segments.y1);
}
void bend(FigureMesh& mesh, const Plane& plane) {
    plane.x.places(mesh.x);
    plane.y.places(mesh.y);
}
void bend(FigureTexts& texts, const Plane& plane) {
    plane.x.places(texts.x);
    plane.y.places(texts.y);
}
void bend(FigureText& text, const Plane& plane) {
    plane.x.place(text.x);
    plane.y.place(text.y);
}

}  // namespace

Status to_scale(FigureArtist& artist, const PlotAxes& axes, Workshop& shop) {
    if (!is_bent(axes.x) && !is_bent(axes.y)) {
        return {};
    }
    if (std::holds_alternative<FigureWedges>(artist)) {
        return fail(ErrorCode::option, ": wedges need linear axes");
    }
    if (const auto* mesh = std::get_if<FigureMesh>(&artist); mesh != nullptr && mesh->is_image) {
        return fail(ErrorCode::option, ".image: needs linear axes, or image false");
    }
    std::visit(
        [&](auto& kind) {
            using Kind = std::decay_t<decltype(kind)>;
            if constexpr (!std::is_same_v<Kind, FigureWedges> &&
                          !std::is_same_v<Kind, FigureFlame>) {
                bend(kind,
                     {Bender{axes.x, kind.coords.x, shop}, Bender{axes.y, kind.coords.y, shop}});
            }
            if constexpr (std::is_same_v<Kind, FigureText>) {
                if (kind.text_at) {
                    Bender{axes.x, kind.text_coords.x, shop}.place((*kind.text_at)[0]);
                    Bender{axes.y, kind.text_coords.y, shop}.place((*kind.text_at)[1]);
                }
            }
        },
        artist);
    return {};
}

}  // namespace plotmill::chart
