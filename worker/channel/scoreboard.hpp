#pragma once
// What every renderer is doing, in memory that all processes of the worker share: so that nobody is
// woken to be told, and a renderer that dies leaves its last stage, job and memory behind.
//
// Mapped by the master before it forks; one entry per renderer process. Only the renderer writes
// its entry (but for `turns`, which the link may move, too), only the master clears it (before the
// fork, after the reap); everybody may read. The
// fields are independent atomics: a reader may see a new job with the stage of the old one for an
// instant, which is good enough for status.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace plotmill::worker {

/// A name of at most 8 bytes as one number, so that it can be stored at once.
std::uint64_t pack_word(std::string_view word) noexcept;
std::string unpack_word(std::uint64_t packed);

struct alignas(64) ScoreboardEntry {
    std::atomic<std::int32_t> pid;  // 0: not ready yet, or free
    std::atomic<std::uint32_t> slot;
    std::atomic<std::uint32_t> generation;   // 0: a spare so far
    std::atomic<std::uint64_t> stage;        // pack_word()
    std::atomic<std::uint64_t> job;          // 0: none
    std::atomic<std::int64_t> started_ns;    // of the job, steady clock
    std::atomic<std::uint64_t> expected_ms;  // what the job should take; 0: not known yet
    std::atomic<std::uint64_t> jobs_started;
    std::atomic<std::uint64_t> jobs_done;
    std::atomic<std::uint64_t> rss_first_bytes;  // after the first job
    std::atomic<std::uint64_t> rss_last_bytes;
    std::atomic<std::uint64_t> turns;  // turns.hpp
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free, "shared between processes");

struct alignas(64) LinkEntry {
    std::atomic<std::uint64_t> turns;  // of its loop: at least one a second while it lives
};

/// The same as plain values, at one moment.
struct RendererSnapshot {
    std::int32_t pid = 0;
    std::uint32_t slot = 0;
    std::uint32_t generation = 0;
    std::string stage;
    std::uint64_t job = 0;
    std::uint64_t expected_ms = 0;
    std::uint64_t jobs_started = 0;
    std::uint64_t jobs_done = 0;
    std::uint64_t rss_first_bytes = 0;
    std::uint64_t rss_last_bytes = 0;
};

class Scoreboard {
public:
    /// Throws std::system_error when the memory cannot be had.
    explicit Scoreboard(std::size_t entries);

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// \pre index < size()
    [[nodiscard]] ScoreboardEntry& entry(std::size_t index) const noexcept;
    /// Written by the link, read by the master.
    [[nodiscard]] LinkEntry& link() const noexcept { return *link_; }
    [[nodiscard]] RendererSnapshot read(std::size_t index) const;
    void clear(std::size_t index) const noexcept;

private:
    struct Unmap {
        std::size_t entries = 0;
        void operator()(ScoreboardEntry* table) const noexcept;
    };
    std::size_t size_;
    std::unique_ptr<ScoreboardEntry, Unmap> table_;  // and, behind it, the link's entry
    LinkEntry* link_;
};

}  // namespace plotmill::worker
