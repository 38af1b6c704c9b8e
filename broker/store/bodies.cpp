#include "broker/store/bodies.hpp"

#include "broker/store/failure.hpp"
#include "broker/store/schema.hpp"
#include "digest/digest.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
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

constexpr std::string_view spool_magic = "PMB1";
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

bool is_disk_full() noexcept {
    return errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
}

void append_le(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>((value >> (8 * i)) & 0xffU);
    }
}

std::uint64_t le_at(ByteView bytes, std::size_t at, int count) {
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i) {
        value |= std::to_integer<std::uint64_t>(bytes[at + static_cast<std::size_t>(i)]) << (8 * i);
    }
    return value;
}

std::string spool_head(const Body& body) {
    std::string head{spool_magic};
    append_le(head, body.frames.size(), 4);
    for (const ByteView frame : body.frames) {
        append_le(head, frame.size(), 8);
    }
    return head;
}

/// False when the disk is full.
bool write_all(int fd, ByteView bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            if (is_disk_full()) {
                return false;
            }
            throw_spool_failure("write", path);
        }
    }
    return true;
}

void sync_folder(const std::string& path) {
    const UniqueFd folder{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!folder || ::fsync(folder.get()) != 0) {
        throw_spool_failure("sync", path);
    }
}

class Mapping {
public:
    Mapping(void* address, std::size_t size) : address_{address}, size_{size} {}
    ~Mapping() { ::munmap(address_, size_); }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    [[nodiscard]] ByteView bytes() const noexcept {
        return {static_cast<const std::byte*>(address_), size_};
    }

private:
    void* address_;
    std::size_t size_;
};

std::shared_ptr<const Mapping> map_file(const std::string& path) {
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat info {};
    if (!file || ::fstat(file.get(), &info) != 0 || info.st_size <= 0) {
        return nullptr;
    }
    const auto size = static_cast<std::size_t>(info.st_size);
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    return address == MAP_FAILED ? nullptr : std::make_shared<const Mapping>(address, size);
}

/// Nothing when the bytes are no spool file.
std::optional<std::vector<ByteView>> split_frames(ByteView bytes) {
    constexpr std::size_t head = 8;
    if (bytes.size() < head || as_text(bytes.first(spool_magic.size())) != spool_magic) {
        return std::nullopt;
    }
    const std::uint64_t count = le_at(bytes, spool_magic.size(), 4);
    if (count > static_cast<std::uint64_t>(frames_per_job) || bytes.size() < head + 8 * count) {
        return std::nullopt;
    }
    ByteView rest = bytes.subspan(head + 8 * count);
    std::vector<ByteView> frames;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t size = le_at(bytes, head + 8 * i, 8);
        if (size > rest.size()) {
            return std::nullopt;
        }
        frames.push_back(rest.first(size));
        rest = rest.subspan(size);
    }
    return rest.empty() ? std::optional{std::move(frames)} : std::nullopt;
}

}  // namespace

Bodies::Bodies(Connection& connection, const DataDirectory& directory, std::uint64_t spool_from)
    : spool_{directory.file("spool")},
      spool_from_{spool_from},
      insert_frame_{connection.native(), "INSERT INTO bodies VALUES(?1,?2)"},
      delete_frames_{connection.native(), "DELETE FROM bodies WHERE id BETWEEN ?1 AND ?2"},
      find_frames_{connection.native(),
                   "SELECT bytes FROM bodies WHERE id BETWEEN ?1 AND ?2 ORDER BY id"},
      find_job_{connection.native(),
                "SELECT 1 FROM jobs WHERE id=?1 UNION ALL SELECT 1 FROM dead WHERE id=?1"} {
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
    if (!fs::exists(spool_)) {
        return;
    }
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

std::string Bodies::folder_of(JobId id) const {
    constexpr const char* digits = "0123456789abcdef";
    const std::uint64_t folder = id.value() % spool_folders;
    return spool_ + "/" + digits[folder / 16] + digits[folder % 16];
}

std::string Bodies::path_of(JobId id) const {
    return folder_of(id) + "/" + std::to_string(id.value());
}

void Bodies::make_folder(const std::string& path) {
    for (const std::string& folder : {spool_, path}) {
        if (::mkdir(folder.c_str(), spool_folder_mode) == 0) {
            sync_folder(std::filesystem::path{folder}.parent_path().string());
        } else if (errno != EEXIST) {
            throw_spool_failure("make", folder);
        }
    }
}

Step Bodies::spool(JobId id, const Body& body) {
    const std::string folder = folder_of(id);
    make_folder(folder);
    const std::string path = path_of(id);
    const std::string unfinished = path + spool_suffix;
    const UniqueFd file{
        ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600)};
    if (!file) {
        return is_disk_full() ? Step::full : (throw_spool_failure("make", unfinished), Step::full);
    }
    const std::string head = spool_head(body);
    bool is_written = write_all(file.get(), as_bytes(head), unfinished);
    for (const ByteView frame : body.frames) {
        is_written = is_written && write_all(file.get(), frame, unfinished);
    }
    if (is_written && ::fdatasync(file.get()) != 0) {
        if (!is_disk_full()) {
            throw_spool_failure("sync", unfinished);
        }
        is_written = false;
    }
    if (!is_written) {
        ::unlink(unfinished.c_str());
        return Step::full;
    }
    if (std::rename(unfinished.c_str(), path.c_str()) != 0) {
        throw_spool_failure("name", path);
    }
    unsynced_.insert(folder);
    inserted_.push_back(id);
    spooled_.insert(id);
    return Step::done;
}

Step Bodies::insert(JobId id, const Body& body) {
    if (spool_from_ > 0 && body.bytes() >= spool_from_) {
        return spool(id, body);
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
    inserted_.clear();
    for (const JobId id : std::exchange(erased_, {})) {
        ::unlink(path_of(id).c_str());  // left behind by a crash: swept at the next start
        spooled_.erase(id);
    }
}

void Bodies::rolled_back() {
    insert_frame_.reset();
    delete_frames_.reset();
    erased_.clear();
    unsynced_.clear();
    for (const JobId id : std::exchange(inserted_, {})) {
        ::unlink(path_of(id).c_str());
        spooled_.erase(id);
    }
}

LoadedBody Bodies::load_spooled(JobId id) const {
    LoadedBody loaded{.id = id};
    const auto mapping = map_file(path_of(id));
    if (mapping == nullptr) {
        return loaded;
    }
    if (auto frames = split_frames(mapping->bytes())) {
        loaded.body.frames = std::move(*frames);
        loaded.body.owner = mapping;
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
    LoadedBody loaded = spooled_.contains(id) ? load_spooled(id) : load_rows(id);
    if (loaded.body.frames.empty() || sha256 != digest::body_sha256(loaded.body.frames)) {
        loaded.error =
            Error{ErrorCode::checksum, "the body of job " + std::to_string(id.value()) +
                                           " is not what was accepted: the store is damaged"};
    }
    return loaded;
}

}  // namespace plotmill::broker
