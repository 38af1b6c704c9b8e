// What refers to axes and artists of the same figure: twins, shared limits, insets, colour bars and
// the handles of legends.

#include "chart/spec/figure_reader.hpp"

#include <string>
#include <vector>

namespace plotmill::chart {
namespace {

constexpr std::size_t most_nested_grids = 16;

std::string axes_path(std::size_t number) {
    return "axes[" + std::to_string(number) + "]";
}

class References {
public:
    References(OptionReader& reader, const FigureOptions& figure)
        : reader_{reader}, figure_{figure} {}

    void check_axes(std::size_t number) {
        const FigureAxes& axes = figure_.axes[number];
        const std::string path = axes_path(number);
        if (axes.place.kind == AxesPlace::Kind::twin) {
            expect_earlier(path + ".place.twin", axes.place.of, number);
        }
        if (axes.place.kind == AxesPlace::Kind::inset) {
            expect_earlier(path + ".place.inset[0]", axes.place.of, number);
        }
        if (axes.x.share) {
            expect_earlier(path + ".x.share", *axes.x.share, number);
        }
        if (axes.y.share) {
            expect_earlier(path + ".y.share", *axes.y.share, number);
        }
        if (axes.colorbar) {
            check_color_bar(*axes.colorbar, path + ".colorbar", number);
        }
        if (axes.legend) {
            check_legend(*axes.legend, path + ".legend", number);
        }
        for (std::size_t i = 0; i < axes.more_legends.size(); ++i) {
            check_legend(axes.more_legends[i], path + ".legends[" + std::to_string(i) + "]",
                         number);
        }
    }

    void check_figure_legend(std::size_t number) {
        check_legend(figure_.legends[number], "legends[" + std::to_string(number) + "]", {});
    }

    void check_grids() {
        std::vector<std::size_t> depths;
        for (std::size_t i = 0; i < figure_.gridspecs.size(); ++i) {
            const auto& in = figure_.gridspecs[i].in;
            depths.push_back(0);
            if (!in) {
                continue;
            }
            const std::string path = "gridspecs[" + std::to_string(i) + "].in";
            expect_earlier(path + ".gridspec", in->gridspec, i, "gridspec");
            expect_cells(path, in->gridspec, in->row_range[1], in->column_range[1]);
            depths.back() = in->gridspec < i ? depths[in->gridspec] + 1 : 0;
            if (depths.back() > most_nested_grids) {
                fail(path, depths.back(), "grids at most 16 deep");
            }
        }
        for (std::size_t i = 0; i < figure_.axes.size(); ++i) {
            const AxesPlace& place = figure_.axes[i].place;
            if (place.gridspec) {
                expect_cells(axes_path(i) + ".place", *place.gridspec, place.row_range[1],
                             place.column_range[1]);
            }
        }
    }

    /// \pre there is one
    void check_constrained_layout() {
        expect_text("supxlabel", figure_.constrained_layout->supxlabel);
        expect_text("supylabel", figure_.constrained_layout->supylabel);
    }

private:
    void expect_cells(const std::string& path, std::size_t gridspec, std::size_t row,
                      std::size_t column) {
        const auto& grids = figure_.gridspecs;
        if (gridspec >= grids.size()) {
            fail(path + ".gridspec", gridspec, count_of(grids.size(), "gridspecs"));
        } else if (row >= grids[gridspec].rows) {
            fail(path + ".rows[1]", row, count_of(grids[gridspec].rows, "rows"));
        } else if (column >= grids[gridspec].columns) {
            fail(path + ".columns[1]", column, count_of(grids[gridspec].columns, "columns"));
        }
    }

    void expect_text(const std::string& name, std::optional<std::size_t> number) {
        if (number && *number >= figure_.texts.size()) {
            fail("constrained_layout." + name, *number, count_of(figure_.texts.size(), "texts"));
        }
    }

