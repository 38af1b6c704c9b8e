#pragma once
// The times in which fewer renderers took jobs than there are slots: what a recycle must not cause,
// and a crash does for as long as its replacement takes. Pure.

#include "base/clock.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace plotmill::worker {

class Dips {
public:
    /// Tell after every change. Slots that were opened and have had no renderer yet are no dip:
    /// `slots` other than the last time counts as a start.
    void note(std::uint32_t slots, bool has_free_slot, TimePoint now);

    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
    [[nodiscard]] std::uint64_t longest_us() const noexcept { return longest_us_; }
    /// At least as long as 999 of 1,000 dips were, and at most a quarter longer; 0: none yet.
    [[nodiscard]] std::uint64_t p999_us() const noexcept;

private:
    void add(std::uint64_t length_us);

    // Of dips by their length, four to each doubling: 2^64 µs have their place.
    std::array<std::uint64_t, 256> counts_{};
    std::uint64_t count_ = 0;
    std::uint64_t longest_us_ = 0;
    std::uint32_t slots_ = 0;
    bool was_full_ = false;
    std::optional<TimePoint> began_at_;
};

}  // namespace plotmill::worker
