#pragma once
// A process and everything below it, looked at again and again: who is there, and how large.
// Linux, through /proc; one thread.
//
// A process is known by the descriptor of its statm: one that has ended reads as nothing even when
// its pid lives again, so a recycled child is never taken for the one before it. Children of
// children count; one whose parent ended counts while it still stands below the root.

#include "base/process_memory.hpp"

#include <sys/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace plotmill::memory {

struct SeenProcess {
    std::string id;  // "" for the root; "pid", or "pid.2" for the second that had this pid
    std::string name;
    std::uint64_t rss_bytes = 0;
    bool has_new_name = false;  // seen for the first time, or it has become another program
};

struct TreeLook {
    std::vector<SeenProcess> there;  // the root first, while it lives
    std::vector<std::string> gone;   // ids that the look before had
};

class ProcessTree {
public:
    /// Processes beyond this many are not looked at: each costs a descriptor.
    static constexpr std::size_t max_processes = 4096;

    explicit ProcessTree(pid_t root);

    [[nodiscard]] TreeLook look();

private:
    struct Known {
        std::string id;
        std::string name;
        ResidentSet memory;
        std::uint64_t looks = 0;
    };

    void find(pid_t pid, std::vector<pid_t>& pids) const;
    Known make(pid_t pid);
    bool look_at(pid_t pid, Known& known, TreeLook& look) const;

    pid_t root_;
    std::map<pid_t, Known> known_;
    std::map<pid_t, std::uint64_t> times_;  // how often a pid has been somebody's
};

}  // namespace plotmill::memory
