#include "wire/header_reader.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace plotmill::wire {
namespace {

using nlohmann::json;

constexpr int max_depth = 3;  // the object, a list in it, a pair in that

struct TextLimit {
    std::string_view field;
    std::size_t bytes;
};
constexpr TextLimit text_limits[] = {
    {"key", max_key_bytes},        {"name", max_name_bytes},
    {"namespace", max_name_bytes}, {"queue", max_name_bytes},
    {"batch", max_name_bytes},     {"worker", max_name_bytes},
    {"host", max_name_bytes},      {"sha256", 64},
};
struct NumberLimit {
    std::string_view field;
    double low;
    double high;
};
constexpr NumberLimit number_limits[] = {
    {"delay_s", 0, max_delay_s},
    {"expires_s", 0, max_delay_s},
    {"time_limit_s", 0, max_time_limit_s},
    {"max_attempts", 1, max_attempts_limit},
};

std::string shown(const json& value) {
    return in_quotes(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

/// Watches the parse for what nlohmann does not refuse by itself: depth, and fields given twice.
struct ParseGuard {
    std::optional<Error> problem;
    std::vector<std::set<std::string>> seen;

    bool operator()(int depth, json::parse_event_t event, json& value) {
        if (problem) {
            return false;
        }
        if (event == json::parse_event_t::object_start ||
            event == json::parse_event_t::array_start) {
            if (depth >= max_depth) {
                problem = Error{ErrorCode::limit, "header: nested deeper than " +
                                                      std::to_string(max_depth) + " levels"};
                return false;
            }
        }
        if (event == json::parse_event_t::object_start) {
            seen.emplace_back();
        } else if (event == json::parse_event_t::object_end && !seen.empty()) {
            seen.pop_back();
        } else if (event == json::parse_event_t::key && !seen.empty()) {
            const auto& name = value.get_ref<const std::string&>();
            if (!seen.back().insert(name).second) {
                problem = Error{ErrorCode::duplicate_key,
                                "header: field " + in_quotes(name) + " given twice"};
                return false;
            }
        }
        return true;
    }
};

/// What the text shows without being parsed: how deep it nests, and how many members its objects
/// have.
struct Outline {
    int depth = 0;
    std::size_t members = 0;
};

Outline outline_of(std::string_view text) {
    Outline outline;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        switch (text[i]) {
            case '"':
                for (++i; i < text.size() && text[i] != '"'; ++i) {
                    i += text[i] == '\\' ? 1U : 0U;
                }
                break;
            case '{':
            case '[':
                outline.depth = std::max(outline.depth, ++depth);
                break;
            case '}':
            case ']':
                --depth;
                break;
            case ':':
                ++outline.members;
                break;
            default:
                break;
        }
    }
    return outline;
}

std::size_t members_of(const json& value) {
    std::size_t members = value.is_object() ? value.size() : 0;
    if (value.is_structured()) {
        for (const json& child : value) {
            members += members_of(child);
        }
    }
    return members;
}

/// Parses at full speed what nests no deeper than it may and lost no member to another of its name;
/// whatever is left is parsed again under guard, for the sentence that says what is wrong with it.
json parse_guarded(std::string_view header, std::optional<Error>& problem) {
    const Outline outline = outline_of(header);
    if (outline.depth <= max_depth) {
        json object = json::parse(header, nullptr, false);
        if (!object.is_discarded() && members_of(object) == outline.members) {
            return object;
        }
    }
    ParseGuard guard;
    json object = json::parse(header, std::ref(guard), false);
    problem = std::move(guard.problem);
    return object;
}

}  // namespace

Result<HeaderReader> HeaderReader::parse(std::string_view header) {
    if (header.size() > max_header_bytes) {
        return fail(ErrorCode::limit, "header: " + std::to_string(header.size()) +
                                          " bytes, limit " + std::to_string(max_header_bytes));
    }
    json object = json::object();
    auto fields = read_plain_header(header);
    if (!fields) {
        std::optional<Error> problem;
        object = parse_guarded(header, problem);
        if (problem) {
            return fail(std::move(*problem));
        }
    }
    if (object.is_discarded()) {
        return fail(ErrorCode::syntax,
                    "header: got " + in_quotes(header) + ", expected one JSON object in UTF-8");
    }
    if (!object.is_object()) {
        return fail(ErrorCode::frame, "header: got " + shown(object) + ", expected a JSON object");
    }
    HeaderReader reader{std::move(object), std::move(fields)};
    const json* const cmd = reader.take("cmd");
    if (cmd == nullptr) {
        return fail(ErrorCode::missing, "cmd: is missing, expected the command as a string");
    }
    if (!cmd->is_string()) {
        return fail(ErrorCode::type,
                    "cmd: got " + shown(*cmd) + ", expected the command as a string");
    }
    reader.command_ = cmd->get<std::string>();
    return reader;
}

HeaderReader::HeaderReader(json&& object, std::optional<HeaderFields>&& plain)
    : object_(std::move(object)) {  // braces would make it an array of one
    if (plain) {
        fields_ = std::move(*plain);
        return;
    }
    for (const auto& [name, value] : object_.items()) {
        fields_.push_back({name, std::move(value)});
    }
}

json* HeaderReader::take(std::string_view name) {
    // They come in the order in which they are asked for, as a rule.
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        HeaderField& field = fields_[(next_ + i) % fields_.size()];
        if (field.name == name) {
            next_ = (next_ + i + 1) % fields_.size();
            field.is_taken = true;
            return &field.value;
        }
    }
    return nullptr;
}

