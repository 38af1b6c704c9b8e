#include "clients/cli/heap_stacks.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::cli;

TEST_CASE("folded stacks are frames and a number of bytes", "[memory]") {
    const auto read = read_folded_stacks("main;draw(int, char);malloc 100\nmain;g 28\nmain 0\n");
    REQUIRE(read);
    CHECK(read->stacks == std::vector<std::string>{"main;draw(int, char);malloc", "main;g"});
    CHECK(read->bytes == std::vector<double>{100, 28});
    CHECK(read->total() == 128);
}

TEST_CASE("frames that are only addresses are one unknown frame", "[memory]") {
    const auto read = read_folded_stacks("main;0x7f01;0x7f02;f;?? 8\n");
    REQUIRE(read);
    CHECK(read->stacks.front() == "main;[unknown];f;[unknown]");
}

TEST_CASE("a line of stacks without a number is refused with its place", "[memory]") {
    for (const char* text : {"main 1\nmain;f\n", "main 1\n12\n", "main 1\nmain 3x\n"}) {
        const auto read = read_folded_stacks(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().message.starts_with("line 2 of the stacks: expected frames"));
    }
    CHECK(read_folded_stacks("")->stacks.empty());
}

TEST_CASE("the top sites are those that called the allocator, not the allocator", "[memory]") {
    const auto read = read_folded_stacks(
        "main;parse;malloc 10\nmain;read;std::vector<int>::reserve;operator new(unsigned long) "
        "30\nmain;draw;f;malloc 30\nmain;draw;draw;calloc 20\n");
    REQUIRE(read);
    const auto sites = top_sites(*read, 4);
    REQUIRE(sites.size() == 4);
    CHECK(sites[0].function == "f");
    CHECK(sites[1].function == "read");  // equal ones by name
    CHECK(sites[1].own_bytes == 30);
    CHECK(sites[2].function == "draw");
    CHECK(sites[2].own_bytes == 20);
    CHECK(sites[2].held_bytes == 50);  // it called itself, and counts once
    CHECK(sites[3].function == "parse");
}
