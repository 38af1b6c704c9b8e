#include "worker/link/dips.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace plotmill;
using namespace plotmill::worker;
using std::chrono::microseconds;

namespace {

struct Watched {
    Dips dips;
    TimePoint now{};
    void full(std::uint32_t slots = 2) { dips.note(slots, false, now); }
    void dip(microseconds length) {
        dips.note(2, true, now);
        now += length / 2;
        dips.note(2, true, now);
        now += length - length / 2;
        full();
    }
};

}  // namespace

TEST_CASE("a dip lasts from the first free slot until none is free", "[worker]") {
    Watched watched;
    watched.full();
    watched.dip(microseconds{700});
    watched.now += microseconds{5000};
    watched.full();
    watched.dip(microseconds{40});
    CHECK(watched.dips.count() == 2);
    CHECK(watched.dips.longest_us() == 700);
    CHECK(watched.dips.p999_us() == 700);
}

TEST_CASE("slots that were never taken are no dip", "[worker]") {
    Watched watched;
    watched.dip(microseconds{900});  // the start of the worker
    CHECK(watched.dips.count() == 0);
    watched.dips.note(3, true, watched.now);  // one more is opened
    watched.now += microseconds{800};
    watched.full(3);
    CHECK(watched.dips.count() == 0);
    CHECK(watched.dips.p999_us() == 0);
}

TEST_CASE("one dip in a thousand may be longer than p999_us says", "[worker]") {
    Watched watched;
    watched.full();
    for (int i = 0; i < 999; ++i) {
        watched.dip(microseconds{100});
    }
    watched.dip(microseconds{80'000});
    CHECK(watched.dips.count() == 1000);
    CHECK(watched.dips.longest_us() == 80'000);
    CHECK(watched.dips.p999_us() >= 100);
    CHECK(watched.dips.p999_us() <= 125);
    watched.dip(microseconds{80'000});  // and now two of 1,001
    CHECK(watched.dips.p999_us() == 80'000);
}
