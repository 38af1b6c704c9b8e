// A large body's file: what is read is what was written, or an error.
#include "base/unique_fd.hpp"
#include "tests/support/body_files.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>

using namespace plotmill;
using namespace plotmill::test;

namespace {

const std::vector<std::string> three{"the job", "", std::string(10'000, 'x')};

Result<body::MappedBody> open_bytes(const TempDir& dir, const std::string& bytes) {
    write_file(dir.file("body"), bytes);
    const UniqueFd file{::open(dir.file("body").c_str(), O_RDONLY | O_CLOEXEC)};
    return body::MappedBody::open(file.get());
}

ErrorCode error_of(const TempDir& dir, const std::string& bytes) {
    const auto body = open_bytes(dir, bytes);
    REQUIRE_FALSE(body.has_value());
    return body.error().code;
}

}  // namespace

TEST_CASE("a body's file is mapped as the frames that were written", "[body]") {
    const TempDir dir;
    const auto body = open_bytes(dir, body_file(three));
    REQUIRE(body.has_value());
    REQUIRE(body->frames().size() == three.size());
    for (std::size_t i = 0; i < three.size(); ++i) {
        CHECK(as_text(body->frames()[i]) == three[i]);
    }
}

TEST_CASE("wherever one bit of a body's file is flipped, it is found", "[body]") {
    const TempDir dir;
    const std::string sound = body_file({"the job", "column"});
    for (std::size_t at = 0; at < sound.size(); ++at) {
        const bool is_digest = at >= 8 && at < 72;  // compared with the one that is expected
        if (is_digest) {
            continue;
        }
        std::string damaged = sound;
        damaged[at] = static_cast<char>(damaged[at] ^ 4);
        CHECK(error_of(dir, damaged) == ErrorCode::checksum);
    }
}

TEST_CASE("a body's file that is cut anywhere, or goes on, is refused", "[body]") {
    const TempDir dir;
    const std::string sound = body_file({"the job", "column"});
    for (std::size_t size = 0; size < sound.size(); ++size) {
        CHECK(error_of(dir, sound.substr(0, size)) == ErrorCode::checksum);
    }
    CHECK(error_of(dir, sound + "!") == ErrorCode::checksum);
}

TEST_CASE("digest and checksum of a body are the same wherever its pieces are cut", "[body]") {
    const std::string all = three[0] + three[1] + three[2];
    const body::FileHead head = head_of(three);
    for (const std::size_t cut : {std::size_t{1}, std::size_t{7}, std::size_t{1000}, all.size()}) {
        digest::BodyDigest digest{head.sizes};
        body::Checksum sum{head.sizes};
        for (std::size_t at = 0; at < all.size(); at += cut) {
            const std::string piece = all.substr(at, cut);
            digest.add(as_bytes(piece));
            sum.add(as_bytes(piece));
        }
        CHECK(digest.hex() == head.sha256);
        CHECK(sum.value() == head.checksum);
    }
}
