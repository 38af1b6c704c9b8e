#include "config/yaml_reader.hpp"

#include <charconv>
#include <cmath>
#include <span>

namespace plotmill::config {
namespace {

struct Unit {
    std::string_view name;
    double factor;
};
constexpr Unit byte_units[] = {
    {"B", 1},         {"kB", 1e3},         {"MB", 1e6},
    {"GB", 1e9},      {"TB", 1e12},        {"KiB", 1024},
    {"MiB", 1048576}, {"GiB", 1073741824}, {"TiB", 1099511627776},
};
constexpr Unit time_units[] = {
    {"ms", 1}, {"s", 1e3}, {"m", 6e4}, {"h", 3.6e6}, {"d", 8.64e7},
};
constexpr double max_bytes = 9007199254740992;      // 2^53
constexpr double max_milliseconds = 3653 * 8.64e7;  // ten years

Result<double> parse_quantity(std::string_view text, std::span<const Unit> units, double most,
                              std::string_view expected) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view name = text.substr(static_cast<std::size_t>(end - text.data()));
    const bool is_number = error == std::errc{} && std::isfinite(number) && number >= 0;
    double factor = is_number && number == 0 && name.empty() ? 1 : 0;
    for (const Unit& unit : units) {
        factor = is_number && unit.name == name ? unit.factor : factor;
    }
    if (factor == 0 || number * factor > most) {
        return fail(ErrorCode::config,
                    "got " + in_quotes(text) + ", expected " + std::string{expected});
    }
    return std::round(number * factor);
}

}  // namespace

Result<std::uint64_t> parse_bytes(std::string_view text) {
    return parse_quantity(text, byte_units, max_bytes,
                          "a size with a unit (B, kB, MB, GB, TB, KiB, MiB, GiB, TiB) as 512MiB")
        .map([](double bytes) { return static_cast<std::uint64_t>(bytes); });
}

Result<std::chrono::milliseconds> parse_duration(std::string_view text) {
    return parse_quantity(text, time_units, max_milliseconds,
                          "a duration with a unit (ms, s, m, h, d) of at most ten years, as 10s")
        .map([](double ms) { return std::chrono::milliseconds{static_cast<std::int64_t>(ms)}; });
}

}  // namespace plotmill::config
