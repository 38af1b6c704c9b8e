#include "chart/layout/layout_steps.hpp"

#include "chart/layout/plot_layout.hpp"
#include "chart/layout/plot_legend.hpp"
#include "chart/layout/tight_layout.hpp"

#include <utility>

namespace plotmill::chart {
namespace {

constexpr double most_growth = 4;  // of the figure's width, by one legend

/// The same figure with texts as wide as hinting makes them at `dpi`.
FigureSize at_dpi(const FigureSize& figure, std::optional<double> dpi) {
    return figure_size(figure.inches, dpi.value_or(figure.dpi));
}

class LayoutWalk {
public:
    LayoutWalk(LimitFit& fit, const FigureRoom& start, Typesetter& typesetter)
        : fit_{fit}, room_{start}, typesetter_{typesetter} {}

    [[nodiscard]] const FigureRoom& room() const noexcept { return room_; }

    Status take(const LayoutStep& step, const Plot& seen) {
        if (step.figsize) {
            const auto& [width, height] = *step.figsize;
            room_.figure = figure_size({width, height}, room_.figure.dpi);
        }
        if (step.legend_beside) {
            if (Status grown = grow(*step.legend_beside, seen, step.dpi); !grown) {
                return grown;
            }
        }
        if (step.tight_layout) {
            if (Status made = tighten(*step.tight_layout, seen); !made) {
                return made;
            }
        }
        adjust(step.adjust);
        return {};
    }

    Status tighten(TightLayout tight, const Plot& seen) {
        if (tight.beside_legend && grids_end_) {
            tight.rect[2] = *grids_end_;
        }
        for (int i = 0; i < tight.times; ++i) {
            if (Status made = tighten_once(tight, seen); !made) {
                return made;
            }
        }
        return {};
    }

private:
    /// Widens the figure by its first legend; what is in grids keeps the room that it had.
    Status grow(double margin, const Plot& seen, std::optional<double> dpi) {
        if (seen.options->legends.empty()) {
            return {};
        }
        const LegendSpec& spec = seen.options->legends.front();
        const auto items = legend_items(seen, spec, std::nullopt);
        const FigureSize figure = at_dpi(room_.figure, dpi);
        const Area whole = to_px({0, 0, 1, 1}, figure);
        const auto layout = lay_out_plot_legend(
            {spec, items, whole, std::nullopt, seen.options->font_points, figure}, typesetter_);
        const double width = layout.frame.x_max - layout.frame.x_min;
        if (width > most_growth * figure.width) {
            return fail(ErrorCode::limit,
                        "legend_beside: the legend is more than 4 times as wide as the figure");
        }
        const double inches = width / figure.dpi;
        const SizeIn grown{figure.inches.width + inches, figure.inches.height};
        room_.figure = figure_size(grown, room_.figure.dpi);
        room_.params.right = 1 - (margin + inches / grown.width);
        grids_end_ = room_.params.right;
        return {};
    }

    Status tighten_once(const TightLayout& tight, const Plot& seen) {
        const FigureSize figure = at_dpi(room_.figure, tight.dpi);
        const auto places = plot_places(seen, room_.params, figure);
        if (&seen == &fit_.plot()) {
            fit_.fit(places, figure);
        }
        const auto layouts = lay_out_plot(seen, places, figure, typesetter_);
        if (!layouts) {
            return fail(layouts.error());
        }
        TightContent content{seen, places, *layouts, {}, {}, {}};
        if (seen.options->suptitle) {
            content.suptitle_height = extent_of(*seen.options->suptitle, figure).height;
        }
        if (const FigureText* label = text_of(seen, tight.supxlabel)) {
            content.supxlabel_height = extent_of(*label, figure).height;
        }
        if (const FigureText* label = text_of(seen, tight.supylabel)) {
            content.supylabel_width = extent_of(*label, figure).width;
        }
        room_.params = tight_params(tight, content, room_.params, figure);
        return {};
    }

    void adjust(const SubplotSettings& settings) {
        SubplotParams& params = room_.params;
        params.left = settings.left.value_or(params.left);
        params.right = settings.right.value_or(params.right);
        params.bottom = settings.bottom.value_or(params.bottom);
        params.top = settings.top.value_or(params.top);
        params.wspace = settings.wspace.value_or(params.wspace);
        params.hspace = settings.hspace.value_or(params.hspace);
    }

    struct Extent {
        double width = 0, height = 0;  // fractions of the figure
    };

    [[nodiscard]] Extent extent_of(const FigureText& text, const FigureSize& figure) {
        const auto layout = lay_out_text_of_figure(text, figure, typesetter_);
        if (!layout) {
            return {};
        }
        const double per_width = 1 / figure.width;
        const double per_height = 1 / figure.height;
        const TextBox& box = layout->extent;
        return {box.x_max * per_width - box.x_min * per_width,
                box.y_max * per_height - box.y_min * per_height};
    }

    static const FigureText* text_of(const Plot& seen, std::optional<std::size_t> number) {
        const auto& texts = seen.options->texts;
        return number && *number < texts.size() ? &texts[*number] : nullptr;
    }

    LimitFit& fit_;
    FigureRoom room_;
    std::optional<double> grids_end_;  // a fraction of the figure: beyond it is the legend
    Typesetter& typesetter_;
};

}  // namespace

Result<FigureRoom> room_after_layouts(LimitFit& fit, const FigureRoom& start,
                                      Typesetter& typesetter) {
    const Plot& plot = fit.plot();
    LayoutWalk walk{fit, start, typesetter};
    for (std::size_t i = 0; i < plot.options->layouts.size(); ++i) {
        const Plot& seen = plot.seen[i] ? *plot.seen[i] : plot;
        if (Status taken = walk.take(plot.options->layouts[i], seen); !taken) {
            return fail(std::move(taken).error());
        }
    }
    if (plot.options->tight_layout) {
        if (Status made = walk.tighten(*plot.options->tight_layout, plot); !made) {
            return fail(std::move(made).error());
        }
    }
    return walk.room();
}

std::optional<PlotTextLayout> lay_out_text_of_figure(const FigureText& text,
                                                     const FigureSize& figure,
                                                     Typesetter& typesetter) {
    const Area whole = to_px({0, 0, 1, 1}, figure);
    return lay_out_text(text, {{}, {}, whole, whole}, figure, typesetter);
}

}  // namespace plotmill::chart
