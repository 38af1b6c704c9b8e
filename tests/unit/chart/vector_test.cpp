#include "chart/encode/png.hpp"
#include "chart/vector/markup.hpp"
#include "chart/vector/panels.hpp"
#include "chart/vector/svg.hpp"

#include <catch2/catch.hpp>
#include <png.h>

#include <cmath>
#include <limits>
#include <string>

using namespace plotmill;
using namespace plotmill::chart;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::string number(double value, int decimals = place_decimals) {
    return std::string{Markup{}.number(value, decimals).text()};
}

std::string escaped(std::string_view text) {
    return std::string{Markup{}.escaped(text).text()};
}

std::size_t count_of(std::string_view what, std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos;
         at = text.find(what, at + 1)) {
        ++count;
    }
    return count;
}

/// A scene of 144 × 72 px at 72 dpi, where a px is a point.
Scene small_scene() {
    Scene scene;
    scene.width_px = 144;
    scene.height_px = 72;
    scene.dpi = 72;
    return scene;
}

/// Marks at (1, 1), (2, 2) … in px.
Markers marks(const std::vector<double>& places, const Color& color) {
    return {.x = places,
            .y = places,
            .to_x = {1, 0},
            .to_y = {1, 0},
            .clip = {10, 10, 60, 60},
            .shape = find_marker("o"),
            .size_px = 4,
            .fill = color,
            .edge = color,
            .edge_px = 1};
}

std::string svg_of(const Scene& scene, Rasterized choice = Rasterized::automatic) {
    Typesetter typesetter;
    Painter painter{typesetter};
    PanelPainter panels{painter};
    SvgWriter writer{typesetter};
    return std::string{writer.write(scene, panels.paint(scene, choice, scene.dpi))};
}

/// 0xaarrggbb, as libpng sees it.
std::vector<std::uint32_t> decode(ByteView file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&image, file.data(), file.size()) != 0);
    image.format = PNG_FORMAT_BGRA;
    std::vector<std::uint32_t> pixels(PNG_IMAGE_SIZE(image) / 4);
    REQUIRE(png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) != 0);
    return pixels;
}

unsigned channel(std::uint32_t pixel, unsigned shift) {
    return (pixel >> shift) & 0xffU;
}

/// Ink that is not premultiplied over an opaque ground.
unsigned over(std::uint32_t ink, unsigned ground, unsigned shift) {
    const unsigned alpha = ink >> 24U;
    return (channel(ink, shift) * alpha + ground * (255 - alpha) + 127) / 255;
}

}  // namespace

TEST_CASE("numbers are as short as they can be, whatever the locale", "[vector]") {
    CHECK(number(0) == "0");
    CHECK(number(-0.001) == "0");
    CHECK(number(3) == "3");
    CHECK(number(0.5) == ".5");
    CHECK(number(-0.25) == "-.25");
    CHECK(number(12.345) == "12.35");
    CHECK(number(100) == "100");
    CHECK(number(0.12345, 4) == ".1235");
    CHECK(number(864.0000001, 4) == "864");
    CHECK(number(missing) == "0");
    CHECK(number(1e300) == "1000000000");
    CHECK(number(-1e300) == "-1000000000");
}

TEST_CASE("text is escaped, and what XML forbids even as an entity is replaced", "[vector]") {
    CHECK(escaped("a<b>&\"c\"") == "a&lt;b&gt;&amp;&quot;c&quot;");
    CHECK(escaped("tab\there\r\n") == "tab&#9;here&#13;&#10;");
    CHECK(escaped(std::string_view{"a\0b\x1b\x01", 5}) == "a\uFFFDb\uFFFD\uFFFD");
    CHECK(escaped("\uFFFE\uFFFF\uFFFD\uFF01") == "\uFFFD\uFFFD\uFFFD\uFF01");
    CHECK(escaped("温度 😀 \u202e") == "温度 😀 \u202e");
}

TEST_CASE("base64 as RFC 4648 has it", "[vector]") {
    const auto base64 = [](std::string_view text) {
        return std::string{Markup{}.base64(as_bytes(text)).text()};
    };
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\xff\xef\xbe") == "/+++");
}

