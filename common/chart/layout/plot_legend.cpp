#include "chart/layout/plot_legend.hpp"

#include "chart/layout/badness.hpp"
#include "chart/layout/grid.hpp"
#include "chart/layout/plot_best_place.hpp"
#include "chart/layout/text_placer.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace plotmill::chart {
namespace {

/// Where in its surroundings a legend stands; the best place is tried as the upper right.
Anchor legend_anchor(LegendPlace place) noexcept {
    switch (place) {
        case LegendPlace::best:
        case LegendPlace::upper_right:
            return {1, 1};
        case LegendPlace::upper_left:
            return {0, 1};
        case LegendPlace::lower_left:
            return {0, 0};
        case LegendPlace::lower_right:
            return {1, 0};
        case LegendPlace::right:
        case LegendPlace::center_right:
            return {1, 0.5};
        case LegendPlace::center_left:
            return {0, 0.5};
        case LegendPlace::lower_center:
            return {0.5, 0};
        case LegendPlace::upper_center:
            return {0.5, 1};
        case LegendPlace::center:
            break;
    }
    return {0.5, 0.5};
}

/// A text as a box around its baseline, px.
struct LabelBox {
    double width = 0;
    double ascent = 0;
    double descent = 0;
    double shift = 0;  // of the baseline, down: lines of text stand around the middle of one
    [[nodiscard]] double height() const noexcept { return ascent + descent; }
};

/// matplotlib's TextArea: at least as high as a line with ascenders.
LabelBox measure_label(std::string_view text, const TextStyle& style, double dpi,
                       Typesetter& typesetter, bool is_centered) {
    const TextBox tall = lay_out(typesetter, "lp", style, dpi).box;
    const TextLayout layout = lay_out(typesetter, text, style, dpi);
    const TextBox& box = layout.box;
    LabelBox label{box.x_max - box.x_min, std::max(tall.y_max, box.y_max), -box.y_min, 0};
    if (layout.lines.size() > 1 && is_centered) {
        const double height = box.y_max - box.y_min;
        const double descent = (height - tall.y_max) / 2;
        label = {label.width, height - descent, descent, descent - label.descent};
    }
    return label;
}

struct Entry {
    const PlotLegendItem* item = nullptr;
    TextStyle style;
    LabelBox label;
    double handle_width = 0;
    double ascent = 0;
    double descent = 0;
    [[nodiscard]] double height() const noexcept { return ascent + descent; }
};

struct Column {
    std::span<const Entry> entries;
    double width = 0;
    double height = 0;
};

class PlotLegendPlacer {
public:
    PlotLegendPlacer(const LegendSetting& setting, Typesetter& typesetter)
        : spec_{setting.spec}, setting_{setting}, figure_{setting.figure}, typesetter_{typesetter} {
        measure_title();
        measure_entries();
        measure_columns();
    }

    PlotLegendLayout place() && {
        layout_.frame = find_frame();
        fill();
        return std::move(layout_);
    }

private:
    /// Of a length in font sizes.
    [[nodiscard]] double sizes(double count) const { return count * figure_.px(spec_.font_points); }

    void measure_title() {
        title_style_ = reading_math(spec_.title_style ? spec_.title_style->style : TextStyle{});
        title_style_.horizontal = HorizontalAlign::left;
        title_style_.vertical = VerticalAlign::baseline;
        if (!spec_.title_style) {
            title_style_.points = spec_.title_points.value_or(setting_.font_points);
        }
        if (!spec_.title.empty()) {
            title_ = measure_label(spec_.title, title_style_, figure_.dpi, typesetter_, false);
        }
    }

    void measure_entries() {
        const double handle_descent = sizes(0.35 * (spec_.handle_height - 0.7));
        const double handle_height = sizes(spec_.handle_height) - handle_descent;
        for (const PlotLegendItem& item : setting_.items) {
            Entry entry;
            entry.item = &item;
            entry.style = style_of(item);
            entry.label = measure_label(item.label, entry.style, figure_.dpi, typesetter_, true);
            entry.handle_width = item.is_heading() ? 0 : sizes(spec_.handle_length);
            entry.ascent = std::max(entry.label.ascent, handle_height - handle_descent);
            entry.descent = std::max(entry.label.descent, handle_descent);
            entries_.push_back(entry);
        }
    }

