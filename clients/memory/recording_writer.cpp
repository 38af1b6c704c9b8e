#include "clients/memory/recording.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace plotmill::memory {
namespace {

constexpr std::string_view program_id = "-";

/// One line stays one line, whatever a program was called with.
std::string on_one_line(std::string_view text) {
    std::string line{text};
    std::replace_if(
        line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    return line;
}

std::string id_text(std::string_view process) {
    return std::string{process.empty() ? program_id : process};
}

/// As mprof writes it: sizes to a byte, times to a tenth of a millisecond.
std::string fixed(double value, int decimals) {
    std::array<char, 400> text{};  // the longest double has 309 digits before the point
    const int size = std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return {text.data(), static_cast<std::size_t>(std::max(0, size))};
}

std::string size_and_time(double bytes, double time_s) {
    return fixed(bytes / bytes_per_mib, 6) + ' ' + fixed(time_s, 4);
}

struct Event {
    double time_s = 0;
    std::string line;
};

void add_samples(const Process& process, std::vector<Event>& events) {
    for (const Sample& sample : process.samples) {
        events.push_back({sample.time_s, sample_text(process.id, sample)});
    }
}

std::string heading(const Process& process) {
    std::string text;
    if (!process.name.empty()) {
        text += name_text(process.id, process.name);
    }
    if (process.renderer) {
        text += renderer_text(process.id, *process.renderer);
    }
    return text;
}

}  // namespace

std::string command_line(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) {
        const bool has_blank = word.find_first_of(" \t") != std::string::npos;
        line += line.empty() ? "" : " ";
        line += has_blank ? '\'' + word + '\'' : word;
    }
    return line;
}

std::string command_text(std::string_view command) {
    return "CMDLINE " + on_one_line(command) + '\n';
}

std::string sample_text(std::string_view process, const Sample& sample) {
    const std::string kind = process.empty() ? "MEM " : "CHLD " + std::string{process} + ' ';
    std::string text = kind + size_and_time(sample.bytes, sample.time_s) + '\n';
    if (sample.jobs > 0) {
        text += "JOBS " + id_text(process) + ' ' + std::to_string(sample.jobs) + ' ' +
                fixed(sample.time_s, 4) + '\n';
    }
    return text;
}

std::string name_text(std::string_view process, std::string_view name) {
    return "NAME " + id_text(process) + ' ' + on_one_line(name) + '\n';
}

std::string renderer_text(std::string_view process, const RendererName& renderer) {
    return "GENERATION " + id_text(process) + ' ' + std::to_string(renderer.slot) + ' ' +
           std::to_string(renderer.generation) + '\n';
}

std::string mark_text(const Mark& mark) {
    std::string text = "MARK " + id_text(mark.process) + ' ' + fixed(mark.time_s, 4) + ' ' +
                       on_one_line(mark.event);
    if (!mark.text.empty()) {
        text += ' ' + on_one_line(mark.text);
    }
    return text + '\n';
}

std::string recording_text(const Recording& recording) {
    std::vector<Event> events;
    std::string text = command_text(recording.command) + heading(recording.program);
    add_samples(recording.program, events);
    for (const Process& child : recording.children) {
        text += heading(child);
        add_samples(child, events);
    }
    for (const Mark& mark : recording.marks) {
        events.push_back({mark.time_s, mark_text(mark)});
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const Event& a, const Event& b) { return a.time_s < b.time_s; });
    for (const Event& event : events) {
        text += event.line;
    }
    for (const FunctionCall& call : recording.calls) {
        text += "FUNC " + call.name + ' ' + size_and_time(call.begin_bytes, call.begin_s) + ' ' +
                size_and_time(call.end_bytes, call.end_s) + ' ' + std::to_string(call.level) + '\n';
    }
    return text;
}

}  // namespace plotmill::memory
