#include "chart/layout/constrained_figure.hpp"

#include <utility>

namespace plotmill::chart {
namespace {

/// The box of a text of the figure; empty when nothing of it is drawn.
TextBox label_box(const FigureText& text, const FigureSize& figure, Typesetter& typesetter) {
    const Area whole = to_px({0, 0, 1, 1}, figure);
    const auto layout = lay_out_text(text, {{}, {}, whole, whole}, figure, typesetter);
    return layout ? layout->extent : TextBox{};
}

LabelRoom room_of_labels(const ConstrainedSetting& setting, Typesetter& typesetter) {
    const ConstrainedLayout& layout = *setting.plot.options->constrained_layout;
    const FigureLabels& labels = setting.labels;
    const auto box = [&](const FigureText& text) {
        return label_box(text, setting.figure, typesetter);
    };
    LabelRoom room;
    if (labels.suptitle && layout.moves_suptitle) {
        const TextBox title = box(*labels.suptitle);
        room.suptitle_height = title.y_max - title.y_min;
    }
    if (layout.supxlabel) {
        const TextBox label = box(labels.texts[*layout.supxlabel]);
        room.supxlabel_height = label.y_max - label.y_min;
    }
    if (layout.supylabel) {
        const TextBox label = box(labels.texts[*layout.supylabel]);
        room.supylabel_width = label.x_max - label.x_min;
    }
    return room;
}

/// Hands `take` the axes as they stand in `settled`.
template <typename Take>
Status measure(const ConstrainedSetting& setting, Typesetter& typesetter,
               const SettledPlaces& settled, Take take) {
    const auto places = plot_places(setting.plot, setting.params, setting.figure, settled);
    const auto layouts = lay_out_plot(setting.plot, places, setting.figure, typesetter);
    if (!layouts) {
        return fail(layouts.error());
    }
    take(MeasuredAxes{places, *layouts});
    return {};
}

}  // namespace

Result<SettledPlaces> lay_out_constrained(const ConstrainedSetting& setting,
                                          Typesetter& typesetter) {
    const ConstrainedLayout& layout = *setting.plot.options->constrained_layout;
    const LabelRoom labels = room_of_labels(setting, typesetter);
    ConstrainedLayouter layouter{setting.plot, setting.figure};
    for (int i = 0; i < constrained_passes * layout.times; ++i) {
        Status done = measure(setting, typesetter, layouter.places(),
                              [&](const MeasuredAxes& axes) { layouter.pass(axes, labels); });
        if (done && layout.is_compressed) {
            done = measure(setting, typesetter, layouter.places(),
                           [&](const MeasuredAxes& axes) { layouter.compress(axes); });
        }
        if (!done) {
            return fail(std::move(done).error());
        }
    }
    return layouter.places();
}

void move_labels(const ConstrainedLayout& layout, const FigureSize& figure, FigureLabels& labels) {
    const double w_pad = layout.w_pad * figure.dpi / figure.width;
    const double h_pad = layout.h_pad * figure.dpi / figure.height;
    if (labels.suptitle && layout.moves_suptitle) {
        labels.suptitle->y = 1 - h_pad;
    }
    if (layout.supxlabel) {
        labels.texts[*layout.supxlabel].y = h_pad;
    }
    if (layout.supylabel) {
        labels.texts[*layout.supylabel].x = w_pad;
    }
}

}  // namespace plotmill::chart
