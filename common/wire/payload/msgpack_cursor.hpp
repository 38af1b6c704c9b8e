#pragma once
// Reads msgpack (github.com/msgpack/msgpack/blob/master/spec.md) value by value, in place: nothing
// is allocated, nothing copied, no byte beyond the end is looked at. Text and binary come as views
// into the bytes.
//
// Every read answers std::nullopt when the bytes end too early; the cursor then stands where it
// stood. A cursor is a value: copy it to look ahead. \pre of every read: peek() says the kind it
// reads.

#include "base/bytes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace plotmill::payload {

enum class Kind {
    end,
    nil,
    boolean,
    integer,
    floating,
    text,
    binary,
    array,
    map,
    extension,
    reserved
};

/// Integers above INT64_MAX come as uint64.
using Integer = std::variant<std::int64_t, std::uint64_t>;

struct NumberRun {
    std::size_t count = 0;    // values written
    bool any_number = false;  // false: all of them were nil
};

class MsgpackCursor {
public:
    explicit MsgpackCursor(ByteView bytes) noexcept : bytes_{bytes} {}

    [[nodiscard]] std::size_t offset() const noexcept { return at_; }
    [[nodiscard]] std::size_t remaining() const noexcept { return bytes_.size() - at_; }
    [[nodiscard]] Kind peek() const noexcept {
        return remaining() == 0 ? Kind::end : kinds[first()];
    }
    [[nodiscard]] ByteView bytes() const noexcept { return bytes_; }

    std::optional<bool> read_boolean() noexcept;
    void read_nil() noexcept { ++at_; }
    std::optional<Integer> read_integer() noexcept;
    std::optional<double> read_floating() noexcept;
    std::optional<std::string_view> read_text() noexcept {
        const std::size_t size = first() & 0x1fU;
        const bool is_short = (first() & 0xe0U) == 0xa0;  // as the names of fields
        if (!is_short || remaining() <= size) {
            return read_long_text();
        }
        const ByteView taken = bytes_.subspan(at_ + 1, size);
        at_ += 1 + size;
        return as_text(taken);
    }
    std::optional<ByteView> read_binary() noexcept;
    /// Number of items (array) or of pairs (map); not yet compared with what follows.
    std::optional<std::uint32_t> read_array_header() noexcept;
    std::optional<std::uint32_t> read_map_header() noexcept;

    /// As many integers, floats and nils (as NaN) as stand here one behind the other, at most
    /// to.size(). The hot loop of every list of numbers: no call per value. Stops before anything
    /// else and before a value that is cut off.
    NumberRun read_numbers(std::span<double> to) noexcept;

    enum class Skipped { ok, cut_off, too_deep, reserved };
    /// One whole value, whatever it is; `depth` containers may be nested in it at most.
    Skipped skip(std::size_t depth) noexcept;

private:
    /// What a value is, by its first byte.
    static constexpr std::array<Kind, 256> kinds = [] {
        std::array<Kind, 256> all{};
        const auto fill = [&](std::size_t from, std::size_t to, Kind kind) {
            for (std::size_t byte = from; byte <= to; ++byte) {
                all[byte] = kind;
            }
        };
        fill(0x00, 0xff, Kind::integer);
        fill(0x80, 0x8f, Kind::map);
        fill(0x90, 0x9f, Kind::array);
        fill(0xa0, 0xbf, Kind::text);
        fill(0xc0, 0xc0, Kind::nil);
        fill(0xc1, 0xc1, Kind::reserved);
        fill(0xc2, 0xc3, Kind::boolean);
        fill(0xc4, 0xc6, Kind::binary);
        fill(0xc7, 0xc9, Kind::extension);
        fill(0xca, 0xcb, Kind::floating);
        fill(0xd4, 0xd8, Kind::extension);
        fill(0xd9, 0xdb, Kind::text);
        fill(0xdc, 0xdd, Kind::array);
        fill(0xde, 0xdf, Kind::map);
        return all;
    }();

    [[nodiscard]] std::uint8_t first() const noexcept {
        return static_cast<std::uint8_t>(bytes_[at_]);
    }
    template <typename T>
    [[nodiscard]] std::optional<T> big_endian(std::size_t offset) const noexcept;
    std::optional<ByteView> take(std::optional<std::uint64_t> size, std::size_t header) noexcept;
    std::optional<ByteView> take_extension() noexcept;
    std::optional<std::string_view> read_long_text() noexcept;
    std::optional<std::uint32_t> container_header(std::uint8_t fixed, std::uint8_t sized) noexcept;
    Skipped skip_scalar(Kind kind) noexcept;

    ByteView bytes_;
    std::size_t at_ = 0;
};

}  // namespace plotmill::payload
