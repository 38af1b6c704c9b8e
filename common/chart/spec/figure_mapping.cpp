// Values to colours: norm, colour map, and what stands outside them.

#include "chart/spec/cmap_option.hpp"
#include "chart/spec/extend_option.hpp"
#include "chart/spec/figure_reader.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t max_boundaries = 100'000;
constexpr double most_map_colors = 65'536;

void read_boundaries(OptionReader& reader, ColorMapping& mapping) {
    mapping.color_count =
        static_cast<std::size_t>(reader.integer("ncolors", 256, {1, most_map_colors}));
    read_extend(reader, mapping);
    if (mapping.kind != ColorMapping::Kind::boundary) {
        return;
    }
    const std::size_t regions = mapping.boundaries.size() - 1 + (mapping.extends_low ? 1 : 0) +
                                (mapping.extends_high ? 1 : 0);
    if (regions > mapping.color_count) {
        reader.fail_value(ErrorCode::range, "ncolors",
                          {static_cast<std::int64_t>(mapping.color_count)},
                          "as many as there are regions, or more");
    }
}

/// Rising numbers, two or more; a norm that cannot do without them needs some.
std::vector<double> read_rising(OptionReader& reader, std::string_view name) {
    constexpr std::string_view forms = "two rising numbers or more, at most 100000";
    auto numbers = reader.numbers(name, 0).value_or(std::vector<double>{});
    const bool is_rising =
        std::adjacent_find(numbers.begin(), numbers.end(), std::greater_equal<>{}) == numbers.end();
    if (numbers.size() < 2 || numbers.size() > max_boundaries || !is_rising) {
        reader.fail_value(ErrorCode::option, name, {nullptr}, forms);
        return {0, 1};
    }
    return numbers;
}

void read_pieces(OptionReader& reader, ColorMapping& mapping) {
    mapping.boundaries = read_rising(reader, "at");
    mapping.positions = reader.numbers("to", mapping.boundaries.size())
                            .value_or(std::vector<double>(mapping.boundaries.size(), 0));
    if (!std::is_sorted(mapping.positions.begin(), mapping.positions.end())) {
        reader.fail_value(ErrorCode::option, "to", {nullptr}, "numbers that do not fall");
    }
}

void read_norm(OptionReader& reader, ColorMapping& mapping) {
    using Kind = ColorMapping::Kind;
    mapping.kind = static_cast<Kind>(reader.word(
        "kind", {"linear", "log", "symlog", "two_slope", "power", "boundary", "piecewise"}));
    mapping.vmin = reader.optional_number("vmin", data_range);
    mapping.vmax = reader.optional_number("vmax", data_range);
    mapping.vcenter = reader.number("vcenter", mapping.vcenter, data_range);
    mapping.linthresh = reader.number("linthresh", mapping.linthresh, {1e-300, data_range.high});
    mapping.linscale = reader.number("linscale", mapping.linscale, {1e-6, 1e6});
    mapping.base = reader.number("base", mapping.base, {1.001, 1e6});
    mapping.gamma = reader.number("gamma", mapping.gamma, {1e-6, 1e6});
    mapping.clip = reader.boolean("clip", false);
    if (mapping.kind == Kind::boundary) {
        mapping.boundaries = read_rising(reader, "boundaries");
        read_boundaries(reader, mapping);
    } else if (mapping.kind == Kind::piecewise) {
        read_pieces(reader, mapping);
    }
}

}  // namespace

ColorMapping read_mapping(OptionReader& reader) {
    ColorMapping mapping;
    reader.nested("norm", [&](OptionReader& inner) { read_norm(inner, mapping); });
    read_cmap(reader, mapping);
    constexpr Color unseen{0, 0, 0, 0};
    const auto outside = [&](std::string_view name) -> std::optional<Color> {
        if (reader.take(name) == nullptr) {
            return std::nullopt;
        }
        return read_paint(reader, name, std::nullopt, std::nullopt).value_or(unseen);
    };
    mapping.under = outside("under");
    mapping.over = outside("over");
    mapping.bad = outside("bad").value_or(unseen);
    mapping.alpha = reader.optional_number("alpha", opacity_range);
    return mapping;
}

}  // namespace plotmill::chart
