#pragma once
// SHA-256 (FIPS 180-4), by OpenSSL's libcrypto: what makes two bodies the same, and what sha256sum
// says of an output.

#include "base/bytes.hpp"

#include <memory>
#include <span>
#include <string>

namespace plotmill::digest {

/// 64 lower-case hex digits.
std::string sha256_hex(ByteView bytes);

/// The body's digest on the wire: over each frame's length (8 bytes, little-endian) followed by its
/// bytes.
std::string body_sha256(std::span<const ByteView> frames);

}  // namespace plotmill::digest
