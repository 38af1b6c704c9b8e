#pragma once
// The renderers as the link sees them: who stands in which slot, who is a spare, who is busy with
// what, and who has had its last job. Pure.
//
//   starting ──▶ spare ──(a slot is free, or its renderer retires)──▶ idle ⇄ busy ──▶ retiring
//
// A renderer retires between jobs, and only when a ready spare takes its slot in the same moment,
// so that capacity never dips; the spares' number bounds how many retire at once. One that dies
// leaves its slot to a spare, too.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "worker/policy/recycle.hpp"
#include "worker/policy/staffing.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace plotmill::worker {

enum class MemberState { starting, spare, idle, busy, retiring, lost };

struct Member {
    ProcessId pid = 0;
    std::size_t entry = 0;  // of the scoreboard
    MemberState state = MemberState::starting;
    bool has_slot = false;  // had one, at least
    std::uint32_t slot = 0;
    std::uint32_t generation = 0;
    TimePoint started_at{};
    std::uint64_t jobs = 0;  // reported
    std::uint64_t rss_first_bytes = 0;
    std::uint64_t rss_last_bytes = 0;
    Token token{};                        // of its job, when busy or lost; 0: none
    TimePoint job_ends_by{};              // when busy
    bool is_overdue = false;              // killed for its job's time limit
    bool is_to_retire = false;            // its job was `alone`: the last one
    std::optional<RecycleReason> reason;  // when retiring
};

class Crew {
public:
    Crew(std::uint32_t slots, RecycleLimits limits) : limits_{limits}, slots_(slots) {}

    void add(ProcessId pid, std::size_t entry, TimePoint now);
    /// It takes jobs. A free slot is its at once, else it is a spare.
    void ready(ProcessId pid);
    [[nodiscard]] Member* find(ProcessId pid);

    /// Stands in a slot and has nothing to do; nullptr: nobody.
    [[nodiscard]] Member* find_idle();
    /// One that has had no job, for a job that is to be alone: in a slot, or a spare that takes the
    /// slot of an idle one, which retires. nullptr: nobody now.
    struct Fresh {
        Member* member = nullptr;
        Member* retired = nullptr;
    };
    Fresh find_fresh();

    void begin(Member& member, Token token, TimePoint ends_by, bool is_alone);
    void end(Member& member, std::uint64_t rss_bytes);
    /// Retires one idle member that is due, if a spare is ready; nullptr: none. Ask until nullptr.
    Member* retire_due(TimePoint now);

    /// Its socket is closed and it was not retiring: its slot goes to a spare.
    void lost(Member& member);
    /// Reaped: forgotten here. nullopt: not ours.
    std::optional<Member> ended(ProcessId pid);

    [[nodiscard]] std::vector<Member*> overdue(TimePoint now);
    [[nodiscard]] std::optional<TimePoint> next_deadline() const;
    [[nodiscard]] const std::map<ProcessId, Member>& members() const noexcept { return members_; }
    [[nodiscard]] bool has_ready() const noexcept;

private:
    struct Slot {
        ProcessId pid = 0;  // 0: free
        std::uint32_t generations = 0;
    };

    [[nodiscard]] Member* find_spare();
    void retire(Member& member, RecycleReason reason);
    void leave_slot(const Member& member);
    void take_slot(Member& member, std::uint32_t slot);
    void fill_slots();
    [[nodiscard]] RendererStats stats(const Member& member, TimePoint now) const;

    RecycleLimits limits_;
    std::vector<Slot> slots_;
    std::map<ProcessId, Member> members_;
};

}  // namespace plotmill::worker
