#include "broker/store/writer.hpp"

#include "digest/digest.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::broker {
namespace {

constexpr std::size_t most_at_once = 1024;  // forgotten in one transaction
constexpr char separator = '\n';            // no path holds a control character

std::int64_t to_int(std::uint64_t value) noexcept {
    return static_cast<std::int64_t>(value);
}

std::string joined(const std::vector<std::string>& outputs) {
    std::string text;
    for (const std::string& output : outputs) {
        if (!text.empty()) {
            text += separator;
        }
        text += output;
    }
    return text;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> outputs;
    for (;;) {
        const std::size_t end = text.find(separator);
        outputs.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return outputs;
        }
        text.remove_prefix(end + 1);
    }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): finds candidates; the columns decide.
std::int64_t fingerprint(std::string_view name_space, std::string_view key,
                         std::string_view sha256) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const std::string_view part : {name_space, key, sha256}) {
        for (const char c : part) {
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        }
        hash *= 0x100000001b3U;  // as if a NUL stood between the parts
    }
    return static_cast<std::int64_t>(hash);
}

std::int64_t frame_id(JobId id, std::size_t frame) {
    return to_int(id.value()) * frames_per_job + static_cast<std::int64_t>(frame);
}

Counters counters_at(const Statement& row, int column) {
    const auto at = [&](int i) { return static_cast<std::uint32_t>(row.integer(column + i)); };
    return {at(0), at(1), at(2), at(3)};
}

}  // namespace

Writer::Writer(Connection connection, const StoreOptions& options)
    : connection_{std::move(connection)},
      options_{options},
      insert_job_{connection_.native(),
                  "INSERT INTO jobs VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,0,0,0,0)"},
      insert_frame_{connection_.native(), "INSERT INTO bodies VALUES(?1,?2)"},
      update_job_{connection_.native(),
                  "UPDATE jobs SET failures=?2, crashes=?3, returns=?4, leases=?5, "
                  "not_before_ms=?6 WHERE id=?1"},
      copy_result_{connection_.native(),
                   "INSERT INTO results SELECT id, namespace, key, outputs, sha256, accepted_ms, "
                   "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM jobs WHERE id=?1"},
      find_names_{connection_.native(), "SELECT namespace, key, sha256 FROM jobs WHERE id=?1"},
      delete_job_{connection_.native(), "DELETE FROM jobs WHERE id=?1"},
      delete_body_{connection_.native(), "DELETE FROM bodies WHERE id BETWEEN ?1 AND ?2"},
      delete_result_{connection_.native(), "DELETE FROM results WHERE id=?1"},
      find_content_{connection_.native(),
                    "SELECT id, key, state, record FROM results WHERE fingerprint=?1 AND "
                    "namespace=?2 AND key=?3 AND sha256=?4 AND outputs=?5 ORDER BY id DESC"},
      find_result_{connection_.native(), "SELECT id, key, state, record FROM results WHERE id=?1"},
      find_sha256_{connection_.native(), "SELECT sha256 FROM jobs WHERE id=?1"},
      find_body_{connection_.native(),
                 "SELECT bytes FROM bodies WHERE id BETWEEN ?1 AND ?2 ORDER BY id"},
      set_last_id_{connection_.native(), "UPDATE meta SET value=?1 WHERE name='last_job_id'"} {
    load_finished();
}

std::string Writer::store_id() {
    return connection_.ask("SELECT value FROM meta WHERE name='store_id'");
}

void Writer::load_finished() {
    Statement rows{connection_.native(),
                   "SELECT id, state, finished_ms FROM results ORDER BY finished_ms, id"};
    while (rows.next_row()) {
        const JobId id{static_cast<std::uint64_t>(rows.integer(0))};
        const auto state = wire::job_state_from_word(rows.text(1)).value_or(wire::JobState::dead);
        kept_.push_back({id, state, rows.integer(2)});
        ++count_of(state);
        last_id_ = std::max(last_id_, id.value());
    }
    Statement most{connection_.native(),
                   "SELECT max((SELECT ifnull(max(id), 0) FROM jobs), "
                   "(SELECT CAST(value AS INTEGER) FROM meta WHERE name='last_job_id'))"};
    if (most.next_row()) {
        last_id_ = std::max(last_id_, static_cast<std::uint64_t>(most.integer(0)));
    }
}

