#include "chart/encode/deflate.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

namespace plotmill::chart {
namespace {

constexpr std::size_t min_match = 3;
constexpr std::size_t max_match = 258;
constexpr std::size_t end_of_block = 256;
constexpr std::size_t code_symbols = 19;
constexpr std::array<std::uint8_t, code_symbols> length_code_order{
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

/// A symbol and the extra bits that follow it.
struct Symbol {
    std::uint16_t symbol = 0;
    std::uint16_t extra = 0;
    unsigned extra_bits = 0;
};

constexpr Symbol length_symbol(std::size_t length) {
    if (length == max_match) {
        return {285, 0, 0};
    }
    const std::size_t base = length - min_match;
    if (base < 8) {
        return {static_cast<std::uint16_t>(257 + base), 0, 0};
    }
    const auto extra_bits = static_cast<unsigned>(std::bit_width(base)) - 3;
    return {static_cast<std::uint16_t>(257 + 4 * extra_bits + (base >> extra_bits)),
            static_cast<std::uint16_t>(base & ((1U << extra_bits) - 1)), extra_bits};
}

constexpr auto length_symbols = [] {
    std::array<Symbol, max_match + 1> all{};
    for (std::size_t length = min_match; length < all.size(); ++length) {
        all[length] = length_symbol(length);
    }
    return all;
}();

Symbol distance_symbol(std::uint32_t distance) {
    const std::uint32_t base = distance - 1;
    if (base < 4) {
        return {static_cast<std::uint16_t>(base), 0, 0};
    }
    const auto extra_bits = static_cast<unsigned>(std::bit_width(base)) - 2;
    return {static_cast<std::uint16_t>(2 * extra_bits + (base >> extra_bits)),
            static_cast<std::uint16_t>(base & ((1U << extra_bits) - 1)), extra_bits};
}

/// The bits of a code with what follows it, ready to be written.
struct ReadyBits {
    std::uint32_t value = 0;
    std::uint32_t count = 0;
};

ReadyBits ready(const HuffmanCode& code, const Symbol& s) {
    const std::uint32_t length = code.lengths[s.symbol];
    return {code.codes[s.symbol] | std::uint32_t{s.extra} << length, length + s.extra_bits};
}

/// Code lengths written with the codes 16, 17 and 18 for repeats.
struct RunLengths {
    std::array<Symbol, 2 * max_huffman_symbols> symbols{};
    std::size_t size = 0;
    std::array<std::uint32_t, code_symbols> counts{};

    void add(std::size_t symbol, std::size_t extra = 0, unsigned extra_bits = 0) {
        symbols[size++] = {static_cast<std::uint16_t>(symbol), static_cast<std::uint16_t>(extra),
                           extra_bits};
        ++counts[symbol];
    }
    void add_run(std::size_t value, std::size_t run) {
        if (value != 0) {
            add(value);
            --run;
        }
        while (run >= 3) {
            const std::size_t part = std::min<std::size_t>(run, value != 0 ? 6 : 138);
            if (value != 0) {
                add(16, part - 3, 2);
            } else if (part < 11) {
                add(17, part - 3, 3);
            } else {
                add(18, part - 11, 7);
            }
            run -= part;
        }
        while (run-- > 0) {
            add(value);
        }
    }
};

std::size_t used(const HuffmanCode& code, std::size_t most, std::size_t least) {
    while (most > least && code.lengths[most - 1] == 0) {
        --most;
    }
    return most;
}

/// Counted in four tables by turns: one byte often comes many times in a row, and would wait for
/// itself.
void count_bytes(const std::uint8_t* bytes, std::size_t count, std::uint32_t* counts) {
    std::array<std::array<std::uint32_t, 256>, 3> others{};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        ++counts[bytes[i]];
        ++others[0][bytes[i + 1]];
        ++others[1][bytes[i + 2]];
        ++others[2][bytes[i + 3]];
    }
    for (; i < count; ++i) {
        ++counts[bytes[i]];
    }
    for (std::size_t byte = 0; byte < 256; ++byte) {
        counts[byte] += others[0][byte] + others[1][byte] + others[2][byte];
    }
}

}  // namespace

void DeflateWriter::start(Bytes& out) {
    out_ = &out;
    if (literals_ == nullptr) {
        literals_ = std::make_unique_for_overwrite<std::uint8_t[]>(max_literals);
        tokens_ = std::make_unique_for_overwrite<Token[]>(max_tokens + 1);
    }
    token_count_ = 0;
    literal_count_ = 0;
    matched_literals_ = 0;
    symbol_counts_.fill(0);
    distance_counts_.fill(0);
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

void DeflateWriter::literals(const std::uint8_t* bytes, std::size_t count) {
    flush_match();
    while (count > 0) {
        const std::size_t part = std::min(count, max_literals - literal_count_);
        std::memcpy(literals_.get() + literal_count_, bytes, part);
        literal_count_ += part;
        bytes += part;
        count -= part;
        if (literal_count_ == max_literals) {
            write_block(false);
        }
    }
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
        push_match(distance_, part);
    }
    distance_ = 0;
}

void DeflateWriter::push_match(std::uint32_t distance, std::size_t length) {
    ++symbol_counts_[length_symbols[length].symbol];
    ++distance_counts_[distance_symbol(distance).symbol];
    push({static_cast<std::uint32_t>(literal_count_ - matched_literals_),
          static_cast<std::uint16_t>(length), static_cast<std::uint16_t>(distance)});
    if (token_count_ == max_tokens) {
        write_block(false);
    }
}

DeflateWriter::Codes DeflateWriter::make_codes() {
    count_bytes(literals_.get(), literal_count_, symbol_counts_.data());
    ++symbol_counts_[end_of_block];
    return {make_huffman(symbol_counts_, 15), make_huffman(distance_counts_, 15)};
}

std::size_t DeflateWriter::bits_of_tokens(const Codes& codes) const {
    std::size_t bits = 0;
    for (std::size_t i = 0; i < literal_symbols; ++i) {
        bits += std::size_t{symbol_counts_[i]} * codes.literals.lengths[i];
    }
    for (std::size_t i = 0; i < distance_symbols; ++i) {
        bits += std::size_t{distance_counts_[i]} * codes.distances.lengths[i];
    }
    constexpr std::size_t most_extra_bits = 5 + 13;
    return bits + token_count_ * most_extra_bits;
}

void DeflateWriter::write_block(bool is_last) {
    if (literal_count_ > matched_literals_) {
        push({static_cast<std::uint32_t>(literal_count_ - matched_literals_), 0, 0});
    }
    const Codes codes = make_codes();
    bits(is_last ? 1 : 0, 1);
    bits(2, 2);
    write_codes(codes);
    write_tokens(codes);
    token_count_ = 0;
    literal_count_ = 0;
    matched_literals_ = 0;
    symbol_counts_.fill(0);
    distance_counts_.fill(0);
}

void DeflateWriter::write_codes(const Codes& codes) {
    const std::size_t literal_count = used(codes.literals, literal_symbols, 257);
    const std::size_t distance_count = used(codes.distances, distance_symbols, 1);
    const auto length_at = [&](std::size_t i) -> std::size_t {
        return i < literal_count ? codes.literals.lengths[i]
                                 : codes.distances.lengths[i - literal_count];
    };
    RunLengths runs;
    for (std::size_t i = 0; i < literal_count + distance_count;) {
        std::size_t run = 1;
        while (i + run < literal_count + distance_count && length_at(i + run) == length_at(i)) {
            ++run;
        }
        runs.add_run(length_at(i), run);
        i += run;
    }
    const HuffmanCode code = make_huffman(runs.counts, 7);
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
    for (std::size_t i = 0; i < runs.size; ++i) {
        const ReadyBits next = ready(code, runs.symbols[i]);
        bits(next.value, next.count);
    }
}

/// The hot loop: bits go through registers straight into the output.
void DeflateWriter::write_tokens(const Codes& codes) {
    static_assert(std::endian::native == std::endian::little);
    std::array<ReadyBits, 256> bytes;  // NOLINT: all filled here
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
        bytes[byte] = ready(codes.literals, {static_cast<std::uint16_t>(byte), 0, 0});
    }
    const std::size_t start = out_->size();
    out_->resize(start + (bits_of_tokens(codes) + pending_bits_) / 8 + 2 * sizeof(pending_));
    std::byte* at = out_->data() + start;
    std::uint64_t pending = pending_;
    unsigned pending_bits = pending_bits_;
    const auto put = [&](const ReadyBits& next) {
        pending |= std::uint64_t{next.value} << pending_bits;
        pending_bits += next.count;
    };
    // Between drains at most 48 bits come to at most 7 that are left.
    const auto drain = [&] {
        std::memcpy(at, &pending, sizeof(pending));
        at += pending_bits / 8;
        pending >>= pending_bits & ~7U;
        pending_bits &= 7U;
    };
    drain();
    const std::uint8_t* literal = literals_.get();
    for (const Token& token : std::span{tokens_.get(), token_count_}) {
        const std::uint8_t* const end = literal + token.literals;
        for (; end - literal >= 3; literal += 3) {
            put(bytes[literal[0]]);
            put(bytes[literal[1]]);
            put(bytes[literal[2]]);
            drain();
        }
        for (; literal != end; ++literal) {
            put(bytes[*literal]);
        }
        drain();
        if (token.length > 0) {
            put(ready(codes.literals, length_symbols[token.length]));
            put(ready(codes.distances, distance_symbol(token.distance)));
            drain();
        }
    }
    put(ready(codes.literals, {end_of_block, 0, 0}));
    drain();
    pending_ = pending;
    pending_bits_ = pending_bits;
    out_->resize(static_cast<std::size_t>(at - out_->data()));
}

void DeflateWriter::finish() {
    flush_match();
    write_block(true);
    flush_bits();
}

}  // namespace plotmill::chart
