#include "chart/mark/plot_bar.hpp"

#include <optional>

namespace plotmill::chart {
namespace {

class BarOutline {
public:
    BarOutline(Scene& scene, const PlotAxes& axes, const Box& frame)
        : scene_{scene}, bar_{*axes.spec->colorbar}, axes_{axes}, frame_{frame} {}

    void add_extensions() {
        extension(axes_.bar_below, 0, -bar_.extendfrac[0]);
        extension(axes_.bar_above, 1, 1 + bar_.extendfrac[1]);
    }

    void add_line(const Stroke& stroke) {
        const std::size_t first = scene_.vertices.size();
        put(0, 0, Verb::move);
        end(axes_.bar_below ? -bar_.extendfrac[0] : 0, 0, 1);
        put(1, 0, Verb::line);
        put(1, 1, Verb::line);
        end(axes_.bar_above ? 1 + bar_.extendfrac[1] : 1, 1, 0);
        put(0, 1, Verb::line);
        put(0, 0, Verb::line);
        put(0, 0, Verb::close);
        scene_.items.emplace_back(Path{.vertices = {first, scene_.vertices.size() - first},
                                       .fill = std::nullopt,
                                       .stroke = stroke,
                                       .clip = std::nullopt});
    }

private:
    /// In fractions of the bar.
    void put(double across, double along, Verb verb) {
        const double x = bar_.is_vertical ? across : along;
        const double y = bar_.is_vertical ? along : across;
        scene_.vertices.push_back({frame_.x0 + x * (frame_.x1 - frame_.x0),
                                   frame_.y1 - y * (frame_.y1 - frame_.y0), verb});
    }

    /// To the tip and, of a rectangle, along its far side.
    void end(double along, double from, double to) {
        if (bar_.extendrect) {
            put(from, along, Verb::line);
            put(to, along, Verb::line);
        } else {
            put(0.5, along, Verb::line);
        }
    }

    void extension(const std::optional<Color>& color, double from, double to) {
        if (!color) {
            return;
        }
        const std::size_t first = scene_.vertices.size();
        put(0, from, Verb::move);
        end(to, 0, 1);
        put(1, from, Verb::line);
        scene_.items.emplace_back(Path{.vertices = {first, scene_.vertices.size() - first},
                                       .fill = *color,
                                       .stroke = std::nullopt,
                                       .clip = std::nullopt,
                                       .is_antialiased = false});
    }

    Scene& scene_;
    const ColorBarSpec& bar_;
    const PlotAxes& axes_;
    const Box& frame_;
};

}  // namespace

void add_bar_extensions(Scene& scene, const PlotAxes& axes, const Box& frame) {
    BarOutline{scene, axes, frame}.add_extensions();
}

void add_bar_outline(Scene& scene, const PlotAxes& axes, const Box& frame,
                     const FigureSize& figure) {
    BarOutline outline{scene, axes, frame};
    const SpineSpec& spine = axes.spec->spines[0];
    if (!spine.visible || spine.points <= 0 || spine.color.a <= 0) {
        return;
    }
    outline.add_line(
        Stroke{spine.color, figure.px(spine.points), Join::miter, Cap::projecting, {}});
}

}  // namespace plotmill::chart
