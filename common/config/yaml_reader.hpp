#pragma once
// A YAML file read strictly: every key known, given once, of its type and range; each problem says
// file:line:column, the dotted key, what came and what was expected, and all problems are reported
// together. Sizes and durations carry units.
//
//   auto file = YamlFile::load(path);            // or YamlFile::parse(text, name)
//   Section broker = file->root().section("broker");
//   broker.read("producers", settings.producers);
//   broker.read("max_jobs", settings.max_jobs, {.low = 1, .high = 1e9});
//   broker.read_bytes("max_body", settings.max_body_bytes);   // 512MiB; a bare number is refused
//   broker.read_duration("heartbeat", settings.heartbeat);    // 500ms, 10s, 1h
//   if (auto ok = file->finish(); !ok) …          // unknown keys are found here
//
// Absent keys leave the member's default. Not thread-safe; used once at start.

#include "base/result.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::config {

inline constexpr std::size_t max_file_bytes = std::size_t{1024} * 1024;

struct Range {
    double low = -1e15;
    double high = 1e15;
};

class YamlFile;

/// One mapping of the file. Valid while its YamlFile lives.
class Section {
public:
    Section section(const std::string& key);
    /// What stands in it, for a section whose keys are names that people choose.
    [[nodiscard]] std::vector<std::string> keys() const;
    void read(const std::string& key, bool& member);
    void read(const std::string& key, std::int64_t& member, Range range = {});
    void read(const std::string& key, double& member, Range range = {});
    void read(const std::string& key, std::string& member);
    void read_choice(const std::string& key, std::string& member,
                     const std::vector<std::string>& choices);
    void read_bytes(const std::string& key, std::uint64_t& member);
    void read_duration(const std::string& key, std::chrono::milliseconds& member);
    /// Somebody else's section of the same file: known, not looked into.
    void ignore(const std::string& key);

private:
    friend class YamlFile;
    struct State;
    explicit Section(std::shared_ptr<State> state) : state_{std::move(state)} {}
    std::shared_ptr<State> state_;
};

class YamlFile {
public:
    /// Errors: config, when the file cannot be read or is not a YAML mapping, has a duplicate key,
    /// an alias, or is too large.
    static Result<YamlFile> load(const std::string& path);
    static Result<YamlFile> parse(std::string_view text, const std::string& name);

    Section root();
    /// All problems, one a line, or nothing.
    Status finish();

private:
    struct State;
    explicit YamlFile(std::shared_ptr<State> state) : state_{std::move(state)} {}
    friend class Section;
    std::shared_ptr<State> state_;
};

/// "512MiB", "1.5GB", "0" → bytes (kB, MB, GB decimal; KiB, MiB, GiB binary). A bare number other
/// than 0 is refused.
Result<std::uint64_t> parse_bytes(std::string_view text);
/// "500ms", "10s", "5m", "1h", "1d", "0".
Result<std::chrono::milliseconds> parse_duration(std::string_view text);

}  // namespace plotmill::config
