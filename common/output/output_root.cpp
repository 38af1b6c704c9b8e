#include "output/output_root.hpp"

#include "output/system_error.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cinttypes>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <map>

namespace plotmill::output {
namespace {

constexpr std::uint64_t remembered_attempts = 16;

std::string_view folder_of(std::string_view path) noexcept {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string name_of(std::string_view path) {
    return std::string{path.substr(path.rfind('/') + 1)};
}

/// FNV-1a (Fowler, Noll, Vo 1991), 64 bits: any store id becomes 16 hex digits that fit a file
/// name.
std::uint64_t hashed(std::string_view text) noexcept {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    }
    return hash;
}

/// A folder beneath `at` that is opened without following any symlink; errno says why not.
UniqueFd open_beneath(int at, const std::string& folder) noexcept {
    open_how how{};
    how.flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    return UniqueFd{static_cast<int>(
        ::syscall(SYS_openat2, at, folder.empty() ? "." : folder.c_str(), &how, sizeof how))};
}

Result<UniqueFd> open_folder(int root, std::string_view folder) {
    UniqueFd opened = open_beneath(root, std::string{folder});
    if (!opened) {
        return fail(system_error("open folder", folder.empty() ? "." : folder));
    }
    return opened;
}

/// Opens `folder`, making each missing component in turn. Another process may make the same one at
/// the same time.
Result<UniqueFd> make_folder(int root, std::string_view folder, mode_t mode) {
    UniqueFd whole = open_beneath(root, std::string{folder});
    if (whole || errno != ENOENT) {
        return whole ? Result<UniqueFd>{std::move(whole)}
                     : Result<UniqueFd>{fail(system_error("open folder", folder))};
    }
    UniqueFd current = open_beneath(root, "");
    for (std::size_t start = 0; current && start < folder.size();) {
        const std::size_t end = std::min(folder.find('/', start), folder.size());
        const std::string component{folder.substr(start, end - start)};
        if (::mkdirat(current.get(), component.c_str(), mode) != 0 && errno != EEXIST) {
            return fail(system_error("make folder", folder.substr(0, end)));
        }
        current = open_beneath(current.get(), component);
        start = end + 1;
    }
    if (!current) {
        return fail(system_error("open folder", folder));
    }
    return current;
}

UniqueFd create_file(int folder, const std::string& name, mode_t mode) noexcept {
    return UniqueFd{
        ::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)};
}

bool is_directory(int folder, const std::string& name) noexcept {
    struct stat status {};
    return ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISDIR(status.st_mode);
}

void remove_earlier_attempts(int folder, std::string_view target, TemporaryId id) noexcept {
    const std::uint64_t last = id.attempt;
    id.attempt = last > remembered_attempts ? last - remembered_attempts : 1;
    for (; id.attempt < last; ++id.attempt) {
        ::unlinkat(folder, name_of(temporary_path(target, id)).c_str(), 0);
    }
}

/// The folders of a group, each opened once, and whether its file system could be synced.
class GroupFolders {
public:
    explicit GroupFolders(int root) noexcept : root_{root} {}

    /// \return the folder's descriptor, or the Error that says why there is none.
    const Result<UniqueFd>& get(std::string_view folder) {
        const auto found = folders_.find(folder);
        return found != folders_.end()
                   ? found->second
                   : folders_.emplace(std::string{folder}, open_folder(root_, folder))
                         .first->second;
    }

    /// Every file system that holds one of the folders: a mount beneath the root is another one.
    Status sync_file_systems() const {
        std::vector<dev_t> synced;
        for (const auto& [path, folder] : folders_) {
            struct stat status {};
            if (!folder || ::fstat(folder->get(), &status) != 0 ||
                std::find(synced.begin(), synced.end(), status.st_dev) != synced.end()) {
                continue;
            }
            if (::syncfs(folder->get()) != 0) {
                return fail(system_error("sync", path.empty() ? "." : path));
            }
            synced.push_back(status.st_dev);
        }
        return {};
    }

