#include "chart/text/color_glyph.hpp"

#include <algorithm>
#include <array>

namespace plotmill::chart {
namespace {

using Channels = std::array<std::uint64_t, 4>;

/// How much of source pixel `at` lies beneath target pixel `place` along one side, in shares of
/// 1 / to; over all of a target pixel they sum up to `from`.
std::uint64_t overlap(int place, int at, int from, int to) {
    const std::int64_t low = std::max(std::int64_t{place} * from, std::int64_t{at} * to);
    const std::int64_t high =
        std::min((std::int64_t{place} + 1) * from, (std::int64_t{at} + 1) * to);
    return high > low ? static_cast<std::uint64_t>(high - low) : 0;
}

int first_beneath(int place, int from, int to) {
    return static_cast<int>(std::int64_t{place} * from / to);
}

int last_beneath(int place, int from, int to) {
    return static_cast<int>(((std::int64_t{place} + 1) * from - 1) / to);
}

void add(Channels& sums, std::uint32_t pixel, std::uint64_t weight) {
    for (unsigned channel = 0; channel < sums.size(); ++channel) {
        sums.at(channel) += weight * ((pixel >> (8 * channel)) & 0xffU);
    }
}

std::uint32_t mean(const Channels& sums, std::uint64_t weight) {
    std::uint32_t pixel = 0;
    for (unsigned channel = 0; channel < sums.size(); ++channel) {
        pixel |= static_cast<std::uint32_t>((sums.at(channel) + weight / 2) / weight)
                 << (8 * channel);
    }
    return pixel;
}

}  // namespace

std::vector<std::uint32_t> resample(std::span<const std::uint32_t> source, SizeOfPixels from,
                                    SizeOfPixels to) {
    std::vector<std::uint32_t> target;
    target.reserve(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height));
    const auto whole = static_cast<std::uint64_t>(from.width) * static_cast<unsigned>(from.height);
    for (int y = 0; y < to.height; ++y) {
        for (int x = 0; x < to.width; ++x) {
            Channels sums{};
            for (int row = first_beneath(y, from.height, to.height);
                 row <= last_beneath(y, from.height, to.height); ++row) {
                const std::uint64_t down = overlap(y, row, from.height, to.height);
                for (int column = first_beneath(x, from.width, to.width);
                     column <= last_beneath(x, from.width, to.width); ++column) {
                    add(sums,
                        source[static_cast<std::size_t>(row) *
                                   static_cast<std::size_t>(from.width) +
                               static_cast<std::size_t>(column)],
                        down * overlap(x, column, from.width, to.width));
                }
            }
            target.push_back(mean(sums, whole));
        }
    }
    return target;
}

}  // namespace plotmill::chart
