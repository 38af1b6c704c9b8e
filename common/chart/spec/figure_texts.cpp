// Texts of a figure: artists and annotations, titles, labels of axes.

#include "chart/spec/figure_reader.hpp"
#include "chart/spec/kind_options.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::chart {
namespace {

constexpr double text_zorder = 3;
constexpr double title_points = 12;
constexpr Range turn{-36'000, 36'000};
constexpr Range style_range{-1'000'000, 1'000'000};
constexpr double least_tooth = 0.001;

struct KnownStyle {
    std::string_view name;
    std::vector<std::string_view> parameters;
};

TextBoxLook read_box(OptionReader& reader) {
    TextBoxLook box;
    const auto shape = reader.word("boxstyle", {"square", "round", "round4", "circle", "larrow",
                                                "rarrow", "darrow", "sawtooth", "roundtooth"});
    box.shape = static_cast<TextBoxLook::Shape>(shape);
    box.pad = reader.number("pad", box.pad, {0, 1000});
    const bool is_saw = box.shape >= TextBoxLook::Shape::sawtooth;
    box.rounding =
        reader.optional_number(is_saw ? "tooth_size" : "rounding_size", {least_tooth, 1000});
    const auto alpha = reader.optional_number("alpha", opacity_range);
    box.face = read_paint(reader, "facecolor", cycle_blue, alpha);
    box.edge = read_paint(reader, "edgecolor", black, alpha);
    box.edge_points = reader.number("linewidth", box.edge_points, length_range);
    box.snap = reader.boolean("snap", false);
    return box;
}

/// "name,parameter=number,…" with the names and parameters that are known.
NamedStyle read_named_style(OptionReader& reader, std::string_view field,
                            const std::vector<KnownStyle>& known, NamedStyle usual) {
    const auto text = reader.text(field);
    if (!text) {
        return usual;
    }
    std::string_view rest = *text;
    const auto take_part = [&rest](char end) {
        const std::string_view part = rest.substr(0, rest.find(end));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        return part;
    };
    NamedStyle style{std::string{take_part(',')}, {}};
    const auto kind = std::find_if(known.begin(), known.end(), [&](const KnownStyle& candidate) {
        return candidate.name == style.name;
    });
    bool is_known = kind != known.end();
    while (is_known && !rest.empty()) {
        const std::string_view name = take_part('=');
        const std::string_view value = take_part(',');
        double number = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
        const auto& names = kind->parameters;
        is_known = std::find(names.begin(), names.end(), name) != names.end() &&
                   read.ec == std::errc{} && read.ptr == value.data() + value.size() &&
                   number >= style_range.low && number <= style_range.high;
        style.parameters.emplace_back(name, number);
    }
    if (!is_known) {
        std::string names;
        for (const KnownStyle& candidate : known) {
            names += (names.empty() ? "" : ", ") + std::string{candidate.name};
        }
        reader.fail_value(ErrorCode::option, field, *reader.take(field),
                          "one of " + names + ", with its parameters as \",name=number\"");
    }
    return style;
}

void read_plain_arrow(OptionReader& reader, ArrowLook& arrow) {
    arrow.is_plain = true;
    arrow.width = reader.number("width", arrow.width, length_range);
    arrow.headwidth = reader.number("headwidth", arrow.headwidth, length_range);
    arrow.headlength = reader.number("headlength", arrow.headlength, length_range);
    arrow.shrink = reader.number("shrink", arrow.shrink, {0, 1});
}

void read_styled_arrow(OptionReader& reader, ArrowLook& arrow) {
    static const std::vector<std::string_view> head{"head_length", "head_width", "widthA", "widthB",
                                                    "lengthA",     "lengthB",    "angleA", "angleB",
                                                    "scaleA",      "scaleB"};
    static const std::vector<std::string_view> body{"head_length", "head_width", "tail_width"};
    static const std::vector<KnownStyle> known{
        {"-", {}},
        {"->", head},
        {"<-", head},
        {"<->", head},
        {"-|>", head},
        {"<|-", head},
        {"<|-|>", head},
        {"]-", {"widthA", "lengthA", "angleA"}},
        {"-[", {"widthB", "lengthB", "angleB"}},
        {"]-[", {"widthA", "lengthA", "angleA", "widthB", "lengthB", "angleB"}},
        {"|-|", {"widthA", "angleA", "widthB", "angleB"}},
        {"]->", {"widthA", "lengthA", "angleA"}},
        {"<-[", {"widthB", "lengthB", "angleB"}},
        {"simple", body},
        {"fancy", body},
        {"wedge", {"tail_width", "shrink_factor"}}};
    arrow.style = read_named_style(reader, "arrowstyle", known, arrow.style);
    arrow.shrink_a = reader.number("shrinkA", arrow.shrink_a, length_range);
    arrow.shrink_b = reader.number("shrinkB", arrow.shrink_b, length_range);
    arrow.mutation = reader.number("mutation_scale", arrow.mutation, length_range);
}

/// A patch: `color` is that of edge and face together, and stands instead of theirs.
ArrowLook read_arrow(OptionReader& reader) {
    ArrowLook arrow;
    const auto alpha = reader.optional_number("alpha", opacity_range);
    const auto both = read_paint(reader, "color", std::nullopt, alpha);
    arrow.face = read_paint(reader, "facecolor", cycle_blue, alpha);
    const auto edge = read_paint(reader, "edgecolor", black, alpha);
    arrow.stroke.color = both.value_or(edge.value_or(Color{0, 0, 0, 0}));
    if (both) {
        arrow.face = both;
    }
    arrow.stroke.points = reader.number("linewidth", arrow.stroke.points, length_range);
    if (auto dashes = read_dashes(reader)) {
        arrow.stroke.dashes = std::move(*dashes);
    } else {
        arrow.stroke.points = 0;
    }
    static const std::vector<KnownStyle> connections{
        {"arc3", {"rad"}},
        {"angle3", {"angleA", "angleB"}},
        {"angle", {"angleA", "angleB", "rad"}},
        {"arc", {"angleA", "angleB", "armA", "armB", "rad"}},
        {"bar", {"armA", "armB", "fraction", "angle"}}};
    arrow.connection = read_named_style(reader, "connectionstyle", connections, arrow.connection);
    arrow.from = read_tuple<2>(reader, "relpos", {-100, 100}).value_or(arrow.from);
    arrow.clip_by_text = reader.boolean("clip_by_text", arrow.clip_by_text);
    if (reader.take("arrowstyle") == nullptr) {
        read_plain_arrow(reader, arrow);
    } else {
        read_styled_arrow(reader, arrow);
    }
    return arrow;
}

void read_annotation(OptionReader& reader, FigureText& text) {
    text.offset_points = read_tuple<2>(reader, "offset", {-length_range.high, length_range.high});
    text.target_offset_points =
        read_tuple<2>(reader, "xy_offset", {-length_range.high, length_range.high});
    text.text_at = read_tuple<2>(reader, "xytext", data_range);
    text.text_coords = read_coords(reader, "textcoords", text.coords);
    if (reader.take("annotation_clip") != nullptr) {
        text.annotation_clip = reader.boolean("annotation_clip", true);
    }
    text.wrap = reader.boolean("wrap", false);
    reader.nested("arrowprops", [&](OptionReader& inner) { text.arrow = read_arrow(inner); });
}

double read_place(OptionReader& reader, std::string_view name, std::optional<double> usual) {
    return usual ? reader.number(name, *usual, data_range)
                 : reader.required_number(name, data_range);
}

/// Text properties but for the alignment, which is the side's unless told.
template <typename Spec>
void read_side_style(OptionReader& reader, double points, Spec& spec) {
    spec.look = read_annotation_style(reader, {.points = points});
    const auto has = [&](std::string_view name, std::string_view short_name) {
        return reader.take(name) != nullptr || reader.take(short_name) != nullptr;
    };
    if (has("ha", "horizontalalignment")) {
        spec.ha = spec.look.style.horizontal;
    }
    if (has("va", "verticalalignment")) {
        spec.va = spec.look.style.vertical;
    }
}

/// A text alone, or a map with it and more.
template <typename Spec, typename Read>
void read_text_or_map(OptionReader& reader, std::string_view name, Spec& spec, Read read) {
    const OptionValue* value = reader.take(name);
    if (value == nullptr || std::holds_alternative<OptionMap>(value->value)) {
        reader.nested(name, [&](OptionReader& inner) {
            spec.text = inner.text("s").value_or("");
            read(inner);
        });
        return;
    }
    spec.text = reader.text(name).value_or("");
}

/// loc: where along its axis a label stands, by the word of x or of y.
std::optional<double> read_along(OptionReader& reader) {
    const auto word = reader.optional_word("loc", {"left", "center", "right", "bottom", "top"});
    constexpr std::array<double, 5> along{0, 0.5, 1, 0, 1};
    return word ? std::optional{along.at(*word)} : std::nullopt;
}

}  // namespace

