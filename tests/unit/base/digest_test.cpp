#include "digest/digest.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace plotmill;

TEST_CASE("SHA-256 gives the digest of FIPS 180-4's example") {
    REQUIRE(digest::sha256_hex(as_bytes("abc")) ==
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a body's digest tells where one frame ends and the next begins") {
    const std::vector<ByteView> one{as_bytes("ab"), as_bytes("c")};
    const std::vector<ByteView> other{as_bytes("a"), as_bytes("bc")};
    REQUIRE(digest::body_sha256(one) != digest::body_sha256(other));
    // The same bytes as Python's: sha256(b"\x02" + 7 * b"\0" + b"ab" + b"\x01" + 7 * b"\0" + b"c")
    REQUIRE(digest::body_sha256(one) ==
            digest::sha256_hex(as_bytes({"\x02\0\0\0\0\0\0\0ab\x01\0\0\0\0\0\0\0c", 19})));
}