    void expect_earlier(const std::string& path, std::size_t of, std::size_t number,
                        const std::string& what = "axes") {
        if (of >= number) {
            fail(path, of,
                 "the number of an earlier " + what + ", below " + std::to_string(number));
        }
    }

    void check_color_bar(const ColorBarSpec& bar, const std::string& path, std::size_t number) {
        if (!has_artist(bar.axes, bar.artist, path)) {
            return;
        }
        if (!is_mapped(figure_.axes[bar.axes].artists[bar.artist])) {
            fail(path + ".artist", bar.artist, "an artist with values and colours for them");
        }
        for (std::size_t i = 0; i < bar.parents.size(); ++i) {
            expect_earlier(path + ".parents[" + std::to_string(i) + "]", bar.parents[i], number);
        }
    }

    void check_legend(const LegendSpec& legend, const std::string& path,
                      std::optional<std::size_t> own) {
        if (legend.anchor_axes && *legend.anchor_axes >= figure_.axes.size()) {
            fail(path + ".bbox_transform", *legend.anchor_axes,
                 count_of(figure_.axes.size(), "axes"));
        }
        for (std::size_t i = 0; i < legend.handles.size(); ++i) {
            const LegendHandle& handle = legend.handles[i];
            const std::string handle_path = path + ".handles[" + std::to_string(i) + "]";
            const auto of = handle.axes ? handle.axes : own;
            if (handle.is_heading) {
                continue;
            }
            if (!of) {
                reader_.fail_value(ErrorCode::option, handle_path + ".axes", {nullptr},
                                   "the number of an axes");
                return;
            }
            if (handle.drawing) {
                check_drawing(*of, *handle.drawing, handle_path);
            } else {
                has_artist(*of, handle.artist, handle_path);
            }
        }
    }

    void check_drawing(std::size_t axes, const std::vector<std::size_t>& artists,
                       const std::string& path) {
        for (const std::size_t artist : artists) {
            if (has_artist(axes, artist, path + ".artists") &&
                !is_of_handle(figure_.axes[axes].artists[artist])) {
                fail(path + ".artists", artist, "artists whose coords are 'handle'");
            }
        }
    }

    static bool is_of_handle(const FigureArtist& artist) {
        return std::visit([](const auto& kind) { return kind.is_of_handle; }, artist);
    }

    bool has_artist(std::size_t axes, std::size_t artist, const std::string& path) {
        if (axes >= figure_.axes.size()) {
            fail(path + ".axes", axes, count_of(figure_.axes.size(), "axes"));
            return false;
        }
        const std::size_t artists = figure_.axes[axes].artists.size();
        if (artist >= artists) {
            fail(path + ".artist", artist, count_of(artists, "artists"));
        }
        return artist < artists;
    }

    static bool is_mapped(const FigureArtist& artist) {
        if (const auto* points = std::get_if<FigurePoints>(&artist)) {
            return points->mapping.has_value();
        }
        if (const auto* polygons = std::get_if<FigurePolygons>(&artist)) {
            return polygons->mapping.has_value();
        }
        const auto* mesh = std::get_if<FigureMesh>(&artist);
        return mesh != nullptr && !mesh->rgba;
    }

    static std::string count_of(std::size_t count, const std::string& what) {
        return "one of " + std::to_string(count) + " " + what + ", counted from 0";
    }

    void fail(const std::string& path, std::size_t number, const std::string& expected) {
        reader_.fail_value(ErrorCode::option, path, {static_cast<std::int64_t>(number)}, expected);
    }

    OptionReader& reader_;
    const FigureOptions& figure_;
};

}  // namespace

void check_references(OptionReader& reader, const FigureOptions& figure) {
    References references{reader, figure};
    for (std::size_t i = 0; i < figure.axes.size(); ++i) {
        references.check_axes(i);
    }
    references.check_grids();
    if (figure.constrained_layout) {
        references.check_constrained_layout();
    }
    for (std::size_t i = 0; i < figure.legends.size(); ++i) {
        references.check_figure_legend(i);
    }
}

}  // namespace plotmill::chart
