#pragma once
// What is kept of the jobs that have ended: the result of each within retention, for WATCH and for
// a producer that sends a job again; all of a dead job, its body too, until somebody retries or
// drops it; and the sums of each batch. Private to broker/store; one thread, the writer's.

#include "broker/core/actions.hpp"
#include "broker/store/bodies.hpp"
#include "broker/store/pictures.hpp"
#include "broker/store/schema.hpp"
#include "broker/store/sqlite.hpp"

#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::broker {

struct FinishedCounts {  // within retention
    std::uint64_t done = 0;
    std::uint64_t dead = 0;
    std::uint64_t cancelled = 0;
    std::uint64_t expired = 0;
};

class Archive {
public:
    Archive(Connection& connection, Bodies& bodies, const StoreOptions& options);

    // ---- within the writer's transaction; full: nothing may be committed
    /// A job begins to count in its batch.
    Step count_accepted(const JobRecord& job);
    /// Moves the job here. Not found: it was never accepted.
    struct Produce {  // what came of it
        Record record;
        Body pictures;  // delivered as bytes
    };
    Step finish(const FinishJob& op, const Produce& produce, StoreResult& result);
    Step revive(JobId id, StoreResult& result);
    Step drop(JobId id, StoreResult& result);
    void committed();
    void rolled_back();

    // ---- reading
    bool find_same(const JobRecord& job, StoreResult& result);
    void find_result(const FindResult& find, StoreResult& result);
    void find_pictures(const FindPictures& find, StoreResult& result);
    void find_kept(const FindKept& find, StoreResult& result);
    void list_dead(const ListKeptDead& op, StoreResult& result);
    void list_done(const ListKeptDone& op, StoreResult& result);
    void find_batch(const FindBatch& op, StoreResult& result);

    // ---- retention
    struct Forgotten {
        JobId id;
        wire::JobState state;
        std::int64_t kept_since_ms = not_seen;  // on the clock of find_old()
        std::uint64_t picture_bytes = 0;
    };
    static constexpr std::int64_t not_seen = std::numeric_limits<std::int64_t>::max();
    /// Those beyond number, age or bytes of pictures, a bounded number of them; the oldest first.
    /// What has ended since the last call is of that age from now on: a wall clock that jumps makes
    /// nothing older.
    [[nodiscard]] std::vector<Forgotten> find_old(std::int64_t now_ms);
    Step forget(const Forgotten& old);
    Step forget_batches(std::int64_t now_ms);

    [[nodiscard]] const FinishedCounts& counts() const noexcept { return counts_; }
    [[nodiscard]] std::uint64_t last_id() const noexcept { return last_id_; }

private:
    using Line = std::deque<Forgotten>;  // oldest first

    std::uint64_t& count_of(wire::JobState state);
    Step count_ended(std::string_view name_space, std::string_view batch, wire::JobState state,
                     std::int64_t by);
    bool find_dead(JobId id, StoreResult& result, std::string& name_space, std::string& batch);

    Bodies& bodies_;
    StoreOptions options_;
    std::uint64_t last_id_ = 0;
    Line kept_;                     // done, cancelled, expired
    Line dead_;                     // these have limits of their own
    std::vector<Forgotten> added_;  // of the running transaction
    std::vector<Forgotten> removed_;
    FinishedCounts counts_;
    std::uint64_t picture_bytes_ = 0;
    Pictures pictures_;

    Statement find_names_;
    Statement copy_result_;
    Statement copy_dead_;
    Statement delete_job_;
    Statement delete_result_;
    Statement delete_dead_;
    Statement revive_;
    Statement find_content_;
    Statement find_result_;
    Statement find_kept_;
    Statement list_dead_;
    Statement list_done_;
    Statement find_dead_;
    Statement count_accepted_;
    Statement count_ended_;
    Statement find_batch_;
    Statement forget_batches_;
};

/// How `outputs` stand in one column: no path holds a control character.
std::string joined_outputs(const std::vector<std::string>& outputs);
std::vector<std::string> split_outputs(std::string_view text);
Counters counters_at(const Statement& row, int column);

}  // namespace plotmill::broker
