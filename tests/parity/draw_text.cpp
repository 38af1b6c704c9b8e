// draw_text PAGE.json OUTDIR: draws the texts of one page with the text and raster libraries alone;
// for the parity tests. text_goldens.py writes the pages.

#include "chart/encode/png.hpp"
#include "chart/layout/text_placer.hpp"
#include "chart/mark/mark.hpp"
#include "chart/raster/painter.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <map>
#include <string>

namespace {

using namespace plotmill;
using namespace plotmill::chart;
using nlohmann::json;

template <typename T>
T one_of(const json& text, const char* key, const std::map<std::string, T>& values, T otherwise) {
    return text.contains(key) ? values.at(text[key].get<std::string>()) : otherwise;
}

TextStyle style_of(const json& text) {
    using H = HorizontalAlign;
    using V = VerticalAlign;
    TextStyle style;
    style.points = text["points"];
    style.rotation = text.value("rotation", 0.0);
    style.horizontal = one_of<H>(
        text, "ha", {{"left", H::left}, {"center", H::center}, {"right", H::right}}, H::left);
    style.vertical = one_of<V>(
        text, "va",
        {{"bottom", V::bottom}, {"center", V::center}, {"top", V::top}, {"baseline", V::baseline}},
        V::baseline);
    style.align_before_rotation = text.value("rotation_mode", "default") == "anchor";
    style.face = {one_of<FontFamily>(text, "family",
                                     {{"sans", FontFamily::sans},
                                      {"serif", FontFamily::serif},
                                      {"monospace", FontFamily::monospace}},
                                     FontFamily::sans),
                  text.value("weight", "normal") == "bold",
                  text.value("style", "normal") != "normal"};
    return style;
}

Color color_of(const json& text) {
    const unsigned long rgb = std::stoul(text.value("color", "#000000").substr(1), nullptr, 16);
    const auto channel = [rgb](unsigned shift) {
        return static_cast<double>((rgb >> shift) & 0xffU) / 255;
    };
    return {channel(16), channel(8), channel(0), text.value("alpha", 1.0)};
}

void draw(const json& page, const std::string& folder) {
    const double dpi = page["dpi"];
    Scene scene;
    scene.width_px = page["width"];
    scene.height_px = page["height"];
    scene.dpi = dpi;
    FigureSize figure;
    figure.canvas_width = scene.width_px;
    figure.canvas_height = scene.height_px;
    figure.text_height = scene.height_px;
    figure.dpi = dpi;
    Typesetter typesetter;
    std::vector<TextLine> lines;
    TextPlacer placer{typesetter, figure, lines};
    for (const json& text : page["texts"]) {
        TextStyle style = style_of(text);
        style.face.reads_math = page.value("math", false);
        placer.place(text["text"].get<std::string>(), text["x"], text["y"], style, color_of(text));
    }
    add_texts(scene, std::move(lines));
    Painter painter{typesetter};
    const Canvas& canvas = painter.paint(scene);
    PngEncoder encoder;
    std::ofstream out{folder + "/" + page["charts"][0]["output"].get<std::string>(),
                      std::ios::binary};
    out << as_text(encoder.encode({canvas.pixels(), canvas.width(), canvas.height()}, dpi));
    for (const char32_t missing : typesetter.take_missing()) {
        std::fprintf(stderr, "warning: no glyph for U+%04X\n", static_cast<unsigned>(missing));
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: draw_text PAGE.json OUTDIR\n");
        return 2;
    }
    std::ifstream in{argv[1]};
    draw(json::parse(in), argv[2]);
    return 0;
}
