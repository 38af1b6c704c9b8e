#include "broker/core/job_table.hpp"

#include "base/check.hpp"

#include <functional>
#include <utility>

namespace plotmill::broker {

std::size_t JobTable::KeyHash::operator()(const KeyView& view) const noexcept {
    constexpr std::size_t odd = 0x9e3779b97f4a7c15U;  // 2^64 / golden ratio: spreads the first half
    const std::hash<std::string_view> hash;
    return hash(view.name_space) * odd + hash(view.key);
}

Job& JobTable::insert(Job&& job) {
    const JobId id = job.record.id;
    const auto [at, is_new] = jobs_.emplace(id, std::move(job));
    PM_CHECK(is_new, "a job id is given once");
    Job& stored = at->second;
    const JobRecord& record = stored.record;
    PM_CHECK(keys_.emplace(KeyView{record.name_space, record.key}, &stored).second,
             "a key has one live job");
    for (const std::string& path : record.outputs) {
        PM_CHECK(paths_.emplace(path, &stored).second, "a path has one live job");
    }
    ++counts_[static_cast<std::size_t>(stored.phase)];
    bytes_ += record.bytes;
    Share& share = shares_[record.name_space];
    ++share.jobs;
    share.bytes += record.bytes;
    return stored;
}

void JobTable::release_names(Job& job) {
    const auto key = keys_.find(KeyView{job.record.name_space, job.record.key});
    if (key != keys_.end() && key->second == &job) {
        keys_.erase(key);
    }
    for (const std::string& path : job.record.outputs) {
        const auto found = paths_.find(path);
        if (found != paths_.end() && found->second == &job) {
            paths_.erase(found);
        }
    }
}

void JobTable::erase(JobId id) {
    const auto found = jobs_.find(id);
    PM_CHECK(found != jobs_.end(), "only a live job is erased");
    release_names(found->second);
    --counts_[static_cast<std::size_t>(found->second.phase)];
    const JobRecord& record = found->second.record;
    bytes_ -= record.bytes;
    const auto share = shares_.find(record.name_space);
    PM_CHECK(share != shares_.end(), "a live job counts in its namespace");
    share->second.bytes -= record.bytes;
    --share->second.jobs;
    if (share->second.jobs == 0) {
        shares_.erase(share);
    }
    jobs_.erase(found);
}

JobTable::Share JobTable::share_of(const std::string& name_space) const {
    const auto found = shares_.find(name_space);
    return found == shares_.end() ? Share{} : found->second;
}

Job* JobTable::find(JobId id) {
    const auto found = jobs_.find(id);
    return found == jobs_.end() ? nullptr : &found->second;
}

Job* JobTable::find_key(std::string_view name_space, std::string_view key) {
    const auto found = keys_.find(KeyView{name_space, key});
    return found == keys_.end() ? nullptr : found->second;
}

Job* JobTable::find_path(std::string_view path) {
    const auto found = paths_.find(path);
    return found == paths_.end() ? nullptr : found->second;
}

void JobTable::set_phase(Job& job, Phase phase) {
    --counts_[static_cast<std::size_t>(job.phase)];
    ++counts_[static_cast<std::size_t>(phase)];
    job.phase = phase;
}

}  // namespace plotmill::broker
