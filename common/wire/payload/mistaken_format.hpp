#pragma once
// Bytes that are no msgpack job but something else that people send by mistake: recognised to help
// them, never read.

#include "base/bytes.hpp"

#include <string>

namespace plotmill::payload {

/// "looks like JSON, expected msgpack", or nothing.
std::string hint_about_format(ByteView bytes);
/// A pickle starts like an empty map: the only mistake that the first byte alone does not give
/// away.
bool looks_like_pickle(ByteView bytes) noexcept;

}  // namespace plotmill::payload
