// Large bodies that the worker cannot open where the broker has them.
#include "worker/link/body_fetcher.hpp"

#include "tests/support/body_files.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace plotmill;
using namespace plotmill::test;
using worker::BodyFetcher;

namespace {

constexpr std::uint64_t mib = wire::max_chunk_bytes;

wire::Assign large_job(std::uint64_t token, std::uint64_t file_bytes) {
    wire::Assign assign;
    assign.lease = {JobId{token}, Token{token}};
    assign.file = "/nowhere";
    assign.file_bytes = file_bytes;
    return assign;
}

std::string content(const UniqueFd& file, std::size_t bytes) {
    std::string text(bytes, ' ');
    CHECK(::pread(file.get(), text.data(), bytes, 0) == static_cast<ssize_t>(bytes));
    return text;
}

}  // namespace

TEST_CASE("a file is asked for in pieces, a few ahead, and whole when the last has come",
          "[worker]") {
    BodyFetcher fetcher;
    fetcher.begin(large_job(1, 5 * mib + 3));
    for (std::uint64_t piece = 0; piece < 4; ++piece) {
        const auto fetch = fetcher.next();
        REQUIRE(fetch.has_value());
        CHECK(fetch->offset == piece * mib);
        CHECK(fetch->bytes == mib);
    }
    CHECK_FALSE(fetcher.next().has_value());
    const std::string bytes(mib, 'x');
    for (std::uint64_t piece = 0; piece < 5; ++piece) {
        CHECK_FALSE(fetcher.take({{JobId{1}, Token{1}}, piece * mib}, as_bytes(bytes)));
        static_cast<void>(fetcher.next());
    }
    const UniqueFd file = fetcher.take({{JobId{1}, Token{1}}, 5 * mib}, as_bytes("end"));
    REQUIRE(file);
    CHECK(content(file, 5 * mib + 3).ends_with("xend"));
    CHECK(fetcher.tokens().empty());
}

TEST_CASE("pieces that were not asked for are dropped", "[worker]") {
    BodyFetcher fetcher;
    const wire::Lease lease{JobId{1}, Token{1}};
    CHECK_FALSE(fetcher.take({lease, 0}, as_bytes("early")));
    fetcher.begin(large_job(1, 4));
    CHECK_FALSE(fetcher.take({lease, 0}, as_bytes("four")));  // nobody has asked yet
    REQUIRE(fetcher.next().has_value());
    CHECK_FALSE(fetcher.take({{JobId{1}, Token{2}}, 0}, as_bytes("four")));
    CHECK_FALSE(fetcher.take({lease, 1}, as_bytes("our")));
    CHECK_FALSE(fetcher.take({lease, 0}, as_bytes("fours")));
    CHECK(fetcher.take({lease, 0}, as_bytes("four")));
}

TEST_CASE("after a reconnect a file goes on where it stopped", "[worker]") {
    BodyFetcher fetcher;
    fetcher.begin(large_job(1, 3 * mib));
    while (fetcher.next()) {
    }
    CHECK_FALSE(fetcher.take({{JobId{1}, Token{1}}, 0}, as_bytes(std::string(mib, 'x'))));
    fetcher.begin_again();
    CHECK(fetcher.next()->offset == mib);
    fetcher.begin(large_job(2, 10));
    fetcher.forget(Token{1});
    CHECK(fetcher.next()->lease.token == Token{2});
}

TEST_CASE("a file of that name that is another body's is not taken for it", "[worker]") {
    const TempDir dir;
    wire::Assign assign = large_job(1, 0);
    assign.file = dir.file("body");
    const std::string bytes = body_file({"the job", "column"});
    write_file(assign.file, bytes);
    assign.file_bytes = bytes.size();
    assign.sha256 = head_of({"the job", "column"}).sha256;
    CHECK(worker::open_body_file(assign));
    assign.sha256 = head_of({"another", "column"}).sha256;
    CHECK_FALSE(worker::open_body_file(assign));
    assign.sha256 = head_of({"the job", "column"}).sha256;
    assign.file_bytes += 1;
    CHECK_FALSE(worker::open_body_file(assign));
    assign.file = dir.file("nothing");
    CHECK_FALSE(worker::open_body_file(assign));
    assign.file = dir.path();
    CHECK_FALSE(worker::open_body_file(assign));
}
