#pragma once
// How long to wait after the n-th failure in a row: the first is free, then it doubles up to a
// bound. Pure.

#include "base/clock.hpp"

#include <algorithm>

namespace plotmill::worker {

struct Backoff {
    milliseconds first{100};
    milliseconds most{30000};

    /// \param failures in a row, so far.
    [[nodiscard]] constexpr milliseconds delay(unsigned failures) const noexcept {
        constexpr unsigned doublings_at_most = 20;  // first × 2^20 is beyond every bound we set
        if (failures <= 1) {
            return milliseconds{0};
        }
        return std::min(most, first * (1U << std::min(failures - 2, doublings_at_most)));
    }
};

}  // namespace plotmill::worker
