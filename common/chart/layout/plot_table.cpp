#include "chart/layout/plot_table.hpp"

#include "chart/layout/text_placer.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double cell_pad = 0.1;   // of a cell, beside its text
constexpr double axes_pad = 0.02;  // of the axes, around a table within

/// A cell while the table is laid out: of the axes.
struct Sized {
    const TableCell* cell;
    double width;
    double height;
    double points;
    double x = 0;
    double y = 0;
};

struct Bounds {  // of the cells that are no row labels
    double left = 0;
    double bottom = 0;
    double width = 0;
    double height = 0;
};

class TableMaker {
public:
    TableMaker(const TableSpec& table, const Area& axes, const FigureSize& figure,
               Typesetter& typesetter)
        : table_{table}, axes_{axes}, figure_{figure}, typesetter_{typesetter} {
        cells_.reserve(table.cells.size());
        for (const TableCell& cell : table.cells) {
            cells_.push_back({&cell, cell.width, cell.height, cell.look.style.points});
        }
    }

    PlotTableLayout make() {
        for (const int column : table_.auto_columns) {
            fit_column(column);
        }
        if (table_.shrinks && !cells_.empty()) {
            shrink();
        }
        align();
        place();
        return painted();
    }

private:
    [[nodiscard]] double needed_width(const Sized& sized) {
        std::vector<TextLine> lines;
        TextPlacer placer{typesetter_, figure_, lines};
        const TextBox box = placer.place(sized.cell->text, 0, 0, style_of(sized));
        return (box.x_max - box.x_min) / axes_.width() * (1 + 2 * cell_pad);
    }

    [[nodiscard]] static TextStyle style_of(const Sized& sized) {
        TextStyle style = reading_math(sized.cell->look.style);
        style.points = sized.points;
        return style;
    }

    void fit_column(int column) {
        double width = 0;
        for (const Sized& sized : cells_) {
            width = sized.cell->column == column ? std::max(width, needed_width(sized)) : width;
        }
        for (Sized& sized : cells_) {
            sized.width = sized.cell->column == column ? width : sized.width;
        }
    }

    /// Point by point, all texts to the size of the one that needs it most.
    void shrink() {
        const auto& autos = table_.auto_columns;
        double points = cells_.front().points;
        for (Sized& sized : cells_) {
            if (std::find(autos.begin(), autos.end(), sized.cell->column) != autos.end()) {
                continue;
            }
            while (sized.points > 1 && needed_width(sized) > sized.width) {
                sized.points -= 1;
            }
            points = std::min(points, sized.points);
        }
        for (Sized& sized : cells_) {
            sized.points = points;
        }
    }

    /// Columns from left to right, rows from the last one up.
    void align() {
        std::map<int, double> widths;
        std::map<int, double, std::greater<>> heights;
        for (const Sized& sized : cells_) {
            double& width = widths[sized.cell->column];
            double& height = heights[sized.cell->row];
            width = std::max(width, sized.width);
            height = std::max(height, sized.height);
        }
        const auto to_places = [](auto& lengths) {
            double at = 0;
            for (auto& [number, length] : lengths) {
                at += std::exchange(length, at);
            }
        };
        to_places(widths);
        to_places(heights);
        for (Sized& sized : cells_) {
            sized.x = widths[sized.cell->column];
            sized.y = heights[sized.cell->row];
        }
    }

    /// Of a cell, px, as a transform of the unit square gives them.
    [[nodiscard]] TextBox box_of(const Sized& sized) const {
        const double left = sized.x * axes_.width() + axes_.x0;
        const double bottom = sized.y * axes_.height() + axes_.y0;
        return {left, bottom, (sized.x + sized.width - sized.x) * axes_.width() + left,
                (sized.y + sized.height - sized.y) * axes_.height() + bottom};
    }

