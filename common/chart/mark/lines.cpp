#include "chart/mark/mark.hpp"

#include <cmath>

namespace plotmill::chart {
namespace {

// path.simplify: shorter lines are drawn as they are.
constexpr std::size_t least_simplified = 128;

/// Appends the places of a line, with the corners of its steps.
class LinePen {
public:
    LinePen(Scene& scene, const Ground& ground, DrawStyle style)
        : scene_{scene}, ground_{ground}, style_{style} {}

    void draw(const LineArtist& artist) {
        for (std::size_t i = 0; i < artist.x.size(); ++i) {
            const double x = ground_.to_x(artist.x[i]);
            const double y = ground_.to_y(artist.y[i]);
            if (i > 0) {
                add_corners(x, y);
            }
            put(x, y);
        }
    }

private:
    void add_corners(double x, double y) {
        switch (style_) {
            case DrawStyle::straight:
                return;
            case DrawStyle::steps_pre:
                put(last_x_, y);
                return;
            case DrawStyle::steps_mid: {
                const double middle = (last_x_ + x) / 2;
                put(middle, last_y_);
                put(middle, y);
                return;
            }
            case DrawStyle::steps_post:
                put(x, last_y_);
                return;
        }
    }
    void put(double x, double y) {
        scene_.vertices.push_back({x, y, is_first_ ? Verb::move : Verb::line});
        is_first_ = false;
        last_x_ = x;
        last_y_ = y;
    }

    Scene& scene_;
    const Ground& ground_;
    DrawStyle style_;
    bool is_first_ = true;
    double last_x_ = 0;
    double last_y_ = 0;
};

void add_markers(Scene& scene, const LineArtist& artist, const Ground& ground) {
    const MarkerStyle& style = artist.look.marker;
    scene.items.emplace_back(Markers{
        .x = artist.x,
        .y = artist.y,
        .to_x = ground.to_x,
        .to_y = ground.to_y,
        .clip = ground.box,
        .shape = style.shape,
        .size_px = ground.figure.px(std::sqrt(style.area)),
        .fill = style.fill,
        .edge = style.edge,
        .edge_px = ground.figure.px(style.edge_points),
    });
}

}  // namespace

void add_mark(Scene& scene, const LineArtist& artist, const Ground& ground) {
    if (artist.x.empty()) {
        return;
    }
    if (artist.look.style != LineStyle::none && artist.look.points > 0) {
        const std::size_t first = scene.vertices.size();
        LinePen{scene, ground, artist.draw}.draw(artist);
        const Stretch stretch{first, scene.vertices.size() - first};
        scene.items.emplace_back(Path{
            .vertices = stretch,
            .fill = std::nullopt,
            .stroke = line_stroke(scene, artist.look, ground.figure),
            .clip = ground.box,
            .may_simplify = stretch.count >= least_simplified,
        });
    }
    if (artist.look.marker.shape != nullptr) {
        add_markers(scene, artist, ground);
    }
}

void add_mark(Scene& scene, const DividerArtist& artist, const Ground& ground) {
    const Box& box = ground.box;
    const Stroke stroke{artist.color, ground.figure.px(artist.points), Join::round, Cap::butt, {}};
    for (const double place : artist.at) {
        const Stretch stretch{scene.vertices.size(), 2};
        if (artist.is_vertical) {
            const double x = ground.to_x(place);
            scene.vertices.push_back({x, box.y1, Verb::move});
            scene.vertices.push_back({x, box.y0, Verb::line});
        } else {
            const double y = ground.to_y(place);
            scene.vertices.push_back({box.x0, y, Verb::move});
            scene.vertices.push_back({box.x1, y, Verb::line});
        }
        scene.items.emplace_back(Path{
            .vertices = stretch, .fill = std::nullopt, .stroke = stroke, .clip = std::nullopt});
    }
}

}  // namespace plotmill::chart
