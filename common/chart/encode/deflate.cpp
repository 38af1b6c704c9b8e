#include "chart/encode/deflate.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace plotmill::chart {
namespace {

constexpr std::uint32_t match_flag = 1U << 31U;
constexpr std::size_t max_match = 258;
constexpr std::uint32_t min_match = 3;
constexpr std::uint32_t end_of_block = 256;
constexpr std::size_t max_token_bytes = 6;  // 15 + 5 + 15 + 13 bits
constexpr std::size_t literal_symbols = 286;
constexpr std::size_t distance_symbols = 30;
constexpr std::array<std::uint8_t, 19> length_code_order{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                         11, 4,  12, 3, 13, 2, 14, 1, 15};

/// A symbol and the extra bits that follow it.
struct Symbol {
    std::uint32_t symbol;
    std::uint32_t extra;
    unsigned extra_bits;
};

Symbol length_symbol(std::uint32_t length) {
    if (length == max_match) {
        return {285, 0, 0};
    }
    const std::uint32_t base = length - min_match;
    if (base < 8) {
        return {257 + base, 0, 0};
    }
    const auto extra_bits = static_cast<unsigned>(std::bit_width(base)) - 3;
    const std::uint32_t symbol = 257 + 4 * extra_bits + (base >> extra_bits);
    return {symbol, base & ((1U << extra_bits) - 1), extra_bits};
}

Symbol distance_symbol(std::uint32_t distance) {
    const std::uint32_t base = distance - 1;
    if (base < 4) {
        return {base, 0, 0};
    }
    const auto extra_bits = static_cast<unsigned>(std::bit_width(base)) - 2;
    return {2 * extra_bits + (base >> extra_bits), base & ((1U << extra_bits) - 1), extra_bits};
}

constexpr std::uint32_t length_of(std::uint32_t token) {
    return token & 0x1ffU;
}
constexpr std::uint32_t distance_of(std::uint32_t token) {
    return (token & ~match_flag) >> 9U;
}

/// Code lengths written with the codes 16, 17 and 18 for repeats.
std::vector<Symbol> run_lengths(const std::vector<std::uint8_t>& lengths) {
    std::vector<Symbol> out;
    for (std::size_t i = 0; i < lengths.size();) {
        std::size_t run = 1;
        while (i + run < lengths.size() && lengths[i + run] == lengths[i]) {
            ++run;
        }
        const std::uint32_t value = lengths[i];
        i += run;
        if (value != 0) {
            out.push_back({value, 0, 0});
            --run;
        }
        while (run >= 3) {
            const auto part =
                static_cast<std::uint32_t>(std::min<std::size_t>(run, value != 0 ? 6 : 138));
            out.push_back(value != 0  ? Symbol{16, part - 3, 2}
                          : part < 11 ? Symbol{17, part - 3, 3}
                                      : Symbol{18, part - 11, 7});
            run -= part;
        }
        out.insert(out.end(), run, {value, 0, 0});
    }
    return out;
}

std::size_t used(const std::vector<std::uint8_t>& lengths, std::size_t least) {
    std::size_t count = lengths.size();
    while (count > least && lengths[count - 1] == 0) {
        --count;
    }
    return count;
}

}  // namespace

void DeflateWriter::start(Bytes& out) {
    out_ = &out;
    tokens_.clear();
    tokens_.reserve(max_tokens);
    distance_ = 0;
    length_ = 0;
    pending_ = 0;
    pending_bits_ = 0;
}

/// \pre count ≤ 16
void DeflateWriter::bits(std::uint64_t value, unsigned count) {
    pending_ |= value << pending_bits_;
    pending_bits_ += count;
    if (pending_bits_ < 48) {
        return;
    }
    const std::size_t size = out_->size();
    out_->resize(size + 6);
    std::memcpy(out_->data() + size, &pending_, 6);  // little-endian, as the format is
    pending_ >>= 48U;
    pending_bits_ -= 48;
}

void DeflateWriter::flush_bits() {
    for (; pending_bits_ > 0; pending_bits_ -= std::min(pending_bits_, 8U)) {
        out_->push_back(static_cast<std::byte>(pending_ & 0xffU));
        pending_ >>= 8U;
    }
}

void DeflateWriter::match(std::uint32_t distance, std::size_t length) {
    if (distance != distance_) {
        flush_match();
        distance_ = distance;
    }
    length_ += length;
}

