#pragma once
// JSON text as the same value in msgpack, without a tree in between.

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "dataset/limits.hpp"

#include <string_view>

namespace plotmill::payload {

/// Numbers without fraction and exponent that fit 64 bits stay integers; the rest are doubles.
/// Names that come twice stay twice: the decoder refuses them. Errors: syntax ("JSON, line 3,
/// column 14: …", columns counted in characters), limit (bytes, depth).
Result<Bytes> json_to_msgpack(std::string_view text, const dataset::Limits& limits);

}  // namespace plotmill::payload
