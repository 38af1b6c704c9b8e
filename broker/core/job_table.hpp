#pragma once
// Owns every job that is not finished, and keeps three promises about them: one live job for a key
// in a namespace, one live job for an output path, and sums that agree with the jobs.
// References to a Job stay valid until it is erased.

#include "broker/core/job.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace plotmill::broker {

class JobTable {
public:
    /// \pre no live job has its id, its key or one of its paths
    Job& insert(Job&& job);
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
    [[nodiscard]] std::size_t size() const noexcept { return jobs_.size(); }
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

private:
    struct KeyView {  // looks into the job's own record
        std::string_view name_space;
        std::string_view key;
        friend bool operator==(const KeyView&, const KeyView&) = default;
    };
    struct KeyHash {
        std::size_t operator()(const KeyView& view) const noexcept;
    };

    std::unordered_map<JobId, Job> jobs_;
    std::unordered_map<KeyView, Job*, KeyHash> keys_;
    std::unordered_map<std::string_view, Job*> paths_;
    std::unordered_map<std::string, Share> shares_;  // none is empty
    std::array<std::size_t, 5> counts_{};
    std::uint64_t bytes_ = 0;
};

}  // namespace plotmill::broker
