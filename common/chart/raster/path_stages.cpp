#include "chart/raster/path_stages.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace plotmill::chart {
namespace {

std::size_t vertices_of(Verb verb) {
    if (verb == Verb::quad) {
        return 2;
    }
    return verb == Verb::cubic ? 3 : 1;
}

bool are_finite(std::span<const PathVertex> vertices) {
    return std::all_of(vertices.begin(), vertices.end(), [](const PathVertex& v) {
        return std::isfinite(v.x) && std::isfinite(v.y);
    });
}

/// Outside of a box: −1 below its first, 1 above its second side.
int beyond(double place, double low, double high) {
    if (place < low) {
        return -1;
    }
    return place > high ? 1 : 0;
}

/// Moves `p`, an end of the line from a to b, onto the box (Liang and Barsky). \return whether the
/// line comes there
bool move_onto(const PathVertex& a, const PathVertex& b, const Box& box, PathVertex& p) {
    if (const int side = beyond(p.x, box.x0, box.x1); side != 0) {
        if (a.x == b.x) {
            return false;
        }
        const double bound = side < 0 ? box.x0 : box.x1;
        p.y = (bound - a.x) * (b.y - a.y) / (b.x - a.x) + a.y;
        p.x = bound;
    }
    if (const int side = beyond(p.y, box.y0, box.y1); side != 0) {
        if (a.y == b.y) {
            return false;
        }
        const double bound = side < 0 ? box.y0 : box.y1;
        p.x = (bound - a.y) * (b.x - a.x) / (b.y - a.y) + a.x;
        p.y = bound;
    }
    return true;
}

bool is_inside(const PathVertex& p, const Box& box) {
    return beyond(p.x, box.x0, box.x1) == 0 && beyond(p.y, box.y0, box.y1) == 0;
}

/// A line as far as it lies in the box.
struct Cut {
    PathVertex from;
    PathVertex to;
    bool from_moved = false;
    bool to_moved = false;
};

std::optional<Cut> cut(const PathVertex& a, const PathVertex& b, const Box& box) {
    Cut line{a, b, !is_inside(a, box), !is_inside(b, box)};
    const int x = beyond(a.x, box.x0, box.x1);
    const int y = beyond(a.y, box.y0, box.y1);
    if ((x != 0 && x == beyond(b.x, box.x0, box.x1)) ||
        (y != 0 && y == beyond(b.y, box.y0, box.y1))) {
        return std::nullopt;
    }
    const auto is_point = [&] { return line.from.x == line.to.x && line.from.y == line.to.y; };
    if (line.from_moved && (!move_onto(a, b, box, line.from) || is_point())) {
        return std::nullopt;
    }
    if (line.to_moved && (!move_onto(a, b, box, line.to) || is_point())) {
        return std::nullopt;
    }
    return line;
}

class Cutter {
public:
    Cutter(const Box& box, std::vector<PathVertex>& to) : box_{box}, to_{to} {}

    void take(const PathVertex& v) {
        switch (v.verb) {
            case Verb::move:
                start_ = v;
                is_whole_ = true;
                needs_move_ = true;
                break;
            case Verb::line:
                line_to(v);
                break;
            case Verb::close:
                if (line_to(start_) && is_whole_) {
                    to_.push_back({start_.x, start_.y, Verb::close});
                }
                return;
            case Verb::quad:
            case Verb::cubic:
                if (needs_move_) {
                    to_.push_back({last_.x, last_.y, Verb::move});
                    needs_move_ = false;
                }
                to_.push_back(v);
                break;
        }
        last_ = v;
    }

private:
    bool line_to(const PathVertex& v) {
        const auto line = cut(last_, v, box_);
        if (!line) {
            is_whole_ = false;
            return false;
        }
        is_whole_ = is_whole_ && !line->from_moved && !line->to_moved;
        if (line->from_moved || needs_move_) {
            to_.push_back({line->from.x, line->from.y, Verb::move});
        }
        to_.push_back({line->to.x, line->to.y, Verb::line});
        needs_move_ = false;
        return true;
    }

    Box box_;
    std::vector<PathVertex>& to_;
    PathVertex start_;
    PathVertex last_;
    bool is_whole_ = true;
    bool needs_move_ = true;
};

/// The farthest point that lies along the line in one direction.
struct Farthest {
    PathVertex at;
    double squared = 0;
    bool is_last = false;  // whether the last point seen is it
};

class Simplifier {
public:
    explicit Simplifier(std::vector<PathVertex>& to) : to_{to} {}

