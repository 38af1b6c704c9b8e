#pragma once
// The bytes of one message between processes of the worker: numbers little-endian as the machine
// has them (both ends are forks of one program), text with its length. A reader never goes beyond
// its packet: what is missing reads as zero or empty, and is_whole() says so at the end.

#include "base/bytes.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::worker {

/// Builds a packet; reuse one (clear()) and nothing is allocated after the first messages.
class PacketWriter {
public:
    void clear() noexcept { bytes_.clear(); }
    void number(std::uint64_t value);
    void text(std::string_view value);
    void texts(const std::vector<std::string>& values);
    [[nodiscard]] ByteView bytes() const noexcept { return bytes_; }

private:
    Bytes bytes_;
};

class PacketReader {
public:
    explicit PacketReader(ByteView bytes) noexcept : rest_{bytes} {}

    std::uint64_t number() noexcept;
    /// A view into the packet.
    std::string_view text() noexcept;
    /// At most `most`; more is not whole.
    std::vector<std::string> texts(std::size_t most);
    ByteView raw(std::uint64_t size) noexcept;

    /// Everything asked for was there, and nothing is left.
    [[nodiscard]] bool is_whole() const noexcept { return !has_failed_ && rest_.empty(); }
    void refuse() noexcept { has_failed_ = true; }

private:
    ByteView rest_;
    bool has_failed_ = false;
};

}  // namespace plotmill::worker
