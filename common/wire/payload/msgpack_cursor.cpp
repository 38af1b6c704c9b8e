#include "wire/payload/msgpack_cursor.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <limits>

namespace plotmill::payload {
namespace {

template <typename T>
T from_big_endian(const std::byte* at) noexcept {
    T value;
    std::memcpy(&value, at, sizeof value);
    if constexpr (sizeof(T) == 2) {
        return __builtin_bswap16(value);
    } else if constexpr (sizeof(T) == 4) {
        return __builtin_bswap32(value);
    } else if constexpr (sizeof(T) == 8) {
        return __builtin_bswap64(value);
    } else {
        return value;
    }
}

/// Bytes of a number by its first byte, 0 for what is none (nil is 1).
constexpr std::array<std::uint8_t, 256> number_sizes = [] {
    std::array<std::uint8_t, 256> sizes{};
    for (std::size_t byte = 0; byte < 256; ++byte) {
        sizes[byte] = byte < 0x80 || byte >= 0xe0 ? 1 : 0;
    }
    sizes[0xc0] = 1;
    sizes[0xca] = sizes[0xce] = sizes[0xd2] = 5;
    sizes[0xcb] = sizes[0xcf] = sizes[0xd3] = 9;
    sizes[0xcc] = sizes[0xd0] = 2;
    sizes[0xcd] = sizes[0xd1] = 3;
    return sizes;
}();

/// \pre number_sizes says that a number of that many bytes stands at `at`
double number_at(const std::byte* at) noexcept {
    const auto first = static_cast<std::uint8_t>(*at);
    const std::byte* const value = at + 1;
    switch (first) {
        case 0xc0:
            return std::numeric_limits<double>::quiet_NaN();
        case 0xca:
            return static_cast<double>(std::bit_cast<float>(from_big_endian<std::uint32_t>(value)));
        case 0xcb:
            return std::bit_cast<double>(from_big_endian<std::uint64_t>(value));
        case 0xcc:
            return static_cast<double>(from_big_endian<std::uint8_t>(value));
        case 0xcd:
            return static_cast<double>(from_big_endian<std::uint16_t>(value));
        case 0xce:
            return static_cast<double>(from_big_endian<std::uint32_t>(value));
        case 0xcf:
            return static_cast<double>(from_big_endian<std::uint64_t>(value));
        case 0xd0:
            return static_cast<double>(
                static_cast<std::int8_t>(from_big_endian<std::uint8_t>(value)));
        case 0xd1:
            return static_cast<double>(
                static_cast<std::int16_t>(from_big_endian<std::uint16_t>(value)));
        case 0xd2:
            return static_cast<double>(
                static_cast<std::int32_t>(from_big_endian<std::uint32_t>(value)));
        case 0xd3:
            return static_cast<double>(
                static_cast<std::int64_t>(from_big_endian<std::uint64_t>(value)));
        default:
            return static_cast<double>(static_cast<std::int8_t>(first));
    }
}

}  // namespace

template <typename T>
std::optional<T> MsgpackCursor::big_endian(std::size_t offset) const noexcept {
    if (remaining() < offset + sizeof(T)) {
        return std::nullopt;
    }
    return from_big_endian<T>(bytes_.data() + at_ + offset);
}

std::optional<bool> MsgpackCursor::read_boolean() noexcept {
    const bool value = first() == 0xc3;
    ++at_;
    return value;
}

std::optional<Integer> MsgpackCursor::read_integer() noexcept {
    const std::size_t size = number_sizes[first()];
    if (remaining() < size) {
        return std::nullopt;
    }
    const std::byte* const at = bytes_.data() + at_;
    at_ += size;
    const auto head = static_cast<std::uint8_t>(*at);
    if (head == 0xcf) {
        const auto value = from_big_endian<std::uint64_t>(at + 1);
        return value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())
                   ? Integer{value}
                   : Integer{static_cast<std::int64_t>(value)};
    }
    if (head == 0xd3) {
        return static_cast<std::int64_t>(from_big_endian<std::uint64_t>(at + 1));
    }
    return static_cast<std::int64_t>(number_at(at));  // 32 bits at most: exact in a double
}

std::optional<double> MsgpackCursor::read_floating() noexcept {
    const std::size_t size = number_sizes[first()];
    if (remaining() < size) {
        return std::nullopt;
    }
    const double value = number_at(bytes_.data() + at_);
    at_ += size;
    return value;
}

std::optional<ByteView> MsgpackCursor::take(std::optional<std::uint64_t> size,
                                            std::size_t header) noexcept {
    if (!size || remaining() < header || remaining() - header < *size) {
        return std::nullopt;
    }
    const ByteView taken = bytes_.subspan(at_ + header, static_cast<std::size_t>(*size));
    at_ += header + taken.size();
    return taken;
}

