#pragma once
// A scene as an SVG file: text is text, marks are uses of one symbol, panels are PNGs inside.
//
// Ids are counted, nothing depends on time, locale or process: same scene, same bytes. A line of
// text is held by its middle, so that a viewer whose advances (or whose fonts) differ spreads the
// difference to both sides.

#include "chart/encode/png.hpp"
#include "chart/scene/scene.hpp"
#include "chart/text/typesetter.hpp"
#include "chart/vector/markup.hpp"
#include "chart/vector/outline.hpp"
#include "chart/vector/page.hpp"
#include "chart/vector/panels.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace plotmill::chart {

/// Keeps its buffers from page to page. Not thread-safe.
class SvgWriter {
public:
    explicit SvgWriter(Typesetter& typesetter) : typesetter_{typesetter} {}

    /// The file; `panels` in the order of the items that they stand for. Valid until the next call.
    std::string_view write(const Scene& scene, std::span<const Panel> panels);

private:
    using Clip = std::array<double, 4>;  // the corners of a Box
    struct Symbol {                      // a marker that is used again and again
        const MarkerShape* shape = nullptr;
        double size_px = 0;
        double edge_px = 0;
        Join edge_join = Join::round;
        std::optional<Color> fill;
        std::optional<Color> edge;
        friend bool operator==(const Symbol&, const Symbol&) = default;
    };
    struct ColoredRun {       // cells of a mesh side by side
        std::uint32_t color;  // 0xaarrggbb; the opacity only where cells have their own
        std::uint32_t row;
        std::uint32_t first;
        std::uint32_t end;
        friend auto operator<=>(const ColoredRun&, const ColoredRun&) = default;
    };

    static constexpr std::string_view usual_family = "DejaVu Sans";  // of the whole page
    static constexpr std::string_view crisp = " shape-rendering=\"crispEdges\"";
    static constexpr std::size_t undefined = 0;  // symbols and clip paths are counted from 1

    void put_item(const Rectangles& item);
    void put_item(const Segments& item);
    void put_item(const Path& item);
    void put_item(const Markers& item);
    void put_item(const Mesh& item);
    void put_item(const Bitmap& /*always a panel*/) {}
    void put_item(const Texts& item);
    void put_item(const Frames& item);
    void put_frame(const Frame& frame);
    void put_panel(const Panel& panel);
    void put_line(const TextLine& line);
    void put_rule(const TextRule& rule);
    void put_face(const TextLine& line, std::span<const GlyphRun> runs);
    void put_families(FontId first, std::span<const GlyphRun> runs);
    void put_uses(const Markers& item);
    std::size_t define_symbol(const Markers& item, std::uint32_t fill);
    void find_runs(const Mesh& item);
    void put_mesh_lines(const Mesh& item);

    void put_attribute(std::string_view name, double value, int decimals = place_decimals);
    void put_paint(std::string_view name, const std::optional<Color>& color);
    void put_stroke(const Stroke& stroke);
    void put_box(const Box& box);
    void put_place(double x, double y);
    void put_outline(std::span<const PathVertex> outline, int decimals);
    /// The number of the pattern of one of the scene's hatches, defined here if it is new.
    std::size_t define_hatch(std::uint32_t number);
    /// The number of the clip path of a box, defined here if it is new.
    std::size_t define_clip(const Box& box);
    void put_clip(std::size_t number);

    Typesetter& typesetter_;
    Markup out_;
    const Scene* scene_ = nullptr;
    double points_per_px_ = 1;
    PageOutlines outlines_;
    std::vector<PathVertex> shape_;
    std::vector<Clip> clips_;
    std::vector<std::uint32_t> hatches_;  // those of the scene that are defined
    std::vector<Symbol> symbols_;
    std::vector<std::size_t> symbol_of_fill_;
    std::vector<ColoredRun> runs_;
    PngEncoder png_;
};

}  // namespace plotmill::chart
