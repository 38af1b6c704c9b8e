#pragma once
// One event, one line: time, level, event word, key=value … (logfmt), to stderr, where the
// supervisor collects it. Levels: error = a person must act; warn = we coped; info = lifecycle;
// debug = the rest. Values from outside are escaped, so that no key or message can forge a line.
// Safe from any thread; `set_level` at start only.
//
//   log::info("recycled", {{"slot", 3}, {"reason", "max_jobs"}, {"jobs", 500}});

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace plotmill::log {

enum class Level { debug, info, warn, error, off };

class Field {
public:
    Field(std::string_view key, std::string_view value);
    Field(std::string_view key, const char* value) : Field{key, std::string_view{value}} {}
    Field(std::string_view key, const std::string& value) : Field{key, std::string_view{value}} {}
    Field(std::string_view key, bool value);
    Field(std::string_view key, double value);
    template <std::integral I>
    Field(std::string_view key, I value) : Field{key, std::string_view{std::to_string(value)}} {}
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    std::string text_;  // "key=value", escaped
};
using Fields = std::initializer_list<Field>;

void set_level(Level level);
/// "debug", "info", "warn", "error", "off"; false when it is none of them.
bool set_level(std::string_view word);
/// Which process speaks: "broker", "master", "link", "renderer-3". Call again after fork.
void set_process(std::string name);

void debug(std::string_view event, Fields fields = {});
void info(std::string_view event, Fields fields = {});
void warn(std::string_view event, Fields fields = {});
void error(std::string_view event, Fields fields = {});

}  // namespace plotmill::log
