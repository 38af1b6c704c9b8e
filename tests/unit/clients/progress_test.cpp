#include "clients/cli/progress.hpp"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <array>
#include <string>

using namespace plotmill;
using namespace plotmill::cli;
using Seconds = std::chrono::duration<double>;

TEST_CASE("a bar shows share, count, time, rate and time left", "[clients]") {
    const Terminal terminal{.is_terminal = true, .has_colors = false, .columns = 70};
    CHECK(progress_bar({.done = 450, .failed = 0, .total = 1000}, Seconds{3}, terminal) ==
          " 45%|###########7              | 450/1000 [00:03<00:04, 150.0 jobs/s]");
}

TEST_CASE("a bar is never wider than the terminal", "[clients]") {
    for (std::size_t columns = 1; columns < 120; ++columns) {
        const Terminal terminal{.is_terminal = true, .has_colors = false, .columns = columns};
        CHECK(progress_bar({.done = 7, .failed = 3, .total = 9}, Seconds{4000}, terminal).size() <=
              columns);
    }
}

TEST_CASE("failures are red where colours are wanted", "[clients]") {
    Terminal terminal{.is_terminal = true, .has_colors = true, .columns = 80};
    const ProgressCount count{.done = 2, .failed = 1, .total = 4};
    CHECK(progress_bar(count, Seconds{1}, terminal).find("\x1b[31m 1 failed\x1b[0m") !=
          std::string::npos);
    terminal.has_colors = false;
    CHECK(progress_bar(count, Seconds{1}, terminal).find('\x1b') == std::string::npos);
}

TEST_CASE("a plain line says the same in words", "[clients]") {
    CHECK(progress_line({.done = 450, .failed = 2, .total = 1000}, Seconds{3}) ==
          "450 of 1000 jobs (45 %), 150.0 jobs/s, 00:04 left, 2 failed");
    CHECK(progress_line({.done = 0, .failed = 0, .total = 5}, Seconds{0}) ==
          "0 of 5 jobs (0 %), 0.0 jobs/s, ? left");
    CHECK(progress_line({.done = 1, .failed = 0, .total = 7201}, Seconds{1}) ==
          "1 of 7201 jobs (0 %), 1.0 jobs/s, 2:00:00 left");
}

TEST_CASE("without a terminal there is a line every tenth of the way", "[clients]") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const TimePoint start{std::chrono::hours{1}};
    Progress progress{ends[1], 100, start};
    for (std::size_t done = 0; done <= 100; ++done) {
        progress.update({.done = done, .failed = 0, .total = 100}, start + milliseconds{done});
    }
    progress.clear();
    ::close(ends[1]);
    std::string text(10'000, '\0');
    text.resize(static_cast<std::size_t>(::read(ends[0], text.data(), text.size())));
    ::close(ends[0]);
    CHECK(std::count(text.begin(), text.end(), '\n') == 10);
    CHECK(text.find('\r') == std::string::npos);
}
