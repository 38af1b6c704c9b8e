#include "clients/cli/status_table.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <string>

namespace plotmill::cli {
namespace {

using nlohmann::json;

/// The number or text at `name` as it is shown.
std::string shown(const json& object, const char* name) {
    if (!object.is_object() || !object.contains(name) || object[name].is_null()) {
        return "-";
    }
    const json& value = object[name];
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string memory(const json& object, const char* name = "rss_bytes") {
    const bool is_known = object.is_object() && object.contains(name) && object[name].is_number();
    return is_known ? bytes_text(object[name].get<double>()) : "-";
}

json part(const json& object, const char* name) {
    return object.is_object() && object.contains(name) ? object[name] : json{};
}

std::string padded(const std::string& text, std::size_t width, bool is_right = true) {
    const std::string space(text.size() < width ? width - text.size() : 0, ' ');
    return is_right ? space + text : text + space;
}

std::string queue_lines(const json& jobs, const json& totals) {
    std::string text = "jobs    ";
    for (const char* state : {"delayed", "queued", "leased", "done", "dead", "cancelled"}) {
        text += std::string{state} + ' ' + shown(jobs, state) + "  ";
    }
    text += "\nsince start  ";
    for (const char* name : {"accepted", "done", "dead", "retried", "crashed", "returned"}) {
        text += std::string{name} + ' ' + shown(totals, name) + "  ";
    }
    return text + '\n';
}

std::string renderer_lines(const json& renderers) {
    std::string text = "  slot      pid  generation  state        jobs    resident\n";
    for (const json& renderer : renderers) {
        text += padded(shown(renderer, "slot"), 6) + padded(shown(renderer, "pid"), 9) +
                padded(shown(renderer, "generation"), 12) + "  " +
                padded(shown(renderer, "state"), 9, false) + padded(shown(renderer, "jobs"), 8) +
                padded(memory(renderer), 12) + '\n';
    }
    return text;
}

/// What a person should know of: nothing when all is well.
std::string state_of(const json& report) {
    std::string text;
    if (part(report, "drained") == true) {
        text += "; drained";
    }
    const json breaker = part(report, "breaker");
    if (part(breaker, "open") == true) {
        text += "; BREAKER OPEN: " + shown(breaker, "early_deaths") +
                " renderers died before their first job";
    }
    if (const std::string sandbox = shown(report, "sandbox"); sandbox.starts_with("partial")) {
        text += "; sandbox " + sandbox;
    }
    return text;
}

std::string worker_lines(const json& worker) {
    const json report = part(worker, "report");
    std::string text = "\nworker  " + shown(worker, "worker") + " on " + shown(worker, "host") +
                       ": " + shown(worker, "slots") + " slots, " + shown(worker, "leases") +
                       " leased; master " + memory(part(report, "master")) + ", link " +
                       memory(part(report, "link")) + "; recycled " + shown(report, "recycled") +
                       ", crashed " + shown(report, "crashed") + state_of(report) + '\n';
    const json renderers = part(report, "renderers");
    return renderers.is_array() && !renderers.empty() ? text + renderer_lines(renderers) : text;
}

}  // namespace

std::string bytes_text(double bytes) {
    constexpr std::array<const char*, 5> units{"B", "KiB", "MiB", "GiB", "TiB"};
    std::size_t unit = 0;
    while (bytes >= 1024 && unit + 1 < units.size()) {
        bytes /= 1024;
        ++unit;
    }
    std::array<char, 32> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(),
                                     unit == 0 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string status_table(std::string_view report) {
    const json status = json::parse(report, nullptr, false);
    if (!status.is_object()) {
        return "the broker's status cannot be read\n";
    }
    const json broker = part(status, "broker");
    std::string text = "broker  " + shown(broker, "version") + ", pid " + shown(broker, "pid") +
                       ", up " + shown(broker, "uptime_s") + " s, resident " + memory(broker) +
                       ", store " + memory(broker, "store_bytes") + '\n';
    text += queue_lines(part(status, "jobs"), part(status, "totals"));
    return text + workers_table(part(status, "workers").dump());
}

std::string workers_table(std::string_view workers) {
    const json all = json::parse(workers, nullptr, false);
    if (!all.is_array() || all.empty()) {
        return "\nno worker is connected\n";
    }
    std::string text;
    for (const json& worker : all) {
        text += worker_lines(worker);
    }
    return text;
}

}  // namespace plotmill::cli
