#include "chart/raster/dash.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plotmill::chart {
namespace {

bool is_pattern(std::span<const double> lengths) {
    return !lengths.empty() && lengths.size() % 2 == 0 &&
           std::all_of(lengths.begin(), lengths.end(),
                       [](double length) { return std::isfinite(length) && length >= 0; });
}

double length_of(std::span<const Point> points, bool is_closed) {
    double length = is_closed ? distance(points.back(), points.front()) : 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        length += distance(points[i - 1], points[i]);
    }
    return length;
}

void copy_run(std::span<const Point> points, bool is_closed, Lines& out) {
    out.start();
    for (const Point& point : points) {
        out.add(point);
    }
    if (is_closed) {
        out.close();
    }
}

/// Where in the pattern the pen is, and the run it draws while it is down.
class DashPen {
public:
    DashPen(std::span<const double> lengths, double offset_px, Lines& out)
        : lengths_{lengths}, out_{out}, passed_{offset_px} {
        while (passed_ > lengths_[at_]) {
            passed_ -= lengths_[at_];
            at_ = (at_ + 1) % lengths_.size();
        }
    }

    void line(const Point& a, const Point& b) {
        const double length = distance(a, b);
        double rest = length;
        while (rest > lengths_[at_] - passed_) {
            rest -= lengths_[at_] - passed_;
            const double share = rest / length;
            go({b.x - (b.x - a.x) * share, b.y - (b.y - a.y) * share});
            at_ = (at_ + 1) % lengths_.size();
            passed_ = 0;
        }
        passed_ += rest;
        go(b);
    }

    void start(const Point& point) {
        out_.start();
        out_.add(point);
    }

private:
    void go(const Point& to) {
        if (at_ % 2 != 0) {
            out_.start();
        }
        out_.add(to);
    }

    std::span<const double> lengths_;
    Lines& out_;
    double passed_;
    std::size_t at_ = 0;
};

}  // namespace

void Dasher::dash(const Lines& lines, std::span<const double> lengths, double offset_px,
                  Lines& out) {
    const double pattern = std::accumulate(lengths.begin(), lengths.end(), 0.0);
    const double start = pattern > 0 ? std::fmod(std::max(offset_px, 0.0), pattern) : 0;
    for (const Lines::Run& run : lines.runs()) {
        keep_distinct(lines.of(run), run.is_closed, points_);
        if (points_.size() < 2) {
            continue;
        }
        const std::size_t dashes_of_pattern = lengths.size() / 2;
        const double dashes =
            length_of(points_, run.is_closed) / pattern * static_cast<double>(dashes_of_pattern);
        if (is_pattern(lengths) && dashes <= most_dashes) {
            dash_run(lengths, start, run.is_closed, out);
        } else {
            copy_run(points_, run.is_closed, out);
        }
    }
}

void Dasher::dash_run(std::span<const double> lengths, double offset_px, bool is_closed,
                      Lines& out) const {
    DashPen pen{lengths, offset_px, out};
    pen.start(points_.front());
    for (std::size_t i = 1; i < points_.size(); ++i) {
        pen.line(points_[i - 1], points_[i]);
    }
    if (is_closed) {
        pen.line(points_.back(), points_.front());
    }
}

}  // namespace plotmill::chart
