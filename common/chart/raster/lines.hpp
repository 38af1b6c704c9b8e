#pragma once
// Corners joined by straight lines: what curves are flattened to, what is stroked, and what is
// filled.

#include <cstddef>
#include <span>
#include <vector>

namespace plotmill::chart {

struct Point {
    double x = 0;
    double y = 0;
};

double distance(const Point& a, const Point& b) noexcept;

/// The points without those that lie where the one before does; of a closed run, nor does the last
/// lie where the first does.
void keep_distinct(std::span<const Point> points, bool is_closed, std::vector<Point>& kept);

/// Runs of points, one after the other.
class Lines {
public:
    struct Run {
        std::size_t first = 0;
        std::size_t count = 0;
        bool is_closed = false;
    };

    /// Keeps its memory.
    void clear() noexcept {
        points_.clear();
        runs_.clear();
    }
    void start() { runs_.push_back({points_.size(), 0, false}); }
    /// To the run that was started last. \pre there is one
    void add(const Point& point) {
        points_.push_back(point);
        ++runs_.back().count;
    }
    void close() { runs_.back().is_closed = true; }

    [[nodiscard]] std::span<const Run> runs() const noexcept { return runs_; }
    [[nodiscard]] std::span<const Point> points() const noexcept { return points_; }
    [[nodiscard]] std::span<const Point> of(const Run& run) const noexcept {
        return points().subspan(run.first, run.count);
    }

private:
    std::vector<Point> points_;
    std::vector<Run> runs_;
};

}  // namespace plotmill::chart
