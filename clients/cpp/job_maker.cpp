#include "clients/cpp/job_maker.hpp"

#include "base/utf8.hpp"

#include <nlohmann/json.hpp>

#include <bit>
#include <memory>
#include <utility>

namespace plotmill::client {
namespace {

using nlohmann::json;
using transport::Frame;

static_assert(std::endian::native == std::endian::little, "columns leave as they lie in memory");

/// Keeps the column's memory alive for as long as ZeroMQ needs it.
template <typename T>
Frame frame_of(std::vector<T>&& values) {
    const auto kept = std::make_shared<const std::vector<T>>(std::move(values));
    return Frame::share(std::as_bytes(std::span{*kept}), kept);
}

/// Says each column as the body's map does; numbers go into a frame of their own.
struct ColumnWriter {
    std::vector<Frame>& body;

    json typed(const char* dtype, Frame&& frame) const {
        const std::size_t number = body.size() - 1;  // frame 0 is the map
        body.push_back(std::move(frame));
        return {{"dtype", dtype}, {"frame", number}};
    }
    json operator()(std::vector<double>&& values) const {
        return typed("<f8", frame_of(std::move(values)));
    }
    json operator()(std::vector<float>&& values) const {
        return typed("<f4", frame_of(std::move(values)));
    }
    json operator()(std::vector<std::int64_t>&& values) const {
        return typed("<i8", frame_of(std::move(values)));
    }
    json operator()(std::vector<bool>&& values) const {
        return typed("|b1", frame_of(std::vector<std::uint8_t>(values.begin(), values.end())));
    }
    json operator()(std::vector<std::string>&& values) const { return json(std::move(values)); }
};

json data_of(Table&& table, std::vector<Frame>& body) {
    json columns = json::array();
    json values = json::array();
    for (Column& column : table.columns) {
        columns.push_back(std::move(column.name));
        values.push_back(std::visit(ColumnWriter{body}, std::move(column.values)));
    }
    json data{{"columns", std::move(columns)}, {"values", std::move(values)}};
    if (!table.index.empty()) {
        data["index"] = std::move(table.index);
    }
    if (!table.index_name.empty()) {
        data["index_name"] = std::move(table.index_name);
    }
    if (!table.columns_name.empty()) {
        data["columns_name"] = std::move(table.columns_name);
    }
    return data;
}

Result<json> chart_of(const plotmill::Chart& chart, const std::string& key,
                      const std::string& where) {
    json options = json::parse(chart.options, nullptr, false);
    if (!options.is_object()) {
        return fail(ErrorCode::option, where + ".options: got " + in_quotes(chart.options) +
                                           ", expected a JSON object as {\"dpi\": 50}");
    }
    std::string output = chart.output;
    if (output.empty()) {
        const auto format = options.find("format");
        const bool is_named = format != options.end() && format->is_string();
        output = key + '_' + chart.kind + '.' + (is_named ? format->get<std::string>() : "png");
    }
    return json{{"kind", chart.kind}, {"options", std::move(options)}, {"output", output}};
}

Result<json> charts_of(std::vector<plotmill::Chart>&& charts, const std::string& key) {
    if (charts.empty()) {
        charts = {{.kind = "scatter_matrix"}, {.kind = "correlation_heatmap"}};
    }
    json all = json::array();
    for (const plotmill::Chart& chart : charts) {
        auto one = chart_of(chart, key, "charts[" + std::to_string(all.size()) + "]");
        if (!one) {
            return fail(std::move(one).error());
        }
        all.push_back(std::move(*one));
    }
    return all;
}

double seconds_of(std::chrono::milliseconds span) {
    return std::chrono::duration<double>{span}.count();
}

/// What is no UTF-8 would reach the broker as another text.
Status check_text(const char* field, const std::string& text) {
    return is_utf8(text) ? Status{}
                         : fail(ErrorCode::utf8, std::string{field} + ": got " + in_quotes(text) +
                                                     ", expected UTF-8");
}

Status check_texts(const plotmill::Job& job) {
    const std::pair<const char*, const std::string*> texts[] = {
        {"key", &job.key}, {"folder", &job.folder}, {"queue", &job.queue}, {"batch", &job.batch}};
    for (const auto& [field, text] : texts) {
        if (auto good = check_text(field, *text); !good) {
            return good;
        }
    }
    for (const plotmill::Chart& chart : job.charts) {
        if (auto good = check_text("charts.output", chart.output + chart.kind); !good) {
            return good;
        }
    }
    return {};
}

wire::Submit envelope_of(plotmill::Job&& job, const json& charts) {
    wire::Submit envelope;
    for (const json& chart : charts) {
        const auto& output = chart["output"].get_ref<const std::string&>();
        envelope.outputs.push_back(job.folder.empty() ? output : job.folder + '/' + output);
    }
    envelope.key = std::move(job.key);
    envelope.queue = std::move(job.queue);
    envelope.priority = static_cast<wire::Priority>(job.priority);
    envelope.delay_s = seconds_of(job.delay);
    envelope.expires_s = seconds_of(job.expires);
    envelope.time_limit_s = seconds_of(job.time_limit);
    envelope.max_attempts = job.max_attempts;
    envelope.on_duplicate = static_cast<wire::OnDuplicate>(job.on_duplicate);
    envelope.batch = std::move(job.batch);
    envelope.deliver = static_cast<wire::Deliver>(job.deliver);
    return envelope;
}

}  // namespace

Result<Job> make_job(plotmill::Job job) {
    if (auto good = check_texts(job); !good) {
        return fail(std::move(good).error());
    }
    auto charts = charts_of(std::move(job.charts), job.key);
    if (!charts) {
        return fail(std::move(charts).error());
    }
    Job out;
    out.body.emplace_back();
    json data = data_of(std::move(job.table), out.body);
    const std::vector<std::uint8_t> map =
        json::to_msgpack({{"data", std::move(data)}, {"charts", *charts}, {"folder", job.folder}});
    out.body.front() = Frame{std::as_bytes(std::span{map})};
    out.envelope = envelope_of(std::move(job), *charts);
    return out;
}

}  // namespace plotmill::client
