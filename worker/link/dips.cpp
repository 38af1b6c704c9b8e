#include "worker/link/dips.hpp"

#include <algorithm>
#include <bit>
#include <chrono>

namespace plotmill::worker {
namespace {

constexpr std::size_t quarters = 4;

/// The doubling that the length is in, and which quarter of it.
std::size_t place_of(std::uint64_t length_us) {
    const auto doubling = static_cast<std::size_t>(std::bit_width(length_us | quarters)) - 1;
    return quarters * doubling + ((length_us >> (doubling - 2)) & (quarters - 1));
}

/// The longest that is counted there.
std::uint64_t end_of(std::size_t place) {
    const std::size_t doubling = place / quarters;
    return ((std::uint64_t{quarters} + place % quarters + 1) << (doubling - 2)) - 1;
}

}  // namespace

void Dips::note(std::uint32_t slots, bool has_free_slot, TimePoint now) {
    if (slots != slots_) {
        slots_ = slots;
        was_full_ = false;
        began_at_.reset();
    }
    if (!has_free_slot) {
        was_full_ = true;
        if (began_at_) {
            const auto length = std::chrono::ceil<std::chrono::microseconds>(now - *began_at_);
            add(static_cast<std::uint64_t>(std::max<std::int64_t>(0, length.count())));
            began_at_.reset();
        }
    } else if (was_full_ && !began_at_) {
        began_at_ = now;
    }
}

void Dips::add(std::uint64_t length_us) {
    ++counts_[place_of(length_us)];
    ++count_;
    longest_us_ = std::max(longest_us_, length_us);
}

std::uint64_t Dips::p999_us() const noexcept {
    const std::uint64_t above = count_ / 1000;  // so many may be longer
    std::uint64_t seen = 0;
    for (std::size_t place = counts_.size(); place-- > 0;) {
        seen += counts_[place];
        if (seen > above) {
            return std::min(end_of(place), longest_us_);
        }
    }
    return 0;
}

}  // namespace plotmill::worker
