#pragma once
// Time that moves only when a test says so. Steady and wall time move together unless the wall
// jumps. Read by any thread, moved by one.

#include "base/clock.hpp"

#include <atomic>

namespace plotmill::test {

class ManualClock final : public Clock {
public:
    [[nodiscard]] TimePoint now() const override { return now_.load(); }
    [[nodiscard]] std::int64_t wall_ms() const override { return wall_ms_.load(); }

    void advance(milliseconds by) {
        now_ = now_.load() + by;
        wall_ms_ += by.count();
    }
    void jump_wall(milliseconds by) { wall_ms_ += by.count(); }

private:
    std::atomic<TimePoint> now_{TimePoint{std::chrono::hours{1000}}};
    std::atomic<std::int64_t> wall_ms_ = 1'700'000'000'000;
};

}  // namespace plotmill::test
