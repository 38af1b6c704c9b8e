#pragma once
// Reads one header object strictly: every field at most once, none unknown, each of its type and
// range. The first problem is kept and told by finish(); after it nothing more is read. The
// header's text must outlive the reader. Private to common/wire.

#include "wire/envelope.hpp"
#include "wire/plain_header.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace plotmill::wire {

struct Optional {};
inline constexpr Optional optional{};
struct WhenSet {};
inline constexpr WhenSet when_set{};

class HeaderReader {
public:
    /// Errors: limit (too long, too deep), syntax (not JSON), duplicate_key, frame (not an object),
    /// missing (no cmd), type (a cmd that is no string).
    static Result<HeaderReader> parse(std::string_view header);

    [[nodiscard]] const std::string& command() const noexcept { return command_; }

    template <typename T>
    void operator()(const char* name, T& member) {
        if (nlohmann::json* value = take(name)) {
            read(name, *value, member);
        } else {
            complain(ErrorCode::missing, name, "is missing");
        }
    }
    template <typename T>
    void operator()(const char* name, T& member, Optional /*absent is the default*/) {
        if (nlohmann::json* value = take(name)) {
            read(name, *value, member);
        }
    }
    template <typename T>
    void operator()(const char* name, T& member, WhenSet /*absent is empty*/) {
        (*this)(name, member, optional);
    }
    void lease(Lease& lease);

    /// The first problem, or the first field that nobody asked for.
    Status finish() const;

private:
    HeaderReader(nlohmann::json&& object, std::optional<HeaderFields>&& plain);

    nlohmann::json* take(std::string_view name);
    void complain(ErrorCode code, std::string_view field, std::string what);
    void wrong_type(const char* name, const nlohmann::json& value, const char* expected);

    void read(const char* name, const nlohmann::json& value, bool& member);
    void read(const char* name, const nlohmann::json& value, int& member);
    void read(const char* name, const nlohmann::json& value, double& member);
    void read(const char* name, const nlohmann::json& value, std::uint64_t& member);
    void read(const char* name, nlohmann::json& value, std::string& member);
    void read(const char* name, nlohmann::json& value, std::vector<std::string>& member);
    void read(const char* name, const nlohmann::json& value, std::vector<std::uint64_t>& member);
    void read(const char* name, const nlohmann::json& value, JobId& member);
    void read(const char* name, const nlohmann::json& value, ErrorCode& member);
    void read(const char* name, const nlohmann::json& value, Priority& member);
    void read(const char* name, const nlohmann::json& value, OnDuplicate& member);
    void read(const char* name, const nlohmann::json& value, Deliver& member);
    void read(const char* name, const nlohmann::json& value, WorkerAction& member);
    void read(const char* name, const nlohmann::json& value, JobState& member);
    void read(const char* name, const nlohmann::json& value, std::vector<JobId>& member);
    void read(const char* name, const nlohmann::json& value, std::vector<Lease>& member);

    std::string command_;
    nlohmann::json object_;  // of a header that is not plain; owns the names of its fields
    HeaderFields fields_;
    std::size_t next_ = 0;
    std::optional<Error> problem_;
};

}  // namespace plotmill::wire
