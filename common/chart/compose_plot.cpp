#include "chart/compose_plot.hpp"

#include "chart/layout/constrained_figure.hpp"
#include "chart/layout/layout_steps.hpp"
#include "chart/layout/painted_places.hpp"
#include "chart/layout/plot_layout.hpp"
#include "chart/layout/plot_places.hpp"
#include "chart/mark/mark.hpp"
#include "chart/mark/plot_axes.hpp"
#include "chart/mark/plot_legend.hpp"
#include "chart/mark/plot_text.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace plotmill::chart {
namespace {

/// All of a figure in px.
struct Content {
    std::vector<PlotAxesLayout> axes;
    std::vector<PlotLegendOf> legends;
    std::vector<PlotTextLayout> texts;  // the suptitle first
};

/// The indices of the axes in the order of painting.
std::vector<std::size_t> painting_order(const Plot& plot) {
    std::vector<std::size_t> order(plot.axes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto is_below = [&](std::size_t a, std::size_t b) {
        return plot.axes[a].spec->zorder < plot.axes[b].spec->zorder;
    };
    if (!std::is_sorted(order.begin(), order.end(), is_below)) {
        std::stable_sort(order.begin(), order.end(), is_below);
    }
    return order;
}

class PlotComposer {
public:
    PlotComposer(const Plot& plot, const FigureSize& size, Typesetter& typesetter)
        : fit_{plot},
          plot_{fit_.plot()},
          options_{*plot.options},
          size_{size},
          typesetter_{typesetter},
          params_{subplot_params(options_)},
          labels_{options_.suptitle, options_.texts} {}

    Result<Content> lay_out(bool tight) {
        if (!options_.layouts.empty() || options_.tight_layout) {
            auto room = room_after_layouts(fit_, {params_, size_}, typesetter_);
            if (!room) {
                return fail(std::move(room).error());
            }
            params_ = room->params;
            size_ = room->figure;
        }
        if (options_.constrained_layout) {
            auto settled = lay_out_constrained({plot_, params_, size_, labels_}, typesetter_);
            if (!settled) {
                return fail(std::move(settled).error());
            }
            settled_ = *std::move(settled);
            move_labels(*options_.constrained_layout, size_, labels_);
        }
        if (options_.crop) {
            const auto& [left, bottom, right, top] = *options_.crop;
            size_ = cut_to_inches(size_, {left, bottom, right, top});
            return content_at_size();
        }
        auto content = content_at_size();
        if (content && tight) {
            size_ = cut_to(size_, box_of(*content), options_.pad_inches);
            content = content_at_size();
        }
        return content;
    }

    void paint(Content content, Scene& scene) const {
        scene.width_px = size_.canvas_width;
        scene.height_px = size_.canvas_height;
        scene.is_transparent = !options_.face || options_.face->a < 1;
        if (options_.face && *options_.face != white) {  // a picture starts white
            scene.items.emplace_back(Rectangles{{scene.boxes.size(), 1}, *options_.face});
            scene.boxes.push_back({0, 0, static_cast<double>(size_.canvas_width),
                                   static_cast<double>(size_.canvas_height)});
        }
        PaintedPlaces painted{plot_, size_};
        for (const std::size_t i : painting_order(plot_)) {
            const AxesPainting painting{painted.needs_ground(i, content.axes[i])};
            painted.take(i, content.axes[i]);
            add_plot_axes(scene, plot_.axes[i], std::move(content.axes[i]), size_, painting);
        }
        for (PlotTextLayout& text : content.texts) {
            add_plot_text(scene, std::move(text), size_);
        }
        for (auto& [spec, layout] : content.legends) {
            add_plot_legend(scene, *spec, std::move(layout), size_);
        }
    }

private:
    /// A legend that is anchored nowhere stands in what the picture shows of the figure.
    [[nodiscard]] Area ground_of(const LegendSpec& spec) const noexcept {
        return spec.anchor ? to_px({0, 0, 1, 1}, size_)
                           : Area{0, 0, size_.picture_width, size_.text_height};
    }

    Result<Content> content_at_size() {
        const auto places = plot_places(plot_, params_, size_, settled_);
        fit_.fit(places, size_);
        auto layouts = lay_out_plot(plot_, places, size_, typesetter_);
        if (!layouts) {
            return fail(std::move(layouts).error());
        }
        Content content;
        content.axes = *std::move(layouts);
        for (const LegendSpec& spec : options_.legends) {
            content.legends.push_back({&spec, lay_out_legend(spec, ground_of(spec), content.axes)});
        }
        if (labels_.suptitle) {
            take(lay_out_text_of_figure(*labels_.suptitle, size_, typesetter_), content);
        }
        for (const FigureText& text : labels_.texts) {
            take(lay_out_text_of_figure(text, size_, typesetter_), content);
        }
        return content;
    }

    PlotLegendLayout lay_out_legend(const LegendSpec& spec, const Area& own,
                                    std::span<const PlotAxesLayout> layouts) {
        const auto items = legend_items(plot_, spec, std::nullopt);
        return lay_out_plot_legend({spec, items, legend_ground(spec, own, layouts, size_),
                                    std::nullopt, options_.font_points, size_},
                                   typesetter_);
    }

    static void take(std::optional<PlotTextLayout> text, Content& content) {
        if (text) {
            content.texts.push_back(*std::move(text));
        }
    }

    /// The box that all of the content fills, px.
    [[nodiscard]] TextBox box_of(const Content& content) const {
        ExtentBox box;
        for (std::size_t i = 0; i < content.axes.size(); ++i) {
            if (plot_.axes[i].spec->is_shown) {
                box.take(content.axes[i].extent);
            }
        }
        for (const auto& legend : content.legends) {
            box.take(legend.layout.frame);
        }
        for (const PlotTextLayout& text : content.texts) {
            box.take(text.extent);
        }
        return box.is_empty() ? TextBox{0, 0, size_.width, size_.height} : box.box();
    }

    LimitFit fit_;
    const Plot& plot_;
    const FigureOptions& options_;
    FigureSize size_;
    Typesetter& typesetter_;
    SubplotParams params_;
    FigureLabels labels_;
    SettledPlaces settled_;  // of a constrained layout
};

}  // namespace

Status compose_plot(const Figure& figure, bool tight, Typesetter& typesetter, Scene& scene) {
    (void)typesetter.take_math_problem();  // of a chart that failed before
    PlotComposer composer{*figure.plot, figure_size(figure.size, figure.dpi), typesetter};
    auto content = composer.lay_out(tight);
    if (!content) {
        return fail(std::move(content).error());
    }
    if (const std::string problem = typesetter.take_math_problem(); !problem.empty()) {
        return fail(ErrorCode::option, problem);
    }
    scene.dpi = figure.dpi;
    composer.paint(*std::move(content), scene);
    return {};
}

}  // namespace plotmill::chart
