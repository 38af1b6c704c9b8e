#include "wire/payload/job_file.hpp"

#include "wire/payload/body_reader.hpp"
#include "wire/payload/json_to_msgpack.hpp"
#include "wire/payload/mistaken_format.hpp"
#include "wire/payload/scalar_text.hpp"

#include <array>
#include <utility>

namespace plotmill::payload {
namespace {

enum Field : std::size_t {
    data,
    charts,
    folder,  // the body's
    key,
    queue,
    priority,
    delay_s,
    time_limit_s,
    max_attempts,
    on_duplicate
};
constexpr std::array<std::string_view, 10> field_names{
    "data",     "charts",  "folder",       "key",          "queue",
    "priority", "delay_s", "time_limit_s", "max_attempts", "on_duplicate"};
constexpr std::size_t body_fields = 3;

/// The body's fields as they lie in the job, in the order they came.
struct BodyParts {
    std::size_t count = 0;
    Bytes bytes;
};

Status take_body_field(BodyReader& reader, const FieldPath& at, std::string_view name,
                       BodyParts& parts) {
    const std::size_t start = reader.cursor().offset();
    if (Status status = reader.skip(at); !status) {
        return status;
    }
    const ByteView value = reader.cursor().bytes().subspan(start, reader.cursor().offset() - start);
    const ByteView text = as_bytes(name);
    parts.bytes.push_back(
        static_cast<std::byte>(0xa0U | name.size()));  // fixstr: the names are short
    parts.bytes.insert(parts.bytes.end(), text.begin(), text.end());
    parts.bytes.insert(parts.bytes.end(), value.begin(), value.end());
    ++parts.count;
    return {};
}

Status read_name(BodyReader& reader, const FieldPath& at, std::size_t most,
                 std::optional<std::string>& to) {
    const Result<std::string_view> text = reader.read_text(at);
    if (!text) {
        return fail(text.error());
    }
    if (text->empty() || text->size() > most) {
        return fail(ErrorCode::limit, at.str() + ": got " + std::to_string(text->size()) +
                                          " bytes, expected 1 to " + std::to_string(most));
    }
    to = std::string{*text};
    return {};
}

template <typename T>
Status read_word(BodyReader& reader, const FieldPath& at,
                 std::optional<T> (*from_word)(std::string_view) noexcept,
                 std::string_view expected, std::optional<T>& to) {
    const Result<std::string_view> text = reader.read_text(at);
    if (!text) {
        return fail(text.error());
    }
    to = from_word(*text);
    if (!to) {
        return fail(ErrorCode::range,
                    at.str() + ": got " + in_quotes(*text) + ", expected " + std::string{expected});
    }
    return {};
}

Status read_seconds(BodyReader& reader, const FieldPath& at, double most,
                    std::optional<double>& to) {
    const Result<double> seconds = reader.read_number(at);
    if (!seconds) {
        return fail(seconds.error());
    }
    if (!(*seconds >= 0 && *seconds <= most)) {
        return fail(ErrorCode::range, at.str() + ": got " + python_text(*seconds) +
                                          ", expected 0 to " + python_text(most) + " seconds");
    }
    to = *seconds;
    return {};
}

Status read_attempts(BodyReader& reader, const FieldPath& at, std::optional<int>& to) {
    const Result<std::int64_t> attempts = reader.read_integer(at);
    if (!attempts) {
        return fail(attempts.error());
    }
    if (*attempts < 1 || *attempts > wire::max_attempts_limit) {
        return fail(ErrorCode::range, at.str() + ": got " + std::to_string(*attempts) +
                                          ", expected 1 to " +
                                          std::to_string(wire::max_attempts_limit));
    }
    to = static_cast<int>(*attempts);
    return {};
}

Status read_envelope_field(BodyReader& reader, const FieldPath& at, std::size_t field,
                           JobFile& job) {
    switch (field) {
        case Field::key:
            return read_name(reader, at, wire::max_key_bytes, job.key);
        case Field::queue:
            return read_name(reader, at, wire::max_name_bytes, job.queue);
        case Field::priority:
            return read_word(reader, at, &wire::priority_from_word, "'high', 'normal' or 'low'",
                             job.priority);
        case Field::delay_s:
            return read_seconds(reader, at, wire::max_delay_s, job.delay_s);
        case Field::time_limit_s:
            return read_seconds(reader, at, wire::max_time_limit_s, job.time_limit_s);
        case Field::max_attempts:
            return read_attempts(reader, at, job.max_attempts);
        default:
            return read_word(reader, at, &wire::on_duplicate_from_word,
                             "'join', 'reject' or 'latest'", job.on_duplicate);
    }
}

Bytes whole_body(BodyParts parts) {
    parts.bytes.insert(parts.bytes.begin(), static_cast<std::byte>(0x80U | parts.count));  // fixmap
    return std::move(parts.bytes);
}

}  // namespace

Result<JobFile> read_job_msgpack(ByteView bytes, const dataset::Limits& limits) {
    if (bytes.empty() || bytes.size() > limits.max_body_bytes) {
        return fail(bytes.empty() ? ErrorCode::syntax : ErrorCode::limit,
                    "job: got " + std::to_string(bytes.size()) + " bytes, expected 1 to " +
                        std::to_string(limits.max_body_bytes));
    }
    const std::array<ByteView, 1> frames{bytes};
    BodyReader reader{frames, limits};
    const FieldPath root;
    if (reader.peek() != Kind::map || looks_like_pickle(bytes)) {
        const std::string hint = hint_about_format(bytes);
        return hint.empty() ? reader.unexpected(root, "a map with \"key\" and \"data\"")
                            : fail(ErrorCode::syntax, "job: " + hint);
    }
    JobFile job;
    BodyParts parts;
    const auto seen =
        read_fields(reader, root, field_names, [&](std::size_t field, const FieldPath& at) {
            if (field < body_fields) {
                return take_body_field(reader, at, field_names[field], parts);
            }
            return reader.take_nil() ? Status{} : read_envelope_field(reader, at, field, job);
        });
    if (!seen) {
        return fail(seen.error());
    }
    if (Status status = finish_job(reader, (*seen)[Field::data]); !status) {
        return fail(std::move(status).error());
    }
    job.body = whole_body(std::move(parts));
    return job;
}

Result<JobFile> read_job_json(std::string_view text, const dataset::Limits& limits) {
    const Result<Bytes> bytes = json_to_msgpack(text, limits);
    return bytes ? read_job_msgpack(*bytes, limits) : fail(bytes.error());
}

}  // namespace plotmill::payload
