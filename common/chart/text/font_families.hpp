#pragma once
// The families that text is set in, in the order in which they are asked for a glyph: DejaVu first
// (matplotlib's default), then Noto's, colour emoji last. Data only; docs/decisions has why.

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace plotmill::chart {

struct CodeRange {
    char32_t first;
    char32_t last;
};

/// How the files of a family's faces are named after its stem.
enum class Naming {
    dejavu,         // .ttf, -Bold, -Oblique, -BoldOblique
    dejavu_italic,  // .ttf, -Bold, -Italic, -BoldItalic
    noto,           // -Regular.ttf, -Bold, -Italic, -BoldItalic
    noto_ttc,       // the same as collections; the first font of each counts, as in matplotlib
    single,         // one face: STEM.ttf
    stix,           // .ttf, Bol, Italic, BolIta
    stix_short,     // .ttf, Bol, Ita, BolIta
};

struct FontFamilyFiles {
    std::string_view name;
    std::string_view stem;
    Naming naming = Naming::noto;
    std::array<CodeRange, 3> only{};  // asked for these code points; {0, 0} first: for all
};

/// In the order of FontFamily: DejaVu Sans, Serif and Sans Mono, those that only formulas ask for,
/// then those that stand in for DejaVu's.
std::span<const FontFamilyFiles> font_families() noexcept;

inline constexpr std::size_t named_families = 12;  // as many as FontFamily has

/// Where the files may lie: Debian's folders first, other distributions' after them.
std::span<const std::string_view> font_folders() noexcept;

}  // namespace plotmill::chart
