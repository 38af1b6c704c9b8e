// Markers: matplotlib's by name, number or [sides, style, angle], or an outline of one's own.

#include "chart/spec/kind_options.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t max_outline = 10'000;
constexpr double farthest = 1000;  // of a vertex, in marker sizes

using Shape = std::shared_ptr<const MarkerShape>;

/// A shape of the table: nobody owns it.
Shape shared(const MarkerShape* shape) {
    return Shape{std::shared_ptr<void>{}, shape};
}

/// [sides, style, angle]: matplotlib's regular polygons, stars and asterisks.
Shape polygon_of(const OptionList& list) {
    std::vector<double> numbers;
    for (const OptionValue& value : list) {
        if (const auto number = finite_number(value)) {
            numbers.push_back(*number);
        }
    }
    if (numbers.size() != list.size() || numbers.size() < 2 || numbers.size() > 3 ||
        numbers[0] < 1 || numbers[0] > max_marker_sides || numbers[0] != std::trunc(numbers[0]) ||
        (numbers[1] != 0 && numbers[1] != 1 && numbers[1] != 2)) {
        return nullptr;
    }
    return std::make_shared<MarkerShape>(polygon_marker(static_cast<int>(numbers[0]),
                                                        static_cast<PolygonStyle>(numbers[1]),
                                                        numbers.size() == 3 ? numbers[2] : 0));
}

Shape marker_of(const OptionValue& value) {
    if (const auto* name = std::get_if<std::string>(&value.value)) {
        return shared(find_marker(*name));
    }
    if (const auto* number = std::get_if<std::int64_t>(&value.value)) {
        return shared(find_marker(static_cast<int>(std::clamp<std::int64_t>(*number, -1, 12))));
    }
    const auto* list = std::get_if<OptionList>(&value.value);
    return list != nullptr ? polygon_of(*list) : nullptr;
}

/// matplotlib's Path codes; nothing for any other number.
std::optional<Verb> verb_of(double code) {
    constexpr std::array<std::pair<double, Verb>, 5> codes{
        {{1, Verb::move}, {2, Verb::line}, {3, Verb::quad}, {4, Verb::cubic}, {79, Verb::close}}};
    const auto found = std::find_if(codes.begin(), codes.end(),
                                    [&](const auto& known) { return known.first == code; });
    return found == codes.end() ? std::nullopt : std::optional{found->second};
}

/// Quads and cubics take two and three vertices, of their verb.
bool is_whole(const std::vector<PathVertex>& outline) {
    if (outline.front().verb != Verb::move) {
        return false;
    }
    for (std::size_t i = 0; i < outline.size();) {
        const Verb verb = outline[i].verb;
        const std::size_t takes = verb == Verb::quad ? 2 : verb == Verb::cubic ? 3 : 1;
        for (std::size_t k = 0; k < takes; ++k) {
            if (i + k >= outline.size() || outline[i + k].verb != verb) {
                return false;
            }
        }
        i += takes;
    }
    return true;
}

/// Empty when it is none.
std::vector<PathVertex> outline_of(const std::vector<double>& x, const std::vector<double>& y,
                                   const std::vector<double>& codes) {
    std::vector<PathVertex> outline;
    if (x.size() != y.size() || x.size() != codes.size() || x.size() > max_outline) {
        return outline;
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        const auto verb = verb_of(codes[i]);
        if (!verb || std::abs(x[i]) > farthest || std::abs(y[i]) > farthest) {
            return {};
        }
        outline.push_back({x[i], y[i], *verb});
    }
    return !outline.empty() && is_whole(outline) ? outline : std::vector<PathVertex>{};
}

Shape read_outline(OptionReader& reader) {
    const auto x = reader.numbers("x", 0).value_or(std::vector<double>{});
    const auto y = reader.numbers("y", 0).value_or(std::vector<double>{});
    const auto codes = reader.numbers("codes", 0).value_or(std::vector<double>{});
    MarkerShape shape;
    shape.outline = outline_of(x, y, codes);
    if (shape.outline.empty()) {
        reader.fail_value(ErrorCode::option, "codes", {nullptr},
                          "x, y and codes (1, 2, 3, 4, 79) of one outline, up to 10000 of each, "
                          "within 1000 marker sizes");
    }
    shape.is_filled = reader.boolean("filled", true);
    shape.line_join =
        static_cast<Join>(reader.optional_word("joinstyle", {"miter", "round", "bevel"})
                              .value_or(static_cast<std::size_t>(Join::round)));
    if (reader.boolean("snap", true)) {
        shape.line_snap_px = reader.optional_number("snap_from", {0, farthest});
    } else {
        shape.line_snap_px = std::numeric_limits<double>::infinity();
    }
    return std::make_shared<MarkerShape>(std::move(shape));
}

}  // namespace

std::shared_ptr<const MarkerShape> read_marker(OptionReader& reader, std::string_view name) {
    const OptionValue* value = reader.take(name);
    if (value == nullptr) {
        return nullptr;
    }
    Shape shape;
    if (std::holds_alternative<OptionMap>(value->value)) {
        reader.nested(name, [&](OptionReader& inner) { shape = read_outline(inner); });
        return shape;
    }
    shape = marker_of(*value);
    if (!shape) {
        reader.fail_value(ErrorCode::option, name, *value,
                          "[sides, 0 to 2, degrees] or one of " + std::string{marker_names()});
    }
    return shape;
}

}  // namespace plotmill::chart
