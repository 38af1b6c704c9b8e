#pragma once
// A large job's body as a file: the broker writes it once, as it arrives, and renderers map it.
// Copied byte by byte to hosts that cannot open it. Little-endian:
//
//   "PMB2"   number of frames (u32)   SHA-256 of the body (64 hex digits)   checksum (u64)
//   the size of each frame (u64 …)    the frames, one after the other
//
// The SHA-256 is the one of the protocol, checked when the body was accepted. Who reads the file
// checks the sum, XXH3-64 over sizes and frames: as fast as memory, so that a rotten disk is found
// each time and costs nothing beside the drawing. Values; a MappedBody may be read by any thread.

#include "base/bytes.hpp"
#include "base/c_handle.hpp"
#include "base/result.hpp"

#include <xxhash.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace plotmill::body {

inline constexpr std::size_t max_frames = 1U << 16U;

struct FileHead {
    std::vector<std::uint64_t> sizes;  // of the frames
    std::string sha256;                // 64 hex digits
    std::uint64_t checksum = 0;

    /// Before the first frame.
    [[nodiscard]] std::size_t head_bytes() const noexcept;
    /// Of all frames.
    [[nodiscard]] std::uint64_t body_bytes() const noexcept;
};

Bytes encode(const FileHead& head);
/// Of an open file, whose size must be what its head says. Error: checksum.
Result<FileHead> read_head(int file);

/// The sum of a body that is added piece by piece, wherever the pieces are cut.
class Checksum {
public:
    explicit Checksum(std::span<const std::uint64_t> sizes);
    void add(ByteView bytes);
    [[nodiscard]] std::uint64_t value() const;

private:
    CHandle<XXH3_state_t, &XXH3_freeState> state_;
};

/// The file's frames, in the process's memory for as long as it lives.
class MappedBody {
public:
    /// Maps it and checks the sum. `file` may be closed afterwards. Error: checksum, resource.
    static Result<MappedBody> open(int file);
    ~MappedBody();
    MappedBody(MappedBody&& other) noexcept;
    MappedBody& operator=(MappedBody&& other) noexcept;
    MappedBody(const MappedBody&) = delete;
    MappedBody& operator=(const MappedBody&) = delete;

    [[nodiscard]] const std::vector<ByteView>& frames() const noexcept { return frames_; }

private:
    MappedBody(void* address, std::size_t size, const FileHead& head);

    void* address_;
    std::size_t size_;
    std::vector<ByteView> frames_;
};

}  // namespace plotmill::body
