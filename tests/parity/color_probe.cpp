// color_probe: what chart/color makes of names, for compare_colors.py. A request is a line
// "color TEXT", "palette N NAME", "map NAME" or "palette_map NAME"; the answer is one line: four
// channels, colours as rrggbb, entries as 0xLrrggbb (L: dark text is written on it), or
// "none".

#include "chart/color/color.hpp"
#include "chart/color/colormap.hpp"
#include "chart/color/palettes.hpp"

#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace plotmill::chart;

unsigned byte_of(double channel) {
    return static_cast<unsigned>(channel * 255 + 0.5);
}

void answer_color(const std::string& text) {
    if (const auto color = parse_color(text)) {
        std::printf("%.17g %.17g %.17g %.17g", color->r, color->g, color->b, color->a);
    } else {
        std::printf("none");
    }
}

void answer_palette(const std::string& arguments) {
    const std::size_t space = arguments.find(' ');
    const auto colors =
        color_palette(arguments.substr(space + 1), std::stoul(arguments.substr(0, space)));
    if (!colors) {
        std::printf("none");
        return;
    }
    for (const Color& color : *colors) {
        std::printf("%02x%02x%02x ", byte_of(color.r), byte_of(color.g), byte_of(color.b));
    }
}

void answer_map(const std::string& name, bool of_palette) {
    const auto map = of_palette ? palette_colormap(name) : find_colormap(name);
    if (!map) {
        std::printf("none");
        return;
    }
    for (std::size_t i = 0; i < map->size(); ++i) {
        std::printf("%07x ", (*map)[i]);
    }
}

void answer(const std::string& what, const std::string& arguments) {
    if (what == "color") {
        answer_color(arguments);
    } else if (what == "palette") {
        answer_palette(arguments);
    } else {
        answer_map(arguments, what == "palette_map");
    }
    std::printf("\n");
    std::fflush(stdout);
}

}  // namespace

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        const std::size_t space = line.find(' ');
        answer(line.substr(0, space), line.substr(space + 1));
    }
    return 0;
}
