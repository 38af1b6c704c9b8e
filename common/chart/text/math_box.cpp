#include "chart/text/math_box.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double shrink_factor = 0.7;
constexpr double per_pixel_of_ink = 64;  // 26.6 fixed point
constexpr int size_levels = 6;           // no box gets smaller than that many steps

class Shipper {
public:
    Shipper(double x, double y, MathFonts& fonts) : x_{x}, y_{y}, fonts_{fonts} {}

    void put_row(const MathBox& row) {
        const double baseline = down_;
        Glues glues{row.spring};
        for (const MathBox& child : row.children) {
            if (child.kind == MathBox::Kind::glyph) {
                put_glyph(child);
            }
            if (child.kind == MathBox::Kind::glue) {
                right_ += glues.next();
                continue;
            }
            if (!child.is_list() || child.children.empty()) {
                right_ += child.width;
                continue;
            }
            const double edge = right_;
            down_ = baseline + child.shift;
            put(child);
            right_ = edge + child.width;
            down_ = baseline;
        }
    }

    Shipped shipped;

private:
    /// Whole pixels, counted from the list's start.
    class Glues {
    public:
        explicit Glues(double spring) : spring_{spring} {}
        double next() {
            const double before = std::nearbyint(spring_ * count_);
            return std::nearbyint(spring_ * ++count_) - before;
        }

    private:
        double spring_;
        double count_ = 0;
    };

    void put_glyph(const MathBox& box) {
        ShippedGlyph glyph{box.glyph, right_ + x_, down_ + y_};
        if (box.is_accent) {
            const Box26 ink = fonts_.metrics(box.glyph).box;
            glyph.x -= static_cast<double>(ink.x_min) / per_pixel_of_ink;
            glyph.y += static_cast<double>(ink.y_min) / per_pixel_of_ink;
        }
        shipped.glyphs.push_back(glyph);
    }

    void put(const MathBox& list) {
        list.kind == MathBox::Kind::row ? put_row(list) : put_column(list);
    }

    void put_column(const MathBox& column) {
        const double left = right_;
        down_ -= column.height;
        Glues glues{column.spring};
        for (const MathBox& child : column.children) {
            if (child.kind == MathBox::Kind::kern || child.kind == MathBox::Kind::glue) {
                down_ += child.kind == MathBox::Kind::kern ? child.width : glues.next();
                continue;
            }
            if (!child.is_list()) {
                put_plain(child, column.width);
                continue;
            }
            if (child.children.empty()) {
                down_ += child.height + child.depth;
                continue;
            }
            down_ += child.height;
            right_ = left + child.shift;
            const double kept = down_;
            put(child);
            down_ = kept + child.depth;
            right_ = left;
        }
    }

    /// matplotlib draws a line below the place that it takes, and skips what has no depth.
    void put_plain(const MathBox& box, double width) {
        if (box.depth <= 0) {
            return;
        }
        down_ += box.height + box.depth;
        if (box.kind == MathBox::Kind::rule) {
            const double left = right_ + x_;
            const double top = down_ + y_;
            shipped.rules.push_back({left, top, left + width, top + box.height + box.depth});
        }
    }

    double x_;
    double y_;
    MathFonts& fonts_;
    double right_ = 0;
    double down_ = 0;
};

}  // namespace

MathBox glyph_box(const MathGlyph& glyph, MathFonts& fonts) {
    const MathMetrics metrics = fonts.metrics(glyph);
    MathBox box;
    box.kind = MathBox::Kind::glyph;
    box.width = glyph.code == U' ' ? metrics.advance : metrics.width;
    box.height = metrics.top;
    box.depth = -(metrics.top - metrics.height);
    box.glyph = glyph;
    box.advance = metrics.advance;
    box.is_slanted = metrics.is_slanted;
    return box;
}