void HeaderReader::complain(ErrorCode code, std::string_view field, std::string what) {
    if (!problem_) {
        problem_ = Error{code, command_ + "." + std::string{field} + ": " + std::move(what)};
    }
}

void HeaderReader::wrong_type(const char* name, const json& value, const char* expected) {
    complain(ErrorCode::type, name, "got " + shown(value) + ", expected " + expected);
}

Status HeaderReader::finish() const {
    if (problem_) {
        return fail(*problem_);
    }
    std::string_view unknown;
    for (const HeaderField& field : fields_) {
        if (!field.is_taken && (unknown.data() == nullptr || field.name < unknown)) {
            unknown = field.name;
        }
    }
    if (unknown.data() != nullptr) {
        return fail(ErrorCode::unknown_key, command_ + ": unknown field " + in_quotes(unknown));
    }
    return {};
}

void HeaderReader::lease(Lease& lease) {
    (*this)("id", lease.id);
    std::uint64_t token = 0;
    (*this)("token", token);
    lease.token = Token{token};
}

void HeaderReader::read(const char* name, const json& value, bool& member) {
    if (!value.is_boolean()) {
        return wrong_type(name, value, "true or false");
    }
    member = value.get<bool>();
}
void HeaderReader::read(const char* name, const json& value, double& member) {
    if (!value.is_number()) {
        return wrong_type(name, value, "a number");
    }
    member = value.get<double>();
    for (const auto& limit : number_limits) {
        if (limit.field == name && !(member >= limit.low && member <= limit.high)) {
            complain(ErrorCode::range, name,
                     "got " + shown(value) + ", expected " + json(limit.low).dump() + " to " +
                         json(limit.high).dump());
        }
    }
}
void HeaderReader::read(const char* name, const json& value, int& member) {
    if (!value.is_number_integer()) {
        return wrong_type(name, value, "an integer");
    }
    double number = 0;
    read(name, value, number);
    if (std::abs(number) > 1e9) {
        return complain(ErrorCode::range, name,
                        "got " + shown(value) + ", expected at most 1000000000");
    }
    member = static_cast<int>(number);
}
void HeaderReader::read(const char* name, const json& value, std::uint64_t& member) {
    if (!value.is_number_integer() ||
        (!value.is_number_unsigned() && value.get<std::int64_t>() < 0)) {
        return wrong_type(name, value, "an integer from 0");
    }
    member = value.get<std::uint64_t>();
    if (member > max_token) {
        complain(ErrorCode::range, name, "got " + shown(value) + ", expected at most 2^53 - 1");
    }
}
void HeaderReader::read(const char* name, json& value, std::string& member) {
    if (!value.is_string()) {
        return wrong_type(name, value, "a string");
    }
    member = std::move(value.get_ref<std::string&>());
    for (const auto& limit : text_limits) {
        if (limit.field == name && member.size() > limit.bytes) {
            complain(
                ErrorCode::limit, name,
                std::to_string(member.size()) + " bytes, limit " + std::to_string(limit.bytes));
        }
    }
}
void HeaderReader::read(const char* name, json& value, std::vector<std::string>& member) {
    if (!value.is_array() || value.size() > max_outputs) {
        return wrong_type(name, value, "an array of at most 64 strings");
    }
    member.reserve(value.size());
    for (auto& entry : value) {
        if (!entry.is_string()) {
            return wrong_type(name, entry, "a string");
        }
        member.push_back(std::move(entry.get_ref<std::string&>()));
    }
}
void HeaderReader::read(const char* name, const json& value, JobId& member) {
    std::uint64_t number = 0;
    read(name, value, number);
    member = JobId{number};
}
void HeaderReader::read(const char* name, const json& value, ErrorCode& member) {
    const auto code = value.is_string() ? error_code_from_word(value.get_ref<const std::string&>())
                                        : std::nullopt;
    if (!code) {
        return wrong_type(name, value, "an error code as \"E_RANGE\"");
    }
    member = *code;
}

