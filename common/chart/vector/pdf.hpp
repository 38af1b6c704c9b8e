#pragma once
// A scene as a PDF file, by Cairo: text is text in embedded fonts, marks and cells are paths,
// panels are images inside. No date, nothing that depends on time, locale or process: same scene,
// same bytes.

#include "base/bytes.hpp"
#include "chart/scene/scene.hpp"
#include "chart/text/typesetter.hpp"
#include "chart/vector/outline.hpp"
#include "chart/vector/panels.hpp"

#include <cairo.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace plotmill::chart {

/// Keeps its buffers from page to page. One thread at a time in the process writes PDFs: they share
/// the faces of the fonts.
class PdfWriter {
public:
    explicit PdfWriter(Typesetter& typesetter) : typesetter_{typesetter} {}

    /// The file; `panels` in the order of the items that they stand for. Valid until the next call.
    /// Throws std::bad_alloc when Cairo has no memory.
    ByteView write(const Scene& scene, std::span<const Panel> panels);

private:
    void draw_all(const Scene& scene, std::span<const Panel> panels);
    void draw(const Rectangles& item);
    void draw(const Segments& item);
    void draw(const Path& item);
    void draw(const Markers& item);
    void draw(const Mesh& item);
    void draw(const Bitmap& /*always a panel*/) {}
    void draw(const Texts& item);
    void draw(const Frames& item);
    void draw_panel(const Panel& panel);
    void draw_line(const TextLine& line);
    void draw_rule(const TextRule& rule);
    void show_run(const GlyphRun& run, const std::string& text, double points);
    void show_pictures(const TextLine& line, double left_px);
    void draw_mesh_lines(const Mesh& item);

    void set_color(const Color& color);
    void add_box(const Box& box);
    /// \pre a path of the page is begun
    void fill_with_hatch(const Hatch& hatch);
    void add_outline(std::span<const PathVertex> outline);
    void clip_to(const Box& box);
    void stroke(const Stroke& stroke);
    /// An image of premultiplied pixels into a box, in the current space.
    void draw_image(std::span<const std::uint32_t> argb, int width, int height, const Box& box);

    Typesetter& typesetter_;
    Bytes file_;
    const Scene* scene_ = nullptr;
    cairo_t* page_ = nullptr;  // while write() runs
    double points_per_px_ = 1;
    PageOutlines outlines_;
    std::vector<PathVertex> marker_;
    std::vector<std::uint32_t> premultiplied_;
    std::vector<cairo_glyph_t> glyphs_;
    std::vector<cairo_text_cluster_t> clusters_;
};

}  // namespace plotmill::chart
