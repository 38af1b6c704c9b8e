#include "chart/text/math_symbols.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plotmill::chart {
namespace {

using enum SymbolClass;

constexpr MathSymbol symbols[] = {
#include "chart/text/math_symbols.inc"
};

constexpr std::array<std::string_view, 32> functions{
    "Pr",  "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc",    "deg",
    "det", "dim",    "exp",    "gcd",    "hom", "inf", "ker",  "lg",  "lim",  "liminf", "limsup",
    "ln",  "log",    "max",    "min",    "sec", "sin", "sinh", "sup", "tan",  "tanh"};
constexpr std::array<std::string_view, 6> stacking_functions{"lim", "liminf", "limsup",
                                                             "max", "min",    "sup"};

constexpr std::array<std::pair<std::string_view, double>, 11> spaces{{{",", 0.16667},
                                                                      {"thinspace", 0.16667},
                                                                      {"/", 0.16667},
                                                                      {">", 0.22222},
                                                                      {":", 0.22222},
                                                                      {";", 0.27778},
                                                                      {" ", 0.33333},
                                                                      {"enspace", 0.5},
                                                                      {"quad", 1},
                                                                      {"qquad", 2},
                                                                      {"!", -0.16667}}};

constexpr std::array<std::pair<std::string_view, char32_t>, 20> accents{{{"hat", 0x302},
                                                                         {"breve", 0x306},
                                                                         {"bar", 0x304},
                                                                         {"grave", 0x300},
                                                                         {"acute", 0x301},
                                                                         {"tilde", 0x303},
                                                                         {"dot", 0x307},
                                                                         {"ddot", 0x308},
                                                                         {"vec", 0x20d7},
                                                                         {"dddot", 0x20db},
                                                                         {"ddddot", 0x20dc},
                                                                         {"overrightarrow", 0x2192},
                                                                         {"overleftarrow", 0x2190},
                                                                         {"mathring", 0x2218},
                                                                         {"\"", 0x308},
                                                                         {"`", 0x300},
                                                                         {"'", 0x301},
                                                                         {"~", 0x303},
                                                                         {".", 0x307},
                                                                         {"^", 0x302}}};

}  // namespace

const MathSymbol* find_math_symbol(std::string_view name) noexcept {
    const auto* const found = std::lower_bound(
        std::begin(symbols), std::end(symbols), name,
        [](const MathSymbol& symbol, std::string_view wanted) { return symbol.name < wanted; });
    return found != std::end(symbols) && found->name == name ? found : nullptr;
}

SymbolClass class_of_character(char32_t code) noexcept {
    constexpr std::u32string_view binaries = U"+*-\u2212";
    constexpr std::u32string_view relations = U"=<>:";
    constexpr std::u32string_view punctuations = U",;.!";
    const auto is_in = [code](std::u32string_view set) {
        return set.find(code) != std::u32string_view::npos;
    };
    return is_in(binaries)       ? binary
           : is_in(relations)    ? relation
           : is_in(punctuations) ? punctuation
                                 : ordinary;
}

bool is_math_function(std::string_view name) noexcept {
    return std::binary_search(functions.begin(), functions.end(), name);
}

bool stacks_scripts(std::string_view function) noexcept {
    return std::binary_search(stacking_functions.begin(), stacking_functions.end(), function);
}

char32_t find_math_accent(std::string_view name) noexcept {
    for (const auto& [text, code] : accents) {
        if (text == name) {
            return code;
        }
    }
    return 0;
}

char32_t find_wide_accent(std::string_view name) noexcept {
    return name == "widehat" ? 0x302 : name == "widetilde" ? 0x303 : name == "widebar" ? 0x305 : 0;
}

std::optional<char32_t> find_delimiter(std::string_view name) noexcept {
    constexpr std::array<std::pair<std::string_view, char32_t>, 12> own{{{"(", U'('},
                                                                         {")", U')'},
                                                                         {"[", U'['},
                                                                         {"]", U']'},
                                                                         {"<", 0x27e8},
                                                                         {">", 0x27e9},
                                                                         {"|", U'|'},
                                                                         {"/", U'/'},
                                                                         {".", 0},
                                                                         {"\\{", U'{'},
                                                                         {"\\}", U'}'},
                                                                         {"\\|", 0x2016}}};
    constexpr std::array<std::string_view, 15> named{
        "Downarrow", "Uparrow", "Updownarrow", "Vert",        "backslash",
        "downarrow", "langle",  "lceil",       "lfloor",      "rangle",
        "rceil",     "rfloor",  "uparrow",     "updownarrow", "vert"};
    for (const auto& [text, code] : own) {
        if (text == name) {
            return code;
        }
    }
    if (name.starts_with('\\') && std::binary_search(named.begin(), named.end(), name.substr(1))) {
        return find_math_symbol(name.substr(1))->code;
    }
    return std::nullopt;
}

double math_space(std::string_view command) noexcept {
    for (const auto& [name, ems] : spaces) {
        if (name == command) {
            return ems;
        }
    }
    return 0;
}

}  // namespace plotmill::chart
