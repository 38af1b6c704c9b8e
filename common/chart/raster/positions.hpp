#pragma once
// Columns as whole pixels. A column of a scatter-plot matrix stands in k cells at the same pixels
// across or down: they are worked out once for a picture.

#include "chart/scale/interval.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace plotmill::chart {

inline constexpr int most_places = 65'535;

/// Whole-pixel places counted from `first`. What is not finite, and what lies outside of
/// first … first + count − 1, has the place `count`.
struct PixelRange {
    int first = 0;
    int count = 0;  // ≤ most_places
    friend bool operator==(const PixelRange&, const PixelRange&) = default;
};

/// \pre places.size() == values.size()
void place(std::span<const double> values, const LinearScale& to_px, PixelRange range,
           std::span<std::uint16_t> places) noexcept;

/// Places along one axis. Not for several threads. Holds views of what it was asked for until
/// clear().
class PositionCache {
public:
    /// Valid until the next call.
    std::span<const std::uint16_t> of(std::span<const double> values, const LinearScale& to_px,
                                      PixelRange range);
    void clear() noexcept {
        kept_.clear();
        last_ = 0;
    }

private:
    struct Entry {
        std::span<const double> values;
        LinearScale to_px;
        PixelRange range;
        std::unique_ptr<std::uint16_t[]> places;
        std::size_t room = 0;  // of places
    };
    [[nodiscard]] static bool is_of(const Entry& entry, std::span<const double> values,
                                    const LinearScale& to_px, PixelRange range) noexcept;
    Entry& next_free(std::size_t rows);

    std::vector<Entry> kept_;
    std::size_t last_ = 0;  // the one that was asked for last: the next one mostly follows it
};

}  // namespace plotmill::chart
