#pragma once
// The broker's answers about jobs, queues and batches (docs/protocol.md#answers) as lines for
// people. Pure; whatever is missing in an answer is shown as "-".

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace plotmill::cli {

/// "17 cancelled key"
std::string job_line(const nlohmann::json& answer);
/// The heading of dead_line(), with its end of line.
std::string dead_header();
std::string dead_line(const nlohmann::json& job);
/// A line a queue, without the last end of line.
std::string queue_table(const nlohmann::json& queues);
std::string batch_line(const nlohmann::json& batch);

}  // namespace plotmill::cli
