#include "worker/link/body_fetcher.hpp"

#include "body/body_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace plotmill::worker {
namespace {

constexpr std::uint64_t window = 4 * wire::max_chunk_bytes;  // asked for and not come

void write_all(int file, ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            throw std::system_error{errno, std::generic_category(), "keep a body"};
        }
        bytes = bytes.subspan(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
}

}  // namespace

UniqueFd open_body_file(const wire::Assign& assign) {
    UniqueFd file{::open(assign.file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
    struct stat info {};
    const bool is_file = file && ::fstat(file.get(), &info) == 0 && S_ISREG(info.st_mode) &&
                         static_cast<std::uint64_t>(info.st_size) == assign.file_bytes;
    if (!is_file) {
        return {};
    }
    // Another host may have another file of that name: it must say whose body it is.
    const auto head = body::read_head(file.get());
    return head && head->sha256 == assign.sha256 ? std::move(file) : UniqueFd{};
}

void BodyFetcher::begin(const wire::Assign& assign) {
    Fetching fetching{.lease = assign.lease,
                      .memory = UniqueFd{::memfd_create("plotmill-body", MFD_CLOEXEC)},
                      .bytes = assign.file_bytes};
    if (!fetching.memory) {
        throw std::system_error{errno, std::generic_category(), "make a memfd"};
    }
    files_.push_back(std::move(fetching));
}

std::optional<wire::Fetch> BodyFetcher::next() {
    if (files_.empty()) {
        return std::nullopt;
    }
    Fetching& file = files_.front();
    const std::uint64_t bytes =
        std::min<std::uint64_t>(file.bytes - file.asked, wire::max_chunk_bytes);
    if (bytes == 0 || file.asked + bytes > file.written + window) {
        return std::nullopt;
    }
    return wire::Fetch{file.lease, std::exchange(file.asked, file.asked + bytes), bytes};
}

UniqueFd BodyFetcher::take(const wire::FetchedChunk& chunk, ByteView bytes) {
    if (files_.empty()) {
        return {};
    }
    Fetching& file = files_.front();
    const bool is_next = file.lease.token == chunk.lease.token && chunk.offset == file.written &&
                         bytes.size() <= file.asked - file.written;
    if (!is_next) {
        return {};
    }
    write_all(file.memory.get(), bytes);
    file.written += bytes.size();
    if (file.written < file.bytes) {
        return {};
    }
    UniqueFd whole = std::move(file.memory);
    files_.pop_front();
    return whole;
}

void BodyFetcher::forget(Token token) {
    std::erase_if(files_, [token](const Fetching& file) { return file.lease.token == token; });
}

void BodyFetcher::begin_again() {
    for (Fetching& file : files_) {
        file.asked = file.written;
    }
}

std::vector<Token> BodyFetcher::tokens() const {
    std::vector<Token> all;
    for (const Fetching& file : files_) {
        all.push_back(file.lease.token);
    }
    return all;
}

}  // namespace plotmill::worker
