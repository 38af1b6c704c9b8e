// scatter of a figure. Points that look alike are one batch; colours by row are a batch with a
// table of colours; only what has a size or an edge of its own stands alone.

#include "chart/mark/mark.hpp"

#include <bit>
#include <cmath>
#include <unordered_map>

namespace plotmill::chart {
namespace {

constexpr std::size_t most_fills = 1024;  // of a batch: the raster keeps a table for each
constexpr double usual_area = 36;         // points²

template <typename T>
std::optional<T> cycled(const std::vector<T>& own, std::size_t i) {
    return own.empty() ? std::nullopt : std::optional{own[i % own.size()]};
}

double area_of(const FigurePoints& points, std::size_t i) {
    const auto& s = points.s.values;
    return s.empty() ? usual_area : s[i % s.size()];
}

struct ColorHash {
    std::size_t operator()(const Color& color) const noexcept {
        constexpr std::size_t odd = 0x9e3779b97f4a7c15U;  // 2^64 by the golden ratio
        std::size_t hash = 0;
        for (const double channel : {color.r, color.g, color.b, color.a}) {
            hash = (hash ^ std::bit_cast<std::uint64_t>(channel + 0.0)) * odd;
            hash ^= hash >> 32U;
        }
        return hash;
    }
};

class PointBatches {
public:
    PointBatches(Scene& scene, const FigurePoints& points, const Ground& ground)
        : scene_{scene}, points_{points}, ground_{ground} {}

    void add() {
        const std::size_t count = points_.x.values.size();
        if (!points_.row_faces.of_row.empty()) {
            return add_by_row();
        }
        for (std::size_t first = 0; first < count;) {
            first = add_batch(first, count);
        }
    }

private:
    /// One batch, with the colours that a builder has given each row.
    void add_by_row() {
        const auto& faces = points_.row_faces;
        Markers markers = look_of(0);
        markers.x = points_.x.values;
        markers.y = points_.y.values;
        markers.edge_px = ground_.figure.px(points_.edge_points);
        markers.fill_of = faces.of_row;
        markers.fills = {scene_.fill_colors.size(), faces.colors.size()};
        scene_.fill_colors.insert(scene_.fill_colors.end(), faces.colors.begin(),
                                  faces.colors.end());
        markers.on_grid = points_.x.values.size() == 1;
        scene_.items.emplace_back(markers);
    }

    /// The rows from `first` on that may be one batch. \return the row behind them
    std::size_t add_batch(std::size_t first, std::size_t count) {
        Markers markers = look_of(first);
        std::size_t end = first + 1;
        if (has_one_look()) {
            end = count;
        } else if (points_.face.own.size() <= 1) {
            while (end < count && is_alike(first, end)) {
                ++end;
            }
        } else {
            end = color_rows(markers, first, count);
        }
        markers.x = points_.x.values.subspan(first, end - first);
        markers.y = points_.y.values.subspan(first, end - first);
        scene_.items.emplace_back(markers);
        return end;
    }

    /// Gives each row the number of its colour, for as many rows as have not too many of them.
    std::size_t color_rows(Markers& markers, std::size_t first, std::size_t count) {
        std::unordered_map<Color, std::uint32_t, ColorHash> known;
        auto& numbers = scene_.row_fills.emplace_back();
        std::size_t end = first;
        while (end < count && is_alike(first, end)) {
            const Color face = points_.face.own[end % points_.face.own.size()];
            const auto next = static_cast<std::uint32_t>(known.size());
            const auto [found, is_new] = known.emplace(face, next);
            if (is_new && next == most_fills) {
                known.erase(found);
                break;
            }
            numbers.push_back(found->second);
            ++end;
        }
        markers.fill_of = numbers;
        markers.fills = {scene_.fill_colors.size(), known.size()};
        scene_.fill_colors.resize(scene_.fill_colors.size() + known.size());
        for (const auto& [color, number] : known) {
            scene_.fill_colors[markers.fills.first + number] = color;
        }
        markers.fill = std::nullopt;
        if (points_.edge_is_face) {
            markers.edge = std::nullopt;
            markers.edge_px = ground_.figure.px(points_.edge_points);
        }
        return end;
    }

    [[nodiscard]] bool has_one_look() const noexcept {
        return points_.face.own.size() <= 1 && points_.s.values.size() <= 1 &&
               (points_.edge_is_face || points_.edge.own.size() <= 1);
    }

    [[nodiscard]] bool is_alike(std::size_t a, std::size_t b) const {
        const bool same_edge = points_.edge_is_face || points_.edge.own.size() <= 1 ||
                               cycled(points_.edge.own, a) == cycled(points_.edge.own, b);
        return same_edge && area_of(points_, a) == area_of(points_, b);
    }

    /// Of everything but the colours of rows.
    [[nodiscard]] Markers look_of(std::size_t row) const {
        Markers markers;
        markers.to_x = ground_.to_x;
        markers.to_y = ground_.to_y;
        markers.clip = ground_.box;
        markers.shape = points_.shape.get();
        markers.size_px = ground_.figure.px(std::sqrt(area_of(points_, row)));
        const auto face = cycled(points_.face.own, row);
        markers.edge = points_.edge_is_face ? face : cycled(points_.edge.own, row);
        markers.edge_px = markers.edge ? ground_.figure.px(points_.edge_points) : 0;
        markers.fill = face;  // also of an open outline, as scatter has it
        markers.on_grid = is_stamped();
        return markers;
    }

    /// matplotlib stamps points of one look onto whole pixels, others where they fall. A look is
    /// one face, one edge and one size: without an edge it draws them as it does many.
    [[nodiscard]] bool is_stamped() const {
        const std::size_t edges =
            points_.edge_is_face ? points_.face.own.size() : points_.edge.own.size();
        return points_.face.own.size() == 1 && edges == 1 && points_.s.values.size() <= 1;
    }

    Scene& scene_;
    const FigurePoints& points_;
    const Ground& ground_;
};

}  // namespace

void add_mark(Scene& scene, const FigurePoints& points, const Ground& ground) {
    PointBatches{scene, points, ground}.add();
}

}  // namespace plotmill::chart
