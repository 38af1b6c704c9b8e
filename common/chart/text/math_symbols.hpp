#pragma once
// What mathtext ("$…$") knows by name, as "\alpha", and how much room it gets: TeX's classes.

#include <optional>
#include <string_view>

namespace plotmill::chart {

enum class SymbolClass {
    ordinary,
    binary,       // room on both sides, but not where a formula begins
    relation,     // room on both sides
    punctuation,  // room behind it
    stacking,     // sums: scripts stand below and above
    integral      // leans; scripts drop
};

struct MathSymbol {
    std::string_view name;  // without the backslash
    char32_t code;
    SymbolClass kind;
};

/// Null: not known.
const MathSymbol* find_math_symbol(std::string_view name) noexcept;

/// Of a character that stands for itself.
SymbolClass class_of_character(char32_t code) noexcept;

/// log, sin, max …: names that are set upright.
bool is_math_function(std::string_view name) noexcept;
/// lim, max, min, sup …: scripts stand below and above them.
bool stacks_scripts(std::string_view function) noexcept;

/// The combining character of "hat", "bar" …; 0: not known.
char32_t find_math_accent(std::string_view name) noexcept;

/// Of an accent that is as wide as what it stands over; 0: not known.
char32_t find_wide_accent(std::string_view name) noexcept;

/// What may stand behind \left and \right, a character or a command with its backslash; 0 is ".":
/// nothing is drawn. Nothing: no delimiter.
std::optional<char32_t> find_delimiter(std::string_view name) noexcept;

/// How much room a command such as "," or "quad" gives, in ems; 0: it is none.
double math_space(std::string_view command) noexcept;

}  // namespace plotmill::chart