MathBox accent_box(const MathGlyph& glyph, MathFonts& fonts) {
    const Box26 ink = fonts.metrics(glyph).box;
    MathBox box;
    box.kind = MathBox::Kind::glyph;
    box.is_accent = true;
    box.glyph = glyph;
    box.width = static_cast<double>(ink.x_max - ink.x_min) / per_pixel_of_ink;
    box.height = static_cast<double>(ink.y_max - ink.y_min) / per_pixel_of_ink;
    return box;
}

MathBox centered_row(std::vector<MathBox> children, double width) {
    children.insert(children.begin(), glue_box());
    children.push_back(glue_box());
    MathBox row = row_of(std::move(children));
    row.spring = (width - row.width) / 2;
    row.width = width;
    return row;
}

MathBox kern_box(double width) {
    MathBox box;
    box.kind = MathBox::Kind::kern;
    box.width = width;
    return box;
}

MathBox glue_box() {
    MathBox box;
    box.kind = MathBox::Kind::glue;
    return box;
}

MathBox rule_box(double thickness) {
    MathBox box;
    box.kind = MathBox::Kind::rule;
    box.height = thickness / 2;
    box.depth = thickness / 2;
    return box;
}

MathBox blank_box(double width) {
    MathBox box;
    box.width = width;
    return box;
}

MathBox strut_box(double depth) {
    MathBox box;
    box.depth = depth;
    return box;
}

MathBox kerned_row(std::vector<MathBox> children, MathFonts& fonts) {
    std::vector<MathBox> spaced;
    for (std::size_t i = 0; i < children.size(); ++i) {
        const MathBox& child = children[i];
        double gap = 0;
        if (child.kind == MathBox::Kind::glyph) {
            const bool has_neighbour =
                i + 1 < children.size() && children[i + 1].kind == MathBox::Kind::glyph;
            gap = child.advance - child.width +
                  (has_neighbour ? fonts.kerning(child.glyph, children[i + 1].glyph) : 0);
        }
        spaced.push_back(std::move(children[i]));
        if (gap != 0) {
            spaced.push_back(kern_box(gap));
        }
    }
    return row_of(std::move(spaced));
}

MathBox row_of(std::vector<MathBox> children) {
    MathBox row;
    row.kind = MathBox::Kind::row;
    for (const MathBox& child : children) {
        row.width += child.width;
        if (child.kind != MathBox::Kind::kern) {
            row.height = std::max(row.height, child.height - child.shift);
            row.depth = std::max(row.depth, child.depth + child.shift);
        }
    }
    row.children = std::move(children);
    return row;
}

MathBox column_of(std::vector<MathBox> children) {
    MathBox column;
    column.kind = MathBox::Kind::column;
    double depth = 0;
    for (const MathBox& child : children) {
        if (child.kind == MathBox::Kind::kern || child.kind == MathBox::Kind::glue) {
            column.height += depth + child.width;
            depth = 0;
            continue;
        }
        column.height += depth + child.height;
        depth = child.depth;
        column.width = std::max(column.width, child.width + child.shift);
    }
    column.depth = depth;
    column.children = std::move(children);
    return column;
}

MathBox column_of_height(std::vector<MathBox> children, double height, double depth) {
    MathBox column = column_of(std::move(children));
    const double natural = column.height + std::max(0.0, column.depth - depth);
    column.depth = std::min(column.depth, depth);
    column.spring = std::max(0.0, height - natural);
    column.height = height;
    return column;
}

void shrink(MathBox& box, MathFonts& fonts) {
    for (MathBox& child : box.children) {
        shrink(child, fonts);
    }
    if (++box.level >= size_levels) {
        return;
    }
    box.glyph.points *= shrink_factor;
    if (box.is_accent) {
        const int level = box.level;
        box = accent_box(box.glyph, fonts);
        box.level = level;
        return;
    }
    box.spring *= shrink_factor;
    box.width *= shrink_factor;
    box.height *= shrink_factor;
    box.depth *= shrink_factor;
    box.shift *= shrink_factor;
}

Shipped ship(const MathBox& row, double x, double y, MathFonts& fonts) {
    Shipper shipper{x, y + row.height, fonts};
    shipper.put_row(row);
    return std::move(shipper.shipped);
}

}  // namespace plotmill::chart