    /// From px back to the axes, so that halves of a pixel fall to the side that they do in
    /// matplotlib.
    [[nodiscard]] Bounds bounds() const {
        std::optional<TextBox> all;
        for (const Sized& sized : cells_) {
            if (sized.cell->row >= 0 && sized.cell->column >= 0) {
                all = all ? united(*all, box_of(sized)) : box_of(sized);
            }
        }
        if (!all) {
            return {};
        }
        const auto back = [](double px, double offset, double length) {
            return px * (1 / length) - offset / length;
        };
        const double left = back(all->x_min, axes_.x0, axes_.width());
        const double bottom = back(all->y_min, axes_.y0, axes_.height());
        return {left, bottom, back(all->x_max, axes_.x0, axes_.width()) - left,
                back(all->y_max, axes_.y0, axes_.height()) - bottom};
    }

    void place() {
        Bounds box = bounds();
        double x = 0;
        double y = 0;
        if (table_.bbox) {
            const auto& [left, bottom, width, height] = *table_.bbox;
            for (Sized& sized : cells_) {
                sized.width *= box.width > 0 ? width / box.width : 1;
                sized.height *= box.height > 0 ? height / box.height : 1;
            }
            align();
            x = left - box.left;
            y = bottom - box.bottom;
        } else {
            x = across(box) - box.left;
            y = up(box) - box.bottom;
        }
        for (Sized& sized : cells_) {
            sized.x += x;
            sized.y += y;
        }
    }

    [[nodiscard]] bool is_at(std::initializer_list<TablePlace> places) const {
        return std::find(places.begin(), places.end(), table_.place) != places.end();
    }

    /// Where the left side comes to.
    [[nodiscard]] double across(const Bounds& box) const {
        using enum TablePlace;
        if (is_at({upper_left, lower_left, center_left})) {
            return axes_pad;
        }
        if (is_at({best, upper_right, lower_right, center_right})) {
            return 1 - box.width - axes_pad;
        }
        if (is_at({top_left, bottom_left, left})) {
            return -box.width;
        }
        return is_at({top_right, bottom_right, right}) ? 1 : 0.5 - box.width / 2;
    }

    [[nodiscard]] double up(const Bounds& box) const {
        using enum TablePlace;
        if (is_at({best, upper_right, upper_left, upper_center})) {
            return 1 - box.height - axes_pad;
        }
        if (is_at({lower_left, lower_right, lower_center})) {
            return axes_pad;
        }
        if (is_at({top_right, top_left, top})) {
            return 1;
        }
        return is_at({bottom_left, bottom_right, bottom}) ? -box.height : 0.5 - box.height / 2;
    }

    [[nodiscard]] PlotTableLayout painted() {
        std::stable_sort(cells_.begin(), cells_.end(), [](const Sized& a, const Sized& b) {
            return std::tie(a.cell->row, a.cell->column) < std::tie(b.cell->row, b.cell->column);
        });
        PlotTableLayout layout;
        layout.zorder = table_.zorder;
        for (const Sized& sized : cells_) {
            const TextBox box = box_of(sized);
            auto& cell = layout.cells.emplace_back(PlotTableLayout::Cell{sized.cell, box, {}});
            const TextStyle style = style_of(sized);
            const double share = style.horizontal == HorizontalAlign::left     ? cell_pad
                                 : style.horizontal == HorizontalAlign::center ? 0.5
                                                                               : 1 - cell_pad;
            TextPlacer placer{typesetter_, figure_, cell.text};
            Color color = sized.cell->look.color.value_or(black);
            color.a = sized.cell->look.alpha.value_or(color.a);
            placer.place(sized.cell->text, box.x_min + share * (box.x_max - box.x_min),
                         (box.y_min + box.y_max) / 2, style, color);
        }
        return layout;
    }

    const TableSpec& table_;
    const Area& axes_;
    const FigureSize& figure_;
    Typesetter& typesetter_;
    std::vector<Sized> cells_;
};

}  // namespace

PlotTableLayout lay_out_table(const TableSpec& table, const Area& axes, const FigureSize& figure,
                              Typesetter& typesetter) {
    return TableMaker{table, axes, figure, typesetter}.make();
}

}  // namespace plotmill::chart