    /// The folders themselves, after the renames; the first error by folder.
    std::map<std::string, Error, std::less<>> sync_folders() const {
        std::map<std::string, Error, std::less<>> failed;
        for (const auto& [path, folder] : folders_) {
            if (folder && ::fsync(folder->get()) != 0) {
                failed.emplace(path, system_error("sync folder", path.empty() ? "." : path));
            }
        }
        return failed;
    }

private:
    int root_;
    std::map<std::string, Result<UniqueFd>, std::less<>> folders_;
};

Status rename_within(const Result<UniqueFd>& folder, const Publication& publication) {
    if (!folder) {
        return fail(folder.error());
    }
    if (folder_of(publication.temporary) != folder_of(publication.target)) {
        return fail(ErrorCode::output, "temporary " + in_quotes(publication.temporary) +
                                           " does not stand beside " +
                                           in_quotes(publication.target));
    }
    if (::renameat(folder->get(), name_of(publication.temporary).c_str(), folder->get(),
                   name_of(publication.target).c_str()) != 0) {
        return fail(system_error("rename to", publication.target));
    }
    return {};
}

}  // namespace

std::string temporary_path(std::string_view target, const TemporaryId& id) {
    std::array<char, 128> name{};
    std::snprintf(name.data(), name.size(),
                  ".plotmill-%016" PRIx64 "-%" PRIu64 "-%" PRIu64 "-%" PRIu32, hashed(id.store),
                  id.job.value(), id.attempt, id.chart);
    const std::string_view folder = folder_of(target);
    return folder.empty() ? std::string{name.data()} : std::string{folder} + '/' + name.data();
}

Status TemporaryFile::write(ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return fail(system_error("write", path_));
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Status TemporaryFile::close() {
    if (file_ && ::close(file_.release()) != 0 && errno != EINTR) {
        return fail(system_error("close", path_));
    }
    return {};
}

Result<OutputRoot> OutputRoot::open(const std::string& folder, Modes modes) {
    UniqueFd root{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!root) {
        return fail(system_error("open output root", folder));
    }
    if (!open_beneath(root.get(), "")) {
        return fail(system_error("open beneath output root", folder));
    }
    std::array<char, PATH_MAX> resolved{};
    if (::realpath(folder.c_str(), resolved.data()) == nullptr) {
        return fail(system_error("resolve output root", folder));
    }
    return OutputRoot{std::move(root), resolved.data(), modes};
}

std::string OutputRoot::absolute(std::string_view relative) const {
    return path_ + (path_ == "/" ? "" : "/") + std::string{relative};
}

Result<TemporaryFile> OutputRoot::open_temporary(std::string_view target,
                                                 const TemporaryId& id) const {
    Result<UniqueFd> folder = make_folder(root_.get(), folder_of(target), modes_.folder);
    if (!folder) {
        return fail(std::move(folder).error());
    }
    if (is_directory(folder->get(), name_of(target))) {
        errno = EISDIR;
        return fail(system_error("write", target));
    }
    remove_earlier_attempts(folder->get(), target, id);
    std::string path = temporary_path(target, id);
    const std::string name = name_of(path);
    UniqueFd file = create_file(folder->get(), name, modes_.file);
    if (!file && errno == EEXIST && ::unlinkat(folder->get(), name.c_str(), 0) == 0) {
        file = create_file(folder->get(), name, modes_.file);
    }
    if (!file) {
        return fail(system_error("create", path));
    }
    return TemporaryFile{std::move(file), std::move(path)};
}

std::vector<Status> OutputRoot::publish(std::span<const Publication> group,
                                        Durability durability) const {
    GroupFolders folders{root_.get()};
    for (const Publication& publication : group) {
        static_cast<void>(folders.get(folder_of(publication.target)));
    }
    if (durability == Durability::group) {
        if (const Status synced = folders.sync_file_systems(); !synced) {
            return std::vector<Status>(group.size(), synced);
        }
    }
    std::vector<Status> results;
    results.reserve(group.size());
    for (const Publication& publication : group) {
        results.push_back(rename_within(folders.get(folder_of(publication.target)), publication));
    }
    if (durability == Durability::group) {
        const auto failed = folders.sync_folders();
        for (std::size_t i = 0; !failed.empty() && i < group.size(); ++i) {
            const auto found = failed.find(folder_of(group[i].target));
            if (found != failed.end() && results[i]) {
                results[i] = fail(found->second);
            }
        }
    }
    return results;
}

Status OutputRoot::remove_temporary(std::string_view temporary) const {
    const UniqueFd folder = open_beneath(root_.get(), std::string{folder_of(temporary)});
    if (folder && ::unlinkat(folder.get(), name_of(temporary).c_str(), 0) == 0) {
        return {};
    }
    return errno == ENOENT ? Status{} : fail(system_error("remove", temporary));
}

}  // namespace plotmill::output
