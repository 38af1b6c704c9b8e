#include "broker/store/ballast.hpp"

#include "base/unique_fd.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <filesystem>

namespace plotmill::broker {

void Ballast::restore() {
    struct stat info {};
    if (bytes_ == 0 ||
        (::stat(path_.c_str(), &info) == 0 && static_cast<std::uint64_t>(info.st_size) == bytes_)) {
        return;
    }
    struct statvfs disk {};
    const std::string folder = std::filesystem::path{path_}.parent_path().string();
    if (::statvfs(folder.c_str(), &disk) != 0 || disk.f_bavail * disk.f_frsize < 2 * bytes_) {
        return;
    }
    const UniqueFd file{::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)};
    if (!file || ::posix_fallocate(file.get(), 0, static_cast<off_t>(bytes_)) != 0) {
        ::unlink(path_.c_str());
    }
}

bool Ballast::drop() {
    return ::unlink(path_.c_str()) == 0;
}

}  // namespace plotmill::broker
