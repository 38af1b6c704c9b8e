#pragma once
// How a picture of other pixels is made of an image's cells: matplotlib's `interpolation`, by the
// weights that Agg takes: whole numbers, 256 places to a cell, that add up to 2^14.

#include <cstdint>
#include <vector>

namespace plotmill::chart {

enum class Interpolation : std::uint8_t {
    nearest,
    antialiased,  // hanning, unless each cell has more than three pixels, or just one or two
    bilinear,
    bicubic,
    spline16,
    spline36,
    hanning,
    hamming,
    hermite,
    kaiser,
    quadric,
    catrom,
    gaussian,
    bessel,
    mitchell,
    sinc,
    lanczos,
    blackman,
};
inline constexpr int filter_places = 256;   // to a cell
inline constexpr int filter_one = 1 << 14;  // what the weights of one pixel add up to

/// What `filterrad` and `filternorm` of imshow() are.
struct FilterChoice {
    Interpolation kind = Interpolation::hanning;
    double radius = 4;  // of sinc, lanczos and blackman
    bool is_normalized = true;
};

struct ImageFilter {
    int diameter = 2;                   // cells
    std::vector<std::int16_t> weights;  // diameter × filter_places
};

/// \pre not nearest or antialiased
ImageFilter make_filter(const FilterChoice& choice);

}  // namespace plotmill::chart
