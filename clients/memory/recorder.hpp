#pragma once
// Writes a recording as it is made: each look at a tree of processes becomes lines of the file. The
// file is whole after every look, so that it may be read or plotted while it grows, and whatever
// ends the recorder. One thread.

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "clients/memory/process_tree.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <utility>

namespace plotmill::memory {

class Recorder {
public:
    /// A new file; one that is there already is not touched. Errors: output.
    static Result<Recorder> create(const std::string& path, const std::string& command, pid_t root);

    /// False: the root has ended. Errors: output (the disk is full).
    Result<bool> look();
    /// Why the root ended; the last line.
    Status finish(const std::string& end);

    [[nodiscard]] std::size_t samples() const noexcept { return samples_; }
    [[nodiscard]] std::size_t processes() const noexcept { return processes_; }
    [[nodiscard]] double peak_bytes() const noexcept { return peak_bytes_; }  // of the root

private:
    Recorder(UniqueFd file, pid_t root) : file_{std::move(file)}, tree_{root} {}
    Status write(const std::string& text);

    UniqueFd file_;
    ProcessTree tree_;
    std::set<std::string> ids_;  // those that have a line "started"
    std::size_t samples_ = 0;
    std::size_t processes_ = 0;
    double peak_bytes_ = 0;
};

}  // namespace plotmill::memory
