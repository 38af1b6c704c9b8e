#pragma once
// What msgpack's packer writes to: our Bytes. The only header that names msgpack-c.

#include "base/bytes.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#ifndef MSGPACK_NO_BOOST
#define MSGPACK_NO_BOOST
#endif
#include <msgpack.hpp>

namespace plotmill::payload {

class ByteSink {
public:
    explicit ByteSink(Bytes& bytes) noexcept : bytes_{bytes} {}
    void write(const char* data, std::size_t size) {
        const ByteView view = as_bytes({data, size});
        bytes_.insert(bytes_.end(), view.begin(), view.end());
    }

private:
    Bytes& bytes_;
};

class Packer : public msgpack::packer<ByteSink> {
public:
    explicit Packer(ByteSink& sink) : msgpack::packer<ByteSink>{sink}, sink_{sink} {}

    /// A double stays a double: msgpack-cxx 4.1 makes an integer of a whole one, by a conversion
    /// that is undefined beyond the integers' range. Never pack(double).
    void pack_double(double value) {
        auto bits = std::bit_cast<std::uint64_t>(value);
        std::array<char, 1 + sizeof bits> text{'\xcb'};
        for (std::size_t i = sizeof bits; i > 0; --i, bits >>= 8U) {
            text[i] = static_cast<char>(bits & 0xffU);
        }
        sink_.write(text.data(), text.size());
    }

private:
    ByteSink& sink_;
};

}  // namespace plotmill::payload
