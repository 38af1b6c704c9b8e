#include "chart/encode/bit_row.hpp"

#include "base/processor.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace plotmill::chart {
namespace {

/// Up to 64 pixels, one by one.
std::uint64_t equal_word(const std::uint32_t* a, const std::uint32_t* b, std::size_t count) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < count; ++i) {
        word |= std::uint64_t{a[i] == b[i] ? 1U : 0U} << i;
    }
    return word;
}

#if defined(__x86_64__)

std::uint64_t equal_64_baseline(const std::uint32_t* a, const std::uint32_t* b) {
    std::uint64_t word = 0;
    for (unsigned part = 0; part < 4; ++part, a += 16, b += 16) {
        const auto four = [&](int i) {
            return _mm_cmpeq_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(a) + i),
                                   _mm_loadu_si128(reinterpret_cast<const __m128i*>(b) + i));
        };
        const __m128i bytes =
            _mm_packs_epi16(_mm_packs_epi32(four(0), four(1)), _mm_packs_epi32(four(2), four(3)));
        word |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(bytes))} << (16 * part);
    }
    return word;
}

[[gnu::target("avx2")]] inline __m256i equal_8(const std::uint32_t* a, const std::uint32_t* b) {
    return _mm256_cmpeq_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(a)),
                              _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b)));
}

[[gnu::target("avx2")]] inline std::uint64_t equal_32(const std::uint32_t* a,
                                                      const std::uint32_t* b) {
    const __m256i low = _mm256_packs_epi32(equal_8(a, b), equal_8(a + 8, b + 8));
    const __m256i high = _mm256_packs_epi32(equal_8(a + 16, b + 16), equal_8(a + 24, b + 24));
    // Packing goes by halves of a register: the fours are put in order afterwards.
    const __m256i bytes = _mm256_permutevar8x32_epi32(_mm256_packs_epi16(low, high),
                                                      _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
    return static_cast<unsigned>(_mm256_movemask_epi8(bytes));
}

[[gnu::target("avx2")]] void compare_avx2(const std::uint32_t* a, const std::uint32_t* b,
                                          std::size_t words, std::uint64_t* out) {
    for (std::size_t i = 0; i < words; ++i, a += 64, b += 64) {
        out[i] = equal_32(a, b) | equal_32(a + 32, b + 32) << 32U;
    }
}

void compare_whole(const std::uint32_t* a, const std::uint32_t* b, std::size_t words,
                   std::uint64_t* out) {
    if (vectors() == Vectors::avx2) {
        compare_avx2(a, b, words, out);
        return;
    }
    for (std::size_t i = 0; i < words; ++i, a += 64, b += 64) {
        out[i] = equal_64_baseline(a, b);
    }
}

#else

void compare_whole(const std::uint32_t* a, const std::uint32_t* b, std::size_t words,
                   std::uint64_t* out) {
    for (std::size_t i = 0; i < words; ++i, a += 64, b += 64) {
        out[i] = equal_word(a, b, 64);
    }
}

#endif

/// The bits of two words from `shift` on. \pre 1 ≤ shift ≤ 63
std::uint64_t shifted(std::uint64_t word, std::uint64_t next, unsigned shift) {
    return (word >> shift) | (next << (64 - shift));
}

/// Bit i of a word: so many ones begin there; the run may go on into the next word.
std::uint64_t runs_of(std::uint64_t word, std::uint64_t next, unsigned length) {
    const std::uint64_t two = word & shifted(word, next, 1);
    if (length == 2) {
        return two;
    }
    return two & shifted(two, next & (next >> 1U), 2);
}

}  // namespace

void BitRow::clear(std::size_t size) {
    size_ = size;
    words_.assign(size / bits + 2, 0);
}

void BitRow::compare(const std::uint32_t* a, const std::uint32_t* b, std::size_t size) {
    size_ = size;
    words_.resize(size / bits + 2);
    const std::size_t whole = size / bits;
    const std::size_t rest = size % bits;
    compare_whole(a, b, whole, words_.data());
    words_[whole] = 0;
    words_[whole + 1] = 0;
    if (rest > 0 && whole == 0) {
        words_[0] = equal_word(a, b, rest);
    } else if (rest > 0) {  // the last 64 pixels, of which some are known
        compare_whole(a + size - bits, b + size - bits, 1, words_.data() + whole);
        words_[whole] >>= bits - rest;
    }
}

void BitRow::find_starts(const BitRow& up, const BitRow& left, unsigned length) {
    size_ = up.size_;
    words_.resize(size_ / bits + 2);
    const std::size_t count = (size_ + bits - 1) / bits;
    const std::uint64_t* const above = up.words_.data();
    const std::uint64_t* const before = left.words_.data();
    const std::size_t lefts = left.words_.size();
    std::uint64_t carried = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t next = i + 1 < lefts ? before[i + 1] : 0;
        const std::uint64_t runs = runs_of(i < lefts ? before[i] : 0, next, length);
        words_[i] = runs_of(above[i], above[i + 1], length) | (runs << 1U) | carried;
        carried = runs >> 63U;
    }
    words_[count] = 0;
}

}  // namespace plotmill::chart