    void take(const PathVertex& v) {
        if (v.verb == Verb::move) {
            if (length_ != 0) {
                write_line();
            }
            start_ = last_ = v;
            length_ = 0;
            is_begun_ = false;
            return;
        }
        const PathVertex at = v.verb == Verb::close ? start_ : v;
        if (length_ == 0) {
            if (!is_begun_) {
                to_.push_back({last_.x, last_.y, Verb::move});
                is_begun_ = true;
            }
            begin(last_, at);
        } else if (!goes_along(at)) {
            write_line();
            begin(to_.back(), at);
        }
        last_ = at;
    }

    void finish() {
        if (length_ != 0) {
            write(ahead_.at);
            if (back_.squared > 0) {
                write(back_.at);
            }
        }
        if (is_begun_) {
            write(last_);
        }
    }

private:
    static constexpr double threshold = 1.0 / 9;

    void write(const PathVertex& v) { to_.push_back({v.x, v.y, Verb::line}); }

    /// A line in the direction from the last point to `at`, that starts where it was written.
    void begin(const PathVertex& from, const PathVertex& at) {
        dx_ = at.x - last_.x;
        dy_ = at.y - last_.y;
        length_ = dx_ * dx_ + dy_ * dy_;
        from_ = from;
        ahead_ = {at, length_, true};
        back_ = {};
    }

    bool goes_along(const PathVertex& at) {
        const double x = at.x - from_.x;
        const double y = at.y - from_.y;
        const double dot = dx_ * x + dy_ * y;
        const double along_x = dot * dx_ / length_;
        const double along_y = dot * dy_ / length_;
        const double off_x = x - along_x;
        const double off_y = y - along_y;
        if (!(off_x * off_x + off_y * off_y < threshold * threshold)) {
            return false;
        }
        const double along = along_x * along_x + along_y * along_y;
        ahead_.is_last = back_.is_last = false;
        Farthest& side = dot > 0 ? ahead_ : back_;
        if (along > side.squared) {
            side = {at, along, true};
        }
        return true;
    }

    void write_line() {
        const bool back_first = ahead_.is_last;
        if (back_.squared > 0 && back_first) {
            write(back_.at);
        }
        write(ahead_.at);
        if (back_.squared > 0 && !back_first) {
            write(back_.at);
        }
        if (!ahead_.is_last && !back_.is_last) {
            write(last_);
        }
    }

    std::vector<PathVertex>& to_;
    PathVertex start_;
    PathVertex last_;
    PathVertex from_;  // where the line that is being made starts
    double dx_ = 0;    // and its direction
    double dy_ = 0;
    double length_ = 0;  // squared; 0: there is no line yet
    Farthest ahead_;
    Farthest back_;
    bool is_begun_ = false;
};

}  // namespace

void keep_finite(std::span<const PathVertex> from, std::vector<PathVertex>& to) {
    to.clear();
    bool is_broken = true;   // the last place is missing
    bool was_broken = true;  // a place has been missing since the outline began
    PathVertex start{};
    const auto keep = [&](const PathVertex& v, Verb verb) {
        to.push_back({std::clamp(v.x, -path_reach_px, path_reach_px),
                      std::clamp(v.y, -path_reach_px, path_reach_px), verb});
    };
    for (std::size_t i = 0; i < from.size();) {
        const auto part = from.subspan(i, std::min(vertices_of(from[i].verb), from.size() - i));
        const PathVertex& last = part.back();
        i += part.size();
        if (last.verb == Verb::close) {
            if (!was_broken) {
                to.push_back({0, 0, Verb::close});
            } else if (!is_broken && are_finite({&start, 1})) {
                keep(start, Verb::line);  // its parts do not close by themselves
            }
        } else if (are_finite(part) && (!is_broken || last.verb == Verb::move)) {
            std::for_each(part.begin(), part.end(), [&](const PathVertex& v) { keep(v, v.verb); });
            if (last.verb == Verb::move) {
                start = last;
                was_broken = false;
            }
            is_broken = false;
        } else {
            was_broken = true;
            start = last.verb == Verb::move ? last : start;
            is_broken = !are_finite({&last, 1});
            if (!is_broken) {
                keep(last, Verb::move);
            }
        }
    }
}

void cut_lines(std::span<const PathVertex> from, const Box& box, std::vector<PathVertex>& to) {
    to.clear();
    Cutter cutter{box, to};
    for (const PathVertex& v : from) {
        cutter.take(v);
    }
}

void simplify(std::span<const PathVertex> from, std::vector<PathVertex>& to) {
    to.clear();
    Simplifier simplifier{to};
    for (const PathVertex& v : from) {
        simplifier.take(v);
    }
    simplifier.finish();
}

}  // namespace plotmill::chart
