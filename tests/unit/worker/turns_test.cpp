#include "worker/channel/turns.hpp"

#include <catch2/catch.hpp>

#include <thread>
#include <vector>

using namespace plotmill::worker;

TEST_CASE("a job that was taken back is not begun, and one that was begun is not taken back",
          "[worker]") {
    std::atomic<std::uint64_t> word{0};
    Turns turns{word};
    turns.open(7);
    CHECK(turns.begin(7, 1));
    CHECK(turns.take_back(7, 1, 4) == 1U);
    CHECK_FALSE(turns.begin(7, 2));
    CHECK_FALSE(turns.begin(7, 4));
    CHECK(turns.begin(7, 5));
    CHECK_FALSE(turns.take_back(7, 5, 5).has_value());  // it is begun
    CHECK_FALSE(turns.take_back(7, 6, 8).has_value());  // not even the first
    CHECK(turns.begin(7, 6));
}

TEST_CASE("nothing is taken back from a process that has come after it", "[worker]") {
    std::atomic<std::uint64_t> word{0};
    Turns turns{word};
    turns.open(8);
    CHECK_FALSE(turns.take_back(7, 1, 3).has_value());
    CHECK(turns.begin(8, 1));
}

TEST_CASE("tickets run over", "[worker]") {
    std::atomic<std::uint64_t> word{(std::uint64_t{7} << 32U) | 0xfffffffeU};
    Turns turns{word};
    CHECK(turns.begin(7, 0xffffffffU));
    CHECK(turns.begin(7, 0));
    CHECK(turns.take_back(7, 0, 2) == 0U);
    CHECK_FALSE(turns.begin(7, 1));
}

TEST_CASE("each job has one fate, however the two ends race for it", "[worker]") {
    constexpr Turns::Ticket jobs = 20'000;
    std::atomic<std::uint64_t> word{0};
    Turns renderer{word};
    renderer.open(7);
    std::vector<char> is_begun(jobs + 1, 0);
    std::thread drawing{[&] {
        for (Turns::Ticket ticket = 1; ticket <= jobs; ++ticket) {
            is_begun[ticket] = renderer.begin(7, ticket) ? 1 : 0;
        }
    }};
    Turns link{word};
    std::vector<char> is_taken(jobs + 1, 0);
    for (Turns::Ticket last = 5; last <= jobs; last += 5) {
        if (const auto begun = link.take_back(7, 0, last)) {
            // What was taken back before lies below that mark as well.
            for (Turns::Ticket ticket = std::max(*begun, last - 5) + 1; ticket <= last; ++ticket) {
                is_taken[ticket] = 1;
            }
        }
    }
    drawing.join();
    for (Turns::Ticket ticket = 1; ticket <= jobs; ++ticket) {
        REQUIRE(is_begun[ticket] + is_taken[ticket] == 1);
    }
}