std::optional<std::string_view> MsgpackCursor::read_long_text() noexcept {
    std::optional<ByteView> taken;
    switch (first()) {
        case 0xd9:
            taken = take(big_endian<std::uint8_t>(1), 2);
            break;
        case 0xda:
            taken = take(big_endian<std::uint16_t>(1), 3);
            break;
        case 0xdb:
            taken = take(big_endian<std::uint32_t>(1), 5);
            break;
        default:
            taken = take(first() & 0x1fU, 1);
    }
    return taken ? std::optional{as_text(*taken)} : std::nullopt;
}

std::optional<ByteView> MsgpackCursor::read_binary() noexcept {
    switch (first()) {
        case 0xc4:
            return take(big_endian<std::uint8_t>(1), 2);
        case 0xc5:
            return take(big_endian<std::uint16_t>(1), 3);
        default:
            return take(big_endian<std::uint32_t>(1), 5);
    }
}

std::optional<ByteView> MsgpackCursor::take_extension() noexcept {
    switch (first()) {
        case 0xc7:
            return take(big_endian<std::uint8_t>(1), 3);
        case 0xc8:
            return take(big_endian<std::uint16_t>(1), 4);
        case 0xc9:
            return take(big_endian<std::uint32_t>(1), 6);
        default:
            return take(std::uint64_t{1} << (first() - 0xd4U), 2);
    }
}

std::optional<std::uint32_t> MsgpackCursor::container_header(std::uint8_t fixed,
                                                             std::uint8_t sized) noexcept {
    if ((first() & 0xf0U) == fixed) {
        const std::uint32_t count = first() & 0x0fU;
        ++at_;
        return count;
    }
    const bool is_short = first() == sized;
    std::optional<std::uint32_t> count;
    if (is_short) {
        count = big_endian<std::uint16_t>(1);
    } else {
        count = big_endian<std::uint32_t>(1);
    }
    at_ += count ? (is_short ? 3U : 5U) : 0U;
    return count;
}

std::optional<std::uint32_t> MsgpackCursor::read_array_header() noexcept {
    return container_header(0x90, 0xdc);
}
std::optional<std::uint32_t> MsgpackCursor::read_map_header() noexcept {
    return container_header(0x80, 0xde);
}

NumberRun MsgpackCursor::read_numbers(std::span<double> to) noexcept {
    const std::byte* at = bytes_.data() + at_;
    const std::byte* const end = bytes_.data() + bytes_.size();
    NumberRun run;
    while (run.count < to.size() && at != end) {
        const auto head = static_cast<std::uint8_t>(*at);
        const std::size_t size = number_sizes[head];
        if (size == 0 || static_cast<std::size_t>(end - at) < size) {
            break;
        }
        to[run.count] = head == 0xcb ? std::bit_cast<double>(from_big_endian<std::uint64_t>(at + 1))
                                     : number_at(at);
        run.any_number = run.any_number || head != 0xc0;
        ++run.count;
        at += size;
    }
    at_ = static_cast<std::size_t>(at - bytes_.data());
    return run;
}

MsgpackCursor::Skipped MsgpackCursor::skip_scalar(Kind kind) noexcept {
    bool complete = true;
    switch (kind) {
        case Kind::end:
            return Skipped::cut_off;
        case Kind::reserved:
            return Skipped::reserved;
        case Kind::text:
            complete = read_text().has_value();
            break;
        case Kind::binary:
            complete = read_binary().has_value();
            break;
        case Kind::extension:
            complete = take_extension().has_value();
            break;
        default: {  // nil, booleans and numbers
            const std::size_t size = kind == Kind::boolean ? 1 : number_sizes[first()];
            complete = remaining() >= size;
            at_ += complete ? size : 0;
        }
    }
    return complete ? Skipped::ok : Skipped::cut_off;
}

MsgpackCursor::Skipped MsgpackCursor::skip(std::size_t depth) noexcept {
    const Kind kind = peek();
    if (kind != Kind::array && kind != Kind::map) {
        return skip_scalar(kind);
    }
    if (depth == 0) {
        return Skipped::too_deep;
    }
    const auto count = kind == Kind::array ? read_array_header() : read_map_header();
    const std::uint64_t values = count.value_or(0) * (kind == Kind::map ? std::uint64_t{2} : 1);
    if (!count || values > remaining()) {
        return Skipped::cut_off;
    }
    for (std::uint64_t i = 0; i < values; ++i) {
        if (const Skipped skipped = skip(depth - 1); skipped != Skipped::ok) {
            return skipped;
        }
    }
    return Skipped::ok;
}

}  // namespace plotmill::payload
