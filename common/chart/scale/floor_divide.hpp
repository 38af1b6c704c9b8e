#pragma once
// Division as Python's divmod does it for floats: exact where the quotient alone would be rounded
// up.

#include <cmath>

namespace plotmill::chart {

struct Division {
    double quotient;   // a whole number
    double remainder;  // 0 … divisor
};

/// \pre divisor > 0
inline Division floor_divide(double value, double divisor) noexcept {
    double remainder = std::fmod(value, divisor);
    double quotient = (value - remainder) / divisor;
    if (remainder < 0) {
        remainder += divisor;
        quotient -= 1;
    }
    const double whole = std::floor(quotient);
    return {quotient - whole > 0.5 ? whole + 1 : whole, remainder};
}

}  // namespace plotmill::chart
