#include "chart/raster/grid.hpp"
#include "chart/vector/svg.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace plotmill::chart {

void SvgWriter::put_line(const TextLine& line) {
    if (!std::isfinite(line.x) || !std::isfinite(line.y)) {
        return;
    }
    const GlyphLine glyphs =
        typesetter_.glyphs(line.text, FontSize{line.points, scene_->dpi, line.face});
    const PenStart pen = pen_on_grid(line, glyphs);
    const double angle = line.rotation * std::numbers::pi / 180;
    const double x = pen.x + std::cos(angle) * glyphs.width / 2;
    const double y = pen.y - std::sin(angle) * glyphs.width / 2;
    out_.put("<text");
    if (line.rotation == 0) {
        put_attribute("x", x * points_per_px_);
        put_attribute("y", y * points_per_px_);
    } else {
        out_.put(" transform=\"translate(");
        put_place(x, y);
        out_.put(")rotate(").number(-line.rotation, shape_decimals).put(")\"");
    }
    put_attribute("font-size", line.points, shape_decimals);
    put_face(line, glyphs.runs);
    if (line.color != black) {
        put_paint("fill", line.color);
    }
    const bool keeps_spaces = line.text.find("  ") != std::string::npos ||
                              line.text.starts_with(' ') || line.text.ends_with(' ');
    out_.put(keeps_spaces ? " xml:space=\"preserve\">" : ">").escaped(line.text).put("</text>\n");
}

void SvgWriter::put_rule(const TextRule& rule) {
    out_.put("<rect transform=\"translate(");
    put_place(rule.x, rule.y);
    out_.put(")rotate(").number(-rule.rotation, shape_decimals).put(")\"");
    put_attribute("y", -rule.height * points_per_px_);
    put_attribute("width", rule.width * points_per_px_);
    put_attribute("height", rule.height * points_per_px_);
    put_paint("fill", rule.color);
    out_.put("/>\n");
}

/// What the line has that the page has not: other families, bold, oblique.
void SvgWriter::put_face(const TextLine& line, std::span<const GlyphRun> runs) {
    const FontList& fonts = FontList::get();
    const FontId first = fonts.first(line.face);
    const bool is_usual = std::all_of(runs.begin(), runs.end(), [&](const GlyphRun& run) {
        return fonts[run.font].family == usual_family;
    });
    if (!is_usual || fonts[first].family != usual_family) {
        put_families(first, runs);
    }
    out_.put(line.face.bold ? " font-weight=\"bold\"" : "");
    out_.put(line.face.oblique ? " font-style=\"oblique\"" : "");
}

void SvgWriter::put_families(FontId first, std::span<const GlyphRun> runs) {
    const FontList& fonts = FontList::get();
    std::vector<std::string_view> families{fonts[first].family};
    for (const GlyphRun& run : runs) {
        const std::string_view family = fonts[run.font].family;
        if (std::find(families.begin(), families.end(), family) == families.end()) {
            families.push_back(family);
        }
    }
    out_.put(" font-family=\"");
    for (const std::string_view family : families) {
        out_.put('\'').escaped(family).put("',");
    }
    out_.put("sans-serif\"");
}

}  // namespace plotmill::chart
