#include "broker/store/bodies.hpp"

#include "body/body_file.hpp"
#include "broker/store/body_writer.hpp"
#include "broker/store/failure.hpp"
#include "broker/store/schema.hpp"
#include "digest/digest.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

namespace plotmill::broker {
namespace {

constexpr mode_t spool_folder_mode = 0700;
constexpr std::uint64_t spool_folders = 256;
constexpr const char* spool_suffix = ".new";

[[noreturn]] void throw_spool_failure(const std::string& doing, const std::string& path) {
    throw StoreFailure{ExitCode::storage,
                       "cannot " + doing + " " + path + ": " + std::strerror(errno)};
}

std::int64_t frame_row(JobId id, std::size_t frame) {
    return static_cast<std::int64_t>(id.value()) * frames_per_job +
           static_cast<std::int64_t>(frame);
}

void sync_folder(const std::string& path) {
    const UniqueFd folder{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!folder || ::fsync(folder.get()) != 0) {
        throw_spool_failure("sync", path);
    }
}

void make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), spool_folder_mode) == 0) {
        sync_folder(std::filesystem::path{path}.parent_path().string());
    } else if (errno != EEXIST) {
        throw_spool_failure("make", path);
    }
}

std::string folder_of(const std::string& spool, JobId id) {
    constexpr const char* digits = "0123456789abcdef";
    const std::uint64_t folder = id.value() % spool_folders;
    return spool + "/" + digits[folder / 16] + digits[folder % 16];
}

}  // namespace

std::string spool_path(const std::string& spool, JobId id) {
    return folder_of(spool, id) + "/" + std::to_string(id.value());
}

Bodies::Bodies(Connection& connection, const DataDirectory& directory, std::uint64_t spool_from)
    : spool_{directory.file("spool")},
      spool_from_{spool_from},
      insert_frame_{connection.native(), "INSERT INTO bodies VALUES(?1,?2)"},
      delete_frames_{connection.native(), "DELETE FROM bodies WHERE id BETWEEN ?1 AND ?2"},
      find_frames_{connection.native(),
                   "SELECT bytes FROM bodies WHERE id BETWEEN ?1 AND ?2 ORDER BY id"},
      find_job_{connection.native(),
                "SELECT 1 FROM jobs WHERE id=?1 UNION ALL SELECT 1 FROM dead WHERE id=?1"} {
    make_folder(spool_);
    sweep();
}

bool Bodies::has_row(JobId id) {
    const bool has = find_job_.bind(static_cast<std::int64_t>(id.value())).next_row();
    find_job_.reset();
    return has;
}

/// What a crash left: unfinished files, and files whose row was never committed or is gone.
void Bodies::sweep() {
    namespace fs = std::filesystem;
    std::vector<fs::path> orphans;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{spool_}) {
        if (!entry.is_regular_file()) {
            continue;
        }
        const std::string name = entry.path().filename().string();
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        const bool is_body = error == std::errc{} && end == name.data() + name.size();
        if (is_body && has_row(JobId{number})) {
            spooled_.insert(JobId{number});
        } else {
            orphans.push_back(entry.path());
        }
    }
    for (const fs::path& orphan : orphans) {
        fs::remove(orphan);
    }
}

Step Bodies::spool(JobId id, const Body& body, const std::string& sha256) {
    std::vector<std::uint64_t> sizes;
    for (const ByteView frame : body.frames) {
        sizes.push_back(frame.size());
    }
    make_folder(folder_of(spool_, id));
    BodyWriter writer{spool_path(spool_, id) + spool_suffix, std::move(sizes), sha256};
    for (const ByteView frame : body.frames) {
        if (writer.add(frame) == Step::full) {
            return Step::full;
        }
    }
    if (writer.finish() == Step::full) {
        return Step::full;
    }
    take(id, writer.path(), nullptr);
    return Step::done;
}

