#pragma once
// Who renders: credit, leases, and when each was last heard. Picks the least loaded worker that has
// credit, and of equals the one that waited longest, so that work that a single host could do still
// goes round: no host stays cold, and the loss of one takes the fewest jobs along. Invariant:
// `free_` holds exactly the workers that may be assigned a job.

#include "broker/core/job.hpp"

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace plotmill::broker {

struct Worker {
    WorkerId id{};
    std::string name{};
    std::string host{};
    std::uint64_t pid = 0;
    std::uint64_t slots = 0;
    std::uint64_t credit = 0;
    bool is_blocked = false;  // its queue at the socket is full
    TimePoint heard{};
    std::unordered_set<JobId> leases{};
    std::uint64_t last_turn = 0;  // its newest lease, in the order of all leases given
};

class WorkerRegistry {
public:
    Worker& insert(Worker&& worker);
    void erase(WorkerId id);
    [[nodiscard]] Worker* find(WorkerId id);
    [[nodiscard]] Worker* find_name(std::string_view name);
    [[nodiscard]] const std::map<WorkerId, Worker>& all() const noexcept { return workers_; }

    void set_credit(Worker& worker, std::uint64_t credit);
    void set_blocked(Worker& worker, bool is_blocked);
    void add_lease(Worker& worker, JobId id);
    void remove_lease(Worker& worker, JobId id);

    /// The one with the fewest leases a slot, of those that have credit and take messages; of
    /// equals the one whose newest lease is the oldest.
    [[nodiscard]] Worker* find_free();
    /// Those not heard of since `since`.
    [[nodiscard]] std::vector<WorkerId> silent_since(TimePoint since) const;
    /// The broker itself stood still: nobody is late for that.
    void forgive(TimePoint::duration pause);

private:
    struct Load {
        std::uint64_t leases_per_1000_slots = 0;
        std::uint64_t last_turn = 0;
        WorkerId id;
        friend auto operator<=>(const Load&, const Load&) = default;
    };
    static Load load_of(const Worker& worker);
    template <typename Change>
    void change(Worker& worker, Change apply);

    std::map<WorkerId, Worker> workers_;
    std::set<Load> free_;
    std::uint64_t turns_ = 0;
};

}  // namespace plotmill::broker
