#include "clients/cli/job_input.hpp"

#include "dataset/limits.hpp"
#include "output/path.hpp"
#include "wire/payload/body.hpp"
#include "wire/payload/csv.hpp"
#include "wire/payload/job_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>

namespace plotmill::cli {
namespace {

using payload::JobFile;
using payload::RawBody;
using payload::RawChart;

struct FileCloser {
    void operator()(std::FILE* file) const noexcept { static_cast<void>(std::fclose(file)); }
};

Result<Bytes> read_all(const std::string& path, std::size_t most) {
    std::unique_ptr<std::FILE, FileCloser> owned;
    std::FILE* file = stdin;
    if (path != "-") {
        owned.reset(std::fopen(path.c_str(), "rb"));
        file = owned.get();
    }
    Bytes bytes;
    std::array<std::byte, 65536> part{};
    while (file != nullptr && bytes.size() <= most) {
        const std::size_t got = std::fread(part.data(), 1, part.size(), file);
        bytes.insert(bytes.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(got));
        if (got < part.size() && std::ferror(file) == 0) {
            return bytes;
        }
        if (got == 0) {
            break;
        }
    }
    if (bytes.size() > most) {
        return fail(ErrorCode::limit, "the file has more than " + std::to_string(most) + " bytes");
    }
    return fail(ErrorCode::output, std::string{"cannot be read: "} + std::strerror(errno));
}

/// JSON starts with a brace; a msgpack map never does.
bool looks_like_json(ByteView bytes) {
    const std::string_view text = as_text(bytes);
    const std::size_t first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return first != std::string_view::npos && text[first] == '{';
}

Result<JobFile> read_file(const std::string& path, ByteView bytes, const dataset::Limits& limits) {
    if (std::filesystem::path{path}.extension() == ".csv") {
        Result<dataset::Dataset> table = payload::read_csv(as_text(bytes), limits);
        if (!table) {
            return fail(std::move(table).error());
        }
        JobFile file;
        file.body =
            payload::encode_body(RawBody{.data = std::move(*table), .charts = {}, .folder = {}});
        return file;
    }
    const bool is_json =
        std::filesystem::path{path}.extension() == ".json" || looks_like_json(bytes);
    return is_json ? payload::read_job_json(as_text(bytes), limits)
                   : payload::read_job_msgpack(bytes, limits);
}

void set_dpi(RawChart& chart, double dpi) {
    for (auto& [name, value] : chart.options) {
        if (name == "dpi") {
            value.value = dpi;
            return;
        }
    }
    chart.options.emplace_back().first = "dpi";
    chart.options.back().second.value = dpi;
}

/// True when the body is no longer the file's.
bool apply(const JobChanges& changes, RawBody& body) {
    if (changes.folder) {
        body.folder = *changes.folder;
    }
    if (!changes.charts.empty()) {
        body.charts.emplace();
        for (const std::string& kind : changes.charts) {
            body.charts->push_back(RawChart{kind, {}, {}});
        }
    }
    if (changes.dpi) {
        if (!body.charts) {
            body.charts =
                std::vector<RawChart>{{"scatter_matrix", {}, {}}, {"correlation_heatmap", {}, {}}};
        }
        std::for_each(body.charts->begin(), body.charts->end(),
                      [&](RawChart& chart) { set_dpi(chart, *changes.dpi); });
    }
    return changes.folder || !changes.charts.empty() || changes.dpi;
}

wire::Submit envelope_of(const JobFile& file, const std::string& key, const JobChanges& changes) {
    wire::Submit envelope;
    envelope.key = key;
    envelope.queue = changes.queue.value_or(file.queue.value_or(envelope.queue));
    envelope.priority = changes.priority.value_or(file.priority.value_or(envelope.priority));
    envelope.delay_s = file.delay_s.value_or(envelope.delay_s);
    envelope.time_limit_s = file.time_limit_s.value_or(envelope.time_limit_s);
    envelope.max_attempts = file.max_attempts.value_or(envelope.max_attempts);
    envelope.on_duplicate = file.on_duplicate.value_or(envelope.on_duplicate);
    return envelope;
}

Result<std::vector<std::string>> outputs_of(RawBody raw, const std::string& key) {
    const Result<payload::JobBody> body = payload::resolve(std::move(raw), key);
    if (!body) {
        return fail(body.error());
    }
    std::vector<std::string> outputs;
    for (const chart::ChartRequest& chart : body->charts) {
        Result<std::string> path = output::output_path(body->folder, chart.output);
        if (!path) {
            return fail(std::move(path).error());
        }
        outputs.push_back(std::move(*path));
    }
    return outputs;
}

}  // namespace

Result<client::Job> read_job(const std::string& path, const JobChanges& changes) {
    const dataset::Limits limits;
    const Result<Bytes> bytes = read_all(path, limits.max_body_bytes);
    if (!bytes) {
        return fail(bytes.error());
    }
    Result<JobFile> file = read_file(path, *bytes, limits);
    if (!file) {
        return fail(std::move(file).error());
    }
    const std::string key =
        file->key.value_or(path == "-" ? "stdin" : std::filesystem::path{path}.stem().string());
    if (Status valid = output::validate_key(key); !valid) {
        return fail(std::move(valid).error());
    }
    const std::array<ByteView, 1> frames{file->body};
    Result<RawBody> raw = payload::decode_raw(frames, limits);
    if (!raw) {
        return fail(std::move(raw).error());
    }
    client::Job job;
    job.envelope = envelope_of(*file, key, changes);
    if (apply(changes, *raw)) {
        job.body.push_back(transport::Frame::adopt(payload::encode_body(*raw)));
    }
    Result<std::vector<std::string>> outputs = outputs_of(std::move(*raw), key);
    if (!outputs) {
        return fail(std::move(outputs).error());
    }
    job.envelope.outputs = std::move(*outputs);
    if (job.body.empty()) {
        job.body.push_back(transport::Frame::adopt(std::move(file->body)));
    }
    return job;
}

}  // namespace plotmill::cli