TEST_CASE("the page of an SVG is the picture's size in points", "[vector]") {
    Scene scene = small_scene();
    scene.dpi = 144;
    CHECK(svg_of(scene).find("width=\"72pt\" height=\"36pt\" viewBox=\"0 0 72 36\"") !=
          std::string::npos);
}

TEST_CASE("text in an SVG is text with its face, held by its middle", "[vector]") {
    Scene scene = small_scene();
    scene.texts = {{"a < b", 20, 30, 0, 10, black, {}},
                   {"turned", 50, 60, 90, 8, {1, 0, 0, 0.5}, {FontFamily::serif, true, true}},
                   {"two  spaces", 5, 5, 0, 10, black, {}},
                   {"nowhere", missing, 5, 0, 10, black, {}}};
    scene.items.emplace_back(Texts{{0, 4}});
    const std::string svg = svg_of(scene);
    CHECK(svg.find("text-anchor=\"middle\"") != std::string::npos);
    CHECK(svg.find("font-size=\"10\">a &lt; b</text>") != std::string::npos);
    CHECK(svg.find("rotate(-90)\" font-size=\"8\" font-family=\"'DejaVu Serif',sans-serif\" "
                   "font-weight=\"bold\" font-style=\"oblique\" fill=\"#f00\" "
                   "fill-opacity=\".5\">turned</text>") != std::string::npos);
    CHECK(svg.find("xml:space=\"preserve\">two  spaces<") != std::string::npos);
    CHECK(svg.find("nowhere") == std::string::npos);
}

TEST_CASE("marks are uses of one symbol, each where it falls; what cannot be seen is left out",
          "[vector]") {
    Scene scene = small_scene();
    const std::vector<double> places{20, 30.25, missing, 1e300, -40};
    scene.items.emplace_back(marks(places, {0, 0, 0, 0.5}));
    scene.items.emplace_back(marks(places, {0, 0, 0, 0.5}));
    const std::string svg = svg_of(scene);
    CHECK(count_of("<path id=\"m", svg) == 1);
    CHECK(count_of("<clipPath", svg) == 1);
    CHECK(count_of("<use", svg) == 4);
    CHECK(count_of("<use xlink:href=\"#m1\" x=\"30.75\" y=\"30.75\"/>", svg) == 2);
    CHECK(svg.find("stroke=\"#000\" stroke-opacity=\".5\" stroke-width=\"1\"") !=
          std::string::npos);
}

TEST_CASE("marks of several colours keep their order and have a symbol for each colour",
          "[vector]") {
    Scene scene = small_scene();
    const std::vector<double> places{20, 30, 40, 50};
    const std::vector<std::uint32_t> fill_of{1, 0, no_fill, 1};
    scene.fill_colors = {{1, 0, 0, 1}, {0, 0, 1, 1}};
    Markers item = marks(places, white);
    item.fill_of = fill_of;
    item.fills = {0, 2};
    scene.items.emplace_back(item);
    const std::string svg = svg_of(scene);
    CHECK(count_of("<path id=\"m", svg) == 2);
    CHECK(count_of("<use", svg) == 3);
    const std::size_t first = svg.find("#m1\" x=\"20.5\"");
    const std::size_t second = svg.find("#m2\" x=\"30.5\"");
    CHECK(first < second);
    CHECK(second < svg.find("#m1\" x=\"50.5\""));
}

TEST_CASE("cells of one colour side by side are one, all of a colour share a path", "[vector]") {
    Scene scene = small_scene();
    scene.positions = {0, 10, 20, 30, 0, 10, 20};
    scene.colors = {0x000011, 0x1000011, 0xaabbcc, no_color, 0xaabbcc, 0x000011};
    Mesh mesh;
    mesh.column_edges = {0, 4};
    mesh.row_edges = {4, 3};
    mesh.colors = {0, 6};
    mesh.clip = {0, 0, 30, 20};
    scene.items.emplace_back(mesh);
    const std::string svg = svg_of(scene);
    CHECK(svg.find("<path fill=\"#001\" d=\"M0 0H20V10H0zM20 10H30V20H20z\"/>") !=
          std::string::npos);
    CHECK(svg.find("<path fill=\"#abc\" d=\"M20 0H30V10H20zM10 10H20V20H10z\"/>") !=
          std::string::npos);
}

