#include "broker/core/ready_queue.hpp"

#include "base/check.hpp"

#include <algorithm>

namespace plotmill::broker {
namespace {

constexpr std::uint64_t stride_of_weight_1 = std::uint64_t{1} << 20U;
constexpr std::size_t idle_queues_kept = 1024;  // their pass is all that is known of them

std::size_t index_of(wire::Priority priority) noexcept {
    return static_cast<std::size_t>(priority);
}

}  // namespace

void FairLine::push(const std::string& producer, Place place) {
    const auto [share, is_new] = shares_.try_emplace(producer);
    if (is_new) {
        share->second.turn = ++last_turn_;  // behind those that wait already
        turns_.emplace(share->second.turn, share);
    }
    std::set<Place>& places = share->second.places;
    places.emplace_hint(places.end(), place);  // the youngest, as a rule
}

void FairLine::erase(const std::string& producer, Place place) {
    const auto share = shares_.find(producer);
    PM_CHECK(share != shares_.end() && share->second.places.erase(place) == 1,
             "a queued job stands in its line");
    if (share->second.places.empty()) {
        turns_.erase(share->second.turn);
        shares_.erase(share);
    }
}

FairLine::Place FairLine::front() const {
    return *turns_.begin()->second->second.places.begin();
}

FairLine::Place FairLine::take() {
    const auto first = turns_.begin();
    const Shares::iterator share = first->second;
    std::set<Place>& places = share->second.places;
    const Place place = *places.begin();
    places.erase(places.begin());
    turns_.erase(first);
    if (places.empty()) {
        shares_.erase(share);
        return place;
    }
    share->second.turn = ++last_turn_;
    turns_.emplace(share->second.turn, share);
    return place;
}

ReadyQueue::Queue& ReadyQueue::find_or_make(const std::string& name) {
    if (const auto found = queues_.find(name); found != queues_.end()) {
        return found->second;
    }
    if (queues_.size() >= idle_queues_kept + in_use_) {
        forget_idle();
    }
    Queue& queue = queues_[name];
    if (const auto given = weights_.find(name); given != weights_.end()) {
        queue.weight = std::clamp<std::uint32_t>(given->second, 1, max_weight);
    }
    return queue;
}

void ReadyQueue::forget_idle() {
    std::erase_if(queues_, [](const auto& entry) {
        return entry.second.size == 0 && !entry.second.is_paused;
    });
}

/// Keeps `active_` and `in_use_` true whatever `apply` does to the queue.
template <typename Change>
void ReadyQueue::change(const std::string& name, Change apply) {
    Queue& queue = find_or_make(name);
    const auto is_active = [&] { return queue.size > 0 && !queue.is_paused; };
    const auto is_in_use = [&] { return queue.size > 0 || queue.is_paused; };
    const bool was_active = is_active();
    const std::uint64_t pass_before = queue.pass;
    in_use_ -= is_in_use() ? 1U : 0U;
    apply(queue);
    in_use_ += is_in_use() ? 1U : 0U;
    if (was_active && is_active() && queue.pass == pass_before) {
        return;
    }
    if (was_active) {
        active_.erase({pass_before, name});
    }
    if (is_active()) {
        // One that comes back has no claim to the turns it did not need.
        queue.pass = was_active ? queue.pass : std::max(queue.pass, pass_);
        active_.emplace(queue.pass, name);
    }
}

void ReadyQueue::push(const Job& job, TimePoint order) {
    change(job.origin->queue, [&](Queue& queue) {
        queue.lines.at(index_of(job.priority)).push(job.origin->share, {order, job.id});
        ++queue.size;
    });
}

void ReadyQueue::erase(const Job& job, TimePoint order) {
    change(job.origin->queue, [&](Queue& queue) {
        queue.lines.at(index_of(job.priority)).erase(job.origin->share, {order, job.id});
        --queue.size;
    });
}

FairLine& ReadyQueue::best_line(Queue& queue) const {
    FairLine* best = nullptr;
    for (FairLine& line : queue.lines) {
        if (!line.empty() && (best == nullptr || line.front() < best->front())) {
            best = &line;
        }
    }
    PM_CHECK(best != nullptr, "an active queue has a job");
    return *best;
}

std::optional<JobId> ReadyQueue::take() {
    if (active_.empty()) {
        return std::nullopt;
    }
    const std::string name = active_.begin()->second;
    pass_ = active_.begin()->first;
    JobId id{};
    change(name, [&](Queue& queue) {
        id = best_line(queue).take().second;
        --queue.size;
        queue.pass += stride_of_weight_1 / queue.weight;
    });
    return id;
}

bool ReadyQueue::set_paused(const std::string& queue, bool is_paused) {
    bool has_changed = false;
    change(queue, [&](Queue& one) {
        has_changed = one.is_paused != is_paused;
        one.is_paused = is_paused;
    });
    return has_changed;
}

bool ReadyQueue::has_queue(const std::string& queue) const {
    const auto found = queues_.find(queue);
    return found != queues_.end() && (found->second.size > 0 || found->second.is_paused);
}

std::map<std::string, ReadyQueue::QueueState> ReadyQueue::states() const {
    std::map<std::string, QueueState> states;
    for (const auto& [name, queue] : queues_) {
        if (queue.size > 0 || queue.is_paused) {
            states.emplace(name, QueueState{queue.size, queue.weight, queue.is_paused});
        }
    }
    return states;
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
