#include "chart/encode/huffman.hpp"

#include "base/check.hpp"

#include <algorithm>

namespace plotmill::chart {
namespace {

constexpr int longest_ever = 15;

/// The symbols that occur, rarest first, and how long their codes become.
struct Leaves {
    std::array<std::uint64_t, max_huffman_symbols> keys{};  // count << 16 | symbol
    std::array<int, max_huffman_symbols> depths{};
    std::size_t size = 0;

    void add(std::uint64_t count, std::size_t symbol) { keys[size++] = (count << 16U) | symbol; }
    [[nodiscard]] std::uint32_t count(std::size_t i) const {
        return static_cast<std::uint32_t>(keys[i] >> 16U);
    }
    [[nodiscard]] std::size_t symbol(std::size_t i) const { return keys[i] & 0xffffU; }
};

void find_leaves(std::span<const std::uint32_t> counts, Leaves& leaves) {
    for (std::size_t symbol = 0; symbol < counts.size(); ++symbol) {
        if (counts[symbol] > 0) {
            leaves.add(counts[symbol], symbol);
        }
    }
    for (std::size_t symbol = 0; leaves.size < 2; ++symbol) {
        if (counts[symbol] == 0) {
            leaves.add(1, symbol);
        }
    }
    std::sort(leaves.keys.begin(), leaves.keys.begin() + static_cast<std::ptrdiff_t>(leaves.size));
}

/// Depths of the leaves in the Huffman tree: two queues, the leaves in order and the nodes as they
/// are made.
void find_depths(Leaves& leaves) {
    const std::size_t n = leaves.size;
    std::array<std::uint32_t, 2 * max_huffman_symbols> weight;  // NOLINT: filled as far as read
    std::array<std::uint16_t, 2 * max_huffman_symbols> parent;  // NOLINT
    for (std::size_t i = 0; i < n; ++i) {
        weight[i] = leaves.count(i);
    }
    std::size_t leaf = 0;
    std::size_t node = n;
    for (std::size_t made = n; made < 2 * n - 1; ++made) {
        const auto take = [&] {
            const bool from_leaves = leaf < n && (node >= made || weight[leaf] <= weight[node]);
            return from_leaves ? leaf++ : node++;
        };
        const std::size_t a = take();
        const std::size_t b = take();
        weight[made] = weight[a] + weight[b];
        parent[a] = parent[b] = static_cast<std::uint16_t>(made);
    }
    std::array<int, 2 * max_huffman_symbols> depth;  // NOLINT
    depth[2 * n - 2] = 0;
    for (std::size_t i = 2 * n - 2; i-- > 0;) {
        depth[i] = depth[parent[i]] + 1;
    }
    std::copy_n(depth.begin(), n, leaves.depths.begin());
}

/// Shortens what is too long, lengthens the rarest others until the code fits, then gives back what
/// was too much: the sum of 2^−depth must be 1 exactly, decoders refuse anything else.
void limit_depths(std::span<int> depths, int max_length) {
    std::int64_t kraft = 0;
    for (int& depth : depths) {
        depth = std::min(depth, max_length);
        kraft += std::int64_t{1} << (max_length - depth);
    }
    const std::int64_t whole = std::int64_t{1} << max_length;
    for (std::size_t i = 0; kraft > whole && i < depths.size();) {
        if (depths[i] >= max_length) {
            ++i;
            continue;
        }
        ++depths[i];
        kraft -= std::int64_t{1} << (max_length - depths[i]);
    }
    for (std::size_t i = depths.size(); kraft < whole && i-- > 0;) {
        while (depths[i] > 1 && kraft + (std::int64_t{1} << (max_length - depths[i])) <= whole) {
            kraft += std::int64_t{1} << (max_length - depths[i]);
            --depths[i];
        }
    }
    PM_CHECK(kraft == whole, "a Huffman code is complete");
}

/// The lowest 16 bits the other way round.
unsigned reversed(unsigned code) {
    code = ((code & 0x5555U) << 1U) | ((code >> 1U) & 0x5555U);
    code = ((code & 0x3333U) << 2U) | ((code >> 2U) & 0x3333U);
    code = ((code & 0x0f0fU) << 4U) | ((code >> 4U) & 0x0f0fU);
    return ((code & 0x00ffU) << 8U) | ((code >> 8U) & 0x00ffU);
}

void assign_codes(HuffmanCode& code, std::size_t symbols) {
    std::array<unsigned, longest_ever + 1> having{};
    for (std::size_t symbol = 0; symbol < symbols; ++symbol) {
        ++having[code.lengths[symbol]];
    }
    having[0] = 0;
    std::array<unsigned, longest_ever + 1> next{};
    for (std::size_t length = 1; length < next.size(); ++length) {
        next[length] = (next[length - 1] + having[length - 1]) << 1U;
    }
    for (std::size_t symbol = 0; symbol < symbols; ++symbol) {
        if (const unsigned length = code.lengths[symbol]; length > 0) {
            code.codes[symbol] =
                static_cast<std::uint16_t>(reversed(next[length]++) >> (16U - length));
        }
    }
}

}  // namespace

HuffmanCode make_huffman(std::span<const std::uint32_t> counts, int max_length) {
    PM_CHECK(counts.size() >= 2 && counts.size() <= max_huffman_symbols, "symbols of deflate");
    Leaves leaves;
    find_leaves(counts, leaves);
    find_depths(leaves);
    limit_depths(std::span{leaves.depths}.first(leaves.size), max_length);
    HuffmanCode code;
    for (std::size_t i = 0; i < leaves.size; ++i) {
        code.lengths[leaves.symbol(i)] = static_cast<std::uint8_t>(leaves.depths[i]);
    }
    assign_codes(code, counts.size());
    return code;
}

}  // namespace plotmill::chart