TEST_CASE("more marks than any viewer likes become a picture, unless the job says otherwise",
          "[vector]") {
    Scene scene = small_scene();
    const std::vector<double> many(most_vector_marks + 1, 30);
    const std::vector<double> few{20, 30};
    scene.items.emplace_back(marks(few, black));
    scene.items.emplace_back(marks(many, black));
    const auto pictures = [&](Rasterized choice) {
        return count_of("<image ", svg_of(scene, choice));
    };
    CHECK(pictures(Rasterized::automatic) == 1);
    CHECK(pictures(Rasterized::always) == 2);
    CHECK(pictures(Rasterized::never) == 0);
    CHECK(count_of("<use", svg_of(scene, Rasterized::never)) == many.size() + few.size());
}

TEST_CASE("a panel over what lies below it is what the painter paints over it", "[vector]") {
    Scene scene = small_scene();
    const std::vector<double> places{20, 21, 22.5, 59, 60};
    const std::vector<std::uint32_t> fill_of{0, 1, 0, 1, 0};
    scene.fill_colors = {{1, 0.5, 0, 0.7}, {0, 0.2, 1, 0.4}};
    const bool of_many_colors = GENERATE(false, true);
    Markers item = marks(places, {0.1, 0.4, 0.9, 0.5});
    if (of_many_colors) {
        item.fill_of = fill_of;
        item.fills = {0, 2};
    }
    const Color ground{0.9, 0.95, 0.3, 1};
    scene.boxes = {{0, 0, 144, 72}};
    scene.items.emplace_back(Rectangles{{0, 1}, ground});
    scene.items.emplace_back(item);
    Typesetter typesetter;
    Painter painter{typesetter};
    PanelPainter panels{painter};
    const auto painted = panels.paint(scene, Rasterized::always, scene.dpi);
    REQUIRE(painted.size() == 1);
    const Panel panel = painted.front();
    CHECK(panel.item == 1);
    const Canvas& canvas = painter.paint(scene);
    const auto x0 = static_cast<int>(panel.box.x0);
    const auto y0 = static_cast<int>(panel.box.y0);
    int worst = 0;
    for (int i = 0; i < panel.width * panel.height; ++i) {
        const auto at =
            static_cast<std::size_t>((y0 + i / panel.width) * 144 + x0 + i % panel.width);
        const std::uint32_t ink = panel.argb[static_cast<std::size_t>(i)];
        for (const unsigned shift : {16U, 8U, 0U}) {
            const unsigned below = channel(to_pixel(to_ink(ground)), shift);
            const int got = static_cast<int>(over(ink, below, shift));
            worst = std::max(worst,
                             std::abs(got - static_cast<int>(channel(canvas.pixels()[at], shift))));
        }
    }
    CHECK(worst <= 3);  // of five marks over each other
}

TEST_CASE("a picture with transparency comes back from its PNG as it was", "[vector]") {
    const auto colors = GENERATE(2U, 200U, 5000U);
    std::vector<std::uint32_t> argb;
    for (std::uint32_t i = 0; i < 100 * 60; ++i) {
        const std::uint32_t n = (i * i / 7) % colors;
        const std::uint32_t alpha = n % 256;
        argb.push_back(alpha << 24U | (n * 2654435761U >> 8U));
    }
    PngEncoder encoder;
    const auto decoded = decode(encoder.encode({argb, 100, 60, true}, 100));
    CHECK(decoded == argb);
}

TEST_CASE("the same scene gives the same bytes, whatever was written before", "[vector]") {
    Scene scene = small_scene();
    const std::vector<double> places{20, 30.25};
    scene.items.emplace_back(marks(places, black));
    Typesetter typesetter;
    SvgWriter writer{typesetter};
    const std::string first{writer.write(scene, {})};
    scene.items.emplace_back(marks(places, white));
    CHECK(writer.write(scene, {}) != first);
    scene.items.pop_back();
    CHECK(writer.write(scene, {}) == first);
}
