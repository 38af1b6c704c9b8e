#include "chart/vector/svg.hpp"

#include "chart/raster/grid.hpp"
#include "chart/raster/snap.hpp"
#include "chart/vector/page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace plotmill::chart {
namespace {

std::string_view name_of(Join join) noexcept {
    switch (join) {
        case Join::miter:
            return "miter";
        case Join::round:
            return "round";
        case Join::bevel:
            return "bevel";
    }
    return "miter";
}

std::string_view name_of(Cap cap) noexcept {
    switch (cap) {
        case Cap::butt:
            return "butt";
        case Cap::round:
            return "round";
        case Cap::projecting:
            return "square";
    }
    return "butt";
}

/// The number, from 1, of an equal thing among the last ones that were defined; else 0.
template <typename T>
std::size_t find_recent(const std::vector<T>& defined, const T& wanted) {
    constexpr std::size_t looked_at = 64;
    const std::size_t end = defined.size() - std::min(defined.size(), looked_at);
    for (std::size_t i = defined.size(); i > end; --i) {
        if (defined[i - 1] == wanted) {
            return i;
        }
    }
    return 0;
}

/// How many vertices a step of this verb takes.
constexpr std::size_t vertices_of(Verb verb) noexcept {
    return verb == Verb::cubic ? 3 : verb == Verb::quad ? 2 : 1;
}

/// How far from its place a marker may paint, in px.
double reach_of(const Markers& item) noexcept {
    double reach = 0;
    for (const PathVertex& v : item.shape->outline) {
        reach = std::max({reach, std::fabs(v.x), std::fabs(v.y)});
    }
    return reach * item.size_px + item.edge_px;
}

}  // namespace

