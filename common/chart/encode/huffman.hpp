#pragma once
// Canonical Huffman codes with a limit on their length, as DEFLATE (RFC 1951 section 3.2.2) wants
// them.

#include <cstdint>
#include <span>
#include <vector>

namespace plotmill::chart {

struct HuffmanCode {
    std::vector<std::uint8_t> lengths;  // 0: the symbol does not occur
    std::vector<std::uint16_t> codes;   // bits reversed: first bit lowest
};

/// Codes for symbols with these counts, none longer than `max_length`; at least two symbols get a
/// code, so that every decoder accepts it. Near-optimal: lengths beyond the limit are repaired by
/// the Kraft sum. \pre 2 ≤ counts.size()
HuffmanCode make_huffman(std::span<const std::uint32_t> counts, int max_length);

}  // namespace plotmill::chart
