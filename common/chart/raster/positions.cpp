#include "chart/raster/positions.hpp"

#include "base/processor.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t most_kept_bytes = std::size_t{32} << 20U;
constexpr double farthest = 1e9;  // further away than any pixel, and still an int

/// floor(x + 0.5) without a call: a conversion cuts towards zero, and what lay below comes one
/// down.
std::uint16_t place_of(double at, PixelRange range) noexcept {
    double middle = at + 0.5;
    middle = middle > -farthest ? middle : -farthest;  // also what is not a number
    middle = middle < farthest ? middle : farthest;
    const int cut = static_cast<int>(middle);
    const int whole = cut - (static_cast<double>(cut) > middle ? 1 : 0);
    const auto place = static_cast<unsigned>(whole - range.first);
    return static_cast<std::uint16_t>(std::min(place, static_cast<unsigned>(range.count)));
}

#if defined(__x86_64__)

struct PlacesOfFour {  // the same steps as place_of's
    __m256d factor;
    __m256d offset;
    __m128i first;
    __m128i count;
    [[gnu::target("avx2")]] __m128i of(const double* values) const noexcept {
        const __m256d at = _mm256_add_pd(_mm256_mul_pd(factor, _mm256_loadu_pd(values)), offset);
        __m256d middle = _mm256_add_pd(at, _mm256_set1_pd(0.5));
        middle =
            _mm256_max_pd(middle, _mm256_set1_pd(-farthest));  // the second of a NaN and another
        middle = _mm256_min_pd(middle, _mm256_set1_pd(farthest));
        const __m128i whole = _mm256_cvttpd_epi32(_mm256_floor_pd(middle));
        return _mm_min_epu32(_mm_sub_epi32(whole, first), count);
    }
};

/// As many values as whole eights hold; returns how many.
[[gnu::target("avx2")]] std::size_t place_avx2(std::span<const double> values,
                                               const LinearScale& to_px, PixelRange range,
                                               std::uint16_t* places) noexcept {
    const PlacesOfFour four{_mm256_set1_pd(to_px.factor), _mm256_set1_pd(to_px.offset),
                            _mm_set1_epi32(range.first), _mm_set1_epi32(range.count)};
    std::size_t i = 0;
    for (; i + 8 <= values.size(); i += 8) {
        const __m128i low = four.of(values.data() + i);
        const __m128i high = four.of(values.data() + i + 4);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(places + i), _mm_packus_epi32(low, high));
    }
    return i;
}

#endif

}  // namespace

void place(std::span<const double> values, const LinearScale& to_px, PixelRange range,
           std::span<std::uint16_t> places) noexcept {
    std::size_t done = 0;
#if defined(__x86_64__)
    if (vectors() == Vectors::avx2) {
        done = place_avx2(values, to_px, range, places.data());
    }
#endif
    for (; done < values.size(); ++done) {
        places[done] = place_of(to_px(values[done]), range);
    }
}

bool PositionCache::is_of(const Entry& entry, std::span<const double> values,
                          const LinearScale& to_px, PixelRange range) noexcept {
    return entry.values.data() == values.data() && entry.values.size() == values.size() &&
           entry.to_px.factor == to_px.factor && entry.to_px.offset == to_px.offset &&
           entry.range == range;
}

PositionCache::Entry& PositionCache::next_free(std::size_t rows) {
    const std::size_t bytes = rows * sizeof(std::uint16_t);
    const std::size_t most =
        std::max<std::size_t>(1, most_kept_bytes / std::max<std::size_t>(bytes, 1));
    if (kept_.size() < most) {
        kept_.emplace_back();
        last_ = kept_.size() - 1;
    } else {
        last_ = (last_ + 1) % kept_.size();  // its memory serves again
    }
    Entry& entry = kept_[last_];
    if (entry.room < rows) {
        entry.places = std::make_unique_for_overwrite<std::uint16_t[]>(rows);
        entry.room = rows;
    }
    return entry;
}

std::span<const std::uint16_t> PositionCache::of(std::span<const double> values,
                                                 const LinearScale& to_px, PixelRange range) {
    for (std::size_t i = 0; i < kept_.size(); ++i) {
        const std::size_t at = last_ + i < kept_.size() ? last_ + i : last_ + i - kept_.size();
        if (is_of(kept_[at], values, to_px, range)) {
            last_ = at;
            return {kept_[at].places.get(), values.size()};
        }
    }
    Entry& entry = next_free(values.size());
    entry.values = values;
    entry.to_px = to_px;
    entry.range = range;
    const std::span places{entry.places.get(), values.size()};
    place(values, to_px, range, places);
    return places;
}

}  // namespace plotmill::chart