    [[nodiscard]] TextStyle style_of(const PlotLegendItem& item) const {
        TextStyle style = reading_math(item.style == nullptr ? TextStyle{} : item.style->style);
        style.horizontal = HorizontalAlign::left;
        style.vertical = VerticalAlign::baseline;
        if (item.style == nullptr) {
            style.points = item.is_heading() ? title_style_.points : spec_.font_points;
        }
        return style;
    }

    /// As numpy's array_split: the first ones have one more where it does not come out even.
    void measure_columns() {
        const std::size_t wanted = static_cast<std::size_t>(std::max(spec_.columns, 1));
        const std::size_t each = entries_.size() / wanted;
        const std::size_t longer = entries_.size() % wanted;
        std::size_t first = 0;
        for (std::size_t i = 0; i < wanted && first < entries_.size(); ++i) {
            const std::size_t count = each + (i < longer ? 1 : 0);
            Column column{std::span{entries_}.subspan(first, count), 0, 0};
            for (const Entry& entry : column.entries) {
                column.width = std::max(column.width, width_of(entry));
                column.height += entry.height() + sizes(spec_.label_spacing);
            }
            column.height -= sizes(spec_.label_spacing);
            first += count;
            columns_.push_back(column);
        }
        for (const Column& column : columns_) {
            const double first_ascent = column.entries.front().ascent;
            columns_width_ += column.width;
            body_ascent_ = std::max(body_ascent_, first_ascent);
            body_descent_ = std::max(body_descent_, column.height - first_ascent);
        }
        const double gaps = columns_.empty() ? 0 : static_cast<double>(columns_.size() - 1);
        column_gap_ = sizes(spec_.column_spacing);
        body_width_ = columns_width_ + gaps * column_gap_;
        if (spec_.is_expanded) {
            body_width_ = anchor_area().width() -
                          2 * (sizes(spec_.border_axes_pad) + sizes(spec_.border_pad));
            column_gap_ = gaps == 0 ? 0 : (body_width_ - columns_width_) / gaps;
        }
    }

    [[nodiscard]] double width_of(const Entry& entry) const {
        return entry.handle_width + sizes(spec_.handle_text_pad) + entry.label.width;
    }

    [[nodiscard]] TextBox find_frame() const {
        const double gap = spec_.title.empty() ? 0 : sizes(spec_.label_spacing);
        const double pad = 2 * sizes(spec_.border_pad);
        const double width =
            (spec_.is_expanded ? body_width_ : std::max(title_.width, body_width_)) + pad;
        const double height = title_.height() + gap + body_ascent_ + body_descent_ + pad;
        const Area around = anchor_area();
        if (spec_.at) {
            const double x = around.x0 + (*spec_.at)[0] * around.width();
            const double y = around.y0 + (*spec_.at)[1] * around.height();
            return {x, y, x + width, y + height};
        }
        const auto frame_in = [&](LegendPlace place) {
            const Anchor anchor = legend_anchor(place);
            const double away = sizes(spec_.border_axes_pad);
            const double x = around.x0 + away + anchor.x * (around.width() - 2 * away - width);
            const double y = around.y0 + away + anchor.y * (around.height() - 2 * away - height);
            return TextBox{x, y, x + width, y + height};
        };
        const LegendPlace place = spec_.place.value_or(LegendPlace::best);
        if (place != LegendPlace::best || !setting_.scene) {
            return frame_in(place);
        }
        std::vector<TextBox> candidates;
        std::transform(best_places.begin(), best_places.end(), std::back_inserter(candidates),
                       frame_in);
        return candidates[best_place(*setting_.scene, candidates)];
    }

    /// bbox_to_anchor, px.
    [[nodiscard]] Area anchor_area() const {
        const Area& around = setting_.around;
        if (!spec_.anchor) {
            return around;
        }
        const auto& [x, y, width, height] = *spec_.anchor;
        const double x0 = around.x0 + x * around.width();
        const double y0 = around.y0 + y * around.height();
        return {x0, y0, x0 + width * around.width(), y0 + height * around.height()};
    }

