#include "log/log.hpp"

#include "base/visible.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <memory>

namespace plotmill::log {
namespace {

/// spdlog's single-threaded sink would tear lines between threads; its mutexed one holds a lock
/// only while it writes, and the processes that fork have one thread, so a fork never copies a held
/// lock.
spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> instance = [] {
        auto made = std::make_shared<spdlog::logger>(
            "plotmill", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
        made->flush_on(spdlog::level::debug);
        return made;
    }();
    return *instance;
}

std::string& process() {
    static std::string name = "plotmill";
    return name;
}

spdlog::level::level_enum native(Level level) {
    switch (level) {
        case Level::debug:
            return spdlog::level::debug;
        case Level::info:
            return spdlog::level::info;
        case Level::warn:
            return spdlog::level::warn;
        case Level::error:
            return spdlog::level::err;
        case Level::off:
            return spdlog::level::off;
    }
    return spdlog::level::info;
}

bool needs_quotes(std::string_view value) {
    const auto is_outside_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    if (std::any_of(value.begin(), value.end(), is_outside_ascii)) {
        std::string visible;
        append_visible(visible, value);
        if (visible != value) {
            return true;
        }
    }
    return value.empty() || std::any_of(value.begin(), value.end(), [](char c) {
               return static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == '=' || c == '\\' ||
                      c == 0x7f;
           });
}

constexpr std::size_t max_value_bytes = 1024;  // one value in a line

void write(Level level, std::string_view event, Fields fields) {
    if (!logger().should_log(native(level))) {
        return;
    }
    std::string line{event};
    line += " process=" + process();
    for (const Field& field : fields) {
        line += ' ';
        line += field.text();
    }
    logger().log(native(level), "{}", line);
}

}  // namespace

Field::Field(std::string_view key, std::string_view value) : text_{key} {
    text_ += '=';
    value = value.substr(0, max_value_bytes);
    if (!needs_quotes(value)) {
        text_ += value;
        return;
    }
    text_ += '"';
    append_visible(text_, value, "\"\\");
    text_ += '"';
}
Field::Field(std::string_view key, bool value)
    : Field{key, std::string_view{value ? "true" : "false"}} {}
Field::Field(std::string_view key, double value)
    : Field{key, std::string_view{fmt::format("{:.6g}", value)}} {}

void set_level(Level level) {
    logger().set_level(native(level));
}

bool set_level(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, Level>, 5> words{{
        {"debug", Level::debug},
        {"info", Level::info},
        {"warn", Level::warn},
        {"error", Level::error},
        {"off", Level::off},
    }};
    for (const auto& [text, level] : words) {
        if (text == word) {
            set_level(level);
            return true;
        }
    }
    return false;
}

void set_process(std::string name) {
    process() = std::move(name);
}

void debug(std::string_view event, Fields fields) {
    write(Level::debug, event, fields);
}
void info(std::string_view event, Fields fields) {
    write(Level::info, event, fields);
}
void warn(std::string_view event, Fields fields) {
    write(Level::warn, event, fields);
}
void error(std::string_view event, Fields fields) {
    write(Level::error, event, fields);
}

}  // namespace plotmill::log
