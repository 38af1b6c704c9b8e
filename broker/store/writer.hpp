#pragma once
// Everything that is written or read, on one connection: groups of operations as one transaction.
// One thread at a time; Store gives it its own.

#include "base/ids.hpp"
#include "broker/core/actions.hpp"
#include "broker/store/archive.hpp"
#include "broker/store/ballast.hpp"
#include "broker/store/bodies.hpp"
#include "broker/store/body.hpp"
#include "broker/store/schema.hpp"

#include <cstdint>
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

/// What the age of finished jobs is measured by: the wall's time at the start and what has passed
/// since, so that a wall clock that jumps forgets nothing early. Batches know only the wall's.
struct RetentionTime {
    std::int64_t passed_ms = 0;
    std::int64_t wall_ms = 0;
};

class Writer {
public:
    Writer(const DataDirectory& directory, const StoreOptions& options);

    [[nodiscard]] std::string store_id();
    /// One more than every id that was ever committed.
    [[nodiscard]] JobId next_id() const noexcept { return JobId{last_id_ + 1}; }
    void load_jobs(const std::function<void(JobRecord&&)>& take);
    [[nodiscard]] std::vector<std::string> paused_queues();

    /// One transaction, one fsync. When the disk is full the inserts are refused and the rest is
    /// written; nothing when there is no room even for that (try again later).
    std::optional<std::vector<StoreResult>> apply(std::span<const StoreRequest> group);
    [[nodiscard]] LoadedBody load_body(JobId id);
    /// Forgets finished jobs beyond the retention, a bounded number of them, if there are at least
    /// `least` (each call is a transaction). False: no room to.
    bool prune(const RetentionTime& now, std::size_t least);
    /// Gives back to the file system what the queue no longer needs, a bounded part of it. True
    /// when there is more.
    bool shrink();

    [[nodiscard]] const FinishedCounts& finished() const noexcept { return archive_.counts(); }

private:
    enum class Inserts { write, refuse };

    std::optional<std::vector<StoreResult>> try_apply(std::span<const StoreRequest> group,
                                                      Inserts inserts);
    Step run(const StoreRequest& request, Inserts inserts, StoreResult& result);
    Step insert(const InsertJob& op, const Body& body, StoreResult& result);
    Step update(const UpdateJob& op);
    Step ask(const StoreOp& op, StoreResult& result);
    void rollback();

    StoreOptions options_;
    Connection connection_;
    Bodies bodies_;
    Archive archive_;
    Ballast ballast_;
    std::uint64_t last_id_ = 0;

    Statement insert_job_;
    Statement update_job_;
    Statement find_sha256_;
    Statement set_paused_;
    Statement set_last_id_;
};

}  // namespace plotmill::broker
