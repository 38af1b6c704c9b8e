#include "chart/raster/center_counts.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace plotmill::chart {
namespace {

constexpr std::size_t narrow_bins = 65'536;    // so many pixels have 16-bit numbers
constexpr std::size_t narrow_rows = 61'440;    // so many rows no 16-bit count can overflow
constexpr std::size_t rows_at_once = 2'048;    // their numbers stay in the nearest cache
constexpr std::size_t few_rows_per_bin = 2;    // below it adding up costs more than it saves
constexpr std::size_t turns = 4;               // numbers in one 64-bit word
constexpr std::size_t bins_for_turns = 2'048;  // of so few, neighbours often count in the same one

/// The numbers of the pixels. \pre all are below 2^16
void number(const std::uint16_t* across, const std::uint16_t* down, std::size_t count,
            std::uint16_t stride, std::uint16_t* numbers) noexcept {
    for (std::size_t i = 0; i < count; ++i) {
        numbers[i] = static_cast<std::uint16_t>(down[i] * stride + across[i]);
    }
}

/// \param tables where each of four neighbours counts; they may be one
void count(const std::uint16_t* numbers, std::size_t n,
           const std::array<std::uint16_t*, turns>& tables) noexcept {
    static_assert(std::endian::native == std::endian::little);
    const auto [first, second, third, fourth] = tables;
    std::size_t i = 0;
    for (; i + turns <= n; i += turns) {
        std::uint64_t word = 0;
        std::memcpy(&word, numbers + i, sizeof(word));
        ++first[word & 0xffffU];
        ++second[(word >> 16U) & 0xffffU];
        ++third[(word >> 32U) & 0xffffU];
        ++fourth[word >> 48U];
    }
    for (; i < n; ++i) {
        ++first[numbers[i]];
    }
}

void add_up(const std::uint16_t* from, std::size_t count, std::uint32_t* to) noexcept {
    for (std::size_t i = 0; i < count; ++i) {
        to[i] += from[i];
    }
}

}  // namespace

void CenterCounts::start(const PixelBox& new_box) {
    box = new_box;
    stride = box.is_empty() ? 0 : static_cast<std::size_t>(box.x1 - box.x0) + 1;
    counts.assign(box.is_empty() ? 0 : stride * (static_cast<std::size_t>(box.y1 - box.y0) + 1), 0);
}

void CenterCounts::add(std::span<const std::uint16_t> across, std::span<const std::uint16_t> down) {
    if (counts.size() <= narrow_bins && across.size() >= few_rows_per_bin * counts.size()) {
        add_many(across, down);
        return;
    }
    std::uint32_t* const sums = counts.data();
    for (std::size_t i = 0; i < across.size(); ++i) {
        ++sums[down[i] * stride + across[i]];
    }
}

void CenterCounts::add_many(std::span<const std::uint16_t> across,
                            std::span<const std::uint16_t> down) {
    const std::size_t bins = counts.size();
    const std::size_t tables = bins <= bins_for_turns ? turns : 1;
    std::array<std::uint16_t, rows_at_once> numbers;  // NOLINT: filled as far as read
    for (std::size_t first = 0; first < across.size(); first += narrow_rows) {
        narrow_.assign(tables * bins, 0);
        std::uint16_t* const table = narrow_.data();
        const std::size_t step = tables == 1 ? 0 : bins;
        const std::size_t end = std::min(across.size(), first + narrow_rows);
        for (std::size_t at = first; at < end; at += rows_at_once) {
            const std::size_t rows = std::min(rows_at_once, end - at);
            number(across.data() + at, down.data() + at, rows, static_cast<std::uint16_t>(stride),
                   numbers.data());
            count(numbers.data(), rows, {table, table + step, table + 2 * step, table + 3 * step});
        }
        for (std::size_t i = 0; i < tables; ++i) {
            add_up(table + i * bins, bins, counts.data());
        }
    }
}

}  // namespace plotmill::chart
