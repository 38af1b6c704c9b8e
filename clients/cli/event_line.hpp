#pragma once
// An event of docs/protocol.md#events as a line for people. Pure.

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace plotmill::cli {

/// Time of day (local), event, and what there is to say of it; never throws, whatever is missing.
std::string event_line(const nlohmann::json& event);

}  // namespace plotmill::cli