namespace {
template <typename Value, typename Parse>
bool read_word(const json& value, Value& member, Parse parse) {
    if (!value.is_string()) {
        return false;
    }
    const auto parsed = parse(value.get_ref<const std::string&>());
    if (parsed) {
        member = *parsed;
    }
    return parsed.has_value();
}
}  // namespace

void HeaderReader::read(const char* name, const json& value, Priority& member) {
    if (!read_word(value, member, priority_from_word)) {
        wrong_type(name, value, "high, normal or low");
    }
}
void HeaderReader::read(const char* name, const json& value, OnDuplicate& member) {
    if (!read_word(value, member, on_duplicate_from_word)) {
        wrong_type(name, value, "join, reject or latest");
    }
}
void HeaderReader::read(const char* name, const json& value, Deliver& member) {
    if (!read_word(value, member, deliver_from_word)) {
        wrong_type(name, value, "files or bytes");
    }
}
void HeaderReader::read(const char* name, const json& value, WorkerAction& member) {
    if (!read_word(value, member, worker_action_from_word)) {
        wrong_type(name, value, "recycle, drain or resize");
    }
}
void HeaderReader::read(const char* name, const json& value, JobState& member) {
    if (!read_word(value, member, job_state_from_word)) {
        wrong_type(name, value, "a job state");
    }
}
void HeaderReader::read(const char* name, const json& value, std::vector<std::uint64_t>& member) {
    if (!value.is_array() || value.size() > max_body_frames) {
        return wrong_type(name, value, "an array of at most 4097 integers");
    }
    for (const auto& entry : value) {
        read(name, entry, member.emplace_back());
    }
}
void HeaderReader::read(const char* name, const json& value, std::vector<JobId>& member) {
    if (!value.is_array() || value.size() > max_ids) {
        return wrong_type(name, value, "an array of at most 1000 job ids");
    }
    for (const auto& entry : value) {
        JobId id;
        read(name, entry, id);
        member.push_back(id);
    }
}
void HeaderReader::read(const char* name, const json& value, std::vector<Lease>& member) {
    if (!value.is_array() || value.size() > max_leases) {
        return wrong_type(name, value, "an array of at most 4096 [id, token] pairs");
    }
    for (const auto& entry : value) {
        if (!entry.is_array() || entry.size() != 2) {
            return wrong_type(name, entry, "a pair [id, token]");
        }
        JobId id;
        std::uint64_t token = 0;
        read(name, entry[0], id);
        read(name, entry[1], token);
        member.push_back({id, Token{token}});
    }
}

}  // namespace plotmill::wire
