#include "broker/core/job_table.hpp"

#include "base/check.hpp"

#include <functional>
#include <utility>

namespace plotmill::broker {
namespace {

constexpr std::uint64_t odd = 0x9e3779b97f4a7c15U;  // 2^64 / golden ratio: spreads what is near

std::uint32_t mixed(std::uint64_t value) noexcept {
    return static_cast<std::uint32_t>(value * odd >> 32U);
}
/// Not as they are: ids follow each other, and a table must not have them in one long row, through
/// which each one that ends would move.
std::uint32_t hash_of(JobId id) noexcept {
    return mixed(id.value());
}
std::uint32_t hash_of(std::string_view path) noexcept {
    return mixed(std::hash<std::string_view>{}(path));
}
std::uint32_t hash_of(std::string_view name_space, std::string_view key) noexcept {
    const std::hash<std::string_view> hash;
    return mixed(hash(name_space) * odd + hash(key));
}

auto is_id(JobId id) {
    return [id](const JobIndex::Entry& entry) { return entry.job->id == id; };
}
auto is_key(std::string_view name_space, std::string_view key) {
    return [=](const JobIndex::Entry& entry) {
        return entry.job->key() == key && entry.job->origin->name_space == name_space;
    };
}
auto is_path(std::string_view path) {
    return [path](const JobIndex::Entry& entry) {
        bool is_it = false;
        entry.job->names.for_each_output([&](std::string_view output, std::uint32_t number) {
            is_it = is_it || (number == entry.part && output == path);
        });
        return is_it;
    };
}
auto is_of(const Job& job) {
    return [&job](const JobIndex::Entry& entry) { return entry.job == &job; };
}

}  // namespace

JobTable::~JobTable() {
    ids_.for_each([](const JobIndex::Entry& entry) { delete entry.job; });
}

bool JobTable::is_taken(const Job& job) {
    bool is_taken =
        find(job.id) != nullptr || find_key(job.origin->name_space, job.key()) != nullptr;
    job.for_each_path([&](std::string_view path, std::uint32_t) {
        is_taken = is_taken || find_path(path) != nullptr;
    });
    return is_taken;
}

Job& JobTable::insert(const JobRecord& record) {
    const Origin& origin =
        origins_.take({record.name_space, record.queue, record.producer, record.batch});
    auto job = std::make_unique<Job>(Job{.id = record.id,
                                         .origin = &origin,
                                         .names = {record.key, record.outputs},
                                         .sha256 = sha256_from_hex(record.sha256),
                                         .bytes = record.bytes,
                                         .time_limit_s = record.time_limit_s,
                                         .accepted_ms = record.accepted_ms,
                                         .counters = record.counters,
                                         .max_attempts = record.max_attempts,
                                         .priority = record.priority,
                                         .deliver = record.deliver});
    PM_CHECK(!is_taken(*job), "an id is given once; a key and a path have one live job");
    Job& stored = *job;
    ids_.insert({job.release(), hash_of(stored.id), 0});
    keys_.insert({&stored, hash_of(origin.name_space, stored.key()), 0});
    stored.for_each_path([&](std::string_view path, std::uint32_t number) {
        paths_.insert({&stored, hash_of(path), number});
    });
    ++counts_[static_cast<std::size_t>(stored.phase)];
    bytes_ += stored.bytes;
    Share& share = shares_[origin.name_space];
    ++share.jobs;
    share.bytes += stored.bytes;
    return stored;
}

void JobTable::release_names(Job& job) {
    keys_.erase(hash_of(job.origin->name_space, job.key()), is_of(job));
    job.for_each_path(
        [&](std::string_view path, std::uint32_t) { paths_.erase(hash_of(path), is_of(job)); });
}

void JobTable::erase(JobId id) {
    const std::unique_ptr<Job> job{find(id)};
    PM_CHECK(job != nullptr, "only a live job is erased");
    release_names(*job);
    ids_.erase(hash_of(id), is_id(id));
    --counts_[static_cast<std::size_t>(job->phase)];
    bytes_ -= job->bytes;
    const auto share = shares_.find(job->origin->name_space);
    PM_CHECK(share != shares_.end(), "a live job counts in its namespace");
    share->second.bytes -= job->bytes;
    --share->second.jobs;
    if (share->second.jobs == 0) {
        shares_.erase(share);
    }
    origins_.release(*job->origin);
}

JobTable::Share JobTable::share_of(const std::string& name_space) const {
    const auto found = shares_.find(name_space);
    return found == shares_.end() ? Share{} : found->second;
}

Job* JobTable::find(JobId id) {
    return ids_.find(hash_of(id), is_id(id)).job;
}

Job* JobTable::find_key(std::string_view name_space, std::string_view key) {
    return keys_.find(hash_of(name_space, key), is_key(name_space, key)).job;
}

Job* JobTable::find_path(std::string_view path) {
    return paths_.find(hash_of(path), is_path(path)).job;
}

void JobTable::set_phase(Job& job, Phase phase) {
    --counts_[static_cast<std::size_t>(job.phase)];
    ++counts_[static_cast<std::size_t>(phase)];
    job.phase = phase;
}

}  // namespace plotmill::broker
