#pragma once
// Owns every job that is not finished, and keeps three promises about them: one live job for a key
// in a namespace, one live job for an output path, and sums that agree with the jobs.
// References to a Job stay valid until it is erased.

#include "broker/core/job.hpp"
#include "broker/core/job_index.hpp"
#include "broker/core/origin.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace plotmill::broker {

class JobTable {
public:
    JobTable() = default;
    ~JobTable();
    JobTable(const JobTable&) = delete;
    JobTable& operator=(const JobTable&) = delete;

    /// \pre no live job has its id, its key or one of its paths
    Job& insert(const JobRecord& record);
    void erase(JobId id);
    [[nodiscard]] Job* find(JobId id);
    [[nodiscard]] Job* find_key(std::string_view name_space, std::string_view key);
    [[nodiscard]] Job* find_path(std::string_view path);
    /// Its key and paths are free for a successor from now on, though it is not finished yet.
    void release_names(Job& job);

    void set_phase(Job& job, Phase phase);
    [[nodiscard]] std::size_t count(Phase phase) const noexcept {
        return counts_[static_cast<std::size_t>(phase)];
    }
    struct Share {  // of one namespace
        std::uint64_t jobs = 0;
        std::uint64_t bytes = 0;
    };
    [[nodiscard]] Share share_of(const std::string& name_space) const;
    [[nodiscard]] std::size_t size() const noexcept { return ids_.size(); }
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

private:
    [[nodiscard]] bool is_taken(const Job& job);

    Origins origins_;
    JobIndex ids_;  // owns the jobs
    JobIndex keys_;
    JobIndex paths_;                                 // `part` is the number of the output
    std::unordered_map<std::string, Share> shares_;  // none is empty
    std::array<std::size_t, 5> counts_{};
    std::uint64_t bytes_ = 0;
};

}  // namespace plotmill::broker
