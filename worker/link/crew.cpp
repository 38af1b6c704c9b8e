#include "worker/link/crew.hpp"

#include "worker/channel/turns.hpp"

#include <algorithm>
#include <iterator>

namespace plotmill::worker {
namespace {

bool is_in_slot(const Member& member) noexcept {
    return member.state == MemberState::idle || member.state == MemberState::busy;
}

}  // namespace

void Crew::add(ProcessId pid, std::size_t entry, TimePoint now) {
    Member& member = members_[pid];
    member = {};
    member.pid = pid;
    member.entry = entry;
    member.started_at = now;
    latest_ = now;
}

void Crew::set_slots(std::uint32_t slots, RecycleReason reason) {
    open_slots_ = slots;
    closing_ = reason;
    slots_.resize(std::max<std::size_t>(slots_.size(), slots));
    fill_slots();
}

void Crew::recycle_all() {
    for (auto& [pid, member] : members_) {
        member.is_outdated = true;
    }
}

void Crew::ready(ProcessId pid) {
    Member* const member = find(pid);
    if (member != nullptr && member->state == MemberState::starting) {
        member->state = MemberState::spare;
        fill_slots();
    }
}

Member* Crew::find(ProcessId pid) {
    const auto found = members_.find(pid);
    return found == members_.end() ? nullptr : &found->second;
}

Member* Crew::find_idle() {
    for (const Slot& slot : slots_) {
        Member* const member = find(slot.pid);
        if (member != nullptr && member->state == MemberState::idle && !is_exhausted(*member)) {
            return member;
        }
    }
    return nullptr;
}

Crew::Fresh Crew::find_fresh() {
    for (auto& [pid, member] : members_) {
        if (member.state == MemberState::idle && member.jobs == 0) {
            return {.member = &member, .retired = nullptr};
        }
    }
    Member* const idle = find_idle();
    Member* const spare = find_spare();
    if (idle == nullptr || spare == nullptr) {
        return {};
    }
    retire(*idle, RecycleReason::alone);
    return {.member = spare, .retired = idle};
}

Member* Crew::find_room(std::size_t most) {
    Member* found = nullptr;
    for (const Slot& slot : slots_) {
        Member* const member = find(slot.pid);
        if (member != nullptr && member->state == MemberState::busy &&
            member->ahead.size() < (found == nullptr ? most : found->ahead.size()) &&
            may_draw_on(*member, member->jobs + 1 + member->ahead.size(), latest_)) {
            found = member;
        }
    }
    return found;
}

/// Having drawn so many jobs it would not be due, if it grows as it did.
bool Crew::may_draw_on(const Member& member, std::uint64_t jobs, TimePoint now) const {
    RendererStats then = stats(member, now);
    then.jobs = jobs;
    if (jobs > member.jobs) {
        if (member.jobs < 2) {
            return false;  // how it grows is not known yet
        }
        const std::uint64_t growth =
            std::max(member.rss_last_bytes, member.rss_first_bytes) - member.rss_first_bytes;
        then.rss_last_bytes += growth / (member.jobs - 1) * (jobs - member.jobs);
    }
    return !member.reason && !member.is_outdated && member.killed_for == KilledFor::nothing &&
           member.slot < open_slots_ && !recycle_reason(limits_, then);
}

std::vector<Token> Crew::take_back(Member& member, std::uint32_t last_begun) {
    std::vector<Token> taken;
    const auto first = std::find_if_not(
        member.ahead.begin(), member.ahead.end(),
        [&](const Task& task) { return Turns::is_up_to(task.ticket, last_begun); });
    std::transform(first, member.ahead.end(), std::back_inserter(taken),
                   [](const Task& task) { return task.token; });
    member.ahead.erase(first, member.ahead.end());
    return taken;
}

std::vector<Member*> Crew::overfed(TimePoint now) {
    std::vector<Member*> found;
    for (auto& [pid, member] : members_) {
        if (member.state == MemberState::busy && !member.ahead.empty() &&
            !may_draw_on(member, member.jobs, now)) {
            found.push_back(&member);
        }
    }
    return found;
}

bool Crew::is_fed() const noexcept {
    return std::none_of(members_.begin(), members_.end(), [](const auto& entry) {
        return entry.second.state == MemberState::busy && entry.second.ahead.empty();
    });
}

void Crew::begin(Member& member, Task task, TimePoint now) {
    if (member.state == MemberState::busy) {
        member.ahead.push_back(task);
    } else {
        start(member, task, now);
    }
}

void Crew::start(Member& member, const Task& task, TimePoint now) {
    member.state = MemberState::busy;
    member.token = task.token;
    member.ticket = task.ticket;
    member.job_began_at = now;
    member.time_limits = task.limits;
    member.job_ends_by = now + hard_limit(task.limits, milliseconds{0});
    if (task.is_alone) {
        member.reason = RecycleReason::alone;
    }
}

void Crew::end(Member& member, std::uint64_t rss_bytes, TimePoint now) {
    member.state = MemberState::idle;
    member.token = Token{};
    member.idle_since = now;
    latest_ = now;
    if (++member.jobs == 1) {
        member.rss_first_bytes = rss_bytes;
    }
    member.rss_last_bytes = rss_bytes;
    if (!member.ahead.empty()) {
        start(member, member.ahead.front(), now);
        member.ahead.erase(member.ahead.begin());
    }
}

Member* Crew::retire_due(TimePoint now) {
    latest_ = now;
    if (Member* const spare = due_spare()) {
        retire(*spare, spare->is_outdated ? RecycleReason::asked : RecycleReason::resized);
        return spare;
    }
    for (const Slot& slot : slots_) {
        Member* const member = find(slot.pid);
        if (member == nullptr || member->state != MemberState::idle) {
            continue;
        }
        if (const auto reason = due(*member, now)) {
            retire(*member, *reason);
            return member;
        }
    }
    return nullptr;
}

/// Why it goes now; nullopt: it stays, perhaps only because nobody could take its place.
std::optional<RecycleReason> Crew::due(const Member& member, TimePoint now) {
    if (member.reason) {
        return member.reason;  // it must draw nothing else, spare or no spare
    }
    if (member.slot >= open_slots_) {
        return closing_;
    }
    if (find_spare() == nullptr || !may_retire_another()) {
        return std::nullopt;
    }
    return member.is_outdated ? RecycleReason::asked : recycle_reason(limits_, stats(member, now));
}

/// One that was forked before all were asked to go, or that is more than this number of slots
/// needs.
Member* Crew::due_spare() {
    std::size_t spares = 0;
    for (auto& [pid, member] : members_) {
        if (member.state != MemberState::spare) {
            continue;
        }
        ++spares;
        if ((member.is_outdated && may_retire_another()) || spares > spare_count(open_slots_)) {
            return &member;
        }
    }
    return nullptr;
}

bool Crew::may_retire_another() const noexcept {
    const auto retiring = std::count_if(members_.begin(), members_.end(), [](const auto& entry) {
        return entry.second.state == MemberState::retiring;
    });
    return static_cast<std::size_t>(retiring) < spare_count(open_slots_);
}

bool Crew::is_exhausted(const Member& member) const {
    return !may_overrun_ && worker::is_exhausted(limits_, stats(member, member.started_at));
}

void Crew::lost(Member& member) {
    leave_slot(member);
    member.state = MemberState::lost;
    fill_slots();
}

std::optional<Member> Crew::ended(ProcessId pid) {
    const auto found = members_.find(pid);
    if (found == members_.end()) {
        return std::nullopt;
    }
    leave_slot(found->second);
    Member last = found->second;
    members_.erase(found);
    fill_slots();
    return last;
}

Load Crew::load(TimePoint now, milliseconds idle_timeout) const {
    Load load{.slots = open_slots_, .taken = 0, .idle = 0, .idle_long = 0, .queued = 0};
    bool all_idle_so_far = true;
    for (std::uint32_t slot = open_slots_; slot-- > 0;) {
        const Member* const member = member_in(slot);
        const bool is_idle = member != nullptr && member->state == MemberState::idle;
        load.taken += member != nullptr ? 1U : 0U;
        load.idle += is_idle ? 1U : 0U;
        all_idle_so_far = all_idle_so_far && is_idle && now - member->idle_since >= idle_timeout;
        load.idle_long += all_idle_so_far ? 1U : 0U;
    }
    return load;
}

std::vector<Member*> Crew::busy_since(TimePoint before) {
    std::vector<Member*> found;
    for (auto& [pid, member] : members_) {
        if (member.state == MemberState::busy && member.killed_for == KilledFor::nothing &&
            member.job_began_at <= before) {
            found.push_back(&member);
        }
    }
    return found;
}

std::vector<Member*> Crew::overdue(TimePoint now) {
    std::vector<Member*> late = busy_since(now);
    std::erase_if(late, [now](const Member* member) { return now < member->job_ends_by; });
    return late;
}

bool Crew::has(MemberState state) const noexcept {
    return std::any_of(members_.begin(), members_.end(),
                       [state](const auto& entry) { return entry.second.state == state; });
}

std::optional<TimePoint> Crew::next_deadline() const {
    std::optional<TimePoint> next;
    for (const auto& [pid, member] : members_) {
        if (member.state == MemberState::busy && member.killed_for == KilledFor::nothing) {
            next = next ? std::min(*next, member.job_ends_by) : member.job_ends_by;
        }
    }
    return next;
}

bool Crew::has_free_slot() const noexcept {
    const auto open_end = slots_.begin() + static_cast<std::ptrdiff_t>(open_slots_);
    return std::any_of(slots_.begin(), open_end, [](const Slot& slot) { return slot.pid == 0; });
}

bool Crew::has_ready() const noexcept {
    return std::any_of(members_.begin(), members_.end(),
                       [](const auto& entry) { return is_in_slot(entry.second); });
}

Member* Crew::find_spare() {
    for (auto& [pid, member] : members_) {
        if (member.state == MemberState::spare) {
            return &member;
        }
    }
    return nullptr;
}

const Member* Crew::member_in(std::uint32_t slot) const {
    const auto found = members_.find(slots_[slot].pid);
    return found == members_.end() ? nullptr : &found->second;
}

void Crew::retire(Member& member, RecycleReason reason) {
    leave_slot(member);
    member.state = MemberState::retiring;
    member.reason = reason;
    fill_slots();
}

void Crew::leave_slot(const Member& member) {
    if (member.has_slot && slots_[member.slot].pid == member.pid) {
        slots_[member.slot].pid = 0;
    }
}

void Crew::take_slot(Member& member, std::uint32_t slot) {
    slots_[slot].pid = member.pid;
    member.has_slot = true;
    member.slot = slot;
    member.generation = ++slots_[slot].generations;
    member.state = MemberState::idle;
    member.idle_since = latest_;
}

void Crew::fill_slots() {
    for (std::uint32_t slot = 0; slot < open_slots_; ++slot) {
        Member* const spare = slots_[slot].pid == 0 ? find_spare() : nullptr;
        if (spare != nullptr) {
            take_slot(*spare, slot);
        }
    }
}

RendererStats Crew::stats(const Member& member, TimePoint now) const {
    return {.slot = member.slot,
            .slots = open_slots_,
            .generation = member.generation,
            .jobs = member.jobs,
            .rss_first_bytes = member.rss_first_bytes,
            .rss_last_bytes = member.rss_last_bytes,
            .age = std::chrono::duration_cast<milliseconds>(now - member.started_at)};
}

}  // namespace plotmill::worker
