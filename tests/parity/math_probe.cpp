// math_probe: where our typesetter puts the glyphs of lines with formulas, for compare_math.py. A
// request is a line "POINTS<tab>DPI<tab>TEXT"; the answer is one line of JSON: [width, height,
// descent, [[code point, points, x, y], …],
// [[left, top, right, bottom], …]], or the reason why not.

#include "chart/text/math_line.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <iostream>
#include <string>

int main() {
    using namespace plotmill::chart;
    GlyphCache cache;
    std::set<char32_t> missing;
    std::string request;
    while (std::getline(std::cin, request)) {
        char* rest = nullptr;
        const double points = std::strtod(request.c_str(), &rest);
        const double dpi = std::strtod(rest + 1, &rest);
        MathFonts fonts{cache, FontSize{points, dpi}, missing};
        const MathLine line = set_math_line(rest + 1, fonts);
        if (!line.problem.empty()) {
            std::cout << nlohmann::json(line.problem).dump() << '\n';
            continue;
        }
        nlohmann::json glyphs = nlohmann::json::array();
        for (const ShippedGlyph& shipped : line.shipped.glyphs) {
            glyphs.push_back({static_cast<unsigned>(fonts.choose(shipped.glyph).code),
                              shipped.glyph.points, shipped.x, shipped.y});
        }
        nlohmann::json rules = nlohmann::json::array();
        for (const ShippedRule& rule : line.shipped.rules) {
            rules.push_back({rule.left, rule.top, rule.right, rule.bottom});
        }
        const nlohmann::json answer{line.extent.width, line.extent.height, line.extent.descent,
                                    glyphs, rules};
        std::cout << answer.dump() << '\n';
    }
    return 0;
}
