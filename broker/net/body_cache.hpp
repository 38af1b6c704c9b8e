#pragma once
// Bodies of accepted jobs, kept as the frames they came in, so that an ASSIGN copies nothing.
// Bounded by bytes, those that hold them together too: of small bodies they are the larger part.
// What does not fit is loaded from the store when its turn comes. One thread.

#include "base/ids.hpp"
#include "broker/store/body.hpp"
#include "transport/transport.hpp"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace plotmill::broker {

using BodyFrames = std::shared_ptr<const std::vector<transport::Frame>>;

/// Views of the frames that keep them alive.
inline Body as_body(const BodyFrames& frames) {
    Body body{.frames = {}, .owner = frames};
    body.frames.reserve(frames->size());
    for (const transport::Frame& frame : *frames) {
        body.frames.push_back(frame.bytes());
    }
    return body;
}

class BodyCache {
public:
    explicit BodyCache(std::uint64_t max_bytes) : max_bytes_{max_bytes} {}

    void put(JobId id, BodyFrames frames, std::uint64_t body_bytes) {
        const std::uint64_t bytes = body_bytes + bytes_of_entry + bytes_of_frame * frames->size();
        if (bytes_ + bytes > max_bytes_) {
            return;
        }
        if (bodies_.try_emplace(id, Entry{std::move(frames), bytes}).second) {
            bytes_ += bytes;
        }
    }
    /// Null when it is not here.
    [[nodiscard]] BodyFrames find(JobId id) const {
        const auto found = bodies_.find(id);
        return found == bodies_.end() ? nullptr : found->second.frames;
    }
    void erase(JobId id) {
        if (const auto found = bodies_.find(id); found != bodies_.end()) {
            bytes_ -= found->second.bytes;
            bodies_.erase(found);
        }
    }
    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }

private:
    // Measured with bodies of one frame of 512 bytes: 890 bytes of memory for each.
    static constexpr std::uint64_t bytes_of_entry = 256;
    static constexpr std::uint64_t bytes_of_frame = 128;

    struct Entry {
        BodyFrames frames;
        std::uint64_t bytes = 0;
    };
    std::unordered_map<JobId, Entry> bodies_;
    std::uint64_t max_bytes_;
    std::uint64_t bytes_ = 0;
};

}  // namespace plotmill::broker
