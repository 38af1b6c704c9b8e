#pragma once
// Which job is next, and which timer. Three rules, each of them bounded so that nobody starves:
//
//   between queues      stride scheduling: a queue of weight w gets w of the turns that a queue of
//                       weight 1 gets while both have jobs (Waldspurger and Weihl, 1995)
//   within a queue      priorities, aged: a job is worth (come + penalty of its priority), so an
//                       old low job overtakes a young high one and aging needs no bookkeeping
//   within a priority   the producers take turns, each with its oldest job
//
// A paused queue keeps its jobs and gets no turn. O(log n) in jobs, producers and queues.

#include "base/clock.hpp"
#include "broker/core/job.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace plotmill::broker {

using QueueWeights = std::map<std::string, std::uint32_t>;  // 1 to max_weight; others have 1
inline constexpr std::uint32_t max_weight = 1000;

/// The jobs of one priority in one queue.
class FairLine {
public:
    using Place = std::pair<TimePoint, JobId>;

    void push(const std::string& producer, Place place);
    /// \pre it is there
    void erase(const std::string& producer, Place place);
    [[nodiscard]] bool empty() const noexcept { return turns_.empty(); }
    /// The oldest of the producer whose turn it is. \pre not empty
    [[nodiscard]] Place front() const;
    Place take();

private:
    struct Share {
        std::uint64_t turn = 0;
        std::set<Place> places{};  // never empty
    };
    using Shares = std::map<std::string, Share>;

    Shares shares_;
    std::map<std::uint64_t, Shares::iterator> turns_;
    std::uint64_t last_turn_ = 0;
};

class ReadyQueue {
public:
    explicit ReadyQueue(QueueWeights weights = {}) : weights_{std::move(weights)} {}

    void push(const Job& job, TimePoint order);
    void erase(const Job& job, TimePoint order);
    /// Removes the next one of the queues that are not paused.
    std::optional<JobId> take();
    /// False when it was so already.
    bool set_paused(const std::string& queue, bool is_paused);

    /// True when take() would give none.
    [[nodiscard]] bool empty() const noexcept { return active_.empty(); }
    /// Queues with a job, or paused.
    [[nodiscard]] std::size_t queue_count() const noexcept { return in_use_; }
    [[nodiscard]] bool has_queue(const std::string& queue) const;

    struct QueueState {
        std::size_t queued = 0;
        std::uint32_t weight = 1;
        bool is_paused = false;
    };
    /// Every queue with a job, or paused.
    [[nodiscard]] std::map<std::string, QueueState> states() const;

private:
    struct Queue {
        std::array<FairLine, 3> lines{};  // by priority
        std::size_t size = 0;
        std::uint64_t pass = 0;  // the least has the next turn
        std::uint32_t weight = 1;
        bool is_paused = false;
    };
    using Queues = std::map<std::string, Queue>;

    Queue& find_or_make(const std::string& name);
    [[nodiscard]] FairLine& best_line(Queue& queue) const;
    template <typename Change>
    void change(const std::string& name, Change apply);
    void forget_idle();

    QueueWeights weights_;
    Queues queues_;
    std::set<std::pair<std::uint64_t, std::string>> active_;  // (pass, name): may have a turn
    std::uint64_t pass_ = 0;                                  // of the queue that had the last one
    std::size_t in_use_ = 0;
};

class Timers {
public:
    void push(TimePoint due, JobId id) { line_.emplace(due, id); }
    void erase(TimePoint due, JobId id) { line_.erase({due, id}); }
    /// Removes one that is due.
    std::optional<JobId> take_due(TimePoint now);
    [[nodiscard]] std::optional<TimePoint> next() const;

private:
    std::set<std::pair<TimePoint, JobId>> line_;
};

}  // namespace plotmill::broker
