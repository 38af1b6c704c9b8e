#pragma once
// How long a job may take. Pure.
//
// A job that names a limit has that one. Any other has a limit that fits what it should cost, with
// a wide margin, because the machine may be busy; never more than the configured one. At the soft
// limit the renderer itself stops between two charts and lives on; at the hard one it is killed.

#include "base/clock.hpp"

#include <cstdint>

namespace plotmill::worker {

struct TimeLimits {
    milliseconds ceiling{300000};
    std::uint32_t cost_margin = 100;  // times what it should cost; 0: the ceiling whatever it costs
    std::uint32_t soft_percent = 80;  // of the hard limit; 0: no soft limit
};

/// The least a job gets, however cheap: the machine may swap, the disk may be slow.
inline constexpr milliseconds least_time_limit{10000};

/// \param expected what it should cost; 0: not known yet.
milliseconds hard_limit(const TimeLimits& limits, milliseconds expected) noexcept;
/// 0: none.
milliseconds soft_limit(const TimeLimits& limits, milliseconds hard) noexcept;

}  // namespace plotmill::worker
