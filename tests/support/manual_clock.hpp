#pragma once
// Time that moves only when a test says so. Steady and wall time move together unless the wall
// jumps.

#include "base/clock.hpp"

namespace plotmill::test {

class ManualClock final : public Clock {
public:
    [[nodiscard]] TimePoint now() const override { return now_; }
    [[nodiscard]] std::int64_t wall_ms() const override { return wall_ms_; }

    void advance(milliseconds by) {
        now_ += by;
        wall_ms_ += by.count();
    }
    void jump_wall(milliseconds by) { wall_ms_ += by.count(); }

private:
    TimePoint now_{std::chrono::hours{1000}};
    std::int64_t wall_ms_ = 1'700'000'000'000;
};

}  // namespace plotmill::test
