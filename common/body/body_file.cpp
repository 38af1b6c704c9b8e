#include "body/body_file.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <numeric>
#include <string_view>
#include <utility>

namespace plotmill::body {
namespace {

constexpr std::string_view magic = "PMB2";
constexpr std::size_t sha256_digits = 64;
constexpr std::size_t fixed_bytes = magic.size() + 4 + sha256_digits + 8;

void append_le(Bytes& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
        out.push_back(static_cast<std::byte>(value >> (8 * i)));
    }
}

void append(Bytes& out, std::string_view text) {
    const ByteView bytes = as_bytes(text);
    out.insert(out.end(), bytes.begin(), bytes.end());
}

std::uint64_t take_le(ByteView& rest, std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
        value |= std::to_integer<std::uint64_t>(rest[i]) << (8 * i);
    }
    rest = rest.subspan(bytes);
    return value;
}

std::string_view take_text(ByteView& rest, std::size_t bytes) {
    const std::string_view text = as_text(rest.first(bytes));
    rest = rest.subspan(bytes);
    return text;
}

bool read_at(int file, std::uint64_t offset, std::span<std::byte> into) {
    while (!into.empty()) {
        const ssize_t size = ::pread(file, into.data(), into.size(), static_cast<off_t>(offset));
        if (size <= 0 && !(size < 0 && errno == EINTR)) {
            return false;
        }
        const auto got = static_cast<std::size_t>(size < 0 ? 0 : size);
        offset += got;
        into = into.subspan(got);
    }
    return true;
}

tl::unexpected<Error> damaged(const std::string& what) {
    return fail(ErrorCode::checksum, "the body's file: " + what);
}

}  // namespace

std::size_t FileHead::head_bytes() const noexcept {
    return fixed_bytes + sizes.size() * sizeof(std::uint64_t);
}

std::uint64_t FileHead::body_bytes() const noexcept {
    return std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0});
}

Bytes encode(const FileHead& head) {
    Bytes out;
    out.reserve(head.head_bytes());
    append(out, magic);
    append_le(out, head.sizes.size(), 4);
    append(out, head.sha256);
    append_le(out, head.checksum, 8);
    for (const std::uint64_t size : head.sizes) {
        append_le(out, size, 8);
    }
    return out;
}

Result<FileHead> read_head(int file) {
    std::array<std::byte, fixed_bytes> fixed{};
    ByteView rest{fixed};
    if (!read_at(file, 0, fixed) || take_text(rest, magic.size()) != magic) {
        return damaged("got no head that says " + std::string{magic});
    }
    FileHead head;
    const std::uint64_t frames = take_le(rest, 4);
    head.sha256 = take_text(rest, sha256_digits);
    head.checksum = take_le(rest, 8);
    if (frames > max_frames) {
        return damaged("got " + std::to_string(frames) + " frames, expected at most " +
                       std::to_string(max_frames));
    }
    Bytes sizes(frames * sizeof(std::uint64_t));
    if (!read_at(file, fixed_bytes, sizes)) {
        return damaged("ends within its head");
    }
    rest = sizes;
    struct stat info {};
    std::uint64_t left =
        ::fstat(file, &info) == 0 ? static_cast<std::uint64_t>(info.st_size) - fixed_bytes : 0;
    left -= std::min<std::uint64_t>(left, sizes.size());
    for (std::uint64_t i = 0; i < frames; ++i) {
        head.sizes.push_back(take_le(rest, 8));
        if (head.sizes.back() > left) {
            return damaged("ends within frame " + std::to_string(i));
        }
        left -= head.sizes.back();
    }
    return left == 0 ? Result<FileHead>{std::move(head)} : damaged("goes on after its last frame");
}

Checksum::Checksum(std::span<const std::uint64_t> sizes) : state_{XXH3_createState()} {
    if (!state_) {
        throw std::bad_alloc{};
    }
    XXH3_64bits_reset(state_.get());
    add(std::as_bytes(sizes));
}

void Checksum::add(ByteView bytes) {
    XXH3_64bits_update(state_.get(), bytes.data(), bytes.size());
}

std::uint64_t Checksum::value() const {
    return XXH3_64bits_digest(state_.get());
}

MappedBody::MappedBody(void* address, std::size_t size, const FileHead& head)
    : address_{address}, size_{size} {
    ByteView rest =
        ByteView{static_cast<const std::byte*>(address), size}.subspan(head.head_bytes());
    frames_.reserve(head.sizes.size());
    for (const std::uint64_t bytes : head.sizes) {
        frames_.push_back(rest.first(bytes));
        rest = rest.subspan(bytes);
    }
}

Result<MappedBody> MappedBody::open(int file) {
    auto head = read_head(file);
    if (!head) {
        return fail(std::move(head).error());
    }
    const std::size_t size = head->head_bytes() + head->body_bytes();
    // Every byte is read below: one call brings in what would else be a fault for each few pages.
    void* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    if (address == MAP_FAILED) {
        return fail(ErrorCode::resource,
                    std::string{"cannot map the body's file: "} + std::strerror(errno));
    }
    MappedBody body{address, size, *head};
    Checksum sum{head->sizes};
    for (const ByteView frame : body.frames_) {
        sum.add(frame);
    }
    if (sum.value() != head->checksum) {
        return damaged("its bytes are not those that were accepted");
    }
    return body;
}

MappedBody::~MappedBody() {
    if (address_ != nullptr) {
        ::munmap(address_, size_);
    }
}

MappedBody::MappedBody(MappedBody&& other) noexcept
    : address_{std::exchange(other.address_, nullptr)},
      size_{other.size_},
      frames_{std::move(other.frames_)} {}

MappedBody& MappedBody::operator=(MappedBody&& other) noexcept {
    std::swap(address_, other.address_);
    std::swap(size_, other.size_);
    std::swap(frames_, other.frames_);
    return *this;
}

}  // namespace plotmill::body
