#pragma once
// One bit for each pixel of a row, sixty-four at a time: which pixels are as others are, and where
// runs of such pixels begin. What follows the last pixel is zero.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace plotmill::chart {

/// Keeps its memory. \pre of what takes an index: it is below the size given last
class BitRow {
public:
    void clear(std::size_t size);
    /// Bit i: a[i] equals b[i]. \pre both have `size` entries; they may overlap
    void compare(const std::uint32_t* a, const std::uint32_t* b, std::size_t size);
    /// Bit i: i begins a run of `length` ones in `up`, or i − 1 in `left`. \pre length is 2 or 4,
    /// both are of the same size or `left` lacks the last bit
    void find_starts(const BitRow& up, const BitRow& left, unsigned length);

    [[nodiscard]] bool is_full() const noexcept { return ones_from(0) == size_; }
    /// How many ones follow each other from i on.
    [[nodiscard]] std::size_t ones_from(std::size_t i) const noexcept {
        const std::uint64_t* word = words_.data() + i / bits;
        if (const std::uint64_t zeros = ~*word >> (i % bits)) {
            return static_cast<std::size_t>(std::countr_zero(zeros));
        }
        std::size_t count = bits - i % bits;
        for (++word; ~*word == 0; ++word) {  // a zero word follows the last one
            count += bits;
        }
        return count + static_cast<std::size_t>(std::countr_zero(~*word));
    }
    /// The first one at i or after it; the size when there is none.
    [[nodiscard]] std::size_t next_one(std::size_t i) const noexcept {
        const std::uint64_t* const end = words_.data() + (size_ + bits - 1) / bits;
        const std::uint64_t* word = words_.data() + i / bits;
        std::uint64_t ones = *word >> (i % bits) << (i % bits);
        while (ones == 0) {
            if (++word >= end) {
                return size_;
            }
            ones = *word;
        }
        return static_cast<std::size_t>(word - words_.data()) * bits +
               static_cast<std::size_t>(std::countr_zero(ones));
    }
    /// Bits 64 i … 64 i + 63. \pre i ≤ size / 64
    [[nodiscard]] std::uint64_t word(std::size_t i) const noexcept { return words_[i]; }

    static constexpr std::size_t bits = 64;

private:
    std::vector<std::uint64_t> words_;  // one more than needed, zero
    std::size_t size_ = 0;
};

}  // namespace plotmill::chart
