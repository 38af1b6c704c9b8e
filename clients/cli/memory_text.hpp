#pragma once
// What was found out about memory (memory_history.hpp), for people and for programs. Pure.

#include "clients/cli/memory_history.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>

namespace plotmill::cli {

/// limit_per_job_bytes, confidence, growing, services, renderers, classes: docs/memory.md.
nlohmann::json report_json(const MemoryReport& report, const growth::Rule& rule);
/// With its end of line; text that is not UTF-8 is replaced.
std::string one_line(const nlohmann::json& report);
/// \param shown renderers at most, the latest ones; those that grow are always shown.
std::string report_text(const MemoryReport& report, const growth::Rule& rule, std::size_t shown);

}  // namespace plotmill::cli
