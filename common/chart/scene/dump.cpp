#include "chart/scene/scene.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>
#include <utility>

namespace plotmill::chart {
namespace {

/// Two decimals, no minus before zero.
std::string px(double value) {
    std::array<char, 400> text{};
    std::snprintf(text.data(), text.size(), "%.2f", std::fabs(value) < 0.005 ? 0 : value);
    return text.data();
}

std::string hex(const Color& color) {
    std::array<char, 16> text{};
    const auto byte = [](double v) { return static_cast<unsigned>(v * 255 + 0.5); };
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x%02x", byte(color.r), byte(color.g),
                  byte(color.b), byte(color.a));
    return text.data();
}

std::string hex(MapColor color) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%06x", color & 0xffffffU);
    return color == no_color ? "-" : text.data();
}

template <typename... Parts>
void put(std::string& out, const Parts&... parts) {
    ((out += parts), ...);
}

std::string text_of(const Box& box) {
    std::string out;
    put(out, px(box.x0), ",", px(box.y0), " ", px(box.x1), ",", px(box.y1));
    return out;
}

struct Dumper {
    const Scene& scene;
    std::string out;

    void operator()(const Rectangles& item) {
        put(out, "rectangles ", hex(item.color), "\n");
        for (std::size_t i = 0; i < item.boxes.count; ++i) {
            put(out, "  ", text_of(scene.boxes[item.boxes.first + i]), "\n");
        }
    }
    void operator()(const Segments& item) {
        put(out, item.kind == LineKind::spine ? "spines" : "ticks", " width=", px(item.width_px),
            " ", hex(item.color), "\n");
        for (std::size_t i = 0; i < item.stretch.count; ++i) {
            const Segment& s = scene.segments[item.stretch.first + i];
            put(out, "  ", text_of({s.x0, s.y0, s.x1, s.y1}), "\n");
        }
    }
    void operator()(const Path& item) {
        out += "path";
        if (item.fill) {
            put(out, " fill=", hex(*item.fill));
        }
        if (item.stroke) {
            put(out, " stroke=", hex(item.stroke->color), " width=", px(item.stroke->width_px));
        }
        if (item.hatch != no_hatch) {
            const Hatch& hatch = scene.hatches[item.hatch];
            put(out, " hatch=", hatch.pattern, " ", hex(hatch.color),
                " width=", px(hatch.width_px));
        }
        if (item.clip) {
            put(out, " clip=", text_of(*item.clip));
        }
        out += "\n ";
        for (std::size_t i = 0; i < item.vertices.count; ++i) {
            const PathVertex& v = scene.vertices[item.vertices.first + i];
            constexpr std::string_view letters = "MLQCZ";
            out += ' ';
            out += letters[static_cast<std::size_t>(v.verb)];
            put(out, px(v.x), ",", px(v.y));
        }
        out += "\n";
    }
    void operator()(const Markers& item) {
        put(out, "markers n=", std::to_string(item.x.size()), " size=", px(item.size_px),
            " edge=", px(item.edge_px), item.on_grid ? "" : " between pixels");
        if (item.fill) {
            put(out, " fill=", hex(*item.fill));
        }
        if (item.edge) {
            put(out, " line=", hex(*item.edge));
        }
        for (std::size_t i = 0; i < item.fills.count; ++i) {
            put(out, i == 0 ? " fills=" : ",", hex(scene.fill_colors[item.fills.first + i]));
        }
        put(out, " clip=", text_of(item.clip));
        if (!item.x.empty()) {
            put(out, " first=", px(item.to_x(item.x.front())), ",", px(item.to_y(item.y.front())));
        }
        out += "\n";
    }
    void operator()(const Mesh& item) {
        put(out, "mesh line=", px(item.line_px), " ", hex(item.line_color), "\n  columns");
        positions(item.column_edges);
        out += "\n  rows";
        positions(item.row_edges);
        const std::size_t columns = item.column_edges.count - 1;
        for (std::size_t i = 0; i < item.colors.count; ++i) {
            out += i % columns == 0 ? "\n  " : " ";
            out += hex(scene.colors[item.colors.first + i]);
        }
        out += "\n";
    }
    void operator()(const Bitmap& item) {
        put(out, "bitmap ", std::to_string(item.x), ",", std::to_string(item.y), " ",
            std::to_string(item.width), "x", std::to_string(item.height), "\n");
    }
    void operator()(const Texts& item) {
        for (std::size_t i = 0; i < item.stretch.count; ++i) {
            const TextLine& line = scene.texts[item.stretch.first + i];
            put(out, "text ", px(line.x), ",", px(line.y), " size=", px(line.points),
                " rotation=", px(line.rotation), " ", hex(line.color), " ", line.text, "\n");
        }
    }
    void operator()(const Frames& item) {
        put(out, "frames\n");
        for (std::size_t i = 0; i < item.frames.count; ++i) {
            const Frame& frame = scene.frames[item.frames.first + i];
            put(out, "  ", text_of(frame.box), " ", hex(frame.color), " ", frame.name, " | ",
                frame.hover, " | ", frame.text ? frame.text->text : "", "\n");
        }
    }
    void positions(Stretch stretch) {
        for (std::size_t i = 0; i < stretch.count; ++i) {
            put(out, " ", px(scene.positions[stretch.first + i]));
        }
    }
};

}  // namespace

std::string dump(const Scene& scene) {
    Dumper dumper{scene, {}};
    put(dumper.out, "scene ", std::to_string(scene.width_px), "x", std::to_string(scene.height_px),
        " dpi=", px(scene.dpi), "\n");
    for (const Item& item : scene.items) {
        std::visit(dumper, item);
    }
    return std::move(dumper.out);
}

}  // namespace plotmill::chart
