#pragma once
// The bytes of the jobs. A small body lies in the table `bodies`, a frame a row; a large one is a
// file of its own in `spool/` (body/body_file.hpp), written, synced and named before the row that
// tells of it is committed, so that SQLite does not write it twice and nobody needs it in memory:
// renderers map it. A file without a row is what a crash left: removed at start. A row without its
// file is found when the body is loaded. Private to broker/store; one thread, the writer's.

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

struct SpooledBody {
    std::string path;
    std::uint64_t file_bytes = 0;
    std::string sha256;  // of the body
};

struct LoadedBody {
    JobId id;
    Body body{};
    std::optional<SpooledBody> file{};  // instead of the body; its bytes are checked by who maps it
    std::optional<Error> error{};       // checksum: not there, or not what was accepted
};

/// Where a large body's file is. \param spool the folder of them
std::string spool_path(const std::string& spool, JobId id);

class Bodies {
public:
    /// Bodies of at least so many bytes are spooled; 0: none.
    Bodies(Connection& connection, const DataDirectory& directory, std::uint64_t spool_from);

    Step insert(JobId id, const Body& body, const std::string& sha256);
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
    Step spool(JobId id, const Body& body, const std::string& sha256);
    void take(JobId id, const std::string& from, std::shared_ptr<UploadedFile> upload);
    [[nodiscard]] LoadedBody load_spooled(JobId id, std::string_view sha256) const;
    LoadedBody load_rows(JobId id);

    std::string spool_;
    std::uint64_t spool_from_;
    std::unordered_set<JobId> spooled_;  // every file there is
    std::set<std::string> unsynced_;     // folders
    struct Inserted {
        JobId id;
        std::shared_ptr<UploadedFile> upload;  // that it was; null: written here
    };
    std::vector<Inserted> inserted_;  // of the running transaction
    std::vector<JobId> erased_;
    Statement insert_frame_;
    Statement delete_frames_;
    Statement find_frames_;
    Statement find_job_;
};

}  // namespace plotmill::broker
