#include "broker/history/memory_journal.hpp"

#include "log/log.hpp"

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <utility>
#include <vector>

namespace plotmill::broker {
namespace {

using nlohmann::json;

constexpr std::uint64_t least_anew_bytes = std::uint64_t{256} * 1024;
constexpr std::size_t longest_line = 4096;

// A line is a JSON array: ["s", role, worker, pid, at_ms, rss_bytes, jobs], or
// ["r", worker, slot, generation, pid, jobs, at_ms, reason, signal].
std::string line_of(const json& values) {
    return values.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

std::string line_of(const ProcessKey& key, const MemorySample& sample) {
    return line_of(json::array(
        {"s", key.role, key.worker, key.pid, sample.at_ms, sample.rss_bytes, sample.jobs}));
}

std::string line_of(const EndedRenderer& ended) {
    return line_of(json::array({"r", ended.worker, ended.slot, ended.generation, ended.pid,
                                ended.jobs, ended.at_ms, ended.reason, ended.signal}));
}

std::string text_at(const json& values, std::size_t place) {
    return values[place].is_string() ? values[place].get<std::string>() : std::string{};
}

std::uint64_t count_at(const json& values, std::size_t place) {
    return values[place].is_number_unsigned() ? values[place].get<std::uint64_t>() : 0;
}

/// What is no line of ours, or a torn one, is read over.
void take_line(const std::string& line, MemoryHistory& history) {
    constexpr std::size_t sample_values = 7;
    constexpr std::size_t renderer_values = 9;
    const json values = json::parse(line, nullptr, false);
    if (!values.is_array() || values.empty()) {
        return;
    }
    if (values[0] == "s" && values.size() == sample_values) {
        history.add(
            {.role = text_at(values, 1), .worker = text_at(values, 2), .pid = count_at(values, 3)},
            {.at_ms = static_cast<std::int64_t>(count_at(values, 4)),
             .rss_bytes = count_at(values, 5),
             .jobs = count_at(values, 6)});
    } else if (values[0] == "r" && values.size() == renderer_values) {
        history.add({.worker = text_at(values, 1),
                     .slot = count_at(values, 2),
                     .generation = count_at(values, 3),
                     .pid = count_at(values, 4),
                     .jobs = count_at(values, 5),
                     .at_ms = static_cast<std::int64_t>(count_at(values, 6)),
                     .reason = text_at(values, 7),
                     .signal = count_at(values, 8)});
    }
}

json member(const json& object, const char* name) {
    return object.is_object() && object.contains(name) ? object[name] : json();
}

std::uint64_t count_in(const json& object, const char* name) {
    const json value = member(object, name);
    return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

/// Living ones have no reason yet.
std::vector<EndedRenderer> ended_in(const json& report, const std::string& worker,
                                    std::int64_t now_ms) {
    std::vector<EndedRenderer> ended;
    for (const json& each : member(report, "generations")) {
        const json reason = member(each, "ended");
        if (reason.is_string()) {
            ended.push_back({.worker = worker,
                             .slot = count_in(each, "slot"),
                             .generation = count_in(each, "generation"),
                             .pid = count_in(each, "pid"),
                             .jobs = count_in(each, "jobs"),
                             .at_ms = now_ms,
                             .reason = reason.get<std::string>(),
                             .signal = count_in(each, "signal")});
        }
    }
    return ended;
}

}  // namespace

MemoryJournal::MemoryJournal(std::string path, HistoryLimits limits)
    : path_{std::move(path)}, history_{limits} {
    if (!path_.empty()) {
        load();
        write_anew();
    }
}

void MemoryJournal::load() {
    std::ifstream in{path_, std::ios::binary};
    for (std::string line; std::getline(in, line);) {
        if (line.size() <= longest_line) {
            take_line(line, history_);
        }
    }
}

void MemoryJournal::append(const std::string& line) {
    if (path_.empty()) {
        return;
    }
    if (bytes_ + line.size() > anew_from_) {
        write_anew();  // the line's value is in the history already
        return;
    }
    if (file_ && ::write(file_.get(), line.data(), line.size()) > 0) {
        bytes_ += line.size();
    }
}

void MemoryJournal::write_anew() {
    std::string text;
    for (const ProcessLife& life : history_.processes()) {
        for (const MemorySample& sample : life.samples) {
            text += line_of(life.key, sample);
        }
    }
    for (const EndedRenderer& renderer : history_.renderers()) {
        text += line_of(renderer);
    }
    const std::string unfinished = path_ + ".new";
    UniqueFd file{::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC,
                         S_IRUSR | S_IWUSR)};
    const bool is_written =
        file &&
        ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        std::rename(unfinished.c_str(), path_.c_str()) == 0;
    if (is_written) {
        file_ = std::move(file);
        bytes_ = text.size();
    } else {
        log::warn("memory_history", {{"file", path_}, {"error", std::strerror(errno)}});
    }
    anew_from_ = bytes_ + std::max<std::uint64_t>(text.size(), least_anew_bytes);
}

void MemoryJournal::add(const ProcessKey& key, const MemorySample& sample) {
    if (sample.rss_bytes > 0 && key.pid > 0 && history_.add(key, sample)) {
        append(line_of(key, sample));
    }
}

void MemoryJournal::add_report(const std::string& worker, std::string_view report,
                               std::int64_t now_ms) {
    const json told = json::parse(report, nullptr, false);
    const std::uint64_t jobs = count_in(told, "jobs_done");
    for (const char* role : {"master", "link"}) {
        const json process = member(told, role);
        add({.role = role, .worker = worker, .pid = count_in(process, "pid")},
            {.at_ms = now_ms, .rss_bytes = count_in(process, "rss_bytes"), .jobs = jobs});
    }
    for (EndedRenderer& renderer : ended_in(told, worker, now_ms)) {
        const std::string line = line_of(renderer);
        if (history_.add(std::move(renderer))) {
            append(line);
        }
    }
}

std::string MemoryJournal::answer() const {
    json services = json::array();
    for (const ProcessLife& life : history_.processes()) {
        json samples = json::array();
        for (const MemorySample& sample : life.samples) {
            samples.push_back(json::array({sample.at_ms, sample.rss_bytes, sample.jobs}));
        }
        services.push_back({{"role", life.key.role},
                            {"worker", life.key.worker.empty() ? json() : json(life.key.worker)},
                            {"pid", life.key.pid},
                            {"samples", std::move(samples)}});
    }
    json renderers = json::array();
    for (const EndedRenderer& ended : history_.renderers()) {
        renderers.push_back({{"worker", ended.worker},
                             {"slot", ended.slot},
                             {"generation", ended.generation},
                             {"pid", ended.pid},
                             {"jobs", ended.jobs},
                             {"at_ms", ended.at_ms},
                             {"reason", ended.reason},
                             {"signal", ended.signal}});
    }
    const json all{{"services", std::move(services)}, {"renderers", std::move(renderers)}};
    return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace plotmill::broker
