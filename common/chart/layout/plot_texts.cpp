#include "chart/layout/plot_texts.hpp"

#include "chart/layout/plot_places.hpp"
#include "chart/layout/text_placer.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace plotmill::chart {
namespace {

enum class Standing { within, across, outside };

Standing standing_of(const TextBox& box, const Area& axes) noexcept {
    if (box.x_max <= axes.x0 || box.x_min >= axes.x1 || box.y_max <= axes.y0 ||
        box.y_min >= axes.y1) {
        return Standing::outside;
    }
    const bool is_within = box.x_min >= axes.x0 && box.x_max <= axes.x1 && box.y_min >= axes.y0 &&
                           box.y_max <= axes.y1;
    return is_within ? Standing::within : Standing::across;
}

/// Of annotations with arrows, and of texts in rows, which are drawn whole or not at all.
Status cut_off(const std::string& text) {
    return fail(ErrorCode::option, "text '" + text +
                                       "': clip_on would cut it at the edge of its axes, expected "
                                       "a place within or clip_on false");
}

class AxesTexts {
public:
    AxesTexts(const PlotAxes& axes, const FigureSize& figure, Typesetter& typesetter,
              PlotAxesLayout& layout)
        : axes_{axes},
          figure_{figure},
          typesetter_{typesetter},
          layout_{layout},
          ground_{layout.to_x.linear(), layout.to_y.linear(), layout.area,
                  to_px({0, 0, 1, 1}, figure)} {}

    Status add() {
        for (const FigureArtist& artist : axes_.artists) {
            if (const auto* text = std::get_if<FigureText>(&artist)) {
                if (Status added = add_one(*text); !added) {
                    return added;
                }
            } else if (const auto* texts = std::get_if<FigureTexts>(&artist)) {
                if (Status added = add_many(*texts); !added) {
                    return added;
                }
            } else if (const auto* flame = std::get_if<FigureFlame>(&artist)) {
                layout_.frames = lay_out_flame(
                    *flame, {layout_.to_x.linear(), layout_.to_y.linear()}, figure_, typesetter_);
            }
        }
        return {};
    }

private:
    Status add_one(const FigureText& text) {
        auto& placed =
            layout_.texts.emplace_back(lay_out_text(text, ground_, figure_, typesetter_));
        if (!placed) {
            return {};
        }
        if (!text.clip) {
            take(placed->extent);
            return {};
        }
        const Standing standing = standing_of(placed->extent, layout_.area);
        if (standing == Standing::outside) {
            placed.reset();
        }
        if (standing == Standing::across) {
            if (placed->arrow) {
                return cut_off(text.text);
            }
            placed->is_cut = true;
        }
        return {};
    }

    Status add_many(const FigureTexts& texts) {
        PlotTextLayout& placed = layout_.texts.emplace_back(PlotTextLayout{}).value();
        placed.lines.reserve(texts.texts.size());
        TextPlacer placer{typesetter_, figure_, placed.lines};
        const TextStyle style = reading_math(texts.style);
        const auto& colors = texts.color.own;
        for (std::size_t i = 0; i < texts.texts.size() && !colors.empty(); ++i) {
            const PlotPoint at =
                point_at(ground_, texts.x.values[i], texts.y.values[i], texts.coords);
            if (!std::isfinite(at.x) || !std::isfinite(at.y)) {
                continue;
            }
            const std::size_t before = placed.lines.size();
            const TextBox box =
                placer.place(texts.texts[i], at.x, at.y, style, colors[i % colors.size()]);
            if (!texts.clip) {
                take(box);
                continue;
            }
            const Standing standing = standing_of(box, layout_.area);
            if (standing == Standing::across) {
                return cut_off(texts.texts[i]);
            }
            placed.lines.resize(standing == Standing::outside ? before : placed.lines.size());
        }
        return {};
    }

    void take(const TextBox& box) {
        layout_.extent.take(box);
        layout_.room.take(box);
    }

    const PlotAxes& axes_;
    const FigureSize& figure_;
    Typesetter& typesetter_;
    PlotAxesLayout& layout_;
    TextGround ground_;
};

}  // namespace

Status lay_out_texts(const PlotAxes& axes, const FigureSize& figure, Typesetter& typesetter,
                     PlotAxesLayout& layout) {
    return AxesTexts{axes, figure, typesetter, layout}.add();
}

}  // namespace plotmill::chart
