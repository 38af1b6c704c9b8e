#include "worker/policy/scaling.hpp"

#include <algorithm>

namespace plotmill::worker {

std::size_t slots_wanted(const ScalingSettings& settings, const Load& load) noexcept {
    const std::size_t slots = std::clamp(load.slots, settings.least, settings.most);
    if (load.queued > 0 && load.idle == 0 && load.taken >= load.slots) {
        return std::min(settings.most, slots + std::max<std::size_t>(1, slots / 2));
    }
    if (load.queued == 0 && settings.idle_timeout.count() > 0) {
        return std::max(settings.least, slots - std::min(slots, load.idle_long));
    }
    return slots;
}

}  // namespace plotmill::worker
