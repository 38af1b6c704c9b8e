#include "broker/store/writer.hpp"

#include "broker/store/failure.hpp"
#include "digest/digest.hpp"
#include "log/log.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace plotmill::broker {
namespace {

constexpr std::int64_t shrink_from_pages = 512;  // what a busy queue takes and gives all the time
constexpr const char* shrink_a_part = "PRAGMA incremental_vacuum(4096)";

std::int64_t to_int(std::uint64_t value) noexcept {
    return static_cast<std::int64_t>(value);
}

std::int64_t number_in(const std::string& text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

Writer::Writer(const DataDirectory& directory, const StoreOptions& options)
    : options_{options},
      connection_{open_queue(directory, options)},
      bodies_{connection_, directory, options.spool_from},
      archive_{connection_, bodies_, options},
      ballast_{directory.file("ballast"), options.ballast_bytes},
      insert_job_{connection_.native(),
                  "INSERT INTO jobs VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,0,0,0,0,?13,?14,"
                  "?15,?16)"},
      update_job_{connection_.native(),
                  "UPDATE jobs SET failures=?2, crashes=?3, returns=?4, leases=?5, "
                  "not_before_ms=?6 WHERE id=?1"},
      find_sha256_{connection_.native(), "SELECT sha256 FROM jobs WHERE id=?1"},
      set_paused_{connection_.native(),
                  "INSERT INTO queues VALUES(?1,?2) ON CONFLICT DO UPDATE SET is_paused=?2"},
      set_last_id_{connection_.native(), "UPDATE meta SET value=?1 WHERE name='last_job_id'"} {
    last_id_ = std::max(archive_.last_id(),
                        static_cast<std::uint64_t>(number_in(connection_.ask(
                            "SELECT max((SELECT ifnull(max(id), 0) FROM jobs), (SELECT CAST(value "
                            "AS INTEGER) FROM meta WHERE name='last_job_id'))"))));
    ballast_.restore();
}

std::string Writer::store_id() {
    return connection_.ask("SELECT value FROM meta WHERE name='store_id'");
}

std::vector<std::string> Writer::paused_queues() {
    std::vector<std::string> names;
    Statement rows{connection_.native(), "SELECT name FROM queues WHERE is_paused<>0"};
    while (rows.next_row()) {
        names.emplace_back(rows.text(0));
    }
    return names;
}

void Writer::load_jobs(const std::function<void(JobRecord&&)>& take) {
    Statement rows{connection_.native(),
                   "SELECT id, namespace, key, queue, priority, outputs, sha256, bytes, "
                   "time_limit_s, max_attempts, accepted_ms, not_before_ms, failures, crashes, "
                   "returns, leases, producer, expires_ms, batch, deliver FROM jobs ORDER BY id"};
    while (rows.next_row()) {
        take({.id = JobId{static_cast<std::uint64_t>(rows.integer(0))},
              .name_space = std::string{rows.text(1)},
              .key = std::string{rows.text(2)},
              .queue = std::string{rows.text(3)},
              .producer = std::string{rows.text(16)},
              .batch = std::string{rows.text(18)},
              .priority = wire::priority_from_word(rows.text(4)).value_or(wire::Priority::normal),
              .deliver = wire::deliver_from_word(rows.text(19)).value_or(wire::Deliver::files),
              .outputs = split_outputs(rows.text(5)),
              .sha256 = std::string{rows.text(6)},
              .bytes = static_cast<std::uint64_t>(rows.integer(7)),
              .time_limit_s = rows.real(8),
              .max_attempts = static_cast<int>(rows.integer(9)),
              .accepted_ms = rows.integer(10),
              .not_before_ms = rows.integer(11),
              .expires_ms = rows.integer(17),
              .counters = counters_at(rows, 12)});
    }
}

std::optional<std::vector<StoreResult>> Writer::apply(std::span<const StoreRequest> group) {
    if (auto results = try_apply(group, Inserts::write)) {
        return results;
    }
    if (auto results = try_apply(group, Inserts::refuse)) {
        return results;
    }
    // Not even room to end jobs, by which room would come: that is what the ballast is for.
    if (!ballast_.drop()) {
        return std::nullopt;
    }
    log::error("ballast_dropped", {{"action", "free space on the data directory's disk"}});
    return try_apply(group, Inserts::refuse);
}

std::optional<std::vector<StoreResult>> Writer::try_apply(std::span<const StoreRequest> group,
                                                          Inserts inserts) {
    std::vector<StoreResult> results(group.size());
    connection_.execute("BEGIN");
    for (std::size_t i = 0; i < group.size(); ++i) {
        results[i].ticket = group[i].ticket;
        if (run(group[i], inserts, results[i]) == Step::full) {
            rollback();
            return std::nullopt;
        }
    }
    bodies_.before_commit();
    if (connection_.try_execute("COMMIT") == Step::full) {
        rollback();
        return std::nullopt;
    }
    bodies_.committed();
    archive_.committed();
    return results;
}

/// SQLite may have rolled back by itself when the disk was full.
void Writer::rollback() {
    for (Statement* statement : {&insert_job_, &update_job_, &set_paused_, &set_last_id_}) {
        statement->reset();
    }
    bodies_.rolled_back();
    archive_.rolled_back();
    if (sqlite3_get_autocommit(connection_.native()) == 0) {
        connection_.execute("ROLLBACK");
    }
}

Step Writer::run(const StoreRequest& request, Inserts inserts, StoreResult& result) {
    if (const auto* op = std::get_if<InsertJob>(&request.op)) {
        last_id_ = std::max(last_id_, op->job.id.value());
        if (inserts == Inserts::refuse) {
            result.outcome = StoreOutcome::full;
            return Step::done;
        }
        return insert(*op, request.body, result);
    }
    if (const auto* op = std::get_if<UpdateJob>(&request.op)) {
        return update(*op);
    }
    if (const auto* op = std::get_if<FinishJob>(&request.op)) {
        return archive_.finish(*op, {request.record, request.body}, result);
    }
    return ask(request.op, result);
}

Step Writer::ask(const StoreOp& op, StoreResult& result) {
    if (const auto* find = std::get_if<FindResult>(&op)) {
        archive_.find_result(*find, result);
    } else if (const auto* kept = std::get_if<FindKept>(&op)) {
        archive_.find_kept(*kept, result);
    } else if (const auto* list = std::get_if<ListKeptDead>(&op)) {
        archive_.list_dead(*list, result);
    } else if (const auto* measured = std::get_if<ListKeptDone>(&op)) {
        archive_.list_done(*measured, result);
    } else if (const auto* batch = std::get_if<FindBatch>(&op)) {
        archive_.find_batch(*batch, result);
    } else if (const auto* pictures = std::get_if<FindPictures>(&op)) {
        archive_.find_pictures(*pictures, result);
    } else if (const auto* revive = std::get_if<ReviveJob>(&op)) {
        return archive_.revive(revive->id, result);
    } else if (const auto* drop = std::get_if<DropJob>(&op)) {
        return archive_.drop(drop->id, result);
    } else if (const auto* pause = std::get_if<SetPaused>(&op)) {
        return set_paused_
            .bind(std::string_view{pause->queue}, std::int64_t{pause->is_paused ? 1 : 0})
            .step();
    }
    return Step::done;
}

Step Writer::insert(const InsertJob& op, const Body& body, StoreResult& result) {
    const JobRecord& job = op.job;
    if (op.resend && archive_.find_same(job, result)) {
        return Step::done;
    }
    const std::string outputs = joined_outputs(job.outputs);
    insert_job_.bind(to_int(job.id.value()), std::string_view{job.name_space},
                     std::string_view{job.key}, std::string_view{job.queue},
                     wire::word(job.priority), std::string_view{outputs},
                     std::string_view{job.sha256}, to_int(job.bytes), job.time_limit_s,
                     std::int64_t{job.max_attempts}, job.accepted_ms, job.not_before_ms,
                     std::string_view{job.producer}, job.expires_ms, std::string_view{job.batch},
                     wire::word(job.deliver));
    if (insert_job_.step() == Step::full ||
        bodies_.insert(job.id, body, job.sha256) == Step::full) {
        return Step::full;
    }
    return archive_.count_accepted(job);
}

Step Writer::update(const UpdateJob& op) {
    const Counters& counters = op.counters;
    return update_job_
        .bind(to_int(op.id.value()), std::int64_t{counters.failures},
              std::int64_t{counters.crashes}, std::int64_t{counters.returns},
              std::int64_t{counters.leases}, op.not_before_ms)
        .step();
}

LoadedBody Writer::load_body(JobId id) {
    const bool is_there = find_sha256_.bind(to_int(id.value())).next_row();
    const std::string sha256{is_there ? find_sha256_.text(0) : std::string_view{}};
    find_sha256_.reset();
    return bodies_.load(id, sha256);
}

bool Writer::prune(const RetentionTime& now, std::size_t least) {
    const std::vector<Archive::Forgotten> old = archive_.find_old(now.passed_ms);
    if (old.empty() || old.size() < least) {
        return true;
    }
    connection_.execute("BEGIN");
    const std::string last_id = std::to_string(last_id_);
    bool is_full = set_last_id_.bind(std::string_view{last_id}).step() == Step::full ||
                   archive_.forget_batches(std::min(now.passed_ms, now.wall_ms)) == Step::full;
    for (std::size_t i = 0; i < old.size() && !is_full; ++i) {
        is_full = archive_.forget(old[i]) == Step::full;
    }
    if (is_full || connection_.try_execute("COMMIT") == Step::full) {
        rollback();
        return false;
    }
    bodies_.committed();
    archive_.committed();
    return true;
}

bool Writer::shrink() {
    ballast_.restore();
    if (number_in(connection_.ask("PRAGMA freelist_count")) >= shrink_from_pages) {
        return connection_.try_execute(shrink_a_part) != Step::full;
    }
    static_cast<void>(connection_.try_execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    return false;
}

}  // namespace plotmill::broker