FigureText read_figure_text(OptionReader& reader, const TextDefaults& usual) {
    FigureText text;
    read_base(reader, text, text_zorder);
    text.clip = reader.boolean("clip_on", false);
    text.coords = read_coords(reader, "coords", usual.coords);
    text.x = read_place(reader, "x", usual.x);
    text.y = read_place(reader, "y", usual.y);
    text.text = reader.text("s").value_or("");
    text.look = read_annotation_style(reader, usual.style);
    reader.nested("bbox", [&](OptionReader& inner) { text.box = read_box(inner); });
    read_annotation(reader, text);
    return text;
}

std::vector<std::string> read_text_list(OptionReader& reader, std::string_view name,
                                        std::size_t most) {
    std::vector<std::string> texts;
    const OptionValue* value = reader.take(name);
    const auto* list = value == nullptr ? nullptr : std::get_if<OptionList>(&value->value);
    if (value != nullptr && (list == nullptr || list->size() > most)) {
        reader.fail_value(ErrorCode::option, name, *value,
                          "a list of at most " + std::to_string(most) + " texts");
        return texts;
    }
    texts.reserve(list == nullptr ? 0 : list->size());
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const auto* text = std::get_if<std::string>(&(*list)[i].value);
        if (text == nullptr) {
            reader.fail_value(ErrorCode::option, std::string{name} + "[" + std::to_string(i) + "]",
                              (*list)[i], "text");
            return texts;
        }
        texts.push_back(*text);
    }
    return texts;
}

