#include "broker/store/data_directory.hpp"

#include "broker/store/failure.hpp"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace plotmill::broker {
namespace {

constexpr mode_t owner_only = 0700;

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
    throw StoreFailure{ExitCode::config, "data directory " + path + ": " + why};
}

void make(const std::string& path) {
    std::error_code error;
    const std::filesystem::path parent = std::filesystem::path{path}.parent_path();
    if (!parent.empty()) {
        std::filesystem::create_directories(parent, error);
    }
    if (error) {
        refuse(path, "cannot make " + parent.string() + ": " + error.message());
    }
    if (::mkdir(path.c_str(), owner_only) != 0 && errno != EEXIST) {
        refuse(path, std::string{"cannot be made: "} + std::strerror(errno));
    }
}

}  // namespace

DataDirectory::DataDirectory(const std::string& path) : path_{path} {
    make(path_);
    folder_.reset(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder_) {
        refuse(path_, std::string{"cannot be opened: "} + std::strerror(errno));
    }
    struct statfs fs {};
    if (::fstatfs(folder_.get(), &fs) == 0 && fs.f_type == NFS_SUPER_MAGIC) {
        refuse(path_,
               "is on NFS, whose locks and syncs the queue cannot rely on; "
               "choose a local file system");
    }
    lock_.reset(::openat(folder_.get(), "lock", O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock_) {
        refuse(path_, std::string{"cannot make its lock file: "} + std::strerror(errno));
    }
    if (::flock(lock_.get(), LOCK_EX | LOCK_NB) != 0) {
        refuse(path_, "another broker uses it");
    }
}

void DataDirectory::sync() const {
    if (::fsync(folder_.get()) != 0) {
        throw StoreFailure{ExitCode::storage, "cannot sync " + path_ + ": " + std::strerror(errno)};
    }
}

}  // namespace plotmill::broker
