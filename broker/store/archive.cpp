#include "broker/store/archive.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::broker {
namespace {

constexpr std::size_t forgotten_at_once = 1024;             // in one transaction
constexpr std::size_t listed_bytes = std::size_t{8} << 20;  // of records, in one answer
constexpr char separator = '\n';

std::int64_t row_of(JobId id) noexcept {
    return static_cast<std::int64_t>(id.value());
}
JobId job_at(const Statement& row, int column) {
    return JobId{static_cast<std::uint64_t>(row.integer(column))};
}
wire::JobState state_at(const Statement& row, int column) {
    return wire::job_state_from_word(row.text(column)).value_or(wire::JobState::dead);
}
Record record_at(const Statement& row, int column) {
    return std::make_shared<const std::string>(row.text(column));
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

constexpr const char* kept_columns =
    "SELECT r.id, r.namespace, r.key, r.queue, r.producer, r.outputs, r.sha256, r.accepted_ms, "
    "r.state, r.failures, r.crashes, r.returns, r.leases, r.finished_ms, r.record, "
    "ifnull(d.priority,''), ifnull(d.bytes,0), ifnull(d.time_limit_s,0), "
    "ifnull(d.max_attempts,3), r.batch, ifnull(d.deliver,'files') ";

KeptJob kept_at(const Statement& row) {
    KeptJob kept;
    kept.job = {.id = job_at(row, 0),
                .name_space = std::string{row.text(1)},
                .key = std::string{row.text(2)},
                .queue = std::string{row.text(3)},
                .producer = std::string{row.text(4)},
                .batch = std::string{row.text(19)},
                .priority = wire::priority_from_word(row.text(15)).value_or(wire::Priority::normal),
                .deliver = wire::deliver_from_word(row.text(20)).value_or(wire::Deliver::files),
                .outputs = split_outputs(row.text(5)),
                .sha256 = std::string{row.text(6)},
                .bytes = static_cast<std::uint64_t>(row.integer(16)),
                .time_limit_s = row.real(17),
                .max_attempts = static_cast<int>(row.integer(18)),
                .accepted_ms = row.integer(7),
                .counters = counters_at(row, 9)};
    kept.state = state_at(row, 8);
    kept.finished_ms = row.integer(13);
    kept.record = record_at(row, 14);
    return kept;
}

}  // namespace

std::string joined_outputs(const std::vector<std::string>& outputs) {
    std::string text;
    for (const std::string& output : outputs) {
        if (!text.empty()) {
            text += separator;
        }
        text += output;
    }
    return text;
}

std::vector<std::string> split_outputs(std::string_view text) {
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

Counters counters_at(const Statement& row, int column) {
    const auto at = [&](int i) { return static_cast<std::uint32_t>(row.integer(column + i)); };
    return {at(0), at(1), at(2), at(3)};
}

Archive::Archive(Connection& connection, Bodies& bodies, const StoreOptions& options)
    : bodies_{bodies},
      options_{options},
      pictures_{connection},
      find_names_{connection.native(),
                  "SELECT namespace, key, sha256, batch FROM jobs WHERE id=?1"},
      copy_result_{connection.native(),
                   "INSERT INTO results SELECT id, namespace, key, outputs, sha256, accepted_ms, "
                   "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, queue, producer, batch, ?10 FROM jobs WHERE "
                   "id=?1"},
      copy_dead_{connection.native(), "INSERT INTO dead SELECT * FROM jobs WHERE id=?1"},
      delete_job_{connection.native(), "DELETE FROM jobs WHERE id=?1"},
      delete_result_{connection.native(), "DELETE FROM results WHERE id=?1"},
      delete_dead_{connection.native(), "DELETE FROM dead WHERE id=?1"},
      revive_{connection.native(),
              "INSERT INTO jobs SELECT id, namespace, key, queue, priority, outputs, sha256, "
              "bytes, time_limit_s, max_attempts, accepted_ms, 0, 0, 0, 0, 0, producer, 0, batch, "
              "deliver "
              "FROM dead WHERE id=?1"},
      find_content_{connection.native(),
                    "SELECT id, key, state, record FROM results WHERE fingerprint=?1 AND "
                    "namespace=?2 AND key=?3 AND sha256=?4 AND outputs=?5 AND (state<>'done' OR "
                    "(picture_bytes>0)=?6) ORDER BY id DESC"},
      find_result_{connection.native(),
                   "SELECT id, key, state, record FROM results WHERE id=?1 AND (?2='' OR "
                   "namespace=?2)"},
      find_kept_{connection.native(), std::string{kept_columns} +
                                          "FROM results r LEFT JOIN dead d ON d.id=r.id "
                                          "WHERE r.id=?1 AND (?2='' OR r.namespace=?2)"},
      list_dead_{connection.native(), std::string{kept_columns} +
                                          "FROM dead d JOIN results r ON r.id=d.id "
                                          "WHERE d.id>?1 ORDER BY d.id LIMIT ?2"},
      list_done_{
          connection.native(),
          "SELECT id, finished_ms, record FROM results WHERE id>?1 AND state='done' ORDER BY "
          "id LIMIT ?2"},
      find_dead_{connection.native(), "SELECT key, namespace, batch FROM dead WHERE id=?1"},
      count_accepted_{connection.native(),
                      "INSERT INTO batches VALUES(?1,?2,1,0,0,0,0,?3) ON CONFLICT DO UPDATE SET "
                      "total=total+1, changed_ms=?3"},
      count_ended_{connection.native(),
                   "UPDATE batches SET done=done+?3, dead=dead+?4, cancelled=cancelled+?5, "
                   "expired=expired+?6 WHERE namespace=?1 AND name=?2"},
      find_batch_{connection.native(),
                  "SELECT total, done, dead, cancelled, expired FROM batches WHERE namespace=?1 "
                  "AND name=?2"},
      forget_batches_{connection.native(),
                      "DELETE FROM batches WHERE (namespace, name) IN (SELECT namespace, name "
                      "FROM batches WHERE changed_ms<?1 AND total<=done+dead+cancelled+expired "
                      "LIMIT 1024)"} {
    Statement rows{connection.native(),
                   "SELECT id, state, finished_ms, picture_bytes FROM results ORDER BY "
                   "finished_ms, id"};
    while (rows.next_row()) {
        added_.push_back({job_at(rows, 0), state_at(rows, 1), rows.integer(2),
                          static_cast<std::uint64_t>(rows.integer(3))});
        last_id_ = std::max(last_id_, added_.back().id.value());
    }
    committed();
}

std::uint64_t& Archive::count_of(wire::JobState state) {
    switch (state) {
        case wire::JobState::done:
            return counts_.done;
        case wire::JobState::cancelled:
            return counts_.cancelled;
        case wire::JobState::expired:
            return counts_.expired;
        default:
            return counts_.dead;
    }
}

void Archive::committed() {
    for (const Forgotten& one : std::exchange(added_, {})) {
        ++count_of(one.state);
        picture_bytes_ += one.picture_bytes;
        (one.state == wire::JobState::dead ? dead_ : kept_).push_back(one);
    }
    for (const Forgotten& one : std::exchange(removed_, {})) {
        --count_of(one.state);
        picture_bytes_ -= one.picture_bytes;
        Line& line = one.state == wire::JobState::dead ? dead_ : kept_;
        // The oldest goes first, as a rule; a dead job may be retried from the middle.
        const auto at = std::find_if(line.begin(), line.end(),
                                     [&](const Forgotten& kept) { return kept.id == one.id; });
        if (at != line.end()) {
            line.erase(at);
        }
    }
}

void Archive::rolled_back() {
    pictures_.rolled_back();
    added_.clear();
    removed_.clear();
    for (Statement* statement :
         {&copy_result_, &copy_dead_, &delete_job_, &delete_result_, &delete_dead_, &revive_,
          &count_accepted_, &count_ended_, &forget_batches_}) {
        statement->reset();
    }
}

Step Archive::count_accepted(const JobRecord& job) {
    if (job.batch.empty()) {
        return Step::done;
    }
    return count_accepted_
        .bind(std::string_view{job.name_space}, std::string_view{job.batch}, job.accepted_ms)
        .step();
}

Step Archive::count_ended(std::string_view name_space, std::string_view batch, wire::JobState state,
                          std::int64_t by) {
    if (batch.empty()) {
        return Step::done;
    }
    const auto one = [&](wire::JobState which) { return which == state ? by : std::int64_t{0}; };
    return count_ended_
        .bind(name_space, batch, one(wire::JobState::done), one(wire::JobState::dead),
              one(wire::JobState::cancelled), one(wire::JobState::expired))
        .step();
}

Step Archive::finish(const FinishJob& op, const Produce& produce, StoreResult& result) {
    const std::uint64_t picture_bytes = produce.pictures.bytes();
    const std::int64_t row = row_of(op.id);
    if (!find_names_.bind(row).next_row()) {
        find_names_.reset();
        result.outcome = StoreOutcome::not_found;
        return Step::done;
    }
    const std::int64_t print =
        fingerprint(find_names_.text(0), find_names_.text(1), find_names_.text(2));
    const std::string name_space{find_names_.text(0)};
    const std::string batch{find_names_.text(3)};
    find_names_.reset();
    const bool is_dead = op.state == wire::JobState::dead;
    const Counters& counters = op.counters;
    copy_result_.bind(
        row, wire::word(op.state), std::int64_t{counters.failures}, std::int64_t{counters.crashes},
        std::int64_t{counters.returns}, std::int64_t{counters.leases}, op.finished_ms,
        std::string_view{*produce.record}, print, static_cast<std::int64_t>(picture_bytes));
    if (copy_result_.step() == Step::full ||
        (is_dead && copy_dead_.bind(row).step() == Step::full) ||
        delete_job_.bind(row).step() == Step::full ||
        (!is_dead && bodies_.erase(op.id) == Step::full) ||
        pictures_.insert(op.id, produce.pictures) == Step::full ||
        count_ended(name_space, batch, op.state, 1) == Step::full) {
        return Step::full;
    }
    result.id = op.id;
    result.key = op.key;
    result.state = op.state;
    result.record = produce.record;
    added_.push_back({op.id, op.state, not_seen, picture_bytes});
    return Step::done;
}

bool Archive::find_dead(JobId id, StoreResult& result, std::string& name_space,
                        std::string& batch) {
    result.id = id;
    result.state = wire::JobState::dead;
    const bool is_there = find_dead_.bind(row_of(id)).next_row();
    if (is_there) {
        result.key = std::string{find_dead_.text(0)};
        name_space = std::string{find_dead_.text(1)};
        batch = std::string{find_dead_.text(2)};
    } else {
        result.outcome = StoreOutcome::not_found;
    }
    find_dead_.reset();
    return is_there;
}

Step Archive::revive(JobId id, StoreResult& result) {
    std::string name_space;
    std::string batch;
    if (!find_dead(id, result, name_space, batch)) {
        return Step::done;
    }
    if (revive_.bind(row_of(id)).step() == Step::full ||
        delete_dead_.bind(row_of(id)).step() == Step::full ||
        delete_result_.bind(row_of(id)).step() == Step::full ||
        count_ended(name_space, batch, wire::JobState::dead, -1) == Step::full) {
        return Step::full;
    }
    removed_.push_back({id, wire::JobState::dead});
    return Step::done;
}

Step Archive::drop(JobId id, StoreResult& result) {
    std::string name_space;
    std::string batch;
    if (!find_dead(id, result, name_space, batch)) {
        return Step::done;
    }
    return forget({id, wire::JobState::dead});
}

Step Archive::forget(const Forgotten& old) {
    const std::int64_t row = row_of(old.id);
    if (old.state == wire::JobState::dead &&
        (delete_dead_.bind(row).step() == Step::full || bodies_.erase(old.id) == Step::full)) {
        return Step::full;
    }
    if (delete_result_.bind(row).step() == Step::full ||
        (old.picture_bytes > 0 && pictures_.erase(old.id) == Step::full)) {
        return Step::full;
    }
    removed_.push_back(old);
    return Step::done;
}

std::vector<Archive::Forgotten> Archive::find_old(std::int64_t now_ms) {
    std::vector<Forgotten> old;
    std::uint64_t picture_bytes = picture_bytes_;
    const auto add = [&](Line& line, std::uint64_t most, std::int64_t most_ms) {
        for (auto at = line.rbegin(); at != line.rend() && at->kept_since_ms > now_ms; ++at) {
            at->kept_since_ms = now_ms;  // new, or finished under a clock that was ahead
        }
        std::size_t count = 0;
        while (old.size() < forgotten_at_once && count < line.size() &&
               (line.size() - count > most || line[count].kept_since_ms < now_ms - most_ms ||
                picture_bytes > options_.keep_picture_bytes)) {
            picture_bytes -= line[count].picture_bytes;
            old.push_back(line[count++]);
        }
    };
    add(kept_, options_.keep_finished, options_.keep_finished_ms);
    picture_bytes = 0;  // a dead job has none
    add(dead_, options_.keep_dead, options_.keep_dead_ms);
    return old;
}

Step Archive::forget_batches(std::int64_t now_ms) {
    return forget_batches_.bind(now_ms - options_.keep_finished_ms).step();
}

bool Archive::find_same(const JobRecord& job, StoreResult& result) {
    const std::string outputs = joined_outputs(job.outputs);
    find_content_.bind(fingerprint(job.name_space, job.key, job.sha256),
                       std::string_view{job.name_space}, std::string_view{job.key},
                       std::string_view{job.sha256}, std::string_view{outputs},
                       std::int64_t{job.deliver == wire::Deliver::bytes ? 1 : 0});
    const bool is_there = find_content_.next_row();
    if (is_there) {
        result.outcome = StoreOutcome::already_finished;
        result.id = job_at(find_content_, 0);
        result.key = std::string{find_content_.text(1)};
        result.state = state_at(find_content_, 2);
        result.record = record_at(find_content_, 3);
    }
    find_content_.reset();
    return is_there;
}

void Archive::find_result(const FindResult& find, StoreResult& result) {
    result.outcome = StoreOutcome::not_found;
    if (find_result_.bind(row_of(find.id), std::string_view{find.name_space}).next_row()) {
        result.outcome = StoreOutcome::found;
        result.id = find.id;
        result.key = std::string{find_result_.text(1)};
        result.state = state_at(find_result_, 2);
        result.record = record_at(find_result_, 3);
    }
    find_result_.reset();
}

void Archive::find_pictures(const FindPictures& find, StoreResult& result) {
    result.outcome = StoreOutcome::not_found;
    if (find_result_.bind(row_of(find.id), std::string_view{find.name_space}).next_row()) {
        result.record = pictures_.find(find.id, find.offset);
        result.outcome = result.record ? StoreOutcome::found : StoreOutcome::not_found;
    }
    find_result_.reset();
}

void Archive::find_kept(const FindKept& find, StoreResult& result) {
    result.outcome = StoreOutcome::not_found;
    if (find_kept_.bind(row_of(find.id), std::string_view{find.name_space}).next_row()) {
        result.outcome = StoreOutcome::found;
        KeptJobs kept;
        kept.jobs.push_back(kept_at(find_kept_));
        result.kept = std::make_shared<const KeptJobs>(std::move(kept));
    }
    find_kept_.reset();
}

void Archive::list_dead(const ListKeptDead& op, StoreResult& result) {
    KeptJobs kept;
    std::size_t bytes = 0;
    list_dead_.bind(row_of(op.after), static_cast<std::int64_t>(op.limit) + 1);
    while (list_dead_.next_row()) {
        if (kept.jobs.size() == op.limit || bytes > listed_bytes) {
            kept.has_more = true;
            break;
        }
        kept.jobs.push_back(kept_at(list_dead_));
        bytes += kept.jobs.back().record->size();
    }
    list_dead_.reset();
    result.outcome = StoreOutcome::found;
    result.kept = std::make_shared<const KeptJobs>(std::move(kept));
}

void Archive::list_done(const ListKeptDone& op, StoreResult& result) {
    KeptJobs kept;
    kept.is_of_costs = true;
    std::size_t bytes = 0;
    list_done_.bind(row_of(op.after), static_cast<std::int64_t>(op.limit) + 1);
    while (list_done_.next_row()) {
        if (kept.jobs.size() == op.limit || bytes > listed_bytes) {
            kept.has_more = true;
            break;
        }
        KeptJob& job = kept.jobs.emplace_back();
        job.job.id = job_at(list_done_, 0);
        job.finished_ms = list_done_.integer(1);
        job.record = std::make_shared<const std::string>(list_done_.text(2));
        bytes += job.record->size();
    }
    list_done_.reset();
    result.outcome = StoreOutcome::found;
    result.kept = std::make_shared<const KeptJobs>(std::move(kept));
}

void Archive::find_batch(const FindBatch& op, StoreResult& result) {
    result.outcome = StoreOutcome::not_found;
    if (find_batch_.bind(std::string_view{op.name_space}, std::string_view{op.batch}).next_row()) {
        const auto at = [&](int column) {
            return static_cast<std::uint64_t>(find_batch_.integer(column));
        };
        result.outcome = StoreOutcome::found;
        result.batch = {at(0), at(1), at(2), at(3), at(4)};
    }
    find_batch_.reset();
}

}  // namespace plotmill::broker
