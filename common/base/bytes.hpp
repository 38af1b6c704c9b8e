#pragma once
// Bytes that are owned, and bytes that are looked at. A view never outlives what it looks at.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace plotmill {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

inline ByteView as_bytes(std::string_view text) noexcept {
    return std::as_bytes(std::span{text.data(), text.size()});
}
inline std::string_view as_text(ByteView bytes) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace plotmill
