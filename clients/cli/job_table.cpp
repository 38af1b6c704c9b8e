#include "clients/cli/job_table.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace plotmill::cli {
namespace {

using nlohmann::json;

std::string field_text(const json& object, const char* name) {
    if (!object.is_object() || !object.contains(name) || object[name].is_null()) {
        return "-";
    }
    return object[name].is_string() ? object[name].get<std::string>() : object[name].dump();
}

std::string in_column(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text + "  ";
}

}  // namespace

std::string job_line(const json& answer) {
    return field_text(answer, "id") + ' ' + field_text(answer, "state") + ' ' +
           field_text(answer, "key");
}

std::string dead_header() {
    return "id      attempts  cause         key                   why\n";
}

std::string dead_line(const json& job) {
    const json error = job.is_object() && job.contains("error") ? job["error"] : json{};
    return in_column(field_text(job, "id"), 6) + in_column(field_text(job, "attempts"), 8) +
           in_column(field_text(error, "code"), 12) + in_column(field_text(job, "key"), 20) +
           field_text(error, "message");
}

std::string queue_table(const json& queues) {
    std::string text = "queued    weight  state    queue";
    for (const json& queue : queues) {
        const bool is_paused = field_text(queue, "paused") == "true";
        text += '\n' + in_column(field_text(queue, "queued"), 8) +
                in_column(field_text(queue, "weight"), 6) +
                in_column(is_paused ? "paused" : "running", 7) + field_text(queue, "queue");
    }
    return text;
}

std::string batch_line(const json& batch) {
    std::string text = field_text(batch, "batch") + ':';
    for (const char* name : {"total", "done", "dead", "cancelled", "expired", "left"}) {
        text += ' ' + std::string{name} + ' ' + field_text(batch, name);
    }
    return text;
}

}  // namespace plotmill::cli
