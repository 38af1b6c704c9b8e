#include "broker/store/body_writer.hpp"

#include "broker/store/failure.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace plotmill::broker {
namespace {

/// full when the disk is; any other trouble is the store's end.
Step after_failure(const std::string& doing, const std::string& path) {
    if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG) {
        return Step::full;
    }
    throw StoreFailure{ExitCode::storage,
                       "cannot " + doing + " " + path + ": " + std::strerror(errno)};
}

Step write_all(int file, ByteView bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            return after_failure("write", path);
        }
    }
    return Step::done;
}

}  // namespace

BodyWriter::BodyWriter(std::string path, std::vector<std::uint64_t> sizes, std::string sha256)
    : path_{std::move(path)},
      head_{.sizes = std::move(sizes), .sha256 = std::move(sha256), .checksum = 0},
      checksum_{head_.sizes} {}

BodyWriter::BodyWriter(BodyWriter&& other) noexcept
    : path_{std::exchange(other.path_, {})},
      file_{std::move(other.file_)},
      head_{std::move(other.head_)},
      checksum_{std::move(other.checksum_)},
      is_finished_{other.is_finished_} {}

BodyWriter::~BodyWriter() {
    if (!is_finished_ && file_) {
        ::unlink(path_.c_str());
    }
}

Step BodyWriter::add(ByteView piece) {
    if (!file_) {
        constexpr mode_t mode = 0600;
        file_.reset(
            ::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode));
        if (!file_) {
            return after_failure("make", path_);
        }
        if (write_all(file_.get(), body::encode(head_), path_) == Step::full) {
            return Step::full;
        }
    }
    checksum_.add(piece);
    return write_all(file_.get(), piece, path_);
}

Step BodyWriter::finish() {
    if (add({}) == Step::full) {
        return Step::full;
    }
    head_.checksum = checksum_.value();  // known now: the head is written again
    if (::lseek(file_.get(), 0, SEEK_SET) != 0) {
        return after_failure("write", path_);
    }
    if (write_all(file_.get(), body::encode(head_), path_) == Step::full) {
        return Step::full;
    }
    if (::fdatasync(file_.get()) != 0) {
        return after_failure("sync", path_);
    }
    is_finished_ = true;
    return Step::done;
}

}  // namespace plotmill::broker
