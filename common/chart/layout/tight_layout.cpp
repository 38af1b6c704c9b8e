#include "chart/layout/tight_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace plotmill::chart {
namespace {

constexpr double inch_in_points = 72;

/// Axes that stand in the same cells, with what surrounds them; fractions of the figure.
struct CellGroup {
    GridSpan span;
    Area cell;
    ExtentBox room;
};

std::vector<CellGroup> groups_of(const TightContent& content) {
    std::vector<CellGroup> groups;
    for (std::size_t i = 0; i < content.places.size(); ++i) {
        const PlotPlace& place = content.places[i];
        if (!place.span || !content.plot.axes[i].spec->is_shown) {
            continue;
        }
        auto group = std::find_if(groups.begin(), groups.end(), [&](const CellGroup& known) {
            return known.span == *place.span;
        });
        if (group == groups.end()) {
            group = groups.insert(groups.end(), {*place.span, place.cell, {}});
        }
        group->room.take(content.layouts[i].room);
    }
    return groups;
}

/// What is needed beside each cell: row by row, a table of doubles.
class Spaces {
public:
    Spaces(std::size_t rows, std::size_t columns)
        : columns_{columns}, spaces_(rows * columns, 0.0) {}
    double& at(std::size_t row, std::size_t column) { return spaces_[row * columns_ + column]; }

private:
    std::size_t columns_;
    std::vector<double> spaces_;
};

struct Needs {
    double left = 0, right = 0, bottom = 0, top = 0;  // outside the grid
    double between_columns = -HUGE_VAL;
    double between_rows = -HUGE_VAL;
};

class NeedFinder {
public:
    NeedFinder(std::size_t rows, std::size_t columns, const FigureSize& figure)
        : rows_{rows},
          columns_{columns},
          figure_{figure},
          per_width_{1 / figure.width},
          per_height_{1 / figure.height},
          beside_{rows, columns + 1},
          above_{rows + 1, columns} {}

    void add(const CellGroup& group) {
        const std::size_t down = rows_ / group.span.rows;
        const std::size_t across = columns_ / group.span.columns;
        const std::size_t top = group.span.row_range[0] * down;
        const std::size_t bottom = (group.span.row_range[1] + 1) * down;
        const std::size_t left = group.span.column_range[0] * across;
        const std::size_t right = (group.span.column_range[1] + 1) * across;
        const TextBox& room = group.room.box();
        for (std::size_t row = top; row < bottom; ++row) {
            beside_.at(row, left) += group.cell.x0 - x(room.x_min);
            beside_.at(row, right) += x(room.x_max) - group.cell.x1;
        }
        for (std::size_t column = left; column < right; ++column) {
            above_.at(top, column) += y(room.y_max) - group.cell.y1;
            above_.at(bottom, column) += group.cell.y0 - y(room.y_min);
        }
    }

    Needs find() {
        Needs needs;
        for (std::size_t row = 0; row < rows_; ++row) {
            needs.left = std::max(needs.left, beside_.at(row, 0));
            needs.right = std::max(needs.right, beside_.at(row, columns_));
            for (std::size_t column = 1; column < columns_; ++column) {
                needs.between_columns = std::max(needs.between_columns, beside_.at(row, column));
            }
        }
        for (std::size_t column = 0; column < columns_; ++column) {
            needs.top = std::max(needs.top, above_.at(0, column));
            needs.bottom = std::max(needs.bottom, above_.at(rows_, column));
            for (std::size_t row = 1; row < rows_; ++row) {
                needs.between_rows = std::max(needs.between_rows, above_.at(row, column));
            }
        }
        return needs;
    }

private:
    [[nodiscard]] double x(double px) const noexcept {
        return (px + figure_.origin_x) * per_width_;
    }
    [[nodiscard]] double y(double px) const noexcept {
        return (px + figure_.origin_y) * per_height_;
    }