FigureTexts read_figure_texts(OptionReader& reader) {
    FigureTexts texts;
    read_base(reader, texts, text_zorder);
    texts.clip = reader.boolean("clip_on", false);
    texts.x = read_required_numbers(reader, "x");
    texts.y = read_required_numbers(reader, "y");
    if (reader.take("s") == nullptr) {
        reader.fail_value(ErrorCode::option, "s", {nullptr}, "a list of texts");
    }
    texts.texts = read_text_list(reader, "s", max_axes_artists);
    const AnnotationStyle look = read_annotation_style(reader, {});
    for (const std::string_view name : {"color", "c"}) {
        if (const OptionValue* value = reader.take(name)) {
            reader.fail_value(ErrorCode::option, name, *value, "colors, one or one for each text");
        }
    }
    texts.color = read_colors(reader, "colors", black, look.alpha);
    texts.style = look.style;
    return texts;
}

TitleSpec read_title(OptionReader& reader, std::string_view name) {
    TitleSpec title;
    title.look.style.points = title_points;
    read_text_or_map(reader, name, title, [&](OptionReader& inner) {
        read_side_style(inner, title_points, title);
        title.pad_points =
            inner.number("pad", title.pad_points, {-length_range.high, length_range.high});
        title.y = inner.optional_number("y", share_range);
    });
    return title;
}

AxisLabelSpec read_axis_label(OptionReader& reader) {
    AxisLabelSpec label;
    read_text_or_map(reader, "label", label, [&](OptionReader& inner) {
        read_side_style(inner, label.look.style.points, label);
        if (inner.take("rotation") != nullptr) {
            label.rotation = label.look.style.rotation;
        }
        label.pad_points =
            inner.number("pad", label.pad_points, {-length_range.high, length_range.high});
        label.along = read_along(inner);
        label.at_high_side = inner.word("side", {"low", "high"}) == 1;
    });
    return label;
}

void read_tick_look(OptionReader& reader, std::string_view name, TickLook& look) {
    reader.nested(name, [&](OptionReader& inner) {
        look.length = inner.number("length", look.length, length_range);
        look.width = inner.number("width", look.width, length_range);
        look.pad = inner.number("pad", look.pad, {-length_range.high, length_range.high});
        look.direction =
            static_cast<TickLook::Direction>(inner.word("direction", {"out", "in", "inout"}));
        look.color = inner.color("color").value_or(look.color);
        look.label.style.points = inner.number("labelsize", look.label.style.points, {1, 1000});
        look.room_points = inner.optional_number("roomsize", {1, 1000});
        read_label_face(inner, look.label.style);
        look.label.color = inner.color("labelcolor");
        look.rotation = inner.optional_number("labelrotation", turn);
        if (const auto mode = inner.optional_word("labelrotation_mode", {"default", "anchor"})) {
            look.label.style.align_before_rotation = *mode == 1;
        }
        look.overlap_rotation = inner.optional_number("labelrotation_overlap", turn);
        look.overlap_dpi = inner.optional_number("overlap_dpi", {1, 10000});
        look.overlap_length_points = inner.optional_number("overlap_length", {1, 1e6});
        look.overlap_label_points = inner.optional_number("overlap_labelsize", {1, 1000});
        if (const auto align = inner.optional_word("labelha", {"left", "center", "right"})) {
            look.ha = static_cast<HorizontalAlign>(*align);
        }
        if (const auto align = inner.optional_word(
                "labelva", {"bottom", "baseline", "center", "center_baseline", "top"})) {
            look.va = static_cast<VerticalAlign>(*align);
        }
        look.low = inner.boolean("low", look.low);
        look.high = inner.boolean("high", look.high);
        look.always_offset = inner.boolean("offset", look.always_offset);
        look.label_low = inner.boolean("labellow", look.label_low);
        look.label_high = inner.boolean("labelhigh", look.label_high);
    });
}

}  // namespace plotmill::chart
