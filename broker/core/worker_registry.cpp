#include "broker/core/worker_registry.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::broker {

WorkerRegistry::Load WorkerRegistry::load_of(const Worker& worker) {
    const std::uint64_t slots = std::max<std::uint64_t>(1, worker.slots);
    return {1000 * worker.leases.size() / slots, worker.last_turn, worker.id};
}

template <typename Change>
void WorkerRegistry::change(Worker& worker, Change apply) {
    free_.erase(load_of(worker));
    apply();
    if (worker.credit > 0 && !worker.is_blocked) {
        free_.insert(load_of(worker));
    }
}

Worker& WorkerRegistry::insert(Worker&& worker) {
    const WorkerId id = worker.id;
    const auto [at, is_new] = workers_.emplace(id, std::move(worker));
    PM_CHECK(is_new, "a worker id is given once");
    change(at->second, [] {});
    return at->second;
}

void WorkerRegistry::erase(WorkerId id) {
    const auto found = workers_.find(id);
    PM_CHECK(found != workers_.end(), "only a known worker is erased");
    free_.erase(load_of(found->second));
    workers_.erase(found);
}

Worker* WorkerRegistry::find(WorkerId id) {
    const auto found = workers_.find(id);
    return found == workers_.end() ? nullptr : &found->second;
}

Worker* WorkerRegistry::find_name(std::string_view name) {
    const auto found = std::find_if(workers_.begin(), workers_.end(), [name](const auto& entry) {
        return entry.second.name == name;
    });
    return found == workers_.end() ? nullptr : &found->second;
}

void WorkerRegistry::set_credit(Worker& worker, std::uint64_t credit) {
    change(worker, [&] { worker.credit = credit; });
}
void WorkerRegistry::set_blocked(Worker& worker, bool is_blocked) {
    change(worker, [&] { worker.is_blocked = is_blocked; });
}
void WorkerRegistry::add_lease(Worker& worker, JobId id) {
    change(worker, [&] {
        worker.leases.insert(id);
        worker.last_turn = ++turns_;
    });
}
void WorkerRegistry::remove_lease(Worker& worker, JobId id) {
    change(worker, [&] { worker.leases.erase(id); });
}

Worker* WorkerRegistry::find_free() {
    return free_.empty() ? nullptr : find(free_.begin()->id);
}

std::vector<WorkerId> WorkerRegistry::silent_since(TimePoint since) const {
    std::vector<WorkerId> silent;
    for (const auto& [id, worker] : workers_) {
        if (worker.heard < since) {
            silent.push_back(id);
        }
    }
    return silent;
}

void WorkerRegistry::forgive(TimePoint::duration pause) {
    for (auto& [id, worker] : workers_) {
        worker.heard += pause;
    }
}

}  // namespace plotmill::broker
