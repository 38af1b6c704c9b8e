// The options of the chart kind `figure`.

#include "chart/spec/figure_reader.hpp"
#include "chart/spec/kind_options.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double suptitle_points = 12;
constexpr std::size_t max_legends = 100;
constexpr Range figsize_range{0.01, 10'000};  // inches

void read_margins(OptionReader& reader, FigureOptions& figure) {
    figure.left = reader.number("left", figure.left, share_range);
    figure.right = reader.number("right", figure.right, share_range);
    figure.bottom = reader.number("bottom", figure.bottom, share_range);
    figure.top = reader.number("top", figure.top, share_range);
    figure.wspace = reader.number("wspace", figure.wspace, gap_range);
    figure.hspace = reader.number("hspace", figure.hspace, gap_range);
}

SubplotSettings read_settings(OptionReader& reader) {
    return {.left = reader.optional_number("left", share_range),
            .right = reader.optional_number("right", share_range),
            .bottom = reader.optional_number("bottom", share_range),
            .top = reader.optional_number("top", share_range),
            .wspace = reader.optional_number("wspace", gap_range),
            .hspace = reader.optional_number("hspace", gap_range)};
}

TightLayout read_tight_layout(OptionReader& reader) {
    TightLayout tight;
    tight.pad = reader.number("pad", tight.pad, {0, 1000});
    tight.w_pad = reader.optional_number("w_pad", {0, 1000});
    tight.h_pad = reader.optional_number("h_pad", {0, 1000});
    tight.dpi = reader.optional_number("dpi", {min_dpi, max_dpi});
    tight.rect = read_tuple<4>(reader, "rect", {-10, 10}).value_or(tight.rect);
    tight.times = reader.integer("times", tight.times, {1, 10});
    tight.beside_legend = reader.boolean("beside_legend", false);
    tight.supxlabel = read_number_of(reader, "supxlabel", max_figure_texts);
    tight.supylabel = read_number_of(reader, "supylabel", max_figure_texts);
    return tight;
}

std::shared_ptr<const FigureOptions> read_whole(OptionReader& reader, bool is_stand_in);

LayoutStep read_layout_step(OptionReader& reader) {
    LayoutStep step;
    step.figsize = read_tuple<2>(reader, "figsize", figsize_range);
    step.legend_beside = reader.optional_number("legend_beside", {0, 1});
    reader.nested("tight_layout",
                  [&](OptionReader& inner) { step.tight_layout = read_tight_layout(inner); });
    reader.nested("subplots_adjust",
                  [&](OptionReader& inner) { step.adjust = read_settings(inner); });
    step.dpi = reader.optional_number("dpi", {min_dpi, max_dpi});
    reader.nested("of", [&](OptionReader& inner) { step.of = read_whole(inner, true); });
    return step;
}

FigureText read_suptitle(OptionReader& reader) {
    return read_figure_text(reader, {.coords = {Coords::figure, Coords::figure},
                                     .x = 0.5,
                                     .y = 0.98,
                                     .style = {.points = suptitle_points,
                                               .horizontal = HorizontalAlign::center,
                                               .vertical = VerticalAlign::top}});
}

FigureText read_free_text(OptionReader& reader) {
    return read_figure_text(
        reader, {.coords = {Coords::figure, Coords::figure}, .x = {}, .y = {}, .style = {}});
}

void read_crop(OptionReader& reader, FigureOptions& figure) {
    constexpr Range inches{-1000, 1000};
    const OptionValue* value = reader.take("crop");
    if (value == nullptr) {
        return;
    }
    figure.crop = read_tuple<4>(reader, "crop", inches);
    if (figure.crop &&
        !((*figure.crop)[0] < (*figure.crop)[2] && (*figure.crop)[1] < (*figure.crop)[3])) {
        reader.fail_value(ErrorCode::option, "crop", *value,
                          "[left, bottom, right, top] with left below right and bottom below top");
    }
}

std::shared_ptr<const FigureOptions> read_whole(OptionReader& reader, bool is_stand_in) {
    const auto figure = std::make_shared<FigureOptions>();
    figure->face = read_paint(reader, "facecolor", white, std::nullopt);
    read_margins(reader, *figure);
    if (!is_stand_in) {  // a figure that was laid out is kept without its layouts
        reader.each("layouts", max_layouts, [&](OptionReader& inner) {
            figure->layouts.push_back(read_layout_step(inner));
        });
    }
    reader.nested("tight_layout",
                  [&](OptionReader& inner) { figure->tight_layout = read_tight_layout(inner); });
    reader.nested("constrained_layout", [&](OptionReader& inner) {
        figure->constrained_layout = read_constrained_layout(inner);
    });
    reader.each("gridspecs", max_figure_axes,
                [&](OptionReader& inner) { figure->gridspecs.push_back(read_figure_grid(inner)); });
    figure->font_points = reader.number("font_size", figure->font_points, {1, 1000});
    figure->pad_inches = reader.number("pad_inches", figure->pad_inches, {0, 100});
    read_crop(reader, *figure);
    reader.nested("suptitle",
                  [&](OptionReader& inner) { figure->suptitle = read_suptitle(inner); });
    reader.each("texts", max_figure_texts,
                [&](OptionReader& inner) { figure->texts.push_back(read_free_text(inner)); });
    figure->axes.reserve(std::min(reader.list_size("axes"), max_figure_axes));
    reader.each("axes", max_figure_axes,
                [&](OptionReader& inner) { read_axes(inner, figure->axes.emplace_back()); });
    reader.each("legends", max_legends,
                [&](OptionReader& inner) { figure->legends.push_back(read_figure_legend(inner)); });
    check_references(reader, *figure);
    return figure;
}

}  // namespace

std::size_t axes_count(const ChartSpec& spec) noexcept {
    const auto* figure = std::get_if<std::shared_ptr<const FigureOptions>>(&spec.options);
    return figure == nullptr || !*figure ? 0 : (*figure)->axes.size();
}

std::shared_ptr<const FigureOptions> read_figure(OptionReader& reader) {
    return read_whole(reader, false);
}

}  // namespace plotmill::chart
