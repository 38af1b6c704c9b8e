#include "clients/cli/event_line.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string_view>

namespace plotmill::cli {
namespace {

using nlohmann::json;

std::string text_of(const json& event, const char* field) {
    const auto found = event.find(field);
    return found != event.end() && found->is_string() ? found->get<std::string>() : std::string{};
}
std::string number_of(const json& event, const char* field) {
    const auto found = event.find(field);
    return found != event.end() && found->is_number() ? found->dump() : std::string{"?"};
}

std::string time_of(const json& event) {
    const auto found = event.find("at_ms");
    if (found == event.end() || !found->is_number_integer()) {
        return "--:--:--.---";
    }
    const auto at_ms = found->get<std::int64_t>();
    const std::time_t seconds = at_ms / 1000;
    std::tm local{};
    ::localtime_r(&seconds, &local);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d:%02d.%03d", local.tm_hour, local.tm_min,
                  local.tm_sec, static_cast<int>(at_ms % 1000));
    return text.data();
}

/// " name=value" for what is there.
void add(std::string& line, const char* name, const std::string& value) {
    if (!value.empty()) {
        line += std::string{"  "} + name + '=' + value;
    }
}

void add_job(std::string& line, const json& event) {
    line += "  " + number_of(event, "id") + "  " + text_of(event, "key");
    add(line, "queue", text_of(event, "queue"));
    add(line, "batch", text_of(event, "batch"));
    add(line, "worker", text_of(event, "worker"));
    const std::string attempt = number_of(event, "attempt");
    add(line, "attempt", attempt == "0" || attempt == "1" ? std::string{} : attempt);
    add(line, "reason", text_of(event, "reason"));
    if (const auto error = event.find("error"); error != event.end() && error->is_object()) {
        line += "  " + text_of(*error, "code") + ": " + text_of(*error, "message");
    }
}

/// What comes over the wire may not move a terminal's cursor.
std::string printable(std::string text) {
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        c = byte < 0x20 || byte == 0x7f ? '?' : c;
    }
    return text;
}

}  // namespace

std::string event_line(const json& event) {
    constexpr std::size_t widest = 13;
    std::string name = text_of(event, "event");
    const bool has_job = event.contains("id");
    name.resize(std::max(name.size(), widest), ' ');
    std::string line = time_of(event) + "  " + name;
    if (text_of(event, "event") == "missed") {
        const bool is_known = event.contains("missed") && event["missed"].is_number();
        return line + "  " +
               (is_known ? number_of(event, "missed") + " events"
                         : std::string{"what happened while the broker was not reached"});
    }
    if (has_job) {
        add_job(line, event);
        return printable(line);
    }
    add(line, "queue", text_of(event, "queue"));
    add(line, "worker", text_of(event, "worker"));
    add(line, "host", text_of(event, "host"));
    for (const char* const count : {"slots", "leases"}) {
        if (event.contains(count)) {
            add(line, count, number_of(event, count));
        }
    }
    return printable(line);
}

}  // namespace plotmill::cli
