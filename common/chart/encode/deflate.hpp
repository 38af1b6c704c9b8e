#pragma once
// DEFLATE (RFC 1951) for pictures of charts: literals and matches with any distance go in, blocks
// with Huffman codes of their own come out. Which matches to look for is the caller's knowledge.

#include "base/bytes.hpp"
#include "chart/encode/huffman.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace plotmill::chart {

class DeflateWriter {
public:
    /// Appends to `out`, which outlives the writer's use up to finish().
    void start(Bytes& out);
    void literal(std::uint8_t value) {
        if (length_ > 0) {
            flush_match();
        }
        push(value);
    }
    /// `length` bytes as they stood `distance` bytes before; joined with the match before when it
    /// has the same distance. \pre 1 ≤ distance ≤ 32768; length ≥ 3 in all by the time another
    /// distance or a literal comes
    void match(std::uint32_t distance, std::size_t length);
    void finish();

private:
    void push(std::uint32_t token) {
        tokens_.push_back(token);
        if (tokens_.size() == max_tokens) {
            write_block(false);
        }
    }
    void flush_match();
    void write_block(bool is_last);
    void write_codes(const HuffmanCode& literals, const HuffmanCode& distances);
    void write_tokens(const HuffmanCode& literals, const HuffmanCode& distances);
    void bits(std::uint64_t value, unsigned count);
    void flush_bits();

    static constexpr std::size_t max_tokens = 1U << 16U;  // of one block
    Bytes* out_ = nullptr;
    std::vector<std::uint32_t> tokens_;  // a literal, or match_flag | distance << 9 | length
    std::uint32_t distance_ = 0;
    std::size_t length_ = 0;
    std::uint64_t pending_ = 0;
    unsigned pending_bits_ = 0;
};

}  // namespace plotmill::chart
