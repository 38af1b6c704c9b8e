#pragma once
// numpy's rules for the width of bins, each after its author (numpy.histogram_bin_edges names
// them). Internal to chart/stats.

#include "chart/stats/histogram.hpp"

#include <span>

namespace plotmill::chart {

struct BinRange {
    double low = 0;
    double high = 1;
};

/// The width that a rule wants; 0 when it has no opinion. \pre values are finite, not empty, and
/// lie in `range`, their least and greatest value (or a single value's widened range).
double bin_width(BinRule rule, std::span<const double> values, BinRange range);

/// `bins` + 1 edges evenly from low to high, as numpy.linspace.
std::vector<double> even_edges(BinRange range, int bins);

}  // namespace plotmill::chart
