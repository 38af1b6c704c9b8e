#include "output/path.hpp"

#include "support.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using output::output_path;
using output::validate_key;
using test::complaint;

TEST_CASE("a key is any short text that can start a file's name", "[output]") {
    for (const std::string& key :
         {std::string{"7f0c"}, std::string{"温度 1"}, std::string{"-x"}, std::string{"a.b"},
          std::string(200, 'k'), std::string{"a\\b"}}) {
        CHECK(validate_key(key));
    }
    for (const std::string& key :
         {std::string{}, std::string{"a/b"}, std::string{".a"}, std::string{"a\nb"},
          std::string{"a\x7f"}, std::string{"\xff"}, std::string{"a\xc2\x9b"},
          std::string(201, 'k'), std::string("a\0b", 3)}) {
        CHECK_FALSE(validate_key(key));
    }
    CHECK(complaint(validate_key("a/b")) ==
          "E_KEY key: got 'a/b', expected 1 to 200 bytes of UTF-8 without '/', control characters "
          "or a leading dot");
}

TEST_CASE("an output path is folder and output beneath the root", "[output]") {
    CHECK(output_path("download", "a_heatmap.png") == "download/a_heatmap.png");
    CHECK(output_path("", "a.svg") == "a.svg");
    CHECK(output_path("a/b", "c/温度.pdf") == "a/b/c/温度.pdf");
    CHECK(output_path("-x", "~y.png") == "-x/~y.png");
    CHECK(output_path("", "100%.png"));
}

TEST_CASE("an output path never leaves the root", "[output]") {
    for (const char* output : {"../x.png",
                               "a/../../x.png",
                               "a/..",
                               "/etc/cron.d/x.png",
                               "./x.png",
                               ".",
                               "..",
                               "/",
                               "x/",
                               "a//x.png",
                               "....//x.png",
                               "C:\\x.png",
                               "%2e%2e%2fx.png",
                               "a%2Fb.png",
                               "a%5cb.png",
                               ".plotmill-1.png",
                               ".hidden.png",
                               "a/.x/b.png",
                               "a\nb.png",
                               "a\x01.png",
                               "a\xff.png",
                               "a\xc2\x9b.png",
                               ""}) {
        INFO(output);
        const auto path = output_path("", output);
        REQUIRE_FALSE(path);
        CHECK(path.error().code == ErrorCode::path);
        CHECK_FALSE(output_path("", std::string{output} + "/x.png"));
    }
    for (const char* folder : {"..", "/", "/tmp", ".", "a/", "a/../b", "a\\b", "\xff", ".ssh"}) {
        INFO(folder);
        CHECK_FALSE(output_path(folder, "x.png"));
    }
}

TEST_CASE("a file's name ends in .png, .svg or .pdf as it stands", "[output]") {
    for (const char* output : {"x.PNG", "x.png.exe", "x", "png", "a.png/x", ".png", "x.png "}) {
        INFO(output);
        CHECK_FALSE(output_path("", output));
    }
}

TEST_CASE("lengths and depth are limited", "[output]") {
    const std::string longest = std::string(251, 'x') + ".png";
    CHECK(output_path("", longest));
    CHECK_FALSE(output_path("", 'x' + longest));
    std::string folder = "d";
    for (int i = 1; i < 15; ++i) {
        folder += "/d";
    }
    CHECK(output_path(folder, "x.png"));
    CHECK_FALSE(output_path(folder + "/d", "x.png"));
    std::string deep = std::string(255, 'd');
    for (int i = 0; i < 14; ++i) {
        deep += '/' + std::string(255, 'd');
    }
    CHECK(output_path(deep, std::string(251, 'x') + ".png"));  // 16 × 255 + 15 = 4,095
    CHECK_FALSE(output_path(deep + "d", "x.png"));
}

TEST_CASE("a refused path says what is wrong with it", "[output]") {
    CHECK(complaint(output_path("", "a/../x.png")) ==
          "E_PATH output: got 'a/../x.png', a component with a leading dot; expected a relative "
          "path beneath the output "
          "root");
    CHECK(complaint(output_path("/etc", "x.png")) ==
          "E_PATH folder: got '/etc', an absolute path; expected a relative path beneath the "
          "output root");
    CHECK(complaint(output::validate_output_path("x.exe", "outputs[1]")) ==
          "E_PATH outputs[1]: got 'x.exe', a name that does not end in .png, .svg or .pdf; "
          "expected a relative path "
          "beneath the output root");
}
