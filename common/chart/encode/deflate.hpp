#pragma once
// DEFLATE (RFC 1951) for pictures of charts: literals and matches with any distance go in, blocks
// with Huffman codes of their own come out. Which matches to look for is the caller's knowledge.

#include "base/bytes.hpp"
#include "chart/encode/huffman.hpp"

#include <array>
#include <cstdint>
#include <memory>

namespace plotmill::chart {

class DeflateWriter {
public:
    /// Appends to `out`, which outlives the writer's use up to finish().
    void start(Bytes& out);
    void literals(const std::uint8_t* bytes, std::size_t count);
    /// `length` bytes as they stood `distance` bytes before; joined with the match before when it
    /// has the same distance. \pre 1 ≤ distance ≤ 32768; length ≥ 3 in all by the time another
    /// distance or a literal comes
    void match(std::uint32_t distance, std::size_t length) {
        if (distance != distance_) {
            flush_match();
            distance_ = distance;
        }
        length_ += length;
    }
    void finish();

private:
    static constexpr std::size_t max_literals = 1U << 16U;  // of one block
    static constexpr std::size_t max_tokens = 1U << 14U;
    static constexpr std::size_t literal_symbols = 286;
    static constexpr std::size_t distance_symbols = 30;
    struct Token {  // literals, then a match; without one at the end of a block
        std::uint32_t literals;
        std::uint16_t length;
        std::uint16_t distance;
    };
    struct Codes {
        HuffmanCode literals;
        HuffmanCode distances;
    };

    void flush_match();
    void push(const Token& token) {
        tokens_[token_count_++] = token;
        matched_literals_ = literal_count_;
    }
    void push_match(std::uint32_t distance, std::size_t length);
    void write_block(bool is_last);
    Codes make_codes();
    [[nodiscard]] std::size_t bits_of_tokens(const Codes& codes) const;
    void write_codes(const Codes& codes);
    void write_tokens(const Codes& codes);
    void bits(std::uint64_t value, unsigned count);
    void flush_bits();

    Bytes* out_ = nullptr;
    // Of the block; memory that no picture has needed yet is not touched, and so costs nothing.
    std::unique_ptr<std::uint8_t[]> literals_;
    std::size_t literal_count_ = 0;
    std::size_t matched_literals_ = 0;  // those that belong to a token
    std::unique_ptr<Token[]> tokens_;
    std::size_t token_count_ = 0;
    std::array<std::uint32_t, literal_symbols> symbol_counts_{};  // without the literals
    std::array<std::uint32_t, distance_symbols> distance_counts_{};
    std::uint32_t distance_ = 0;
    std::size_t length_ = 0;
    std::uint64_t pending_ = 0;
    unsigned pending_bits_ = 0;
};

}  // namespace plotmill::chart
