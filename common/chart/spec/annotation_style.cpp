#include "chart/spec/kind_options.hpp"

#include <algorithm>
#include <array>

namespace plotmill::chart {
namespace {

constexpr Range font_size{1, 1000};
constexpr Range unit{0, 1};
constexpr Range any_angle{-36'000, 36'000};
constexpr Range line_spacings{0, 100};
constexpr double default_size = 10;

/// matplotlib's font_scalings of font.size.
constexpr std::array<std::pair<std::string_view, double>, 9> named_sizes{{
    {"xx-small", 0.579},
    {"x-small", 0.694},
    {"small", 0.833},
    {"medium", 1.0},
    {"large", 1.2},
    {"x-large", 1.44},
    {"xx-large", 1.728},
    {"larger", 1.2},
    {"smaller", 0.833},
}};

void read_size(OptionReader& reader, std::string_view name, TextStyle& style) {
    const OptionValue* value = reader.take(name);
    if (value == nullptr) {
        return;
    }
    if (const auto* word = std::get_if<std::string>(&value->value)) {
        const auto* known = std::find_if(named_sizes.begin(), named_sizes.end(),
                                         [&](const auto& size) { return size.first == *word; });
        if (known == named_sizes.end()) {
            reader.fail_value(ErrorCode::option, name, *value, "points or a word such as 'small'");
            return;
        }
        style.points = default_size * known->second;
        return;
    }
    style.points = reader.number(name, style.points, font_size);
}

void read_rotation(OptionReader& reader, TextStyle& style) {
    const OptionValue* value = reader.take("rotation");
    if (value == nullptr) {
        return;
    }
    if (std::holds_alternative<std::string>(value->value)) {
        style.rotation = reader.word("rotation", {"horizontal", "vertical"}) == 1 ? 90 : 0;
        return;
    }
    style.rotation = reader.number("rotation", 0, any_angle);
}

/// matplotlib's weights; DejaVu has 400 and 700, and the nearer one is taken.
constexpr double bold_from = 550;
constexpr std::array<std::pair<std::string_view, double>, 14> named_weights{{
    {"ultralight", 100},
    {"light", 200},
    {"normal", 400},
    {"regular", 400},
    {"book", 400},
    {"medium", 500},
    {"roman", 500},
    {"semibold", 600},
    {"demibold", 600},
    {"demi", 600},
    {"bold", 700},
    {"heavy", 800},
    {"extra bold", 800},
    {"black", 900},
}};

void read_weight(OptionReader& reader, std::string_view name, TextStyle& style) {
    const OptionValue* value = reader.take(name);
    if (value == nullptr) {
        return;
    }
    if (const auto* word = std::get_if<std::string>(&value->value)) {
        const auto* known = std::find_if(named_weights.begin(), named_weights.end(),
                                         [&](const auto& entry) { return entry.first == *word; });
        if (known == named_weights.end()) {
            reader.fail_value(ErrorCode::option, name, *value,
                              "0 to 1000 or a word such as 'normal' or 'bold'");
            return;
        }
        style.face.bold = known->second > bold_from;
        return;
    }
    style.face.bold = reader.number(name, 0, {0, 1000}) > bold_from;
}

void read_family(OptionReader& reader, std::string_view name, TextStyle& style) {
    if (const auto family =
            reader.optional_word(name, {"sans-serif", "serif", "monospace", "DejaVu Sans",
                                        "DejaVu Serif", "DejaVu Sans Mono"})) {
        style.face.family = static_cast<FontFamily>(*family % 3);
    }
}

void read_slant(OptionReader& reader, std::string_view name, TextStyle& style) {
    style.face.oblique =
        reader.word(name, {"normal", "italic", "oblique"}) > 0 || style.face.oblique;
}

/// The long and the short name of the same property.
template <typename Read>
void read_either(std::string_view name, std::string_view short_name, Read read) {
    read(name);
    read(short_name);
}

}  // namespace

void read_label_face(OptionReader& reader, TextStyle& style) {
    read_weight(reader, "labelweight", style);
    read_slant(reader, "labelstyle", style);
    read_family(reader, "labelfamily", style);
}

AnnotationStyle read_annotation_style(OptionReader& reader, TextStyle usual) {
    AnnotationStyle annotation;
    annotation.style = usual;
    TextStyle& style = annotation.style;
    read_either("fontsize", "size", [&](std::string_view name) { read_size(reader, name, style); });
    read_either("color", "c", [&](std::string_view name) {
        if (const auto color = reader.color(name)) {
            annotation.color = color;
        }
    });
    read_either("fontweight", "weight",
                [&](std::string_view name) { read_weight(reader, name, style); });
    read_either("fontstyle", "style",
                [&](std::string_view name) { read_slant(reader, name, style); });
    read_either("fontfamily", "family",
                [&](std::string_view name) { read_family(reader, name, style); });
    annotation.alpha = reader.optional_number("alpha", unit);
    read_rotation(reader, style);
    read_either("horizontalalignment", "ha", [&](std::string_view name) {
        if (const auto align = reader.optional_word(name, {"left", "center", "right"})) {
            style.horizontal = static_cast<HorizontalAlign>(*align);
        }
    });
    read_either("verticalalignment", "va", [&](std::string_view name) {
        if (const auto align = reader.optional_word(
                name, {"bottom", "baseline", "center", "center_baseline", "top"})) {
            style.vertical = static_cast<VerticalAlign>(*align);
        }
    });
    style.line_spacing = reader.number("linespacing", style.line_spacing, line_spacings);
    if (const auto align = reader.optional_word("multialignment", {"left", "center", "right"})) {
        style.line_align = static_cast<HorizontalAlign>(*align);
    }
    if (const auto mode = reader.optional_word("rotation_mode", {"default", "anchor"})) {
        style.align_before_rotation = *mode == 1;
    }
    return annotation;
}

}  // namespace plotmill::chart
