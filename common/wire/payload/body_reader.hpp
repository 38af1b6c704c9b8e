#pragma once
// Typed, strict reads of a job: each says what it expects, and every failure is one sentence with
// the field's path. Holds the limits and counts what has been allocated, so that the bound is
// checked before anything is.

#include "base/result.hpp"
#include "dataset/limits.hpp"
#include "wire/payload/field_path.hpp"
#include "wire/payload/msgpack_cursor.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::payload {

class BodyReader {
public:
    /// \pre frames is not empty; everything outlives the reader.
    BodyReader(std::span<const ByteView> frames, const dataset::Limits& limits) noexcept
        : cursor_{frames.front()},
          extra_{frames.subspan(1)},
          used_(extra_.size()),
          limits_{limits} {}

    [[nodiscard]] MsgpackCursor& cursor() noexcept { return cursor_; }
    [[nodiscard]] const dataset::Limits& limits() const noexcept { return limits_; }
    [[nodiscard]] Kind peek() const noexcept { return cursor_.peek(); }
    /// Reads a nil if one stands here: for fields that may be null as well as absent.
    bool take_nil() noexcept;

    // Errors: type (another kind of value), syntax (the bytes end), and what stands behind each.
    Result<std::string_view> read_text(const FieldPath& at);  // utf8
    Result<ByteView> read_binary(const FieldPath& at);
    Result<std::int64_t> read_integer(const FieldPath& at);  // range
    Result<double> read_number(const FieldPath& at);         // integers too
    /// A column name, row label or axis name: any scalar, as Python's str(). utf8, limit.
    Result<std::string> read_label(const FieldPath& at);
    /// Items of an array or pairs of a map, checked to be possible in the bytes that follow. limit
    /// (depth, `most`).
    Result<std::size_t> read_array(const FieldPath& at, std::size_t most, std::string_view what);
    Result<std::size_t> read_map(const FieldPath& at);
    Status skip(const FieldPath& at);

    /// The extra frame of that number. Errors: frame.
    Result<ByteView> frame(std::int64_t number, const FieldPath& at);
    /// Every extra frame has been asked for, and the job ends where its frame ends. Errors: frame,
    /// syntax.
    Status finish() const;

    /// Counts bytes that are about to be allocated. Errors: limit.
    Status reserve(std::size_t bytes, const FieldPath& at) {
        if (bytes > limits_.max_decoded_bytes - reserved_bytes_) {
            return too_much(at);
        }
        reserved_bytes_ += bytes;
        return {};
    }

    /// "path: got 5, expected text", with what stands here shown. At the end or at a broken value:
    /// syntax.
    [[nodiscard]] tl::unexpected<Error> unexpected(const FieldPath& at,
                                                   std::string_view expected) const;
    /// What stands here, for a sentence: "5", "'abc'", "an array", "null".
    [[nodiscard]] std::string shown() const;
    [[nodiscard]] tl::unexpected<Error> cut_off(const FieldPath& at) const;

private:
    [[nodiscard]] tl::unexpected<Error> too_much(const FieldPath& at) const;

    MsgpackCursor cursor_;
    std::span<const ByteView> extra_;
    std::vector<bool> used_;
    const dataset::Limits& limits_;
    std::size_t reserved_bytes_ = 0;
};

/// `text` as it is when it is UTF-8. Errors: utf8, naming the byte.
Status check_utf8(std::string_view text, const FieldPath& at);

/// Which of `known` the field is; each may come once. Errors: unknown_key (with the nearest known
/// one), duplicate_key.
Result<std::size_t> find_field(std::string_view name, std::span<const std::string_view> known,
                               std::vector<bool>& seen, const FieldPath& at);

/// Reads a map whose fields are all known: calls on_field(number in `known`, path) → Status with
/// the reader at each value. \return which fields came.
template <typename OnField>
Result<std::vector<bool>> read_fields(BodyReader& reader, const FieldPath& at,
                                      std::span<const std::string_view> known, OnField on_field) {
    const Result<std::size_t> count = reader.read_map(at);
    if (!count) {
        return fail(count.error());
    }
    std::vector<bool> seen(known.size());
    for (std::size_t i = 0; i < *count; ++i) {
        if (reader.peek() != Kind::text) {
            return reader.unexpected(at, "text as the name of a field");
        }
        const Result<std::string_view> name = reader.read_text(at);
        if (!name) {
            return fail(name.error());
        }
        const Result<std::size_t> field = find_field(*name, known, seen, at);
        if (!field) {
            return fail(field.error());
        }
        if (Status status = on_field(*field, at.field(known[*field])); !status) {
            return fail(std::move(status).error());
        }
    }
    return seen;
}

/// The end of a job's map: its data was there, and nothing comes after it.
Status finish_job(BodyReader& reader, bool has_data);

}  // namespace plotmill::payload
