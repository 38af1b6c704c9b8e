#include "chart/raster/positions.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t most_kept_bytes = std::size_t{64} << 20U;

}  // namespace

// floor(x + 0.5) without a call, so that the compiler can take several at once: a conversion cuts
// towards zero, and what lay below comes one down.
void place(std::span<const double> values, const LinearScale& to_px, PixelRange range,
           std::span<std::uint16_t> places) noexcept {
    constexpr double beyond = 1e9;  // further away than any pixel, and still an int
    const std::size_t n = values.size();
    const double* const from = values.data();
    std::uint16_t* const to = places.data();
    const auto count = static_cast<unsigned>(range.count);
    for (std::size_t i = 0; i < n; ++i) {
        double middle = to_px(from[i]) + 0.5;
        middle = middle > -beyond ? middle : -beyond;  // also what is not a number
        middle = middle < beyond ? middle : beyond;
        const int cut = static_cast<int>(middle);
        const int whole = cut - (static_cast<double>(cut) > middle ? 1 : 0);
        const auto at = static_cast<unsigned>(whole - range.first);
        to[i] = static_cast<std::uint16_t>(at < count ? at : count);
    }
}

bool PositionCache::is_of(const Entry& entry, std::span<const double> values,
                          const LinearScale& to_px, PixelRange range) noexcept {
    return entry.values.data() == values.data() && entry.values.size() == values.size() &&
           entry.to_px.factor == to_px.factor && entry.to_px.offset == to_px.offset &&
           entry.range == range;
}

std::span<const std::uint16_t> PositionCache::of(std::span<const double> values,
                                                 const LinearScale& to_px, PixelRange range) {
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Entry& entry) {
        return is_of(entry, values, to_px, range);
    });
    if (found != kept_.end()) {
        kept_.splice(kept_.begin(), kept_, found);
        return kept_.front().places;
    }
    const std::size_t bytes = values.size() * sizeof(std::uint16_t);
    const std::size_t most =
        std::max<std::size_t>(2, most_kept_bytes / std::max<std::size_t>(bytes, 1));
    if (kept_.size() >= most) {
        kept_.splice(kept_.begin(), kept_, std::prev(kept_.end()));  // its memory serves again
    } else {
        kept_.emplace_front();
    }
    Entry& entry = kept_.front();
    entry.values = values;
    entry.to_px = to_px;
    entry.range = range;
    entry.places.resize(values.size());
    place(values, to_px, range, entry.places);
    return entry.places;
}

}  // namespace plotmill::chart
