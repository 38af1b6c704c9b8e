// The chart kind `figure`: from options and a dataset to a figure whose data are known.

#include "chart/builders.hpp"
#include "chart/figure_bars.hpp"
#include "chart/figure_colors.hpp"
#include "chart/figure_data.hpp"
#include "chart/figure_limits.hpp"
#include "chart/figure_scaling.hpp"

#include <string>
#include <utility>

namespace plotmill::chart {
namespace {

/// Written before sentences that begin with what is wrong of an artist.
Error of_artist(Error error, std::size_t axes, std::size_t artist) {
    error.message = "axes[" + std::to_string(axes) + "].artists[" + std::to_string(artist) + "]" +
                    error.message;
    return error;
}

Error of_layout(Error error, std::size_t layout) {
    error.message = "layouts[" + std::to_string(layout) + "].of." + error.message;
    return error;
}

Status resolve_all(Plot& plot, const dataset::Dataset& data, Workshop& shop) {
    ArtistResolver resolver{data, shop};
    for (std::size_t i = 0; i < plot.axes.size(); ++i) {
        plot.axes[i].artists = plot.axes[i].spec->artists;
        for (std::size_t k = 0; k < plot.axes[i].artists.size(); ++k) {
            FigureArtist& artist = plot.axes[i].artists[k];
            if (Status found = resolver.resolve(artist); !found) {
                return fail(of_artist(std::move(found).error(), i, k));
            }
        }
    }
    return {};
}

Status scale_all(Plot& plot, Workshop& shop) {
    for (std::size_t i = 0; i < plot.axes.size(); ++i) {
        PlotAxes& axes = plot.axes[i];
        for (std::size_t k = 0; k < axes.artists.size(); ++k) {
            if (Status done = to_scale(axes.artists[k], axes, shop); !done) {
                return fail(of_artist(std::move(done).error(), i, k));
            }
            color_by_values(axes.artists[k], shop);
        }
    }
    return {};
}

Result<std::shared_ptr<Plot>> make_plot(std::shared_ptr<const FigureOptions> options,
                                        const dataset::Dataset& data, Workshop& shop) {
    auto plot = std::make_shared<Plot>();
    plot->options = std::move(options);
    for (const FigureAxes& axes : plot->options->axes) {
        PlotAxes& made = plot->axes.emplace_back();
        made.spec = &axes;
        made.place = &axes.place;
    }
    if (Status resolved = resolve_all(*plot, data, shop); !resolved) {
        return fail(std::move(resolved).error());
    }
    if (Status filled = fill_color_bars(*plot, shop); !filled) {
        return fail(std::move(filled).error());
    }
    if (Status set = set_views(*plot); !set) {
        return fail(std::move(set).error());
    }
    if (Status scaled = scale_all(*plot, shop); !scaled) {
        return fail(std::move(scaled).error());
    }
    return plot;
}

}  // namespace

Result<Figure> build_figure(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop) {
    const auto options = std::get<std::shared_ptr<const FigureOptions>>(spec.options);
    auto plot = make_plot(options, data, shop);
    if (!plot) {
        return fail(std::move(plot).error());
    }
    for (std::size_t i = 0; i < options->layouts.size(); ++i) {
        auto& seen = (*plot)->seen.emplace_back();
        if (const auto& of = options->layouts[i].of) {
            auto earlier = make_plot(of, data, shop);
            if (!earlier) {
                return fail(of_layout(std::move(earlier).error(), i));
            }
            seen = *std::move(earlier);
        }
    }
    Figure figure;
    figure.size = spec.figsize_in;
    figure.dpi = spec.dpi;
    figure.plot = *std::move(plot);
    return figure;
}

}  // namespace plotmill::chart
