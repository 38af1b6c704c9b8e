#pragma once
// The broker's folder: made 0700 when it is missing, and owned by one broker at a time (flock on
// `lock`, so that a crash releases it). Throws StoreFailure (config) when it cannot be had.

#include "base/unique_fd.hpp"

#include <string>

namespace plotmill::broker {

class DataDirectory {
public:
    explicit DataDirectory(const std::string& path);

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }
    /// What was renamed or created here survives a power cut.
    void sync() const;

private:
    std::string path_;
    UniqueFd folder_;
    UniqueFd lock_;
};

}  // namespace plotmill::broker
