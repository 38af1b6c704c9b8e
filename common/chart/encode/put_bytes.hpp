#pragma once
// Numbers at the end of bytes, highest byte first: how PNG and zlib write them.

#include "base/bytes.hpp"

#include <cstdint>

namespace plotmill::chart {

inline void put_byte(Bytes& out, unsigned value) {
    out.push_back(static_cast<std::byte>(value & 0xffU));
}

inline void put_word(Bytes& out, std::uint32_t value) {
    for (unsigned shift = 32; shift > 0;) {
        shift -= 8;
        put_byte(out, value >> shift);
    }
}

}  // namespace plotmill::chart
