#pragma once
// SHA-256 (FIPS 180-4), by OpenSSL's libcrypto: what makes two bodies the same, and what sha256sum
// says of an output.

#include "base/bytes.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace plotmill::digest {

/// 64 lower-case hex digits.
std::string sha256_hex(ByteView bytes);

/// The body's digest on the wire: over each frame's length (8 bytes, little-endian) followed by its
/// bytes.
std::string body_sha256(std::span<const ByteView> frames);

/// The same of a body that comes piece by piece, wherever the pieces are cut. One thread.
class BodyDigest {
public:
    explicit BodyDigest(std::vector<std::uint64_t> sizes);
    ~BodyDigest();
    BodyDigest(BodyDigest&&) noexcept;
    BodyDigest& operator=(BodyDigest&&) noexcept;
    BodyDigest(const BodyDigest&) = delete;
    BodyDigest& operator=(const BodyDigest&) = delete;
    /// \pre all pieces together are at most as long as the sizes say
    void add(ByteView bytes);
    /// Of what the sizes announce. \pre all of it was added, and this is asked once
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace plotmill::digest
