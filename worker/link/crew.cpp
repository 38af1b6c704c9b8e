#include "worker/link/crew.hpp"

#include <algorithm>

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
        if (member != nullptr && member->state == MemberState::idle) {
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

void Crew::begin(Member& member, Token token, TimePoint ends_by, bool is_alone) {
    member.state = MemberState::busy;
    member.token = token;
    member.job_ends_by = ends_by;
    member.is_to_retire = is_alone;
}

void Crew::end(Member& member, std::uint64_t rss_bytes) {
    member.state = MemberState::idle;
    member.token = Token{};
    if (++member.jobs == 1) {
        member.rss_first_bytes = rss_bytes;
    }
    member.rss_last_bytes = rss_bytes;
}

Member* Crew::retire_due(TimePoint now) {
    const bool has_spare = find_spare() != nullptr;
    for (const Slot& slot : slots_) {
        Member* const member = find(slot.pid);
        if (member == nullptr || member->state != MemberState::idle) {
            continue;
        }
        if (member->is_to_retire) {
            retire(*member, RecycleReason::alone);  // it must draw nothing else, spare or no spare
            return member;
        }
        const auto reason = has_spare ? recycle_reason(limits_, stats(*member, now)) : std::nullopt;
        if (reason) {
            retire(*member, *reason);
            return member;
        }
    }
    return nullptr;
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

std::vector<Member*> Crew::overdue(TimePoint now) {
    std::vector<Member*> late;
    for (auto& [pid, member] : members_) {
        if (member.state == MemberState::busy && !member.is_overdue && now >= member.job_ends_by) {
            late.push_back(&member);
        }
    }
    return late;
}

std::optional<TimePoint> Crew::next_deadline() const {
    std::optional<TimePoint> next;
    for (const auto& [pid, member] : members_) {
        if (member.state == MemberState::busy && !member.is_overdue) {
            next = next ? std::min(*next, member.job_ends_by) : member.job_ends_by;
        }
    }
    return next;
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
}

void Crew::fill_slots() {
    for (std::uint32_t slot = 0; slot < slots_.size(); ++slot) {
        Member* const spare = slots_[slot].pid == 0 ? find_spare() : nullptr;
        if (spare != nullptr) {
            take_slot(*spare, slot);
        }
    }
}

RendererStats Crew::stats(const Member& member, TimePoint now) const {
    return {.slot = member.slot,
            .slots = static_cast<std::uint32_t>(slots_.size()),
            .generation = member.generation,
            .jobs = member.jobs,
            .rss_first_bytes = member.rss_first_bytes,
            .rss_last_bytes = member.rss_last_bytes,
            .age = std::chrono::duration_cast<milliseconds>(now - member.started_at)};
}

}  // namespace plotmill::worker
