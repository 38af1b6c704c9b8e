#include "worker/channel/channel.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace plotmill::worker {
namespace {

/// Before every packet: how long it is, and whether it stands here or in the memfd beside it.
struct Preamble {
    std::uint64_t bytes = 0;
    std::uint32_t is_mapped = 0;
    std::uint32_t has_descriptor = 0;
};
constexpr std::size_t max_descriptors = 2;  // the memfd, then the one handed over
constexpr int wanted_seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

[[noreturn]] void throw_errno(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

void write_all(int file, ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            throw_errno("write a packet to a memfd");
        }
        bytes = bytes.subspan(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
}

/// Sealed, so that the receiver may map it without fear of the sender.
UniqueFd as_memfd(std::span<const ByteView> parts) {
    UniqueFd memory{::memfd_create("plotmill-packet", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    if (!memory) {
        throw_errno("make a memfd");
    }
    for (const ByteView part : parts) {
        write_all(memory.get(), part);
    }
    if (::fcntl(memory.get(), F_ADD_SEALS, wanted_seals | F_SEAL_SEAL) != 0) {
        throw_errno("seal a memfd");
    }
    return memory;
}

/// nothing when it is not what a Channel sends.
Mapping map_sealed(int memory, std::size_t bytes) {
    struct stat status {};
    const int seals = ::fcntl(memory, F_GET_SEALS);
    if (seals < 0 || (seals & wanted_seals) != wanted_seals || ::fstat(memory, &status) != 0 ||
        static_cast<std::uint64_t>(status.st_size) != bytes) {
        return {};
    }
    void* const mapped = ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, memory, 0);
    return mapped == MAP_FAILED ? Mapping{} : Mapping{static_cast<const std::byte*>(mapped), bytes};
}

/// The control message of sendmsg and recvmsg, aligned as it must be.
struct Control {
    alignas(cmsghdr) std::array<std::byte, CMSG_SPACE(max_descriptors * sizeof(int))> bytes{};
};

void attach(msghdr& message, Control& control, std::span<const int> descriptors) {
    if (descriptors.empty()) {
        return;
    }
    message.msg_control = control.bytes.data();
    message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(descriptors.size_bytes());
    std::memcpy(CMSG_DATA(header), descriptors.data(), descriptors.size_bytes());
}

std::array<UniqueFd, max_descriptors> take_descriptors(msghdr& message) {
    std::array<UniqueFd, max_descriptors> taken;
    for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count && i < max_descriptors; ++i) {
            int descriptor = -1;
            std::memcpy(&descriptor, CMSG_DATA(header) + i * sizeof(int), sizeof descriptor);
            taken[i].reset(descriptor);
        }
    }
    return taken;
}

std::size_t total_bytes(std::span<const ByteView> parts) noexcept {
    std::size_t total = 0;
    for (const ByteView part : parts) {
        total += part.size();
    }
    return total;
}

iovec as_iovec(ByteView bytes) noexcept {
    return {const_cast<std::byte*>(bytes.data()), bytes.size()};  // sendmsg does not write
}

Delivery deliver(int socket, const msghdr& message) {
    for (;;) {
        if (::sendmsg(socket, &message, MSG_NOSIGNAL) >= 0) {
            return Delivery::yes;
        }
        switch (errno) {
            case EINTR:
                continue;
            case EAGAIN:
            case ENOBUFS:
                return Delivery::full;
            case EPIPE:
            case ECONNRESET:
            case EBADF:
                return Delivery::closed;
            default:
                throw_errno("send a packet");
        }
    }
}

}  // namespace

Mapping& Mapping::operator=(Mapping&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

Mapping::~Mapping() {
    if (data_ != nullptr) {
        ::munmap(const_cast<std::byte*>(data_), size_);
    }
}

std::pair<Channel, Channel> Channel::make_pair() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        throw_errno("make a socket pair");
    }
    return {Channel{UniqueFd{ends[0]}}, Channel{UniqueFd{ends[1]}}};
}

void Channel::set_nonblocking() {
    const int flags = ::fcntl(socket_.get(), F_GETFL);
    if (flags < 0 || ::fcntl(socket_.get(), F_SETFL, flags | O_NONBLOCK) != 0) {
        throw_errno("set a socket non-blocking");
    }
}

Delivery Channel::send(std::span<const ByteView> parts, int descriptor) {
    Preamble preamble{
        .bytes = total_bytes(parts), .is_mapped = 0, .has_descriptor = descriptor >= 0 ? 1U : 0U};
    UniqueFd memory;
    if (preamble.bytes > max_inline_bytes || parts.size() > max_inline_parts) {
        memory = as_memfd(parts);
        preamble.is_mapped = 1;
        parts = {};
    }
    std::array<iovec, max_inline_parts + 1> pieces{};
    pieces[0] = {&preamble, sizeof preamble};
    std::size_t piece_count = 1;
    for (const ByteView part : parts) {
        pieces[piece_count++] = as_iovec(part);
    }
    std::array<int, max_descriptors> descriptors{};
    std::size_t descriptor_count = 0;
    for (const int each : {memory.get(), descriptor}) {
        if (each >= 0) {
            descriptors[descriptor_count++] = each;
        }
    }
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = piece_count;
    Control control;
    attach(message, control, std::span{descriptors}.first(descriptor_count));
    return deliver(socket_.get(), message);
}

Received Channel::receive() {
    mapping_ = Mapping{};
    buffer_.resize(max_inline_bytes);
    Preamble preamble;
    std::array<iovec, 2> pieces{{{&preamble, sizeof preamble}, {buffer_.data(), buffer_.size()}}};
    Control control;
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    message.msg_control = control.bytes.data();
    message.msg_controllen = control.bytes.size();
    ssize_t size = 0;
    do {
        size = ::recvmsg(socket_.get(), &message, MSG_CMSG_CLOEXEC);
    } while (size < 0 && errno == EINTR);
    if (size <= 0) {
        const bool is_waiting = size < 0 && errno == EAGAIN;
        return {.arrival = is_waiting ? Arrival::nothing : Arrival::closed,
                .bytes = {},
                .descriptor = {}};
    }
    auto descriptors = take_descriptors(message);
    if (static_cast<std::size_t>(size) < sizeof preamble || (message.msg_flags & MSG_TRUNC) != 0) {
        return {.arrival = Arrival::malformed, .bytes = {}, .descriptor = {}};
    }
    ByteView bytes = ByteView{buffer_}.first(static_cast<std::size_t>(size) - sizeof preamble);
    if (preamble.is_mapped != 0 && preamble.bytes <= max_packet_bytes) {
        mapping_ = map_sealed(descriptors[0].get(), preamble.bytes);
        bytes = mapping_.bytes();
    }
    UniqueFd& handed = descriptors[preamble.is_mapped != 0 ? 1 : 0];
    if (bytes.size() != preamble.bytes ||
        (preamble.has_descriptor != 0) != static_cast<bool>(handed)) {
        return {.arrival = Arrival::malformed, .bytes = {}, .descriptor = {}};
    }
    return {.arrival = Arrival::packet, .bytes = bytes, .descriptor = std::move(handed)};
}

}  // namespace plotmill::worker
