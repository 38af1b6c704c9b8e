// Text and paths from outside: what is shown harms no terminal, what is accepted leaves no root.

#include "base/utf8.hpp"
#include "base/visible.hpp"
#include "generators.hpp"
#include "log/log.hpp"
#include "output/path.hpp"

#include <filesystem>

using namespace plotmill;
using namespace plotmill::test;

namespace {

[[maybe_unused]] const bool tries_are_many = try_often();

bool is_harmless(std::string_view text) {
    return is_utf8(text) && !has_control(text);
}

/// Components that somebody would try, and others.
std::string any_component() {
    const std::vector<std::string> tried{"..",
                                         ".",
                                         "",
                                         "a",
                                         "%2e%2e",
                                         "....",
                                         "C:\\x",
                                         ".plotmill-1",
                                         "a\\b",
                                         "~",
                                         "-x",
                                         std::string(255, 'x'),
                                         std::string(256, 'x')};
    return *rc::gen::arbitrary<bool>() ? one_of(tried) : any_text(6);
}

std::string any_path() {
    std::string path = any_component();
    const int more = *rc::gen::inRange(0, 5);
    for (int i = 0; i < more; ++i) {
        path += '/' + any_component();
    }
    return path;
}

void check_accepted(const std::string& path) {
    RC_ASSERT(is_harmless(path));
    RC_ASSERT(path.size() <= output::max_path_bytes);
    const std::filesystem::path parsed{path};
    RC_ASSERT(parsed.is_relative());
    RC_ASSERT(parsed.lexically_normal() == parsed);
    std::size_t depth = 0;
    for (const auto& component : parsed) {
        RC_ASSERT(!component.empty());
        RC_ASSERT(component.native().front() != '.');
        RC_ASSERT(component.native().size() <= output::max_component_bytes);
        ++depth;
    }
    RC_ASSERT(depth <= output::max_path_depth);
}

}  // namespace

TEST_CASE("any bytes in quotes are UTF-8 without control characters", "[property]") {
    holds([] {
        const std::string bytes = *rc::gen::arbitrary<bool>() ? any_bytes() : spoilt(any_text());
        const auto limit = *rc::gen::inRange<std::size_t>(0, 100);
        RC_ASSERT(is_harmless(in_quotes(bytes, limit)));
        RC_ASSERT(in_quotes(bytes, limit).size() <= 4 * limit + 6);
        RC_ASSERT(is_harmless(log::Field("key", bytes).text()));
        if (is_harmless(bytes)) {
            RC_ASSERT(in_quotes(bytes, bytes.size()) == "'" + bytes + "'");
        }
    });
}

TEST_CASE("a log value that is quoted ends at its own quote", "[property]") {
    holds([] {
        const std::string text = log::Field("k", any_bytes()).text();
        const std::string_view value = std::string_view{text}.substr(2);
        if (!value.starts_with('"')) {
            RC_ASSERT(value.find_first_of(" \"=") == std::string_view::npos);
            return;
        }
        std::size_t end = 1;
        while (end < value.size() && value[end] != '"') {
            end += value[end] == '\\' ? 2U : 1U;
        }
        RC_ASSERT(end == value.size() - 1);
    });
}

TEST_CASE("an accepted path is beneath the root and of harmless components", "[property]") {
    holds([] {
        const std::string folder = *rc::gen::arbitrary<bool>() ? any_path() : std::string{};
        const auto path = output::output_path(folder, any_path() + ".png");
        if (!path) {
            RC_ASSERT(path.error().code == ErrorCode::path);
            RC_ASSERT(is_harmless(path.error().message));
            return;
        }
        check_accepted(*path);
        RC_ASSERT(output::validate_output_path(*path, "outputs[0]").has_value());
    });
}

TEST_CASE("a key that is accepted starts a harmless file name", "[property]") {
    holds([] {
        const std::string key = *rc::gen::arbitrary<bool>() ? any_path() : any_bytes();
        if (output::validate_key(key)) {
            check_accepted(key + "_heatmap.png");
            RC_ASSERT(output::output_path("", key.substr(0, 100) + "_heatmap.png").has_value() ||
                      !is_utf8(key.substr(0, 100)) || key.find('%') != std::string::npos ||
                      key.find('\\') != std::string::npos);
        }
    });
}
