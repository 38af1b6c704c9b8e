#include "chart/geom/marker_shape.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>

using namespace plotmill::chart;

TEST_CASE("every marker of matplotlib has a shape", "[geom]") {
    for (const char letter : std::string{".,ov^<>12348sp*hH+xDd|_PX"}) {
        INFO(letter);
        const MarkerShape* shape = find_marker(std::string{letter});
        REQUIRE(shape != nullptr);
        REQUIRE(!shape->outline.empty());
        CHECK(shape->outline.front().verb == Verb::move);
        CHECK(shape->is_filled == (std::string{"1234+x|_"}.find(letter) == std::string::npos));
    }
    for (int number = 0; number < 12; ++number) {
        REQUIRE(find_marker(number) != nullptr);
        CHECK(!find_marker(number)->is_filled);
    }
    CHECK(find_marker("none")->outline.empty());
    CHECK(find_marker("O") == nullptr);
    CHECK(find_marker(12) == nullptr);
    CHECK(find_marker(-1) == nullptr);
}

TEST_CASE("markers that are both a letter and a number are the letter by name", "[geom]") {
    CHECK(find_marker("8")->is_filled);
    CHECK(find_marker("1")->outline.size() == 6);
    CHECK(find_marker("0") == find_marker(0));
    CHECK(find_marker("11") == find_marker(11));
}

TEST_CASE("no marker is larger than matplotlib's largest", "[geom]") {
    for (const char letter : std::string{".,ov^<>12348sp*hH+xDd|_PX"}) {
        for (const PathVertex& v : find_marker(std::string{letter})->outline) {
            CHECK(std::hypot(v.x, v.y) < 0.75);
        }
    }
}

TEST_CASE("a polygon marker points up, turned by its angle", "[geom]") {
    const MarkerShape triangle = polygon_marker(3, PolygonStyle::polygon, 0);
    CHECK(triangle.outline.size() == 4);
    CHECK(triangle.outline.front().y == Approx(0.5));
    CHECK(polygon_marker(3, PolygonStyle::polygon, 90).outline.front().x == Approx(-0.5));
    const MarkerShape star = polygon_marker(5, PolygonStyle::star, 0);
    CHECK(star.outline.size() == 11);
    CHECK(std::hypot(star.outline[1].x, star.outline[1].y) == Approx(0.25));
    CHECK(!polygon_marker(5, PolygonStyle::asterisk, 0).is_filled);
    CHECK(polygon_marker(max_marker_sides, PolygonStyle::star, 0).outline.size() == 2001);
}