std::string_view SvgWriter::write(const Scene& scene, std::span<const Panel> panels) {
    const Page page{scene};
    scene_ = &scene;
    points_per_px_ = page.points_per_px;
    clips_.clear();
    hatches_.clear();
    symbols_.clear();
    out_.clear();
    out_.put(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\""
        " xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"");
    out_.number(page.width, shape_decimals).put("pt\" height=\"");
    out_.number(page.height, shape_decimals).put("pt\" viewBox=\"0 0 ");
    out_.number(page.width, shape_decimals).put(' ').number(page.height, shape_decimals);
    out_.put("\" font-family=\"'")
        .put(usual_family)
        .put("',sans-serif\" text-anchor=\"middle\">\n")
        .put(scene.is_transparent ? "" : "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    for (std::size_t i = 0; i < scene.items.size(); ++i) {
        if (!panels.empty() && panels.front().item == i) {
            put_panel(panels.front());
            panels = panels.subspan(1);
        } else {
            std::visit([this](const auto& item) { put_item(item); }, scene.items[i]);
        }
    }
    out_.put("</svg>\n");
    return out_.text();
}

void SvgWriter::put_item(const Rectangles& item) {
    out_.put("<g");
    put_paint("fill", item.color);
    out_.put(">\n");
    for (std::size_t i = 0; i < item.boxes.count; ++i) {
        out_.put("<rect");
        put_box(on_grid(scene_->boxes[item.boxes.first + i]));
        out_.put("/>\n");
    }
    out_.put("</g>\n");
}

void SvgWriter::put_item(const Segments& item) {
    out_.put("<path d=\"");
    for (std::size_t i = 0; i < item.stretch.count; ++i) {
        const Segment s =
            on_grid(scene_->segments[item.stretch.first + i], item.kind, item.width_px);
        out_.put('M');
        put_place(s.x0, s.y0);
        if (s.x0 == s.x1) {
            out_.put('V').number(s.y1 * points_per_px_);
        } else if (s.y0 == s.y1) {
            out_.put('H').number(s.x1 * points_per_px_);
        } else {
            out_.put('L');
            put_place(s.x1, s.y1);
        }
    }
    out_.put('"');
    put_paint("stroke", item.color);
    put_attribute("stroke-width", item.width_px * points_per_px_, shape_decimals);
    out_.put(item.kind == LineKind::spine ? " stroke-linecap=\"square\"/>\n" : "/>\n");
}

void SvgWriter::put_item(const Path& item) {
    const auto outline = outlines_.of_path(*scene_, item);
    const bool is_hatched = item.hatch != no_hatch;
    if (outline.empty() || (!item.fill && !item.stroke && !is_hatched)) {
        return;
    }
    shape_.assign(outline.begin(), outline.end());
    const std::size_t clip = item.clip ? define_clip(on_grid(*item.clip)) : undefined;
    const auto begin = [&] {
        out_.put("<path d=\"");
        put_outline(shape_, place_decimals);
        out_.put('"');
    };
    const auto end = [&] {
        put_clip(clip);
        out_.put(item.is_antialiased ? "" : crisp).put("/>\n");
    };
    if (is_hatched) {  // between the face and the line, which is then a path of its own
        const std::size_t pattern = define_hatch(item.hatch);
        begin();
        put_paint("fill", item.fill);
        end();
        begin();
        out_.put(" fill=\"url(#h").integer(pattern).put(")\"");
        end();
    }
    if (is_hatched && !item.stroke) {
        return;
    }
    begin();
    put_paint("fill", is_hatched ? std::nullopt : item.fill);
    if (item.stroke) {
        put_stroke(*item.stroke);
    }
    end();
}

void SvgWriter::put_item(const Markers& item) {
    const bool is_blank = item.x.empty() || item.shape == nullptr ||
                          (!item.fill && !item.edge && item.fills.count == 0);
    if (is_blank) {
        return;
    }
    const std::size_t clip = define_clip(marker_clip(item.clip));
    symbol_of_fill_.assign(std::max<std::size_t>(item.fills.count, 1), undefined);
    out_.put("<g");
    put_clip(clip);
    out_.put(">\n");
    put_uses(item);
    out_.put("</g>\n");
}

void SvgWriter::put_uses(const Markers& item) {
    const double reach = reach_of(item);
    const double shift = item.on_grid ? marker_shift : 0;
    const Box seen{item.clip.x0 - reach, item.clip.y0 - reach, item.clip.x1 + reach,
                   item.clip.y1 + reach};
    for (std::size_t i = 0; i < item.x.size(); ++i) {
        const double x = item.to_x(item.x[i]);
        const double y = item.to_y(item.y[i]);
        const std::uint32_t fill = item.fill_of.empty() ? 0 : item.fill_of[i];
        const bool is_seen = x >= seen.x0 && x <= seen.x1 && y >= seen.y0 && y <= seen.y1;
        if (!is_seen || fill == no_fill) {
            continue;
        }
        std::size_t& symbol = symbol_of_fill_[fill];
        if (symbol == undefined) {
            symbol = define_symbol(item, fill);
        }
        out_.put("<use xlink:href=\"#m").integer(symbol).put("\" x=\"");
        out_.number((x + shift) * points_per_px_).put("\" y=\"");
        out_.number((y + shift) * points_per_px_).put("\"/>\n");
    }
}

std::size_t SvgWriter::define_symbol(const Markers& item, std::uint32_t fill) {
    Symbol symbol{item.shape, item.size_px, item.edge_px, item.edge_join, item.fill, item.edge};
    if (item.fills.count > 0) {
        symbol.fill = scene_->fill_colors[item.fills.first + fill];
        symbol.edge = item.edge ? item.edge : symbol.fill;
    }
    if (const std::size_t known = find_recent(symbols_, symbol); known != undefined) {
        return known;
    }
    symbols_.push_back(symbol);
    out_.put("<defs><path id=\"m").integer(symbols_.size()).put("\" d=\"");
    put_outline(outlines_.of_marker(*scene_, item), shape_decimals);
    out_.put('"');
    put_paint("fill", item.shape->is_filled ? symbol.fill : std::nullopt);
    if (symbol.edge && symbol.edge_px > 0) {
        put_stroke({.color = *symbol.edge, .width_px = symbol.edge_px, .join = symbol.edge_join});
    }
    out_.put("/></defs>\n");
    return symbols_.size();
}

void SvgWriter::put_item(const Texts& item) {
    if (item.clip) {
        const std::size_t clip = define_clip(on_grid(*item.clip));
        out_.put("<g");
        put_clip(clip);
        out_.put(">\n");
        put_item(Texts{item.stretch});
        out_.put("</g>\n");
        return;
    }
    for (std::size_t i = 0; i < item.stretch.count; ++i) {
        const TextLine& line = scene_->texts[item.stretch.first + i];
        if (!line.face.reads_math) {
            put_line(line);
            continue;
        }
        const auto set = typesetter_.plain_lines(line, scene_->dpi);
        for (const TextLine& plain : set.lines) {
            put_line(plain);
        }
        for (const TextRule& rule : set.rules) {
            put_rule(rule);
        }
    }
}

void SvgWriter::put_panel(const Panel& panel) {
    if (panel.argb.empty()) {
        return;
    }
    out_.put("<image");
    put_box(panel.box);
    out_.put(" preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,");
    const double dpi = panel.width / (panel.box.x1 - panel.box.x0) * scene_->dpi;
    out_.base64(png_.encode({panel.argb, panel.width, panel.height, true}, dpi)).put("\"/>\n");
}

void SvgWriter::put_attribute(std::string_view name, double value, int decimals) {
    out_.put(' ').put(name).put("=\"").number(value, decimals).put('"');
}

void SvgWriter::put_paint(std::string_view name, const std::optional<Color>& color) {
    constexpr std::string_view digits = "0123456789abcdef";
    out_.put(' ').put(name).put("=\"");
    if (!color) {
        out_.put("none\"");
        return;
    }
    out_.put('#');
    const std::array<double, 3> channels{color->r, color->g, color->b};
    std::array<unsigned, 3> bytes{};
    std::transform(channels.begin(), channels.end(), bytes.begin(),
                   [](double v) { return static_cast<unsigned>(v * 255 + 0.5); });
    const bool is_short =
        std::all_of(bytes.begin(), bytes.end(), [](unsigned b) { return b % 17 == 0; });
    for (const unsigned byte : bytes) {
        if (!is_short) {
            out_.put(digits[byte >> 4U]);
        }
        out_.put(digits[byte & 15U]);
    }
    out_.put('"');
    if (color->a < 1) {
        out_.put(' ').put(name).put("-opacity=\"").number(color->a, shape_decimals).put('"');
    }
}

void SvgWriter::put_stroke(const Stroke& stroke) {
    put_paint("stroke", stroke.color);
    put_attribute("stroke-width", stroke.width_px * points_per_px_, shape_decimals);
    if (stroke.join != Join::miter) {
        out_.put(" stroke-linejoin=\"").put(name_of(stroke.join)).put('"');
    }
    if (stroke.cap != Cap::butt) {
        out_.put(" stroke-linecap=\"").put(name_of(stroke.cap)).put('"');
    }
    for (std::size_t i = 0; i < stroke.dashes.count; ++i) {
        out_.put(i == 0 ? " stroke-dasharray=\"" : " ");
        out_.number(scene_->positions[stroke.dashes.first + i] * points_per_px_, shape_decimals);
    }
    out_.put(stroke.dashes.count > 0 ? "\"" : "");
    if (stroke.dash_offset_px > 0) {
        put_attribute("stroke-dashoffset", stroke.dash_offset_px * points_per_px_, shape_decimals);
    }
}

void SvgWriter::put_box(const Box& box) {
    put_attribute("x", box.x0 * points_per_px_);
    put_attribute("y", box.y0 * points_per_px_);
    put_attribute("width", (box.x1 - box.x0) * points_per_px_);
    put_attribute("height", (box.y1 - box.y0) * points_per_px_);
}

void SvgWriter::put_place(double x, double y) {
    out_.number(x * points_per_px_).put(' ').number(y * points_per_px_);
}

void SvgWriter::put_outline(std::span<const PathVertex> outline, int decimals) {
    std::size_t left = 0;  // vertices that still belong to the last letter
    for (const PathVertex& v : outline) {
        if (left == 0) {
            constexpr std::string_view letters = "MLQCz";
            out_.put(letters[static_cast<std::size_t>(v.verb)]);
            left = vertices_of(v.verb);
        } else {
            out_.put(' ');
        }
        --left;
        if (v.verb != Verb::close) {
            out_.number(v.x, decimals).put(' ').number(v.y, decimals);
        }
    }
}

std::size_t SvgWriter::define_hatch(std::uint32_t number) {
    if (const std::size_t known = find_recent(hatches_, number); known != undefined) {
        return known;
    }
    hatches_.push_back(number);
    const Hatch& hatch = scene_->hatches[number];
    out_.put("<pattern id=\"h").integer(hatches_.size());
    out_.put("\" patternUnits=\"userSpaceOnUse\" width=\"72\" height=\"72\"><path d=\"");
    put_outline(outlines_.of_hatch(hatch.pattern), place_decimals);
    out_.put('"');
    put_paint("fill", hatch.color);
    put_stroke({.color = hatch.color,
                .width_px = hatch.width_px,
                .join = Join::miter,
                .cap = Cap::projecting});
    out_.put("/></pattern>\n");
    return hatches_.size();
}

std::size_t SvgWriter::define_clip(const Box& box) {
    const Clip clip{box.x0, box.y0, box.x1, box.y1};
    if (const std::size_t known = find_recent(clips_, clip); known != undefined) {
        return known;
    }
    clips_.push_back(clip);
    out_.put("<clipPath id=\"c").integer(clips_.size()).put("\"><rect");
    put_box(box);
    out_.put("/></clipPath>\n");
    return clips_.size();
}

void SvgWriter::put_clip(std::size_t number) {
    if (number != undefined) {
        out_.put(" clip-path=\"url(#c").integer(number).put(")\"");
    }
}

}  // namespace plotmill::chart
