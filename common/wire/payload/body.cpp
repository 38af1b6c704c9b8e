#include "wire/payload/body.hpp"

#include "wire/payload/body_reader.hpp"
#include "wire/payload/chart_decoder.hpp"
#include "wire/payload/dataset_decoder.hpp"
#include "wire/payload/mistaken_format.hpp"

#include <algorithm>
#include <array>

namespace plotmill::payload {
namespace {

enum Field : std::size_t { data, charts, folder };
constexpr std::array<std::string_view, 3> field_names{"data", "charts", "folder"};

Status read_field(BodyReader& reader, const FieldPath& at, std::size_t field, RawBody& body) {
    if (field == Field::data) {
        Result<dataset::Dataset> read = read_dataset(reader, at);
        if (!read) {
            return fail(std::move(read).error());
        }
        body.data = std::move(*read);
        return {};
    }
    if (reader.take_nil()) {
        return {};
    }
    if (field == Field::charts) {
        Result<std::vector<RawChart>> read = read_charts(reader, at);
        if (!read) {
            return fail(std::move(read).error());
        }
        body.charts = std::move(*read);
        return {};
    }
    const Result<std::string_view> text = reader.read_text(at);
    if (!text) {
        return fail(text.error());
    }
    body.folder = *text;
    return {};
}

Status check_frames(std::span<const ByteView> frames, const dataset::Limits& limits) {
    if (frames.empty() || frames.front().empty()) {
        return fail(ErrorCode::frame, "job: empty, expected a msgpack map with \"data\"");
    }
    std::size_t bytes = 0;
    for (const ByteView frame : frames) {
        bytes += frame.size();
    }
    if (bytes > limits.max_body_bytes) {
        return fail(ErrorCode::limit, "job: got " + std::to_string(bytes) +
                                          " bytes, expected at most " +
                                          std::to_string(limits.max_body_bytes));
    }
    return {};
}

/// Numbers of a figure may stand in its artists; every other kind draws columns.
Status check_columns(const RawBody& body) {
    const auto is_figure = [](const RawChart& chart) {
        return chart.kind == chart::kind_name(chart::ChartKind::figure);
    };
    if (!body.data.columns.empty() ||
        (body.charts && std::all_of(body.charts->begin(), body.charts->end(), is_figure))) {
        return {};
    }
    return fail(ErrorCode::empty, "data: no columns, expected at least one");
}

bool names_format(const chart::OptionMap& options) {
    return std::any_of(options.begin(), options.end(), [](const auto& option) {
        return option.first == "format" &&
               !std::holds_alternative<std::nullptr_t>(option.second.value);
    });
}

/// A file whose options name a format is written in it, whatever the file is called, as matplotlib
/// does; else its extension says which.
Result<chart::ChartRequest> resolve_chart(const RawChart& raw, std::string_view key,
                                          const std::string& where) {
    Result<chart::ChartSpec> spec = chart::parse_chart(raw.kind, raw.options, where);
    if (!spec) {
        return fail(std::move(spec).error());
    }
    if (!raw.output) {
        const std::string extension{chart::format_extension(spec->format)};
        return chart::ChartRequest{std::move(*spec),
                                   std::string{key} + '_' + raw.kind + '.' + extension};
    }
    if (!names_format(raw.options)) {
        const auto format = chart::format_of(*raw.output);
        if (!format) {
            return fail(ErrorCode::path, where + ".output: got " + in_quotes(*raw.output) +
                                             ", expected a name that ends in .png, .svg or .pdf"
                                             " where the options have no format");
        }
        spec->format = *format;
    }
    return chart::ChartRequest{std::move(*spec), *raw.output};
}

}  // namespace

std::vector<RawChart> default_charts() {
    return {{"scatter_matrix", {}, {}}, {"correlation_heatmap", {}, {}}};
}

Result<RawBody> decode_raw(std::span<const ByteView> frames, const dataset::Limits& limits) {
    if (Status status = check_frames(frames, limits); !status) {
        return fail(std::move(status).error());
    }
    BodyReader reader{frames, limits};
    const FieldPath root;
    if (reader.peek() != Kind::map || looks_like_pickle(frames.front())) {
        const std::string hint = hint_about_format(frames.front());
        return hint.empty() ? reader.unexpected(root, "a map with \"data\"")
                            : fail(ErrorCode::syntax, "job: " + hint);
    }
    RawBody body;
    const auto seen =
        read_fields(reader, root, field_names, [&](std::size_t field, const FieldPath& path) {
            return read_field(reader, path, field, body);
        });
    if (!seen) {
        return fail(seen.error());
    }
    if (Status status = finish_job(reader, (*seen)[Field::data]); !status) {
        return fail(std::move(status).error());
    }
    if (Status status = check_columns(body); !status) {
        return fail(std::move(status).error());
    }
    return body;
}

Result<JobBody> resolve(RawBody raw, std::string_view key) {
    const std::vector<RawChart> charts = raw.charts ? std::move(*raw.charts) : default_charts();
    JobBody body;
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const std::string where = "charts[" + std::to_string(i) + ']';
        Result<chart::ChartRequest> request = resolve_chart(charts[i], key, where);
        if (!request) {
            return fail(std::move(request).error());
        }
        const auto same =
            std::find_if(body.charts.begin(), body.charts.end(),
                         [&](const auto& other) { return other.output == request->output; });
        if (same != body.charts.end()) {
            return fail(ErrorCode::path,
                        where + ".output: got " + in_quotes(request->output) + ", which charts[" +
                            std::to_string(same - body.charts.begin()) + "] writes already");
        }
        body.charts.push_back(std::move(*request));
    }
    body.data = std::move(raw.data);
    body.folder = std::move(raw.folder);
    return body;
}

Result<JobBody> decode_body(std::span<const ByteView> frames, std::string_view key,
                            const dataset::Limits& limits) {
    Result<RawBody> raw = decode_raw(frames, limits);
    return raw ? resolve(std::move(*raw), key) : fail(std::move(raw).error());
}

}  // namespace plotmill::payload
