#pragma once
// The walls around a renderer: no new privileges, no network, no exec, no fork, no file but those
// beneath the output root and the fonts, and no more memory, file size and descriptors than
// configured. Prepared once in the master, entered by every renderer when it has opened all it
// needs; what was entered cannot be left.
//
// A kernel that lacks a wall is said so once, in missing(); whether that is good enough the
// configuration decides. Source of the list of system calls: RELIABILITY.md 5.3, less all that
// threads would need, for a renderer has one.

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <linux/filter.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::worker {

enum class SandboxWish { off, available, require };
/// "off", "available", "require"; \pre one of them.
SandboxWish sandbox_wish(std::string_view word);

struct SandboxSettings {
    SandboxWish wish = SandboxWish::available;
    std::uint64_t memory_bytes = 0;    // over what a renderer starts with; 0: no limit
    std::uint64_t max_file_bytes = 0;  // of one file; 0: no limit
};

class Sandbox {
public:
    Sandbox() = default;  // no walls
    /// \param root of the output. Error: config (required, and the kernel lacks something).
    static Result<Sandbox> prepare(const SandboxSettings& settings, int root);

    /// "full", "off", or "partial: no Landlock".
    [[nodiscard]] const std::string& state() const noexcept { return state_; }
    /// To be kept open in a renderer until it has entered; −1: none.
    [[nodiscard]] int descriptor() const noexcept { return ruleset_.get(); }

    /// Other sizes for those who enter from now on; the walls stay as they were prepared.
    void set_limits(const SandboxSettings& settings) noexcept {
        settings_.memory_bytes = settings.memory_bytes;
        settings_.max_file_bytes = settings.max_file_bytes;
    }

    /// For the calling process, which has one thread. Throws std::system_error.
    void enter() const;

private:
    void limit_resources() const;

    SandboxSettings settings_{.wish = SandboxWish::off};
    UniqueFd ruleset_;                 // Landlock's
    std::vector<sock_filter> filter_;  // seccomp's; empty: none
    std::string state_ = "off";
};

/// From now on this process may use so much more processor time; then the kernel ends it (SIGXCPU):
/// the second net, should nobody watch from outside any more.
void limit_processor_time(milliseconds more);

}  // namespace plotmill::worker
