#pragma once
// Which of the jobs in a renderer's socket it may still begin: they are numbered by tickets, 1, 2,
// 3 …, and one word of shared memory says up to which ticket all are begun or taken back. Both ends
// move it by compare-and-swap, so that a job is either begun or taken back, never both.
//
// The word names the process, since the entry of one that has ended is given to another. Tickets
// are compared as serial numbers (RFC 1982): they may run over.

#include <atomic>
#include <cstdint>
#include <optional>

namespace plotmill::worker {

class Turns {
public:
    using Ticket = std::uint32_t;

    explicit Turns(std::atomic<std::uint64_t>& word) noexcept : word_{word} {}

    /// Whether all up to `mark` are begun means that this one is.
    static bool is_up_to(Ticket ticket, Ticket mark) noexcept {
        return static_cast<std::int32_t>(ticket - mark) <= 0;
    }

    /// By the renderer, before it takes jobs.
    void open(std::int32_t pid) noexcept { word_.store(pack(pid, 0)); }
    /// By the renderer. False: the job was taken back, and is nothing to it any more.
    bool begin(std::int32_t pid, Ticket ticket) noexcept {
        return settle(pid, ticket, word_.load()).has_value();
    }
    /// By the link: none up to `last` begins from now on, if `first` has begun. \return the last
    /// one that has; nullopt: that process is gone, `first` has not begun, or all up to `last`
    /// have.
    std::optional<Ticket> take_back(std::int32_t pid, Ticket first, Ticket last) noexcept {
        const std::uint64_t seen = word_.load();
        return is_up_to(first, static_cast<Ticket>(seen)) ? settle(pid, last, seen) : std::nullopt;
    }

private:
    static std::uint64_t pack(std::int32_t pid, Ticket ticket) noexcept {
        return (std::uint64_t{static_cast<std::uint32_t>(pid)} << 32U) | ticket;
    }

    /// Moves the mark up to `ticket`. \return where it was.
    std::optional<Ticket> settle(std::int32_t pid, Ticket ticket, std::uint64_t seen) noexcept {
        for (;;) {
            const auto mark = static_cast<Ticket>(seen);
            if (seen != pack(pid, mark) || is_up_to(ticket, mark)) {
                return std::nullopt;
            }
            if (word_.compare_exchange_weak(seen, pack(pid, ticket))) {
                return mark;
            }
        }
    }

    std::atomic<std::uint64_t>& word_;
};

}  // namespace plotmill::worker
