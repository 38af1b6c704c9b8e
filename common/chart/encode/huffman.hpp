#pragma once
// Canonical Huffman codes with a limit on their length, as DEFLATE (RFC 1951 section 3.2.2) wants
// them. Nothing is allocated: a small picture is written in less time than a heap takes.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace plotmill::chart {

inline constexpr std::size_t max_huffman_symbols = 288;

struct HuffmanCode {
    std::array<std::uint8_t, max_huffman_symbols> lengths{};  // 0: the symbol does not occur
    std::array<std::uint16_t, max_huffman_symbols> codes{};   // bits reversed: first bit lowest
};

/// Codes for symbols with these counts, none longer than `max_length`; at least two symbols get a
/// code, so that every decoder accepts it. Near-optimal: lengths beyond the limit are repaired by
/// the Kraft sum. \pre 2 ≤ counts.size() ≤ max_huffman_symbols; the sum of counts is below 2³²
HuffmanCode make_huffman(std::span<const std::uint32_t> counts, int max_length);

}  // namespace plotmill::chart
