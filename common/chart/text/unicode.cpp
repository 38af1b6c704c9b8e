#include "chart/text/unicode.hpp"

#include "chart/text/font_families.hpp"
#include "chart/text/utf8.hpp"

#include <hb.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace plotmill::chart {
namespace {

// Emoji_Presentation below U+1F000 (Unicode 15, emoji-data.txt), in order.
constexpr std::array old_emoji = std::to_array<CodeRange>({
    {0x231a, 0x231b}, {0x23e9, 0x23ec}, {0x23f0, 0x23f0}, {0x23f3, 0x23f3}, {0x25fd, 0x25fe},
    {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267f, 0x267f}, {0x2693, 0x2693}, {0x26a1, 0x26a1},
    {0x26aa, 0x26ab}, {0x26bd, 0x26be}, {0x26c4, 0x26c5}, {0x26ce, 0x26ce}, {0x26d4, 0x26d4},
    {0x26ea, 0x26ea}, {0x26f2, 0x26f3}, {0x26f5, 0x26f5}, {0x26fa, 0x26fa}, {0x26fd, 0x26fd},
    {0x2705, 0x2705}, {0x270a, 0x270b}, {0x2728, 0x2728}, {0x274c, 0x274c}, {0x274e, 0x274e},
    {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27b0, 0x27b0}, {0x27bf, 0x27bf},
    {0x2b1b, 0x2b1c}, {0x2b50, 0x2b50}, {0x2b55, 0x2b55},
});

// Default_Ignorable_Code_Point (Unicode 15, DerivedCoreProperties.txt), in order.
constexpr std::array ignorable = std::to_array<CodeRange>({
    {0xad, 0xad},
    {0x34f, 0x34f},
    {0x61c, 0x61c},
    {0x115f, 0x1160},
    {0x17b4, 0x17b5},
    {0x180b, 0x180f},
    {0x200b, 0x200f},
    {0x202a, 0x202e},
    {0x2060, 0x206f},
    {0x3164, 0x3164},
    {0xfe00, 0xfe0f},
    {0xfeff, 0xfeff},
    {0xffa0, 0xffa0},
    {0xfff0, 0xfff8},
    {0x1bca0, 0x1bca3},
    {0x1d173, 0x1d17a},
    {0xe0000, 0xe0fff},
});

template <std::size_t Count>
bool is_in(const std::array<CodeRange, Count>& ranges, char32_t code) {
    const auto* const range = std::partition_point(
        ranges.begin(), ranges.end(), [code](const CodeRange& r) { return r.last < code; });
    return range != ranges.end() && range->first <= code;
}

hb_unicode_general_category_t category_of(char32_t code) {
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), code);
}

bool can_be_seen(char32_t code) {
    switch (category_of(code)) {
        case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
        case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
        case HB_UNICODE_GENERAL_CATEGORY_UNASSIGNED:
        case HB_UNICODE_GENERAL_CATEGORY_PRIVATE_USE:
        case HB_UNICODE_GENERAL_CATEGORY_SURROGATE:
        case HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR:
        case HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR:
        case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
            return false;
        default:
            return !is_mark(code) && !is_ignorable(code);
    }
}

}  // namespace

ScriptTag script_of(char32_t code) noexcept {
    return hb_unicode_script(hb_unicode_funcs_get_default(), code);
}

bool is_common(ScriptTag script) noexcept {
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
           script == HB_SCRIPT_UNKNOWN;
}

bool is_control(char32_t code) noexcept {
    return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

bool is_letter(char32_t code) noexcept {
    switch (category_of(code)) {
        case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
        case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER:
        case HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER:
        case HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER:
        case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
            return true;
        default:
            return false;
    }
}

bool is_mark(char32_t code) noexcept {
    const auto category = category_of(code);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

bool is_ignorable(char32_t code) noexcept {
    return is_in(ignorable, code);
}

bool presents_as_emoji(char32_t code) noexcept {
    return code >= 0x1f000 ? code < 0x20000 : is_in(old_emoji, code);
}

bool is_regional_indicator(char32_t code) noexcept {
    return code >= 0x1f1e6 && code <= 0x1f1ff;
}

bool is_emoji_modifier(char32_t code) noexcept {
    return code >= 0x1f3fb && code <= 0x1f3ff;
}

std::string name_of(char32_t code) {
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "U+%04X", static_cast<unsigned>(code));
    return can_be_seen(code) ? "'" + to_utf8(code) + "' (" + number.data() + ")"
                             : std::string{number.data()};
}

}  // namespace plotmill::chart