std::uint64_t& Writer::count_of(wire::JobState state) {
    switch (state) {
        case wire::JobState::done:
            return finished_.done;
        case wire::JobState::cancelled:
            return finished_.cancelled;
        case wire::JobState::expired:
            return finished_.expired;
        default:
            return finished_.dead;
    }
}

void Writer::load_jobs(const std::function<void(JobRecord&&)>& take) {
    Statement rows{connection_.native(),
                   "SELECT id, namespace, key, queue, priority, outputs, sha256, bytes, "
                   "time_limit_s, max_attempts, accepted_ms, not_before_ms, failures, crashes, "
                   "returns, leases FROM jobs ORDER BY id"};
    while (rows.next_row()) {
        take({.id = JobId{static_cast<std::uint64_t>(rows.integer(0))},
              .name_space = std::string{rows.text(1)},
              .key = std::string{rows.text(2)},
              .queue = std::string{rows.text(3)},
              .priority = wire::priority_from_word(rows.text(4)).value_or(wire::Priority::normal),
              .outputs = split(rows.text(5)),
              .sha256 = std::string{rows.text(6)},
              .bytes = static_cast<std::uint64_t>(rows.integer(7)),
              .time_limit_s = rows.real(8),
              .max_attempts = static_cast<int>(rows.integer(9)),
              .accepted_ms = rows.integer(10),
              .not_before_ms = rows.integer(11),
              .counters = counters_at(rows, 12)});
    }
}

std::optional<std::vector<StoreResult>> Writer::apply(std::span<const StoreRequest> group) {
    if (auto results = try_apply(group, Inserts::write)) {
        return results;
    }
    return try_apply(group, Inserts::refuse);
}

std::optional<std::vector<StoreResult>> Writer::try_apply(std::span<const StoreRequest> group,
                                                          Inserts inserts) {
    std::vector<StoreResult> results(group.size());
    uncommitted_.clear();
    connection_.execute("BEGIN");
    for (std::size_t i = 0; i < group.size(); ++i) {
        results[i].ticket = group[i].ticket;
        if (run(group[i], inserts, results[i]) == Step::full) {
            rollback();
            return std::nullopt;
        }
    }
    if (connection_.try_execute("COMMIT") == Step::full) {
        rollback();
        return std::nullopt;
    }
    for (const Finished& finished : uncommitted_) {
        ++count_of(finished.state);
        kept_.push_back(finished);
    }
    return results;
}

/// SQLite may have rolled back by itself when the disk was full.
void Writer::rollback() {
    for (Statement* statement : {&insert_job_, &insert_frame_, &update_job_, &copy_result_,
                                 &delete_job_, &delete_body_, &delete_result_, &set_last_id_}) {
        statement->reset();
    }
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
        return finish(*op, request.record, result);
    }
    find_result(std::get<FindResult>(request.op).id, result);
    return Step::done;
}

Step Writer::insert(const InsertJob& op, const Body& body, StoreResult& result) {
    const JobRecord& job = op.job;
    if (op.resend && find_same(job, result)) {
        return Step::done;
    }
    const std::string outputs = joined(job.outputs);
    insert_job_.bind(to_int(job.id.value()), std::string_view{job.name_space},
                     std::string_view{job.key}, std::string_view{job.queue},
                     wire::word(job.priority), std::string_view{outputs},
                     std::string_view{job.sha256}, to_int(job.bytes), job.time_limit_s,
                     std::int64_t{job.max_attempts}, job.accepted_ms, job.not_before_ms);
    if (insert_job_.step() == Step::full) {
        return Step::full;
    }
    for (std::size_t i = 0; i < body.frames.size(); ++i) {
        if (insert_frame_.bind(frame_id(job.id, i), body.frames[i]).step() == Step::full) {
            return Step::full;
        }
    }
    return Step::done;
}

Step Writer::update(const UpdateJob& op) {
    const Counters& counters = op.counters;
    return update_job_
        .bind(to_int(op.id.value()), std::int64_t{counters.failures},
              std::int64_t{counters.crashes}, std::int64_t{counters.returns},
              std::int64_t{counters.leases}, op.not_before_ms)
        .step();
}

