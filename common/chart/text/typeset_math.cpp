// Formulas, as the typesetter measures and draws them.

#include "chart/text/math_line.hpp"
#include "chart/text/typesetter.hpp"
#include "chart/text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>

namespace plotmill::chart {
namespace {

FontSize plain_size(FontSize size) {
    size.style.reads_math = false;
    return size;
}

}  // namespace

std::optional<MathLine> Typesetter::math_line(std::string_view text, FontSize size) {
    if (!size.style.reads_math || !has_formulas(text)) {
        return std::nullopt;
    }
    MathFonts fonts{cache_, plain_size(size), missing_};
    MathLine line = set_math_line(text, fonts);
    if (line.problem.empty()) {
        return line;
    }
    if (math_problem_.empty()) {
        math_problem_ = line.problem;
    }
    return std::nullopt;
}

/// Glyphs stand on whole pixels, the top of each where its height says.
TextBitmap Typesetter::draw_math(const MathLine& line, FontSize size) {
    const double rows =
        line.extent.height - line.extent.descent + std::max(line.extent.descent, 0.0);
    TextBitmap bitmap{static_cast<int>(std::ceil(line.extent.width)),
                      static_cast<int>(std::ceil(rows)),
                      0,
                      line.extent.descent,
                      {},
                      {}};
    coverage_.assign(
        static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height), 0);
    colors_.clear();
    MathFonts fonts{cache_, plain_size(size), missing_};
    for (const ShippedGlyph& shipped : line.shipped.glyphs) {
        const MathMetrics metrics = fonts.metrics(shipped.glyph);
        const MathFonts::Chosen chosen = fonts.choose(shipped.glyph);
        const GlyphImage& image = cache_.image(cache_.glyphs(chosen.size), chosen.size, chosen.key);
        if (!image.colors.empty()) {
            colors_.resize(coverage_.size());
        }
        paint(image, static_cast<int>(shipped.x) + image.left,
              static_cast<int>(shipped.y - metrics.top), bitmap);
    }
    for (const ShippedRule& rule : line.shipped.rules) {
        fill(rule, bitmap);
    }
    bitmap.coverage = coverage_;
    bitmap.colors = colors_;
    return bitmap;
}

/// On whole pixels, as matplotlib's: at least one high.
void Typesetter::fill(const ShippedRule& rule, const TextBitmap& bitmap) {
    const int height = std::max(static_cast<int>(rule.bottom - rule.top) - 1, 0);
    const int top = height == 0 ? static_cast<int>((rule.bottom + rule.top) / 2 - 0.5)
                                : static_cast<int>(rule.top);
    const int first = std::clamp(static_cast<int>(rule.left), 0, bitmap.width);
    const int last = std::clamp(static_cast<int>(std::ceil(rule.right)) + 1, first, bitmap.width);
    for (int row = std::max(top, 0); row < std::min(top + height + 1, bitmap.height); ++row) {
        const auto start = coverage_.begin() + std::ptrdiff_t{row} * bitmap.width;
        std::fill(start + first, start + last, std::uint8_t{255});
    }
}

std::string_view Typesetter::unescaped(std::string_view text, FontSize size) {
    if (!size.style.reads_math || text.find("\\$") == std::string_view::npos) {
        return text;
    }
    unescaped_.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_escape = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '$';
        if (!is_escape) {
            unescaped_ += text[i];
        }
    }
    return unescaped_;
}

Typesetter::PlainLines Typesetter::plain_lines(const TextLine& line, double dpi) {
    const FontSize size{line.points, dpi, line.face};
    TextLine plain = line;
    plain.face.reads_math = false;
    const auto math = math_line(line.text, size);
    if (!math) {
        plain.text = unescaped(line.text, size);
        return {.lines = {plain}, .rules = {}};
    }
    MathFonts fonts{cache_, plain_size(size), missing_};
    const double angle = line.rotation * std::numbers::pi / 180;
    const auto place = [&](double right, double up) {
        return std::pair{line.x + std::cos(angle) * right - std::sin(angle) * up,
                         line.y - std::sin(angle) * right - std::cos(angle) * up};
    };
    PlainLines set;
    for (const ShippedGlyph& shipped : math->shipped.glyphs) {
        if (shipped.glyph.code == U' ') {
            continue;
        }
        const MathFonts::Chosen chosen = fonts.choose(shipped.glyph);
        std::tie(plain.x, plain.y) = place(shipped.x, math->baseline - shipped.y);
        plain.text = to_utf8(chosen.code);
        plain.points = shipped.glyph.points;
        plain.face = chosen.size.style;
        set.lines.push_back(plain);
    }
    for (const ShippedRule& rule : math->shipped.rules) {
        const auto [x, y] = place(rule.left, math->baseline - rule.bottom);
        set.rules.push_back(
            {x, y, rule.right - rule.left, rule.bottom - rule.top, line.rotation, line.color});
    }
    return set;
}

std::string Typesetter::take_math_problem() {
    return std::exchange(math_problem_, {});
}

}  // namespace plotmill::chart
