#pragma once
// An image's cells to the pixels it is shown on, as Agg's span_image_resample does it: a filter
// stretched to the pixels where these are larger than cells, cells beyond the border mirrored. Each
// direction by itself, which differs from Agg's sums by rounding only.

#include "chart/image/filter.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace plotmill::chart {

/// Along one side: the cell that pixel p begins at is p × `step` + `start`.
struct SideSampling {
    std::size_t cells = 0;
    std::size_t pixels = 0;
    double step = 1;   // cells to a pixel, negative when turned round
    double start = 0;  // cells
    bool is_across = true;
};

/// Where the middle of each pixel lies, in 256ths of a cell: across, Agg goes from the first to the
/// last in whole steps, of which the longer ones come as early as they can; upwards each is
/// rounded.
std::vector<std::int64_t> places_of(const SideSampling& side);

/// What "antialiased" is for these sides.
Interpolation resolved(Interpolation kind, const SideSampling& x, const SideSampling& y) noexcept;

/// Keeps what depends on sizes only, for several planes (channels) of one image.
class Resampler {
public:
    /// `choice.kind` may be any; antialiased is resolved.
    Resampler(FilterChoice choice, const SideSampling& x, const SideSampling& y);

    /// Row by row, as many as there are pixels. A pixel that a cell without a number reaches is
    /// NaN. \pre cells.size() is what the sides say
    [[nodiscard]] std::vector<double> operator()(std::span<const double> cells) const;

private:
    struct Taps {  // of one pixel
        std::size_t first = 0;
        std::size_t count = 0;
    };
    struct Side {
        std::size_t cells = 0;
        std::vector<Taps> taps;
        std::vector<std::size_t> cell;  // of each tap
        std::vector<double> weight;     // of each tap; those of a pixel add up to 1
    };
    static Side nearest_side(const SideSampling& sampling);
    static Side filtered_side(const SideSampling& sampling, const ImageFilter& filter,
                              double stretch);

    Side x_;
    Side y_;
};

}  // namespace plotmill::chart
