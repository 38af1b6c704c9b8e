#pragma once
// The generations of renderers that have ended: the last 256, for status. Pure.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>

namespace plotmill::worker {

struct Generation {
    std::uint32_t slot = 0;
    std::uint32_t generation = 0;
    std::int32_t pid = 0;
    std::uint64_t jobs = 0;
    std::uint64_t rss_first_bytes = 0;
    std::uint64_t rss_last_bytes = 0;
    std::string ended;  // why: "max_jobs", "crash", "timeout", "drain"; empty: it lives
    int signal = 0;
};

class History {
public:
    static constexpr std::size_t kept = 256;

    void add(Generation generation) {
        if (ended_.size() == kept) {
            ended_.pop_front();
        }
        ended_.push_back(std::move(generation));
    }
    [[nodiscard]] const std::deque<Generation>& ended() const noexcept { return ended_; }

private:
    std::deque<Generation> ended_;
};

}  // namespace plotmill::worker
