#pragma once
// The renderers as the link sees them: who stands in which slot, who is a spare, who is busy with
// what, and who has had its last job. Pure.
//
//   starting ──▶ spare ──(a slot is free, or its renderer retires)──▶ idle ⇄ busy ──▶ retiring
//
// A renderer retires between jobs, and only when a ready spare takes its slot in the same moment,
// so that capacity never dips; at most a tenth of the slots, at least one, retire at once. One that
// dies leaves its slot to a spare, too. Slots may be closed and opened again (scaling).

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "worker/policy/job_limits.hpp"
#include "worker/policy/recycle.hpp"
#include "worker/policy/scaling.hpp"
#include "worker/policy/staffing.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace plotmill::worker {

/// A job in a renderer's hands.
struct Task {
    Token token{};
    TimeLimits limits;
    bool is_alone = false;
    std::uint32_t ticket = 0;  // channel/turns.hpp
};

/// What a renderer was killed for, by whom watches from outside.
enum class KilledFor { nothing, time, memory };

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
    Token token{};             // of its job, when busy or lost; 0: none
    std::uint32_t ticket = 0;  // of that job
    TimePoint job_began_at{};  // when busy
    TimeLimits time_limits;    // of that job
    TimePoint job_ends_by{};   // then it is killed
    std::vector<Task> ahead;   // in its socket, behind that job
    std::uint32_t tickets = 0;
    TimePoint idle_since{};  // when idle
    KilledFor killed_for = KilledFor::nothing;
    bool is_outdated = false;             // to be replaced: asked for
    std::optional<RecycleReason> reason;  // when retiring; before that: after this job, whatever
};

class Crew {
public:
    Crew(std::uint32_t slots, RecycleLimits limits)
        : limits_{limits}, slots_(slots), open_slots_{slots} {}

    void set_limits(const RecycleLimits& limits) { limits_ = limits; }
    /// Opens or closes slots at the end; who stands in a closed one retires for `reason`.
    void set_slots(std::uint32_t slots, RecycleReason reason);
    [[nodiscard]] std::uint32_t slots() const noexcept { return open_slots_; }
    /// There will be no spares for a while: those that are due go on.
    void set_may_overrun(bool may_overrun) noexcept { may_overrun_ = may_overrun; }
    /// All that live now are to be replaced, as spares become ready.
    void recycle_all();

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

    /// The busy one that has the fewest jobs in its socket, fewer than `most`, and would not retire
    /// before it had drawn one more; nullptr: none.
    [[nodiscard]] Member* find_room(std::size_t most);
    /// Idle: it is at work. Busy: the job waits behind what it has.
    void begin(Member& member, Task task, TimePoint now);
    /// It has reported its job, and is at the next one in its socket or idle.
    void end(Member& member, std::uint64_t rss_bytes, TimePoint now);
    /// What it has begun stays its own. \return the others in its socket, in their order.
    static std::vector<Token> take_back(Member& member, std::uint32_t last_begun);
    /// Those that have jobs in their sockets which they should not draw any more.
    [[nodiscard]] std::vector<Member*> overfed(TimePoint now);
    /// Retires one idle member that is due, if a spare is ready where one is needed; nullptr: none.
    /// Ask until nullptr.
    Member* retire_due(TimePoint now);

    /// Its socket is closed and it was not retiring: its slot goes to a spare.
    void lost(Member& member);
    /// Reaped: forgotten here. nullopt: not ours.
    std::optional<Member> ended(ProcessId pid);

    /// For scaling; `queued` is the caller's.
    [[nodiscard]] Load load(TimePoint now, milliseconds idle_timeout) const;

    /// Those whose job has begun before that moment, and who were not killed yet.
    [[nodiscard]] std::vector<Member*> busy_since(TimePoint before);
    [[nodiscard]] std::vector<Member*> overdue(TimePoint now);
    [[nodiscard]] bool has_busy() const noexcept { return has(MemberState::busy); }
    [[nodiscard]] bool has_idle() const noexcept { return has(MemberState::idle); }
    /// All that are busy have something in their sockets.
    [[nodiscard]] bool is_fed() const noexcept;
    [[nodiscard]] std::optional<TimePoint> next_deadline() const;
    [[nodiscard]] const std::map<ProcessId, Member>& members() const noexcept { return members_; }
    /// An open one in which nobody stands.
    [[nodiscard]] bool has_free_slot() const noexcept;
    [[nodiscard]] bool has_ready() const noexcept;

private:
    struct Slot {
        ProcessId pid = 0;  // 0: free
        std::uint32_t generations = 0;
    };

    [[nodiscard]] bool has(MemberState state) const noexcept;
    [[nodiscard]] Member* find_spare();
    [[nodiscard]] const Member* member_in(std::uint32_t slot) const;
    [[nodiscard]] std::optional<RecycleReason> due(const Member& member, TimePoint now);
    [[nodiscard]] Member* due_spare();
    [[nodiscard]] bool may_retire_another() const noexcept;
    [[nodiscard]] bool is_exhausted(const Member& member) const;
    [[nodiscard]] bool may_draw_on(const Member& member, std::uint64_t jobs, TimePoint now) const;
    static void start(Member& member, const Task& task, TimePoint now);
    void retire(Member& member, RecycleReason reason);
    void leave_slot(const Member& member);
    void take_slot(Member& member, std::uint32_t slot);
    void fill_slots();
    [[nodiscard]] RendererStats stats(const Member& member, TimePoint now) const;

    RecycleLimits limits_;
    std::vector<Slot> slots_;
    std::uint32_t open_slots_;
    RecycleReason closing_ = RecycleReason::idle;
    bool may_overrun_ = false;
    TimePoint latest_{};  // that anybody told
    std::map<ProcessId, Member> members_;
};

}  // namespace plotmill::worker
