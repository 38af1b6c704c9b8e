#pragma once
// The places of a line in pixels, with the corners of its steps.

#include "chart/mark/mark.hpp"
#include "chart/scene/scene.hpp"
#include "chart/spec/plot_options.hpp"

#include <cstddef>
#include <span>

namespace plotmill::chart {

/// From so many vertices on a line may be simplified (matplotlib's path.simplify).
inline constexpr std::size_t least_simplified = 128;

class LinePen {
public:
    LinePen(Scene& scene, const Ground& ground, DrawStyle style)
        : scene_{scene}, ground_{ground}, style_{style} {}

    /// Appends to the scene's vertices. \pre x and y are as many
    Stretch draw(std::span<const double> x, std::span<const double> y) {
        const std::size_t first = scene_.vertices.size();
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double place_x = ground_.to_x(x[i]);
            const double place_y = ground_.to_y(y[i]);
            if (i > 0) {
                add_corners(place_x, place_y);
            }
            put(place_x, place_y);
        }
        return {first, scene_.vertices.size() - first};
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

}  // namespace plotmill::chart
