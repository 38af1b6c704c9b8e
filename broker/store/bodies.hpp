#pragma once
// The bytes of the jobs. A small body lies in the table `bodies`, a frame a row; a large one is a
// file of its own in `spool/`, written, synced and named before the row that tells of it is
// committed, so that SQLite does not write it twice and nobody needs it in memory. A file without a
// row is what a crash left: removed at start. A row without its file is found when the body is
// loaded. Private to broker/store; one thread, the writer's.
//
//   file: "PMB1", the number of frames (u32), the size of each (u64), the frames   (little-endian)

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/unique_fd.hpp"
#include "broker/store/body.hpp"
#include "broker/store/data_directory.hpp"
#include "broker/store/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace plotmill::broker {

struct LoadedBody {
    JobId id;
    Body body{};                   // of a spool file: a mapping of it
    std::optional<Error> error{};  // checksum: not there, or not what was accepted
};

class Bodies {
public:
    /// Bodies of at least so many bytes are spooled; 0: none.
    Bodies(Connection& connection, const DataDirectory& directory, std::uint64_t spool_from);

    Step insert(JobId id, const Body& body);
    Step erase(JobId id);
    [[nodiscard]] LoadedBody load(JobId id, std::string_view sha256);

    /// Everything inserted is as durable as its rows will be. Call before COMMIT.
    void before_commit();
    void committed();
    void rolled_back();

    [[nodiscard]] std::uint64_t spool_files() const noexcept { return spooled_.size(); }

private:
    void sweep();
    [[nodiscard]] bool has_row(JobId id);
    [[nodiscard]] std::string folder_of(JobId id) const;
    [[nodiscard]] std::string path_of(JobId id) const;
    Step spool(JobId id, const Body& body);
    void make_folder(const std::string& path);
    LoadedBody load_spooled(JobId id) const;
    LoadedBody load_rows(JobId id);

    std::string spool_;
    std::uint64_t spool_from_;
    std::unordered_set<JobId> spooled_;  // every file there is
    std::set<std::string> unsynced_;     // folders
    std::vector<JobId> inserted_;        // of the running transaction
    std::vector<JobId> erased_;
    Statement insert_frame_;
    Statement delete_frames_;
    Statement find_frames_;
    Statement find_job_;
};

}  // namespace plotmill::broker
