#include "worker/channel/scoreboard.hpp"

#include "base/process_memory.hpp"

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace plotmill;
using namespace plotmill::worker;

TEST_CASE("what a process wrote on the scoreboard is read after its death", "[worker]") {
    const Scoreboard board{3};
    const pid_t pid = ::fork();
    if (pid == 0) {
        ScoreboardEntry& mine = board.entry(1);
        mine.pid = ::getpid();
        mine.stage = pack_word("raster");
        mine.job = 42;
        mine.jobs_started = 7;
        ::_exit(0);
    }
    REQUIRE(::waitpid(pid, nullptr, 0) == pid);
    const RendererSnapshot seen = board.read(1);
    CHECK(seen.pid == pid);
    CHECK(seen.stage == "raster");
    CHECK(seen.job == 42);
    CHECK(seen.jobs_started == 7);
    CHECK(board.read(0).pid == 0);
    board.clear(1);
    CHECK(board.read(1).job == 0);
    CHECK(board.read(1).stage.empty());
}

TEST_CASE("a word of up to eight bytes is one number and back", "[worker]") {
    CHECK(unpack_word(pack_word("")).empty());
    CHECK(unpack_word(pack_word("decode")) == "decode");
    CHECK(unpack_word(pack_word("eightlet")) == "eightlet");
    CHECK(unpack_word(pack_word("muchlonger")) == "muchlong");
}

TEST_CASE("the resident set is a plausible number, and zero for nobody", "[worker]") {
    const std::uint64_t bytes = ResidentSet{}.bytes();
    CHECK(bytes > 500000);
    CHECK(bytes % 4096 == 0);
    CHECK(ResidentSet{"no such process"}.bytes() == 0);
}
