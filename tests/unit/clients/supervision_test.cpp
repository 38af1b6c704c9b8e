#include "clients/cli/supervision.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::cli;
using Kind = Action::Kind;

namespace {

struct Serve {
    Supervision supervision;
    TimePoint now{std::chrono::hours{1}};

    void get_ready() {
        supervision.begin(now);
        supervision.on_ready(Part::broker, now);
        supervision.on_ready(Part::worker, now);
    }
};

bool is_one(const Actions& actions, Kind kind, Part part) {
    return actions.size() == 1 && actions.front().kind == kind && actions.front().part == part;
}

}  // namespace

TEST_CASE("the worker starts when the broker is ready, and both are announced once", "[clients]") {
    Serve serve;
    CHECK(is_one(serve.supervision.begin(serve.now), Kind::start, Part::broker));
    CHECK(is_one(serve.supervision.on_ready(Part::broker, serve.now), Kind::start, Part::worker));
    const Actions ready = serve.supervision.on_ready(Part::worker, serve.now);
    REQUIRE(ready.size() == 1);
    CHECK(ready.front().kind == Kind::announce);
}

TEST_CASE("a child that dies is started again after a back-off that doubles", "[clients]") {
    Serve serve;
    serve.get_ready();
    milliseconds expected = Supervision::first_backoff;
    for (int death = 0; death < 10; ++death) {
        CHECK(serve.supervision.on_exit(Part::broker, 137, serve.now).empty());
        CHECK(serve.supervision.wake_at() == serve.now + expected);
        CHECK(serve.supervision.on_time(serve.now).empty());
        serve.now += expected;
        CHECK(is_one(serve.supervision.on_time(serve.now), Kind::start, Part::broker));
        CHECK(serve.supervision.on_ready(Part::broker, serve.now).empty());  // announced already
        expected = std::min(expected * 2, Supervision::most_backoff);
    }
}

TEST_CASE("a child that was ready for long is forgiven", "[clients]") {
    Serve serve;
    serve.get_ready();
    serve.supervision.on_exit(Part::worker, 1, serve.now);
    serve.now += Supervision::first_backoff;
    serve.supervision.on_time(serve.now);
    serve.supervision.on_ready(Part::worker, serve.now);
    serve.now += Supervision::most_backoff;
    serve.supervision.on_exit(Part::worker, 1, serve.now);
    CHECK(serve.supervision.wake_at() == serve.now + Supervision::first_backoff);
}

TEST_CASE("TERM drains the worker, then the broker, then it is over with 0", "[clients]") {
    Serve serve;
    serve.get_ready();
    CHECK(is_one(serve.supervision.on_stop(serve.now), Kind::terminate, Part::worker));
    CHECK(is_one(serve.supervision.on_exit(Part::worker, 0, serve.now), Kind::terminate,
                 Part::broker));
    const Actions last = serve.supervision.on_exit(Part::broker, 0, serve.now);
    REQUIRE(last.size() == 1);
    CHECK(last.front().kind == Kind::finish);
    CHECK(last.front().code == ExitCode::ok);
}

TEST_CASE("a second TERM stops both at once", "[clients]") {
    Serve serve;
    serve.get_ready();
    serve.supervision.on_stop(serve.now);
    CHECK(serve.supervision.on_stop(serve.now).size() == 2);
}

TEST_CASE("a drain that takes too long is killed", "[clients]") {
    Serve serve;
    serve.get_ready();
    serve.supervision.on_stop(serve.now);
    serve.now += Supervision::stop_limit;
    CHECK(serve.supervision.on_time(serve.now).size() == 2);
}

TEST_CASE("TERM while a child waits for its restart leaves it dead", "[clients]") {
    Serve serve;
    serve.get_ready();
    serve.supervision.on_exit(Part::worker, 1, serve.now);
    CHECK(is_one(serve.supervision.on_stop(serve.now), Kind::terminate, Part::broker));
    serve.now += Supervision::first_backoff;
    CHECK(serve.supervision.on_time(serve.now).empty());
}

TEST_CASE("a refused configuration ends it all with 78", "[clients]") {
    Serve serve;
    serve.supervision.begin(serve.now);
    const Actions actions = serve.supervision.on_exit(Part::broker, 78, serve.now);
    REQUIRE(actions.size() == 1);
    CHECK(actions.front().kind == Kind::finish);
    CHECK(actions.front().code == ExitCode::config);
}

TEST_CASE("renderers that never were ready end it with 70, after the broker", "[clients]") {
    Serve serve;
    serve.supervision.begin(serve.now);
    serve.supervision.on_ready(Part::broker, serve.now);
    CHECK(is_one(serve.supervision.on_exit(Part::worker, 70, serve.now), Kind::terminate,
                 Part::broker));
    CHECK(serve.supervision.on_exit(Part::broker, 0, serve.now).front().code ==
          ExitCode::never_ready);
}

TEST_CASE("a broker that cannot start five times is given up with its exit code", "[clients]") {
    Serve serve;
    serve.supervision.begin(serve.now);
    for (int start = 1; start < Supervision::max_failed_starts; ++start) {
        CHECK(serve.supervision.on_exit(Part::broker, 74, serve.now).empty());
        serve.now = *serve.supervision.wake_at();
        CHECK(is_one(serve.supervision.on_time(serve.now), Kind::start, Part::broker));
    }
    CHECK(serve.supervision.on_exit(Part::broker, 74, serve.now).front().code == ExitCode::storage);
}
