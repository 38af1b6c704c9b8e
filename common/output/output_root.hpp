#pragma once
// The folder beneath which every picture is written: opened once, and never left again, whatever a
// path says.
//
// A picture is written under a temporary name beside its target, then published: made durable,
// renamed, its folder synced. Readers see the old file or the new one, never a part, not even after
// a power cut (output durability `group`). All lookups go through openat2 with RESOLVE_BENEATH,
// RESOLVE_NO_SYMLINKS and RESOLVE_NO_MAGICLINKS (Linux 5.6), so a symlink or ".." beneath the root
// is an error, not a way out. Paths are relative to the root and have passed output_path(). Needs
// no other state: writer (renderer) and publisher (link) may be different processes, and each may
// use one OutputRoot from several threads.

#include "base/bytes.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <sys/types.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::output {

/// What a temporary's name is made of: nothing else decides it, so a later attempt can name what an
/// earlier one left.
struct TemporaryId {
    std::string_view store;  // the broker's store id, any text
    JobId job;
    std::uint64_t attempt = 1;  // counts from 1
    std::uint32_t chart = 0;    // its number within the job
};

/// ".plotmill-<store, hashed>-<job>-<attempt>-<chart>" in the folder of `target`.
std::string temporary_path(std::string_view target, const TemporaryId& id);

/// A temporary that is being written. Destroying it closes it; it stays on disk until published or
/// removed.
class TemporaryFile {
public:
    TemporaryFile(UniqueFd file, std::string path) noexcept
        : file_{std::move(file)}, path_{std::move(path)} {}

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// Errors: resource (no space, quota, file size limit), output (anything else).
    Status write(ByteView bytes);
    /// Closes and says what only close knows (NFS). Errors as write().
    Status close();

private:
    UniqueFd file_;
    std::string path_;
};

enum class Durability {
    group,  // contents reach the disk before the names do: one syncfs and one fsync per folder for
            // a whole group
    none,   // the kernel writes when it likes: after a power cut a name may lead to an empty file
};

struct Publication {
    std::string temporary;
    std::string target;
};

/// Of what is made, before the process's umask takes away from it; `umask` is for whoever sets it.
struct Modes {
    mode_t file = 0644;
    mode_t folder = 0755;
    mode_t umask = 0022;
};

class OutputRoot {
public:
    /// \param folder exists and may be a symlink itself; relative to the working directory.
    /// Errors: output (not there, not a directory, kernel without openat2).
    static Result<OutputRoot> open(const std::string& folder, Modes modes = {});

    /// Absolute, without a trailing slash.
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// What a result tells: root / relative.
    [[nodiscard]] std::string absolute(std::string_view relative) const;
    [[nodiscard]] int descriptor() const noexcept { return root_.get(); }

    /// A new temporary beside `target`; makes missing folders, removes what up to 16 earlier
    /// attempts left. Errors: output (symlink on the
    /// way, target is a directory, not permitted), resource (no space).
    Result<TemporaryFile> open_temporary(std::string_view target, const TemporaryId& id) const;

    /// Publishes each, in order; one that fails (its target became a directory, its temporary is
    /// gone) does not keep the others. If the sync fails none is renamed. The same number of
    /// results as in `group`. Errors: output, resource.
    std::vector<Status> publish(std::span<const Publication> group, Durability durability) const;

    /// A temporary that is not there is fine. Errors: output.
    Status remove_temporary(std::string_view temporary) const;

private:
    OutputRoot(UniqueFd root, std::string path, Modes modes) noexcept
        : root_{std::move(root)}, path_{std::move(path)}, modes_{modes} {}

    UniqueFd root_;
    std::string path_;
    Modes modes_;
};

}  // namespace plotmill::output
