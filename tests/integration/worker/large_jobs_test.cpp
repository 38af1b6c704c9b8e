// Jobs whose body is in a file: mapped where it is, or fetched. docs/protocol.md#large-bodies.

#include "tests/integration/worker/host_fixture.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::test;

namespace {

/// A picture of a table of some megabytes.
std::uint64_t submit_large(Host& host, const std::string& output, BodyBy by) {
    host.broker.folder = host.folder.path().string();
    host.broker.heartbeat_ms = 2000;  // the fake broker is silent while it makes a table
    constexpr std::size_t columns = 4;
    constexpr std::size_t rows = 60'000;
    return host.broker.submit({.body = {{"data", table(columns, rows)},
                                        {"charts",
                                         {{{"kind", "correlation_heatmap"},
                                           {"options", {{"dpi", 20}}},
                                           {"output", output}}}}},
                               .outputs = {output},
                               .body_by = by});
}

}  // namespace

TEST_CASE("a large body gives the same picture mapped, fetched and behind the ASSIGN") {
    Host host;
    submit_large(host, "frames.png", BodyBy::frames);
    submit_large(host, "file.png", BodyBy::file);
    REQUIRE(host.wait_for_outcomes(2));
    CHECK(host.broker.fetched == 0);
    submit_large(host, "fetched.png", BodyBy::fetching);
    REQUIRE(host.wait_for_outcomes(3));
    CHECK(host.broker.fetched > 2);
    for (const SaidOutcome& said : host.broker.outcomes) {
        CHECK(said.command == "DONE");
        CHECK(said.record.at("body_bytes") > 2U << 20U);
    }
    const std::string picture = read_file(host.root() / "frames.png");
    CHECK(picture == read_file(host.root() / "file.png"));
    CHECK(picture == read_file(host.root() / "fetched.png"));
}

TEST_CASE("a large body with a flipped bit is never drawn, and the renderer goes on") {
    Host host;
    host.broker.spoils_bodies = true;
    submit_large(host, "file.png", BodyBy::file);
    submit_large(host, "fetched.png", BodyBy::fetching);
    REQUIRE(host.wait_for_outcomes(2));
    for (const SaidOutcome& said : host.broker.outcomes) {
        CHECK(said.command == "FAILED");
        CHECK(said.code == ErrorCode::checksum);
        CHECK_FALSE(said.retry);
    }
    CHECK(host.temporaries() == 0);
    const auto after = host.broker.submit_simple("after");
    REQUIRE(host.wait_for_outcomes(3));
    CHECK(host.broker.outcome(after)->command == "DONE");
}

TEST_CASE("a body that is being fetched is fetched on from a broker that comes back") {
    Host host;
    submit_large(host, "fetched.png", BodyBy::fetching);
    REQUIRE(host.broker.serve_until([&] { return host.broker.fetched > 0; }));
    host.broker.close();
    host.broker.open();
    host.broker.restart();
    REQUIRE(host.wait_for_outcomes(1));
    CHECK(host.broker.outcomes[0].command == "DONE");
}
