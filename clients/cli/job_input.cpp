#include "clients/cli/job_input.hpp"

#include "clients/cli/job_source.hpp"
#include "output/path.hpp"
#include "wire/payload/body.hpp"

#include <utility>

namespace plotmill::cli {
namespace {

wire::Submit envelope_of(const JobSource& source, const JobChanges& changes) {
    const payload::JobFile& file = source.file;
    wire::Submit envelope;
    envelope.key = source.key;
    envelope.queue = changes.queue.value_or(file.queue.value_or(envelope.queue));
    envelope.priority = changes.priority.value_or(file.priority.value_or(envelope.priority));
    envelope.delay_s = file.delay_s.value_or(envelope.delay_s);
    envelope.time_limit_s = file.time_limit_s.value_or(envelope.time_limit_s);
    envelope.max_attempts = file.max_attempts.value_or(envelope.max_attempts);
    envelope.on_duplicate = file.on_duplicate.value_or(envelope.on_duplicate);
    envelope.batch = changes.batch;
    envelope.deliver = changes.deliver;
    envelope.expires_s = changes.expires_s;
    return envelope;
}

/// The renderer's own reading of the charts, so that both ends mean the same files.
Result<std::vector<std::string>> outputs_of(payload::RawBody raw, const std::string& key) {
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

/// The file's own bytes, or the changed body's.
Bytes take_body(JobSource& source, const JobChanges& changes) {
    const bool is_csv = source.file.body.empty();
    if (!is_csv && !changes.folder && !changes.dpi && changes.charts.empty()) {
        return std::move(source.file.body);
    }
    return payload::encode_body(source.body);
}

}  // namespace

Result<client::Job> read_job(const std::string& path, const JobChanges& changes) {
    Result<JobSource> source = load_job(path);
    if (!source) {
        return fail(std::move(source).error());
    }
    override_charts(source->body, {changes.charts, changes.dpi, changes.format});
    source->body.folder = changes.folder.value_or(source->body.folder);
    Result<std::vector<std::string>> outputs = outputs_of(source->body, source->key);
    if (!outputs) {
        return fail(std::move(outputs).error());
    }
    client::Job job;
    job.envelope = envelope_of(*source, changes);
    job.envelope.outputs = std::move(*outputs);
    job.body.push_back(transport::Frame::adopt(take_body(*source, changes)));
    return job;
}

}  // namespace plotmill::cli
