#include "clients/cli/png_check.hpp"

#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>
#include <string>

using namespace plotmill;
using namespace plotmill::cli;

namespace {

std::string whole() {
    const std::ifstream file{PLOTMILL_SOURCE_DIR "/tests/reference/pictures/seed_heatmap_dpi10.png",
                             std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

Result<PngSize> check(const std::string& bytes) {
    const test::TempDir folder;
    std::ofstream{folder.file("a.png"), std::ios::binary} << bytes;
    return check_png(folder.file("a.png"));
}

}  // namespace

TEST_CASE("a whole picture has a size", "[clients]") {
    const auto size = check(whole());
    REQUIRE(size);
    CHECK(size->width == 80);
    CHECK(size->height == 60);
}

TEST_CASE("a picture that is cut off anywhere is found", "[clients]") {
    const std::string bytes = whole();
    REQUIRE(bytes.size() > 500);
    for (std::size_t length = 0; length < bytes.size(); length += 37) {
        CHECK_FALSE(check(bytes.substr(0, length)));
    }
    CHECK_FALSE(check(bytes.substr(0, bytes.size() - 1)));
}

TEST_CASE("a byte that changed in the picture's data is found", "[clients]") {
    const std::string bytes = whole();
    const std::size_t data = bytes.find("IDAT");
    REQUIRE(data != std::string::npos);
    for (std::size_t at = data + 4; at + 16 < bytes.size(); at += 53) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        CHECK_FALSE(check(damaged));
    }
}

TEST_CASE("what is no picture, or not there, is said so", "[clients]") {
    CHECK(check("").error().message == "not a whole PNG picture: the file is empty");
    CHECK_FALSE(check("hello, this is not a picture"));
    CHECK(check_png("/nowhere/a.png").error().message == "the file is not there or cannot be read");
}
