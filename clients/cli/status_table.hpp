#pragma once
// The broker's status (docs/protocol.md, "Status") as text for people. Pure.

#include <string>
#include <string_view>

namespace plotmill::cli {

/// Queue by state, then each worker with its renderers. Fields that are missing are shown as "-".
std::string status_table(std::string_view report);
/// Its array `workers` alone.
std::string workers_table(std::string_view workers);
/// "12.3 MiB"
std::string bytes_text(double bytes);

}  // namespace plotmill::cli