void Bodies::take(JobId id, const std::string& from, std::shared_ptr<UploadedFile> upload) {
    const std::string folder = folder_of(spool_, id);
    make_folder(folder);
    if (const std::string path = spool_path(spool_, id);
        std::rename(from.c_str(), path.c_str()) != 0) {
        throw_spool_failure("name", path);
    }
    unsynced_.insert(folder);
    inserted_.push_back({id, std::move(upload)});
    spooled_.insert(id);
}

Step Bodies::insert(JobId id, const Body& body, const std::string& sha256) {
    if (body.file) {
        take(id, body.file->path(), body.file);
        return Step::done;
    }
    if (spool_from_ > 0 && body.bytes() >= spool_from_) {
        return spool(id, body, sha256);
    }
    for (std::size_t i = 0; i < body.frames.size(); ++i) {
        if (insert_frame_.bind(frame_row(id, i), body.frames[i]).step() == Step::full) {
            return Step::full;
        }
    }
    return Step::done;
}

Step Bodies::erase(JobId id) {
    if (spooled_.contains(id)) {
        erased_.push_back(id);
        return Step::done;
    }
    return delete_frames_.bind(frame_row(id, 0), frame_row(id, frames_per_job - 1)).step();
}

void Bodies::before_commit() {
    for (const std::string& folder : std::exchange(unsynced_, {})) {
        sync_folder(folder);
    }
}

void Bodies::committed() {
    for (const Inserted& inserted : std::exchange(inserted_, {})) {
        if (inserted.upload) {
            inserted.upload->keep();
        }
    }
    for (const JobId id : std::exchange(erased_, {})) {
        ::unlink(
            spool_path(spool_, id).c_str());  // left behind by a crash: swept at the next start
        spooled_.erase(id);
    }
}

void Bodies::rolled_back() {
    insert_frame_.reset();
    delete_frames_.reset();
    erased_.clear();
    unsynced_.clear();
    for (const Inserted& inserted : std::exchange(inserted_, {})) {
        const std::string path = spool_path(spool_, inserted.id);
        if (inserted.upload) {  // the group may be tried again
            static_cast<void>(std::rename(path.c_str(), inserted.upload->path().c_str()));
        } else {
            ::unlink(path.c_str());
        }
        spooled_.erase(inserted.id);
    }
}

LoadedBody Bodies::load_spooled(JobId id, std::string_view sha256) const {
    LoadedBody loaded{.id = id};
    const std::string path = spool_path(spool_, id);
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file) {
        return loaded;
    }
    if (auto head = body::read_head(file.get()); head && head->sha256 == sha256) {
        loaded.file = {.path = path,
                       .file_bytes = head->head_bytes() + head->body_bytes(),
                       .sha256 = std::string{sha256}};
    }
    return loaded;
}

LoadedBody Bodies::load_rows(JobId id) {
    LoadedBody loaded{.id = id};
    const auto frames = std::make_shared<std::vector<Bytes>>();
    find_frames_.bind(frame_row(id, 0), frame_row(id, frames_per_job - 1));
    while (find_frames_.next_row()) {
        const ByteView bytes = find_frames_.blob(0);
        frames->emplace_back(bytes.begin(), bytes.end());
    }
    find_frames_.reset();
    for (const Bytes& frame : *frames) {
        loaded.body.frames.emplace_back(frame);
    }
    loaded.body.owner = frames;
    return loaded;
}

LoadedBody Bodies::load(JobId id, std::string_view sha256) {
    LoadedBody loaded = spooled_.contains(id) ? load_spooled(id, sha256) : load_rows(id);
    const bool is_sound = loaded.file || (!loaded.body.frames.empty() &&
                                          sha256 == digest::body_sha256(loaded.body.frames));
    if (!is_sound) {
        loaded.error =
            Error{ErrorCode::checksum, "the body of job " + std::to_string(id.value()) +
                                           " is not what was accepted: the store is damaged"};
    }
    return loaded;
}

}  // namespace plotmill::broker
