// The artists of a figure as items of a scene.

#include "chart/mark/mark.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <memory>

using namespace plotmill;
using namespace plotmill::chart;

namespace {

constexpr Color red{1, 0, 0, 1};
constexpr Color blue{0, 0, 1, 1};

/// An axes of 100 × 100 px whose data units are px; a point is a px.
struct Sheet {
    FigureSize figure = figure_size({100 / 72.0, 100 / 72.0}, 72);
    Ground ground{{0, 0, 100, 100}, {1, 0}, {-1, 100}, figure};
    Scene scene;

    template <typename Artist>
    void add(const Artist& artist) {
        add_mark(scene, artist, ground);
    }
    template <typename Item>
    const Item& item(std::size_t i) {
        return std::get<Item>(scene.items.at(i));
    }
};

Numbers viewed(std::span<const double> values) {
    Numbers numbers;
    numbers.values = values;
    return numbers;
}

constexpr std::array places{10.0, 20.0, 30.0, 40.0};

FigurePoints points_with(std::vector<Color> faces) {
    FigurePoints points;
    points.x = viewed(places);
    points.y = viewed(places);
    points.face.own = std::move(faces);
    points.edge_is_face = true;
    points.shape = {std::shared_ptr<void>{}, find_marker("o")};
    return points;
}

}  // namespace

TEST_CASE("points of one look are one batch on whole pixels", "[figure]") {
    Sheet plot;
    plot.add(points_with({red}));
    REQUIRE(plot.scene.items.size() == 1);
    const auto& markers = plot.item<Markers>(0);
    CHECK(markers.x.size() == places.size());
    CHECK(markers.on_grid);
    CHECK(markers.edge == red);
    CHECK(markers.size_px == Approx(6));
}

TEST_CASE("points without an edge stand where they fall, as in matplotlib", "[figure]") {
    Sheet plot;
    auto points = points_with({red});
    points.edge_is_face = false;
    plot.add(points);
    CHECK_FALSE(plot.item<Markers>(0).on_grid);
    CHECK(plot.item<Markers>(0).edge_px == 0);
}

TEST_CASE("colours by row are one batch with a table of the colours there are", "[figure]") {
    Sheet plot;
    plot.add(points_with({red, blue, red, red}));
    REQUIRE(plot.scene.items.size() == 1);
    const auto& markers = plot.item<Markers>(0);
    CHECK(markers.fills.count == 2);
    CHECK(std::vector(markers.fill_of.begin(), markers.fill_of.end()) ==
          std::vector<std::uint32_t>{0, 1, 0, 0});
    CHECK(plot.scene.fill_colors.at(markers.fills.first + 1) == blue);
}

TEST_CASE("points with sizes of their own are a batch for each run of one size", "[figure]") {
    Sheet plot;
    constexpr std::array sizes{4.0, 4.0, 16.0, 4.0};
    auto points = points_with({red});
    points.s = viewed(sizes);
    plot.add(points);
    REQUIRE(plot.scene.items.size() == 3);
    CHECK(plot.item<Markers>(0).x.size() == 2);
    CHECK(plot.item<Markers>(1).size_px == Approx(4));
    CHECK(plot.item<Markers>(2).x.front() == 40);
}

TEST_CASE("rectangles take colours and widths in turn, and are left out when not finite",
          "[figure]") {
    Sheet plot;
    const std::array heights{1.0, 2.0, std::nan(""), 4.0};
    const std::vector<double> ones(4, 1);
    FigureRects rects;
    rects.x = viewed(places);
    rects.y = viewed(places);
    rects.width = viewed(ones);
    rects.height = viewed(heights);
    rects.look.face.own = {red, blue};
    rects.look.edge.own = {black};
    rects.look.edge_points = {1, 3};
    plot.add(rects);
    REQUIRE(plot.scene.items.size() == 3);
    CHECK(plot.item<Path>(0).fill == red);
    CHECK(plot.item<Path>(1).stroke->width_px == Approx(3));
    CHECK(plot.item<Path>(2).fill == blue);
    CHECK(plot.item<Path>(0).stroke->join == Join::miter);
}

