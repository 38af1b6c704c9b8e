#pragma once
// The outline of a line of some width, as Agg 2.4's stroker makes it (M. Shemanarev): coarse arcs,
// mitres that turn to bevels at the limit that matplotlib sets, which is the width itself.

#include "chart/geom/path.hpp"
#include "chart/raster/lines.hpp"

namespace plotmill::chart {

struct Pen {
    double width_px = 1;
    Join join = Join::round;
    Cap cap = Cap::butt;
    double miter_limit = 0;  // in half widths; 0: the width in px, as matplotlib has it
};

/// Keeps its memory between strokes.
class Stroker {
public:
    /// Appends closed runs to `out`, to be filled by the non-zero rule: one for a run with ends,
    /// two for a closed one. Runs without length, and pens without width, give nothing.
    void stroke(const Lines& lines, const Pen& pen, Lines& out);

private:
    struct Corner {
        Point before;
        Point at;
        Point after;
    };
    void side(bool is_closed, Lines& out) const;
    void cap(const Point& end, const Point& inner, Lines& out) const;
    void join(const Corner& corner, Lines& out) const;
    void miter(const Corner& corner, const Point& from, const Point& to, double limit,
               Lines& out) const;
    void arc(const Point& center, double from, double angle, Lines& out) const;

    Pen pen_;
    double half_ = 0;
    std::vector<Point> points_;
};

}  // namespace plotmill::chart
