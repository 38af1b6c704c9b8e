#include "chart/text/math_parser.hpp"
#include "chart/text/math_symbols.hpp"
#include "chart/text/typesetter.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace plotmill::chart;

namespace {

FontSize math_size() {
    FontSize size{10, 100};
    size.style.reads_math = true;
    return size;
}

std::string problem_of(const std::string& text) {
    Typesetter typesetter;
    (void)typesetter.measure(text, math_size());
    return typesetter.take_math_problem();
}

}  // namespace

// More lines than here, glyph by glyph: tests/parity/compare_math.py.
TEST_CASE("a line has formulas when its dollar signs come in pairs", "[text]") {
    CHECK(has_formulas("$x$"));
    CHECK(has_formulas("a $x$ and $y$"));
    CHECK_FALSE(has_formulas("5 $"));
    CHECK_FALSE(has_formulas("\\$5 and 6"));
    CHECK_FALSE(has_formulas("plain"));
}

TEST_CASE("a line is a formula only where the style reads them", "[text]") {
    Typesetter typesetter;
    const FontSize plain{10, 100};
    CHECK(typesetter.measure("$x^2$", plain).width >
          2 * typesetter.measure("$x^2$", math_size()).width);
}

TEST_CASE("an escaped dollar sign is one where formulas are read", "[text]") {
    Typesetter typesetter;
    const FontSize plain{10, 100};
    CHECK(typesetter.measure("\\$5", math_size()).width == typesetter.measure("$5", plain).width);
}

TEST_CASE("what is not covered is refused by name, with the text", "[text]") {
    CHECK(problem_of("$\\tfrac{1}{2}$") == "text \"$\\tfrac{1}{2}$\": \\tfrac is not supported");
    CHECK(problem_of("$x^2^3$") == "text \"$x^2^3$\": two scripts stand at the same place");
    CHECK(problem_of("${x$") == "text \"${x$\": a } is missing");
    CHECK(problem_of("$$") == "text \"$$\": a formula is empty");
    CHECK(problem_of("$\\frac{1}$").ends_with("a { is missing"));
    CHECK(problem_of("$\\left(x$").ends_with("a \\left has no \\right"));
    CHECK(problem_of("$\\left x$").ends_with("a delimiter is missing behind \\left or \\right"));
    CHECK(problem_of("$x\\hspace{1e9}$").ends_with("1000 is missing between { and }"));
    CHECK(problem_of("$R^2$").empty());
}

TEST_CASE("groups within groups without end are refused", "[text]") {
    const std::string deep = "$" + std::string(100'000, '{') + "x$";
    CHECK(problem_of(deep).ends_with("more than 32 groups stand within each other"));
}

TEST_CASE("symbols are found by name", "[text]") {
    REQUIRE(find_math_symbol("alpha") != nullptr);
    CHECK(find_math_symbol("alpha")->code == 0x3b1);
    CHECK(find_math_symbol("pm")->kind == SymbolClass::binary);
    CHECK(find_math_symbol("zzz") == nullptr);
    CHECK(find_math_symbol("") == nullptr);
}

TEST_CASE("a formula becomes plain lines of one glyph for pages", "[text]") {
    Typesetter typesetter;
    TextLine line;
    line.text = "$x^2$";
    line.x = 10;
    line.y = 50;
    line.face.reads_math = true;
    const auto lines = typesetter.plain_lines(line, 100).lines;
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].text == "x");
    CHECK(lines[0].face.oblique);
    CHECK(lines[0].y == 50);
    CHECK(lines[1].text == "2");
    CHECK(lines[1].points == Approx(7));
    CHECK(lines[1].y < 50);
}