    std::size_t rows_;
    std::size_t columns_;
    const FigureSize& figure_;
    // Factors, as matplotlib's inverse of the figure's transform: the last bit of a layout decides
    // whether a tight picture has one more pixel.
    double per_width_;
    double per_height_;
    Spaces beside_;
    Spaces above_;
};

struct Pads {     // fractions of the figure
    double x, y;  // at its edges
    double w, h;  // between axes
    /// Of its labels, which have pads of their own.
    std::optional<double> suptitle_height, supxlabel_height, supylabel_width;
};

/// Distances from the edges of the figure that are fixed; 0: those that are needed.
struct Margins4 {
    double left = 0, bottom = 0, right = 0, top = 0;
};

struct GridShape {
    std::size_t rows = 1;
    std::size_t columns = 1;
};

std::optional<SubplotParams> adjusted(const Needs& needs, const Pads& pads, const Margins4& fixed,
                                      GridShape grid, SubplotParams params) {
    const auto margin = [](double wanted, double need) { return wanted != 0 ? wanted : need; };
    const auto beside = [](std::optional<double> label, double pad) {
        return label ? *label + pad : 0;
    };
    const double left =
        margin(fixed.left, needs.left + pads.x + beside(pads.supylabel_width, pads.x));
    const double right = margin(fixed.right, needs.right + pads.x);
    const double top = margin(fixed.top, needs.top + pads.y + beside(pads.suptitle_height, pads.y));
    const double bottom =
        margin(fixed.bottom, needs.bottom + pads.y + beside(pads.supxlabel_height, pads.y));
    if (left + right >= 1 || bottom + top >= 1) {
        return std::nullopt;
    }
    params.left = left;
    params.right = 1 - right;
    params.bottom = bottom;
    params.top = 1 - top;
    if (grid.columns > 1) {
        const double space = needs.between_columns + pads.w;
        const auto n = static_cast<double>(grid.columns);
        const double width = (1 - right - left - space * (n - 1)) / n;
        if (width < 0) {
            return std::nullopt;
        }
        params.wspace = space / width;
    }
    if (grid.rows > 1) {
        const double space = needs.between_rows + pads.h;
        const auto n = static_cast<double>(grid.rows);
        const double height = (1 - top - bottom - space * (n - 1)) / n;
        if (height < 0) {
            return std::nullopt;
        }
        params.hspace = space / height;
    }
    return params;
}

}  // namespace

SubplotParams tight_params(const TightLayout& tight, const TightContent& content,
                           const SubplotParams& params, const FigureSize& figure) {
    const auto groups = groups_of(content);
    GridShape grid;
    for (const CellGroup& group : groups) {
        grid.rows = std::max(grid.rows, group.span.rows);
        grid.columns = std::max(grid.columns, group.span.columns);
    }
    const bool are_multiples =
        std::all_of(groups.begin(), groups.end(), [&](const CellGroup& group) {
            return grid.rows % group.span.rows == 0 && grid.columns % group.span.columns == 0;
        });
    if (groups.empty() || !are_multiples) {
        return params;
    }
    NeedFinder finder{grid.rows, grid.columns, figure};
    for (const CellGroup& group : groups) {
        finder.add(group);
    }
    const Needs needs = finder.find();
    const double font_inches = content.plot.options->font_points / inch_in_points;
    const double pad = tight.pad * font_inches;
    const SizeIn& inches = figure.inches;
    const Pads pads{pad / inches.width,
                    pad / inches.height,
                    tight.w_pad.value_or(tight.pad) * font_inches / inches.width,
                    tight.h_pad.value_or(tight.pad) * font_inches / inches.height,
                    content.suptitle_height,
                    content.supxlabel_height,
                    content.supylabel_width};
    const auto first = adjusted(needs, pads, {}, grid, params);
    const auto& [left, bottom, right, top] = tight.rect;
    const bool is_whole = left == 0 && bottom == 0 && right == 1 && top == 1;
    if (!first || is_whole) {
        return first.value_or(params);
    }
    const Margins4 fixed{left + first->left, bottom + first->bottom,
                         1 - (right - (1 - first->right)), 1 - (top - (1 - first->top))};
    return adjusted(needs, pads, fixed, grid, params).value_or(params);
}

}  // namespace plotmill::chart