TEST_CASE("polygons part their corners by their counts and close", "[figure]") {
    Sheet plot;
    constexpr std::array x{0.0, 1.0, 1.0, 5.0, 6.0, 6.0, 5.0};
    constexpr std::array counts{3.0, 4.0};
    FigurePolygons polygons;
    polygons.x = viewed(x);
    polygons.y = viewed(x);
    polygons.counts = viewed(counts);
    polygons.look.face.own = {red};
    plot.add(polygons);
    REQUIRE(plot.scene.items.size() == 2);
    CHECK(plot.item<Path>(0).vertices.count == 4);
    CHECK(plot.item<Path>(1).vertices.count == 5);
    CHECK(plot.scene.vertices.back().verb == Verb::close);
}

TEST_CASE("an offset of dashes comes into the first pattern, from below, too", "[figure]") {
    Sheet plot;
    Stroke stroke;
    set_dashes(plot.scene, {LineStyle::solid, -1, {3, 2}}, 2, stroke);
    CHECK(stroke.dashes.count == 2);
    CHECK(plot.scene.positions == std::vector<double>{6, 4});
    CHECK(stroke.dash_offset_px == Approx(8));
}

TEST_CASE("a wedge goes from its arc to its centre, a ring back along the inner one", "[figure]") {
    Sheet plot;
    constexpr std::array zero{0.0};
    constexpr std::array ninety{90.0};
    constexpr std::array radius{10.0};
    FigureWedges wedges;
    wedges.x = wedges.y = viewed(zero);
    wedges.r = viewed(radius);
    wedges.theta1 = viewed(zero);
    wedges.theta2 = viewed(ninety);
    wedges.look.face.own = {red};
    plot.add(wedges);
    CHECK(plot.item<Path>(0).vertices.count == 1 + 2 * 3 + 2);  // two cubics for a quarter
    wedges.width = 4;
    plot.add(wedges);
    CHECK(plot.item<Path>(1).vertices.count == 2 * (1 + 2 * 3) + 1);
}

TEST_CASE("a line's markers are snapped from their shape's size on, and a pixel is one",
          "[figure]") {
    Sheet plot;
    FigureLine line;
    line.x = viewed(places);
    line.y = viewed(places);
    line.markers.shape = {std::shared_ptr<void>{}, find_marker("^")};
    line.markers.face = red;
    plot.add(line);
    CHECK(plot.item<Markers>(0).snap == Snap::always);
    CHECK(plot.item<Markers>(0).edge_join == Join::miter);
    line.markers.points = 4;
    plot.add(line);
    CHECK(plot.item<Markers>(1).snap == Snap::never);
    line.markers.shape = {std::shared_ptr<void>{}, find_marker(",")};
    plot.add(line);
    CHECK(plot.item<Markers>(2).size_px == 1);
}

TEST_CASE("an image begins on a whole pixel and is stretched to a whole size", "[figure]") {
    Sheet plot;
    constexpr std::array edges{10.3, 20.3, 30.3};
    constexpr std::array<MapColor, 4> colors{1, 2, 3, 4};
    FigureMesh mesh;
    mesh.x = mesh.y = viewed(edges);
    mesh.colors = colors;
    mesh.is_image = true;
    mesh.mapping.alpha = 0.5;
    plot.add(mesh);
    const auto& item = plot.item<Mesh>(0);
    CHECK(item.opacity == 0.5);
    const std::span places_px{plot.scene.positions};
    CHECK(places_px[item.column_edges.first] == Approx(10));
    CHECK(places_px[item.column_edges.first + 2] == Approx(30));
    CHECK(places_px[item.row_edges.first] == Approx(90));
    CHECK_FALSE(reaches_out(plot.scene, item));
}
