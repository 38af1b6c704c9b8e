#include "clients/memory/process_tree.hpp"

#include "base/unique_fd.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <utility>

namespace plotmill::memory {
namespace {

std::string folder_of(pid_t pid) {
    return "/proc/" + std::to_string(pid);
}

std::string text_of(int fd) {
    std::string text;
    std::array<char, 4096> part{};
    for (ssize_t got = ::read(fd, part.data(), part.size()); got > 0;
         got = ::read(fd, part.data(), part.size())) {
        text.append(part.data(), static_cast<std::size_t>(got));
    }
    return text;
}

std::string text_of(const std::string& path) {
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    return file ? text_of(file.get()) : std::string{};
}

/// Children hang on the thread that forked them.
std::vector<std::string> threads_of(pid_t pid) {
    std::vector<std::string> threads;
    const std::string path = folder_of(pid) + "/task";
    const std::unique_ptr<DIR, int (*)(DIR*)> folder{::opendir(path.c_str()), &::closedir};
    if (!folder) {
        return threads;
    }
    for (const dirent* entry = ::readdir(folder.get()); entry != nullptr;
         entry = ::readdir(folder.get())) {
        if (entry->d_name[0] != '.') {
            threads.push_back(path + '/' + entry->d_name);
        }
    }
    return threads;
}

/// As the kernel calls it: of a program, its file's name, until it names itself.
std::string name_of(pid_t pid) {
    std::string name = text_of(folder_of(pid) + "/comm");
    while (!name.empty() && name.back() == '\n') {
        name.pop_back();
    }
    return name;
}

}  // namespace

ProcessTree::ProcessTree(pid_t root) : root_{root} {}

void ProcessTree::find(pid_t root, std::vector<pid_t>& pids) const {
    pids.push_back(root);
    for (std::size_t i = 0; i < pids.size() && pids.size() < max_processes; ++i) {
        for (const std::string& thread : threads_of(pids[i])) {
            const std::string children = text_of(thread + "/children");
            const char* at = children.data();
            const char* const end = at + children.size();
            for (pid_t child = 0; at < end; ++at) {
                const auto parsed = std::from_chars(at, end, child);
                if (parsed.ec != std::errc{}) {
                    break;
                }
                pids.push_back(child);
                at = parsed.ptr;
            }
        }
    }
}

ProcessTree::Known ProcessTree::make(pid_t pid) {
    Known known{.id = {}, .name = {}, .memory = ResidentSet{std::to_string(pid)}};
    const std::uint64_t time = ++times_[pid];
    if (pid != root_) {
        known.id = std::to_string(pid) + (time > 1 ? '.' + std::to_string(time) : "");
    }
    return known;
}

bool ProcessTree::look_at(pid_t pid, Known& known, TreeLook& look) const {
    constexpr std::uint64_t looks_between_names = 16;  // a name costs an open, and seldom changes
    SeenProcess seen{.id = known.id, .name = {}, .rss_bytes = known.memory.bytes()};
    if (seen.rss_bytes == 0) {  // it has ended, or waits to be reaped
        return false;
    }
    if (known.looks < 3 || known.looks % looks_between_names == 0) {
        std::string name = name_of(pid);
        seen.has_new_name = !name.empty() && name != known.name;
        known.name = seen.has_new_name ? std::move(name) : known.name;
    }
    ++known.looks;
    seen.name = known.name;
    look.there.push_back(std::move(seen));
    return true;
}

TreeLook ProcessTree::look() {
    TreeLook look;
    std::vector<pid_t> pids;
    find(root_, pids);
    std::map<pid_t, Known> there;
    for (const pid_t pid : pids) {
        if (there.contains(pid)) {
            continue;
        }
        auto known = known_.extract(pid);
        if (!known.empty() && look_at(pid, known.mapped(), look)) {
            there.insert(std::move(known));
            continue;
        }
        if (!known.empty()) {
            look.gone.push_back(known.mapped().id);
        }
        if (pid == root_ && times_.contains(pid)) {
            continue;  // whoever has the root's pid now is not the root
        }
        Known fresh = make(pid);
        if (look_at(pid, fresh, look)) {
            there.emplace(pid, std::move(fresh));
        } else if (--times_[pid] == 0) {
            times_.erase(pid);
        }
    }
    for (const auto& [pid, known] : known_) {
        look.gone.push_back(known.id);
    }
    known_ = std::move(there);
    return look;
}

}  // namespace plotmill::memory
