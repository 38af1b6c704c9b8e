// draw_shapes OUT.rgb < SHAPES: paints scenes of paths and markers that are told in words, for
// shapes.py, and writes their pixels one after the other, three bytes each.
//
//   scene WIDTH HEIGHT DPI
//   clip X0 Y0 X1 Y1 | snap automatic|never|always | simplify 0|1        for what follows
//   fill none|R G B A | line none|R G B A | pen WIDTH JOIN CAP | dashes N …
//   path N (M|L|Q|C|Z X Y)…
//   marker NAME|#NUMBER SIZE N (X Y)…                                     on the grid
//   spread NAME|#NUMBER SIZE COLORS (R G B A)… N (X Y COLOR)…             between pixels
//   end

#include "chart/raster/painter.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace plotmill::chart;

class Reader {
public:
    std::string word() {
        std::string text;
        if (!(std::cin >> text)) {
            std::exit(0);
        }
        return text;
    }
    double number() { return std::strtod(word().c_str(), nullptr); }
    std::size_t count() { return static_cast<std::size_t>(number()); }
    std::optional<Color> color() {
        const std::string first = word();
        if (first == "none") {
            return std::nullopt;
        }
        Color color;
        color.r = std::strtod(first.c_str(), nullptr);
        color.g = number();
        color.b = number();
        color.a = number();
        return color;
    }
};

/// What stands until the next word changes it.
struct Settings {
    Box clip;
    Snap snap = Snap::automatic;
    bool may_simplify = false;
    std::optional<Color> fill;
    std::optional<Color> line;
    double width = 1;
    Join join = Join::round;
    Cap cap = Cap::butt;
    std::vector<double> dashes;
};

class Shapes {
public:
    explicit Shapes(std::ofstream& out) : out_{out} {}

    void read(const std::string& word) {
        if (word == "scene") {
            start();
        } else if (word == "path") {
            path();
        } else if (word == "marker") {
            marker();
        } else if (word == "spread") {
            spread();
        } else if (word == "end") {
            paint();
        } else {
            set(word);
        }
    }

private:
    void start() {
        scene_.clear();
        columns_.clear();
        rows_.clear();
        scene_.width_px = static_cast<int>(in_.number());
        scene_.height_px = static_cast<int>(in_.number());
        scene_.dpi = in_.number();
        now_ = {};
        now_.clip = {0, 0, static_cast<double>(scene_.width_px),
                     static_cast<double>(scene_.height_px)};
    }

    void set(const std::string& word) {
        const std::map<std::string, Join> joins{
            {"miter", Join::miter}, {"round", Join::round}, {"bevel", Join::bevel}};
        const std::map<std::string, Cap> caps{
            {"butt", Cap::butt}, {"round", Cap::round}, {"projecting", Cap::projecting}};
        const std::map<std::string, Snap> snaps{
            {"automatic", Snap::automatic}, {"never", Snap::never}, {"always", Snap::always}};
        if (word == "clip") {
            now_.clip.x0 = in_.number();
            now_.clip.y0 = in_.number();
            now_.clip.x1 = in_.number();
            now_.clip.y1 = in_.number();
        } else if (word == "snap") {
            now_.snap = snaps.at(in_.word());
        } else if (word == "simplify") {
            now_.may_simplify = in_.number() != 0;
        } else if (word == "fill") {
            now_.fill = in_.color();
        } else if (word == "line") {
            now_.line = in_.color();
        } else if (word == "pen") {
            now_.width = in_.number();
            now_.join = joins.at(in_.word());
            now_.cap = caps.at(in_.word());
        } else if (word == "dashes") {
            now_.dashes.resize(in_.count());
            for (double& dash : now_.dashes) {
                dash = in_.number();
            }
        } else {
            std::fprintf(stderr, "unknown word %s\n", word.c_str());
            std::exit(2);
        }
    }

    void path() {
        const std::map<std::string, Verb> verbs{{"M", Verb::move},
                                                {"L", Verb::line},
                                                {"Q", Verb::quad},
                                                {"C", Verb::cubic},
                                                {"Z", Verb::close}};
        Path path{{scene_.vertices.size(), in_.count()},
                  now_.fill,
                  std::nullopt,
                  now_.clip,
                  now_.snap,
                  now_.may_simplify};
        for (std::size_t i = 0; i < path.vertices.count; ++i) {
            const Verb verb = verbs.at(in_.word());
            const double x = in_.number();
            scene_.vertices.push_back({x, in_.number(), verb});
        }
        if (now_.line) {
            path.stroke = Stroke{*now_.line,
                                 now_.width,
                                 now_.join,
                                 now_.cap,
                                 {scene_.positions.size(), now_.dashes.size()}};
            scene_.positions.insert(scene_.positions.end(), now_.dashes.begin(), now_.dashes.end());
        }
        scene_.items.emplace_back(path);
    }

    Markers look() {
        Markers item{};
        const std::string name = in_.word();
        item.shape = name[0] == '#' ? find_marker(std::atoi(name.c_str() + 1)) : find_marker(name);
        item.size_px = in_.number();
        item.clip = now_.clip;
        item.fill = now_.fill;
        item.edge = now_.line;
        item.edge_px = now_.width;
        return item;
    }

    void marker() {
        Markers item = look();
        auto& x = columns_.emplace_back(in_.count());
        auto& y = columns_.emplace_back(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] = in_.number();
            y[i] = in_.number();
        }
        item.x = x;
        item.y = y;
        scene_.items.emplace_back(item);
    }

    void spread() {
        Markers item = look();
        item.on_grid = false;
        item.fills = {scene_.fill_colors.size(), in_.count()};
        for (std::size_t i = 0; i < item.fills.count; ++i) {
            scene_.fill_colors.push_back(in_.color().value());
        }
        auto& x = columns_.emplace_back(in_.count());
        auto& y = columns_.emplace_back(x.size());
        auto& fill = rows_.emplace_back(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] = in_.number();
            y[i] = in_.number();
            fill[i] = static_cast<std::uint32_t>(in_.number());
        }
        item.x = x;
        item.y = y;
        item.fill_of = fill;
        scene_.items.emplace_back(item);
    }

    void paint() {
        for (const Pixel pixel : painter_.paint(scene_).pixels()) {
            out_.put(static_cast<char>(pixel >> 16U));
            out_.put(static_cast<char>(pixel >> 8U));
            out_.put(static_cast<char>(pixel));
        }
    }

    std::ofstream& out_;
    Reader in_;
    Settings now_;
    Scene scene_;
    std::deque<std::vector<double>> columns_;
    std::deque<std::vector<std::uint32_t>> rows_;
    Typesetter typesetter_;
    Painter painter_{typesetter_};
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: draw_shapes OUT.rgb < SHAPES\n");
        return 2;
    }
    std::ofstream out{argv[1], std::ios::binary};
    Shapes shapes{out};
    for (std::string word; std::cin >> word;) {
        shapes.read(word);
    }
    return 0;
}
