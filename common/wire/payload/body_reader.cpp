#include "wire/payload/body_reader.hpp"

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "wire/payload/scalar_text.hpp"

#include <algorithm>
#include <limits>

namespace plotmill::payload {
namespace {

std::string join(std::span<const std::string_view> words) {
    std::string text;
    for (const std::string_view word : words) {
        text += text.empty() ? "" : ", ";
        text += word;
    }
    return text;
}

std::string text_of(const Integer& value) {
    return std::visit([](auto number) { return std::to_string(number); }, value);
}

double to_double(const Integer& value) {
    return std::visit([](auto number) { return static_cast<double>(number); }, value);
}

std::string shown_scalar(MsgpackCursor cursor, Kind kind) {
    switch (kind) {
        case Kind::boolean:
            return *cursor.read_boolean() ? "true" : "false";
        case Kind::integer:
            return text_of(cursor.read_integer().value_or(Integer{}));
        case Kind::floating:
            return python_text(cursor.read_floating().value_or(0));
        case Kind::text: {
            const std::string_view text = cursor.read_text().value_or("");
            return is_utf8(text) ? in_quotes(text) : "text that is not UTF-8";
        }
        default:
            return "binary of " + std::to_string(cursor.read_binary().value_or(ByteView{}).size()) +
                   " bytes";
    }
}

}  // namespace

bool BodyReader::take_nil() noexcept {
    if (peek() != Kind::nil) {
        return false;
    }
    cursor_.read_nil();
    return true;
}

Result<std::string_view> BodyReader::read_text(const FieldPath& at) {
    if (peek() != Kind::text) {
        return unexpected(at, "text");
    }
    const auto text = cursor_.read_text();
    if (!text) {
        return cut_off(at);
    }
    if (!is_short_ascii(*text)) {
        if (Status status = check_utf8(*text, at); !status) {
            return fail(std::move(status).error());
        }
    }
    return *text;
}

Result<ByteView> BodyReader::read_binary(const FieldPath& at) {
    if (peek() != Kind::binary) {
        return unexpected(at, "binary");
    }
    const auto binary = cursor_.read_binary();
    return binary ? Result<ByteView>{*binary} : cut_off(at);
}

Result<std::int64_t> BodyReader::read_integer(const FieldPath& at) {
    if (peek() != Kind::integer) {
        return unexpected(at, "an integer");
    }
    const auto value = cursor_.read_integer();
    if (!value) {
        return cut_off(at);
    }
    if (const auto* number = std::get_if<std::int64_t>(&*value)) {
        return *number;
    }
    return fail(ErrorCode::range,
                at.str() + ": got " + text_of(*value) + ", expected an integer of at most 63 bits");
}

Result<double> BodyReader::read_number(const FieldPath& at) {
    if (peek() == Kind::integer) {
        const auto value = cursor_.read_integer();
        return value ? Result<double>{to_double(*value)} : cut_off(at);
    }
    if (peek() != Kind::floating) {
        return unexpected(at, "a number");
    }
    const auto value = cursor_.read_floating();
    return value ? Result<double>{*value} : cut_off(at);
}

Result<std::string> BodyReader::read_label(const FieldPath& at) {
    switch (peek()) {
        case Kind::nil:
            cursor_.read_nil();
            return std::string{"None"};
        case Kind::boolean:
            return python_text(*cursor_.read_boolean());
        case Kind::integer: {
            const auto value = cursor_.read_integer();
            return value ? Result<std::string>{text_of(*value)} : cut_off(at);
        }
        case Kind::floating: {
            const auto value = cursor_.read_floating();
            return value ? Result<std::string>{python_text(*value)} : cut_off(at);
        }
        case Kind::text:
            break;
        default:
            return unexpected(at, "text, a number, true, false or null");
    }
    const Result<std::string_view> text = read_text(at);
    if (!text) {
        return fail(text.error());
    }
    if (text->size() > limits_.max_name_bytes) {
        return fail(ErrorCode::limit, at.str() + ": got " + std::to_string(text->size()) +
                                          " bytes, expected at most " +
                                          std::to_string(limits_.max_name_bytes));
    }
    if (Status status = reserve(sizeof(std::string) + text->size(), at); !status) {
        return fail(std::move(status).error());
    }
    return std::string{*text};
}

Result<std::size_t> BodyReader::read_array(const FieldPath& at, std::size_t most,
                                           std::string_view what) {
    if (peek() != Kind::array) {
        return unexpected(at, "an array");
    }
    if (at.depth() >= limits_.max_depth) {
        return fail(ErrorCode::limit, at.str() + ": nested deeper than " +
                                          std::to_string(limits_.max_depth) + " levels");
    }
    const auto count = cursor_.read_array_header();
    if (!count) {
        return cut_off(at);
    }
    if (*count > most) {
        return fail(ErrorCode::limit, at.str() + ": got " + std::to_string(*count) + ' ' +
                                          std::string{what} + ", expected at most " +
                                          std::to_string(most));
    }
    return *count <= cursor_.remaining() ? Result<std::size_t>{*count} : cut_off(at);
}

Result<std::size_t> BodyReader::read_map(const FieldPath& at) {
    if (peek() != Kind::map) {
        return unexpected(at, "a map");
    }
    if (at.depth() >= limits_.max_depth) {
        return fail(ErrorCode::limit, at.str() + ": nested deeper than " +
                                          std::to_string(limits_.max_depth) + " levels");
    }
    const auto count = cursor_.read_map_header();
    return count && *count <= cursor_.remaining() / 2 ? Result<std::size_t>{*count} : cut_off(at);
}

Status BodyReader::skip(const FieldPath& at) {
    const std::size_t around = std::min(at.depth(), limits_.max_depth);
    switch (cursor_.skip(limits_.max_depth - around)) {
        case MsgpackCursor::Skipped::ok:
            return {};
        case MsgpackCursor::Skipped::cut_off:
            return cut_off(at);
        case MsgpackCursor::Skipped::too_deep:
            return fail(ErrorCode::limit, at.str() + ": nested deeper than " +
                                              std::to_string(limits_.max_depth) + " levels");
        default:
            return unexpected(at, "a value");
    }
}

Result<ByteView> BodyReader::frame(std::int64_t number, const FieldPath& at) {
    if (number < 0 || static_cast<std::uint64_t>(number) >= extra_.size()) {
        return fail(ErrorCode::frame, at.str() + ": got " + std::to_string(number) +
                                          ", the job came with " + std::to_string(extra_.size()) +
                                          " extra frames, counted from 0");
    }
    used_[static_cast<std::size_t>(number)] = true;
    return extra_[static_cast<std::size_t>(number)];
}

Status BodyReader::finish() const {
    if (cursor_.remaining() > 0) {
        return fail(ErrorCode::syntax, "job: " + std::to_string(cursor_.remaining()) +
                                           " bytes after its end at byte " +
                                           std::to_string(cursor_.offset()));
    }
    const auto unused = std::find(used_.begin(), used_.end(), false);
    if (unused != used_.end()) {
        return fail(ErrorCode::frame,
                    "frame " + std::to_string(unused - used_.begin()) + ": no column refers to it");
    }
    return {};
}

tl::unexpected<Error> BodyReader::too_much(const FieldPath& at) const {
    return fail(ErrorCode::limit, at.str() + ": the table needs more than " +
                                      std::to_string(limits_.max_decoded_bytes) +
                                      " bytes of memory; typed columns need none");
}

std::string BodyReader::shown() const {
    const Kind kind = peek();
    switch (kind) {
        case Kind::nil:
            return "null";
        case Kind::array:
            return "an array";
        case Kind::map:
            return "a map";
        case Kind::extension:
            return "an extension type";
        default:
            return shown_scalar(cursor_, kind);
    }
}

tl::unexpected<Error> BodyReader::unexpected(const FieldPath& at, std::string_view expected) const {
    const Kind kind = peek();
    if (kind == Kind::reserved) {
        return fail(ErrorCode::syntax, at.str() + ": byte " + std::to_string(cursor_.offset()) +
                                           " is 0xc1, which msgpack does not use");
    }
    MsgpackCursor ahead = cursor_;
    const bool is_container = kind == Kind::array || kind == Kind::map;
    if (!is_container && ahead.skip(0) == MsgpackCursor::Skipped::cut_off) {
        return cut_off(at);
    }
    return fail(ErrorCode::type,
                at.str() + ": got " + shown() + ", expected " + std::string{expected});
}

tl::unexpected<Error> BodyReader::cut_off(const FieldPath& at) const {
    return fail(ErrorCode::syntax, at.str() + ": the job ends too early, at byte " +
                                       std::to_string(cursor_.bytes().size()));
}

Status check_utf8(std::string_view text, const FieldPath& at) {
    if (const auto invalid = find_invalid_utf8(text)) {
        return fail(ErrorCode::utf8,
                    at.str() + ": byte " + std::to_string(*invalid) + " of the text is not UTF-8");
    }
    return {};
}

Result<std::size_t> find_field(std::string_view name, std::span<const std::string_view> known,
                               std::vector<bool>& seen, const FieldPath& at) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end()) {
        const std::string hint = did_you_mean(name, known);
        return fail(ErrorCode::unknown_key,
                    at.str() + ": unknown field " + in_quotes(name) +
                        (hint.empty() ? ", expected one of " + join(known) : hint));
    }
    const auto number = static_cast<std::size_t>(found - known.begin());
    if (seen[number]) {
        return fail(ErrorCode::duplicate_key, at.str() + ": field " + in_quotes(name) + " twice");
    }
    seen[number] = true;
    return number;
}

Status finish_job(BodyReader& reader, bool has_data) {
    if (!has_data) {
        return fail(ErrorCode::missing,
                    "data: missing, expected a map with \"columns\" and \"values\"");
    }
    return reader.finish();
}

}  // namespace plotmill::payload
