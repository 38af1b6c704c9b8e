#include "broker/core/ready_queue.hpp"

#include "base/check.hpp"

namespace plotmill::broker {

void ReadyQueue::push(const std::string& queue, TimePoint order, JobId id) {
    queues_[queue].emplace(order, id);
}

void ReadyQueue::erase(const std::string& queue, TimePoint order, JobId id) {
    const auto found = queues_.find(queue);
    PM_CHECK(found != queues_.end(), "a queued job stands in its queue");
    found->second.erase({order, id});
    if (found->second.empty()) {
        queues_.erase(found);
    }
}

std::optional<JobId> ReadyQueue::take() {
    auto best = queues_.begin();
    if (best == queues_.end()) {
        return std::nullopt;
    }
    for (auto it = std::next(best); it != queues_.end(); ++it) {
        if (*it->second.begin() < *best->second.begin()) {
            best = it;
        }
    }
    const JobId id = best->second.begin()->second;
    best->second.erase(best->second.begin());
    if (best->second.empty()) {
        queues_.erase(best);
    }
    return id;
}

std::optional<JobId> Timers::take_due(TimePoint now) {
    if (line_.empty() || line_.begin()->first > now) {
        return std::nullopt;
    }
    const JobId id = line_.begin()->second;
    line_.erase(line_.begin());
    return id;
}

std::optional<TimePoint> Timers::next() const {
    return line_.empty() ? std::nullopt : std::optional{line_.begin()->first};
}

}  // namespace plotmill::broker
