#pragma once
// Values that the tests of statistics and scales share.

#include <limits>
#include <vector>

namespace plotmill::test {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();
inline constexpr double inf = std::numeric_limits<double>::infinity();
/// Ties, a gap and a long tail.
inline const std::vector<double> skewed{0.1, 0.4, 0.4, 0.5, 0.9, 1.3, 1.3, 2.2, 3.1, 7.9};

}  // namespace plotmill::test