    void fill() {
        TextPlacer placer{typesetter_, figure_, layout_.texts};
        const TextBox& frame = layout_.frame;
        const double inner = frame.x_max - frame.x_min - 2 * sizes(spec_.border_pad);
        const double left = frame.x_min + sizes(spec_.border_pad);
        double top = frame.y_max - sizes(spec_.border_pad);
        if (!spec_.title.empty()) {
            placer.place(spec_.title, left + aligned(inner - title_.width), top - title_.ascent,
                         title_style_, color_of(spec_.title_style, black));
            top -= title_.height() + sizes(spec_.label_spacing);
        }
        double x = left + aligned(inner - body_width_);
        for (const Column& column : columns_) {
            fill_column(column, x, top - body_ascent_ + column.entries.front().ascent, placer);
            x += column.width + column_gap_;
        }
    }

    /// Of the room that is left, what stands before.
    [[nodiscard]] double aligned(double rest) const {
        return rest * static_cast<double>(spec_.alignment) / 2;
    }

    template <typename Style>  // an optional one or a pointer to one
    static Color color_of(const Style& style, const Color& usual) {
        Color color = style ? style->color.value_or(usual) : usual;
        color.a = style ? style->alpha.value_or(color.a) : color.a;
        return color;
    }

    void fill_column(const Column& column, double x, double top, TextPlacer& placer) {
        for (const Entry& entry : column.entries) {
            const double baseline = top - entry.ascent;
            const PlotLegendItem& item = *entry.item;
            double handle_x = x;
            double label_x = x + entry.handle_width + sizes(spec_.handle_text_pad);
            if (!spec_.marker_first) {  // flush with the right end
                handle_x = x + column.width - entry.handle_width;
                label_x = handle_x - sizes(spec_.handle_text_pad) - entry.label.width;
            }
            if (!item.is_heading()) {
                layout_.handles.push_back({item.artists, item.is_drawing, handle_x, baseline});
            }
            placer.place(item.label, label_x, baseline - entry.label.shift, entry.style,
                         color_of(item.style, spec_.label_color.value_or(black)));
            top -= entry.height() + sizes(spec_.label_spacing);
        }
    }

    const LegendSpec& spec_;
    const LegendSetting& setting_;
    const FigureSize& figure_;
    Typesetter& typesetter_;
    TextStyle title_style_;
    LabelBox title_;
    std::vector<Entry> entries_;
    std::vector<Column> columns_;
    double columns_width_ = 0;  // without the gaps between them
    double column_gap_ = 0;
    double body_width_ = 0;
    double body_ascent_ = 0;  // above the first baselines
    double body_descent_ = 0;
    PlotLegendLayout layout_;
};

const ArtistBase& base_of(const FigureArtist& artist) {
    return std::visit([](const auto& kind) -> const ArtistBase& { return kind; }, artist);
}

PlotLegendItem item_of(const PlotAxes& axes, const LegendHandle& handle) {
    const AnnotationStyle* style = handle.style ? &*handle.style : nullptr;
    if (!handle.drawing) {
        return {{&axes.artists[handle.artist]}, false, handle.label, style};
    }
    PlotLegendItem item{{}, true, handle.label, style};
    for (const std::size_t artist : *handle.drawing) {
        item.artists.push_back(&axes.artists[artist]);
    }
    return item;
}

}  // namespace

std::vector<PlotLegendItem> legend_items(const Plot& plot, const LegendSpec& spec,
                                         std::optional<std::size_t> own) {
    std::vector<PlotLegendItem> items;
    for (const LegendHandle& handle : spec.handles) {
        if (handle.is_heading) {
            items.push_back({{}, false, handle.label, handle.style ? &*handle.style : nullptr});
            continue;
        }
        const std::size_t axes = handle.axes.value_or(own.value_or(0));
        items.push_back(item_of(plot.axes[axes], handle));
    }
    if (spec.names_handles || !own) {
        return items;
    }
    for (const FigureArtist& artist : plot.axes[*own].artists) {
        const ArtistBase& base = base_of(artist);
        if (!base.label.empty() && base.label.front() != '_' && !base.is_of_handle &&
            !is_text(artist)) {
            items.push_back({{&artist}, false, base.label, nullptr});
        }
    }
    return items;
}

PlotLegendLayout lay_out_plot_legend(const LegendSetting& setting, Typesetter& typesetter) {
    return PlotLegendPlacer{setting, typesetter}.place();
}

}  // namespace plotmill::chart