void DeflateWriter::flush_match() {
    PM_CHECK(length_ == 0 || length_ >= min_match, "a match is at least three bytes");
    while (length_ > 0) {
        // Never leave a rest that is too short for a match of its own.
        std::size_t part = std::min(length_, max_match);
        if (length_ > part && length_ - part < min_match) {
            part -= min_match;
        }
        length_ -= part;
        push(match_flag | (distance_ << 9U) | static_cast<std::uint32_t>(part));
    }
    distance_ = 0;
}

void DeflateWriter::write_block(bool is_last) {
    std::vector<std::uint32_t> literal_counts(literal_symbols);
    std::vector<std::uint32_t> distance_counts(distance_symbols);
    for (const std::uint32_t token : tokens_) {
        if ((token & match_flag) == 0) {
            ++literal_counts[token];
        } else {
            ++literal_counts[length_symbol(length_of(token)).symbol];
            ++distance_counts[distance_symbol(distance_of(token)).symbol];
        }
    }
    ++literal_counts[end_of_block];
    const HuffmanCode literals = make_huffman(literal_counts, 15);
    const HuffmanCode distances = make_huffman(distance_counts, 15);
    bits(is_last ? 1 : 0, 1);
    bits(2, 2);
    write_codes(literals, distances);
    write_tokens(literals, distances);
    tokens_.clear();
}

void DeflateWriter::write_codes(const HuffmanCode& literals, const HuffmanCode& distances) {
    const std::size_t literal_count = used(literals.lengths, 257);
    const std::size_t distance_count = used(distances.lengths, 1);
    std::vector<std::uint8_t> lengths(
        literals.lengths.begin(),
        literals.lengths.begin() + static_cast<std::ptrdiff_t>(literal_count));
    lengths.insert(lengths.end(), distances.lengths.begin(),
                   distances.lengths.begin() + static_cast<std::ptrdiff_t>(distance_count));
    const std::vector<Symbol> symbols = run_lengths(lengths);
    std::vector<std::uint32_t> counts(length_code_order.size());
    for (const Symbol& s : symbols) {
        ++counts[s.symbol];
    }
    const HuffmanCode code = make_huffman(counts, 7);
    std::size_t sent = length_code_order.size();
    while (sent > 4 && code.lengths[length_code_order[sent - 1]] == 0) {
        --sent;
    }
    bits(literal_count - 257, 5);
    bits(distance_count - 1, 5);
    bits(sent - 4, 4);
    for (std::size_t i = 0; i < sent; ++i) {
        bits(code.lengths[length_code_order[i]], 3);
    }
    for (const Symbol& s : symbols) {
        bits(code.codes[s.symbol], code.lengths[s.symbol]);
        bits(s.extra, s.extra_bits);
    }
}

/// The hot loop: bits go through registers straight into the output.
void DeflateWriter::write_tokens(const HuffmanCode& literals, const HuffmanCode& distances) {
    static_assert(std::endian::native == std::endian::little);
    const std::size_t start = out_->size();
    out_->resize(start + (tokens_.size() + 1) * max_token_bytes + sizeof(pending_));
    std::byte* at = out_->data() + start;
    const auto put = [&](std::uint64_t value, unsigned count) {
        pending_ |= value << pending_bits_;
        pending_bits_ += count;
    };
    // Between drains at most 48 bits come to at most 7 that are left.
    const auto drain = [&] {
        std::memcpy(at, &pending_, sizeof(pending_));
        at += pending_bits_ / 8;
        pending_ >>= pending_bits_ / 8 * 8;
        pending_bits_ %= 8;
    };
    drain();
    for (const std::uint32_t token : tokens_) {
        if ((token & match_flag) == 0) {
            put(literals.codes[token], literals.lengths[token]);
        } else {
            const Symbol length = length_symbol(length_of(token));
            const Symbol distance = distance_symbol(distance_of(token));
            put(literals.codes[length.symbol], literals.lengths[length.symbol]);
            put(length.extra, length.extra_bits);
            put(distances.codes[distance.symbol], distances.lengths[distance.symbol]);
            put(distance.extra, distance.extra_bits);
        }
        drain();
    }
    put(literals.codes[end_of_block], literals.lengths[end_of_block]);
    drain();
    out_->resize(static_cast<std::size_t>(at - out_->data()));
}

void DeflateWriter::finish() {
    flush_match();
    write_block(true);
    flush_bits();
}

}  // namespace plotmill::chart
