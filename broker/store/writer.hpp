#pragma once
// Everything that is written or read, on one connection: groups of operations as one transaction.
// One thread at a time; Store gives it its own.

#include "base/ids.hpp"
#include "broker/core/actions.hpp"
#include "broker/store/body.hpp"
#include "broker/store/schema.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plotmill::broker {

struct StoreRequest {
    Ticket ticket;
    StoreOp op;
    Body body{};      // InsertJob
    Record record{};  // FinishJob: what the RESULT says
};

struct LoadedBody {
    JobId id;
    std::vector<Bytes> frames{};
    std::optional<Error> error{};  // checksum: not there, or not what was accepted
};

struct FinishedCounts {  // within retention
    std::uint64_t done = 0;
    std::uint64_t dead = 0;
    std::uint64_t cancelled = 0;
    std::uint64_t expired = 0;
};

class Writer {
public:
    Writer(Connection connection, const StoreOptions& options);

    [[nodiscard]] std::string store_id();
    /// One more than every id that was ever committed.
    [[nodiscard]] JobId next_id() const noexcept { return JobId{last_id_ + 1}; }
    void load_jobs(const std::function<void(JobRecord&&)>& take);

    /// One transaction, one fsync. When the disk is full the inserts are refused and the rest is
    /// written; nothing when there is no room even for that (try again later).
    std::optional<std::vector<StoreResult>> apply(std::span<const StoreRequest> group);
    [[nodiscard]] LoadedBody load_body(JobId id);
    /// Forgets finished jobs beyond the retention, a bounded number of them, if there are at least
    /// `least` (each call is a transaction). False: no room to.
    bool prune(std::int64_t now_ms, std::size_t least);

    [[nodiscard]] const FinishedCounts& finished() const noexcept { return finished_; }

private:
    struct Finished {
        JobId id;
        wire::JobState state;
        std::int64_t finished_ms;
    };
    enum class Inserts { write, refuse };

    std::optional<std::vector<StoreResult>> try_apply(std::span<const StoreRequest> group,
                                                      Inserts inserts);
    Step run(const StoreRequest& request, Inserts inserts, StoreResult& result);
    Step insert(const InsertJob& op, const Body& body, StoreResult& result);
    Step update(const UpdateJob& op);
    Step finish(const FinishJob& op, const Record& record, StoreResult& result);
    bool find_same(const JobRecord& job, StoreResult& result);
    void find_result(JobId id, StoreResult& result);
    void rollback();
    void load_finished();
    std::uint64_t& count_of(wire::JobState state);

    Connection connection_;
    StoreOptions options_;
    std::uint64_t last_id_ = 0;
    std::deque<Finished> kept_;          // oldest first
    std::vector<Finished> uncommitted_;  // of the running transaction
    FinishedCounts finished_;

    Statement insert_job_;
    Statement insert_frame_;
    Statement update_job_;
    Statement copy_result_;
    Statement find_names_;
    Statement delete_job_;
    Statement delete_body_;
    Statement delete_result_;
    Statement find_content_;
    Statement find_result_;
    Statement find_sha256_;
    Statement find_body_;
    Statement set_last_id_;
};

}  // namespace plotmill::broker
