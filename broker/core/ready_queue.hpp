#pragma once
// Which job is next. Each named queue is ordered by virtual time (come + penalty of the priority),
// so an old low job overtakes a young high one: aging needs no bookkeeping and low never starves.
// Between queues the earliest head wins; weights belong here. Timers hold what waits for its time.
// O(log n) in jobs; taking is O(queues), whose number is limited.

#include "base/clock.hpp"
#include "base/ids.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace plotmill::broker {

class ReadyQueue {
public:
    void push(const std::string& queue, TimePoint order, JobId id);
    void erase(const std::string& queue, TimePoint order, JobId id);
    /// Removes the next one.
    std::optional<JobId> take();

    [[nodiscard]] bool empty() const noexcept { return queues_.empty(); }
    [[nodiscard]] std::size_t queue_count() const noexcept { return queues_.size(); }
    [[nodiscard]] bool has_queue(const std::string& queue) const { return queues_.contains(queue); }

private:
    using Line = std::set<std::pair<TimePoint, JobId>>;
    std::map<std::string, Line> queues_;  // none of them is empty
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