Step Writer::finish(const FinishJob& op, const Record& record, StoreResult& result) {
    if (!find_names_.bind(to_int(op.id.value())).next_row()) {
        find_names_.reset();
        result.outcome = StoreOutcome::not_found;
        return Step::done;
    }
    const std::int64_t print =
        fingerprint(find_names_.text(0), find_names_.text(1), find_names_.text(2));
    find_names_.reset();
    const Counters& counters = op.counters;
    copy_result_.bind(to_int(op.id.value()), wire::word(op.state), std::int64_t{counters.failures},
                      std::int64_t{counters.crashes}, std::int64_t{counters.returns},
                      std::int64_t{counters.leases}, op.finished_ms, std::string_view{*record},
                      print);
    if (copy_result_.step() == Step::full ||
        delete_job_.bind(to_int(op.id.value())).step() == Step::full ||
        delete_body_.bind(frame_id(op.id, 0), frame_id(op.id, frames_per_job - 1)).step() ==
            Step::full) {
        return Step::full;
    }
    result.id = op.id;
    result.key = op.key;
    result.state = op.state;
    result.record = record;
    uncommitted_.push_back({op.id, op.state, op.finished_ms});
    return Step::done;
}

bool Writer::find_same(const JobRecord& job, StoreResult& result) {
    const std::string outputs = joined(job.outputs);
    find_content_.bind(fingerprint(job.name_space, job.key, job.sha256),
                       std::string_view{job.name_space}, std::string_view{job.key},
                       std::string_view{job.sha256}, std::string_view{outputs});
    const bool is_there = find_content_.next_row();
    if (is_there) {
        result = {
            .ticket = result.ticket,
            .outcome = StoreOutcome::already_finished,
            .id = JobId{static_cast<std::uint64_t>(find_content_.integer(0))},
            .key = std::string{find_content_.text(1)},
            .state =
                wire::job_state_from_word(find_content_.text(2)).value_or(wire::JobState::dead),
            .record = std::make_shared<const std::string>(find_content_.text(3))};
    }
    find_content_.reset();
    return is_there;
}

void Writer::find_result(JobId id, StoreResult& result) {
    result.outcome = StoreOutcome::not_found;
    if (find_result_.bind(to_int(id.value())).next_row()) {
        result = {
            .ticket = result.ticket,
            .outcome = StoreOutcome::found,
            .id = id,
            .key = std::string{find_result_.text(1)},
            .state = wire::job_state_from_word(find_result_.text(2)).value_or(wire::JobState::dead),
            .record = std::make_shared<const std::string>(find_result_.text(3))};
    }
    find_result_.reset();
}

LoadedBody Writer::load_body(JobId id) {
    LoadedBody body{.id = id};
    std::vector<ByteView> views;
    find_body_.bind(frame_id(id, 0), frame_id(id, frames_per_job - 1));
    while (find_body_.next_row()) {
        const ByteView bytes = find_body_.blob(0);
        body.frames.emplace_back(bytes.begin(), bytes.end());
        views.emplace_back(body.frames.back());
    }
    find_body_.reset();
    if (!find_sha256_.bind(to_int(id.value())).next_row() ||
        find_sha256_.text(0) != digest::body_sha256(views)) {
        body.error =
            Error{ErrorCode::checksum, "the body of job " + std::to_string(id.value()) +
                                           " is not what was accepted: the store is damaged"};
    }
    find_sha256_.reset();
    return body;
}

bool Writer::prune(std::int64_t now_ms, std::size_t least) {
    std::size_t count = 0;
    while (count < std::min(most_at_once, kept_.size()) &&
           (kept_.size() - count > options_.keep_finished ||
            kept_[count].finished_ms < now_ms - options_.keep_finished_ms)) {
        ++count;
    }
    if (count == 0 || count < least) {
        return true;
    }
    connection_.execute("BEGIN");
    const std::string last_id = std::to_string(last_id_);
    bool is_full = set_last_id_.bind(std::string_view{last_id}).step() == Step::full;
    for (std::size_t i = 0; i < count && !is_full; ++i) {
        is_full = delete_result_.bind(to_int(kept_[i].id.value())).step() == Step::full;
    }
    if (is_full || connection_.try_execute("COMMIT") == Step::full) {
        rollback();
        return false;
    }
    for (; count > 0; --count) {
        --count_of(kept_.front().state);
        kept_.pop_front();
    }
    return true;
}

}  // namespace plotmill::broker
