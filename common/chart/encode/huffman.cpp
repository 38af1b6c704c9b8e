#include "chart/encode/huffman.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace plotmill::chart {
namespace {

constexpr int longest_ever = 15;

struct Leaf {
    std::uint32_t count;
    std::uint32_t symbol;
};

std::vector<Leaf> leaves_of(std::span<const std::uint32_t> counts) {
    std::vector<Leaf> leaves;
    for (std::uint32_t symbol = 0; symbol < counts.size(); ++symbol) {
        if (counts[symbol] > 0) {
            leaves.push_back({counts[symbol], symbol});
        }
    }
    for (std::uint32_t symbol = 0; leaves.size() < 2; ++symbol) {
        if (counts[symbol] == 0) {
            leaves.push_back({1, symbol});
        }
    }
    std::sort(leaves.begin(), leaves.end(), [](const Leaf& a, const Leaf& b) {
        return a.count != b.count ? a.count < b.count : a.symbol < b.symbol;
    });
    return leaves;
}

/// Depths of the leaves in the Huffman tree: two queues, the leaves in order and the nodes as they
/// are made.
std::vector<int> depths_of(const std::vector<Leaf>& leaves) {
    const std::size_t n = leaves.size();
    std::vector<std::uint64_t> weight(2 * n - 1);
    std::vector<std::size_t> parent(2 * n - 1);
    for (std::size_t i = 0; i < n; ++i) {
        weight[i] = leaves[i].count;
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
        parent[a] = parent[b] = made;
    }
    std::vector<int> depth(2 * n - 1);
    for (std::size_t i = 2 * n - 2; i-- > 0;) {
        depth[i] = depth[parent[i]] + 1;
    }
    depth.resize(n);
    return depth;
}

/// Shortens what is too long, lengthens the rarest others until the code fits, then gives back what
/// was too much: the sum of 2^−depth must be 1 exactly, decoders refuse anything else.
void limit_depths(std::vector<int>& depths, int max_length) {
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

std::uint16_t reversed(unsigned code, int length) {
    unsigned out = 0;
    for (int i = 0; i < length; ++i) {
        out = (out << 1U) | ((code >> static_cast<unsigned>(i)) & 1U);
    }
    return static_cast<std::uint16_t>(out);
}

void assign_codes(HuffmanCode& code) {
    std::array<unsigned, longest_ever + 2> next{};
    for (const std::uint8_t length : code.lengths) {
        next[length + 1U] += length > 0 ? 1 : 0;
    }
    unsigned first = 0;
    for (std::size_t length = 1; length < next.size(); ++length) {
        // next[length] holds how many codes have length − 1.
        first = (first + (length > 1 ? next[length] : 0)) << (length > 1 ? 1U : 0U);
        next[length] = first;
    }
    for (std::size_t symbol = 0; symbol < code.lengths.size(); ++symbol) {
        if (const std::uint8_t length = code.lengths[symbol]; length > 0) {
            code.codes[symbol] = reversed(next[length]++, length);
        }
    }
}

}  // namespace

HuffmanCode make_huffman(std::span<const std::uint32_t> counts, int max_length) {
    const std::vector<Leaf> leaves = leaves_of(counts);
    std::vector<int> depths = depths_of(leaves);
    limit_depths(depths, max_length);
    HuffmanCode code{std::vector<std::uint8_t>(counts.size()),
                     std::vector<std::uint16_t>(counts.size())};
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        code.lengths[leaves[i].symbol] = static_cast<std::uint8_t>(depths[i]);
    }
    assign_codes(code);
    return code;
}

}  // namespace plotmill::chart
