#include "chart/spec/chart_spec.hpp"

#include "chart/spec/kind_options.hpp"
#include "chart/spec/option_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::array<std::pair<ChartKind, std::string_view>, 8> kinds{{
    {ChartKind::scatter_matrix, "scatter_matrix"},
    {ChartKind::correlation_heatmap, "correlation_heatmap"},
    {ChartKind::heatmap, "heatmap"},
    {ChartKind::line, "line"},
    {ChartKind::stairs, "stairs"},
    {ChartKind::area, "area"},
    {ChartKind::flame, "flame"},
    {ChartKind::figure, "figure"},
}};

constexpr std::array<std::pair<Format, std::string_view>, 3> formats{{
    {Format::png, "png"},
    {Format::svg, "svg"},
    {Format::pdf, "pdf"},
}};

SizeIn usual_size(ChartKind kind) noexcept {
    switch (kind) {
        case ChartKind::scatter_matrix:
            return {12, 8};
        case ChartKind::correlation_heatmap:
        case ChartKind::heatmap:
            return {8, 6};
        case ChartKind::line:
        case ChartKind::stairs:
        case ChartKind::area:
        case ChartKind::figure:
            break;
        case ChartKind::flame:
            return {12, 6};
    }
    return {6.4, 4.8};  // figure.figsize
}

constexpr Range side_in{0.01, 10'000};

SizeIn read_figsize(OptionReader& reader, SizeIn fallback) {
    const OptionValue* value = reader.take("figsize");
    if (value == nullptr) {
        return fallback;
    }
    const auto* list = std::get_if<OptionList>(&value->value);
    if (list == nullptr || list->size() != 2) {
        reader.fail_value(ErrorCode::option, "figsize", *value, "[width, height] in inches");
        return fallback;
    }
    std::array<double, 2> sides{};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const auto side = finite_number((*list)[i]);
        if (!side || *side < side_in.low || *side > side_in.high) {
            reader.fail_value(side ? ErrorCode::range : ErrorCode::option,
                              "figsize[" + std::to_string(i) + "]", (*list)[i],
                              "inches from 0.01 to 10000");
            return fallback;
        }
        sides[i] = *side;
    }
    return {sides[0], sides[1]};
}

Rasterized read_rasterized(OptionReader& reader) {
    const OptionValue* value = reader.take("rasterized");
    const auto* word = value == nullptr ? nullptr : std::get_if<std::string>(&value->value);
    if (value == nullptr || (word != nullptr && *word == "auto")) {
        return Rasterized::automatic;
    }
    const auto* flag = std::get_if<bool>(&value->value);
    if (flag == nullptr) {
        reader.fail_value(ErrorCode::option, "rasterized", *value, "'auto', true or false");
        return Rasterized::automatic;
    }
    return *flag ? Rasterized::always : Rasterized::never;
}

constexpr std::size_t max_metadata = 32;
constexpr std::size_t max_metadata_name = 79;  // PNG's own
constexpr std::size_t max_metadata_text = 4096;

void read_metadata(OptionReader& reader, ChartSpec& spec) {
    reader.each("metadata", max_metadata, [&](OptionReader& entry) {
        const std::string name = entry.text("name").value_or("");
        const std::string text = entry.text("text").value_or("");
        if (name.empty() || name.size() > max_metadata_name ||
            !std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c <= '~'; })) {
            entry.fail_value(ErrorCode::option, "name", {name}, "1 to 79 signs of ASCII");
        }
        if (text.size() > max_metadata_text || text.find('\0') != std::string::npos) {
            entry.fail_value(ErrorCode::limit, "text", {text}, "at most 4096 bytes, none zero");
        }
        if (spec.format != Format::png) {
            entry.fail_value(ErrorCode::option, "name", {name}, "format \"png\" for metadata");
        }
        spec.metadata.emplace_back(name, text);
    });
}

void read_kind(OptionReader& reader, ChartSpec& spec) {
    switch (spec.kind) {
        case ChartKind::scatter_matrix:
            spec.options = read_scatter_matrix(reader);
            return;
        case ChartKind::correlation_heatmap:
        case ChartKind::heatmap:
            spec.options = read_heatmap(reader, spec.kind == ChartKind::correlation_heatmap);
            return;
        case ChartKind::line:
        case ChartKind::stairs:
        case ChartKind::area:
            spec.options = read_series(reader, spec.kind);
            return;
        case ChartKind::flame:
            spec.options = read_flame(reader);
            return;
        case ChartKind::figure:
            spec.options = read_figure(reader);
            return;
    }
}

Status check_size(const ChartSpec& spec, std::string_view where) {
    const double width = spec.figsize_in.width * spec.dpi;
    const double height = spec.figsize_in.height * spec.dpi;
    if (width >= 1 && height >= 1 && width <= max_side_px && height <= max_side_px &&
        width * height <= max_pixels) {
        return {};
    }
    return fail(ErrorCode::limit,
                std::string{where} + ".options: figsize " + shortest(spec.figsize_in.width) +
                    " × " + shortest(spec.figsize_in.height) + " in at dpi " + shortest(spec.dpi) +
                    " gives " + shortest(width) + " × " + shortest(height) +
                    " pixels, expected sides from 1 to " + std::to_string(max_side_px) +
                    " and at most " + std::to_string(static_cast<long>(max_pixels)) + " in all");
}

}  // namespace

std::string_view kind_name(ChartKind kind) noexcept {
    for (const auto& [known, name] : kinds) {
        if (known == kind) {
            return name;
        }
    }
    return "unknown";
}

std::string_view format_extension(Format format) noexcept {
    return formats[static_cast<std::size_t>(format)].second;
}

std::optional<Format> format_of(std::string_view file_name) noexcept {
    const std::size_t dot = file_name.rfind('.');
    for (const auto& [format, name] : formats) {
        if (dot != std::string_view::npos && file_name.substr(dot + 1) == name) {
            return format;
        }
    }
    return std::nullopt;
}

std::string_view known_kinds() noexcept {
    return "scatter_matrix, correlation_heatmap, heatmap, line, stairs, area, flame, figure";
}

Result<ChartSpec> parse_chart(std::string_view kind, const OptionMap& options,
                              std::string_view where) {
    const auto known = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const auto& entry) { return entry.second == kind; });
    if (known == kinds.end()) {
        return fail(ErrorCode::chart, std::string{where} + ".kind: got " + in_quotes(kind) +
                                          ", expected one of " + std::string{known_kinds()});
    }
    OptionReader reader{options, std::string{where} + ".options"};
    ChartSpec spec;
    spec.kind = known->first;
    spec.figsize_in = read_figsize(reader, usual_size(spec.kind));
    spec.dpi = reader.number("dpi", spec.dpi, {min_dpi, max_dpi});
    spec.format = formats[reader.word("format", {"png", "svg", "pdf"})].first;
    spec.rasterized = read_rasterized(reader);
    spec.tight = reader.boolean("tight", false);
    read_metadata(reader, spec);
    read_kind(reader, spec);
    if (auto read = reader.finish(kind); !read) {
        return fail(std::move(read).error());
    }
    if (auto size = check_size(spec, where); !size) {
        return fail(std::move(size).error());
    }
    return spec;
}

}  // namespace plotmill::chart
