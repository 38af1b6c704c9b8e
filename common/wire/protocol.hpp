#pragma once
// The numbers and words of the protocol that are not fields of a message. docs/protocol.md is the
// text; a test compares.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace plotmill::wire {

inline constexpr int protocol_version = 1;

// Limits on what comes over a socket. Bodies have dataset::Limits besides, checked by the renderer.
inline constexpr std::size_t max_header_bytes = std::size_t{64} * 1024;
inline constexpr std::size_t max_body_frames = 4097;  // the job and one frame a column
inline constexpr std::size_t max_chunk_bytes = std::size_t{1}
                                               << 20;  // of a body that comes in parts
inline constexpr std::size_t max_delivered_bytes = std::size_t{16}
                                                   << 20;  // pictures of one job, as bytes
inline constexpr std::size_t max_key_bytes = 200;
inline constexpr std::size_t max_name_bytes = 200;  // producer, worker, host, namespace, queue
inline constexpr std::size_t max_outputs = 64;
inline constexpr std::size_t max_ids = 1000;     // in one WATCH
inline constexpr std::size_t max_leases = 4096;  // in one READY
inline constexpr std::size_t max_report_bytes =
    std::size_t{1024} * 1024;  // the JSON frame behind DONE, FAILED, HEARTBEAT …
inline constexpr double max_delay_s = 366.0 * 86400;
inline constexpr double max_time_limit_s = 86400;
inline constexpr int max_attempts_limit = 100;
inline constexpr std::uint64_t max_token =
    (std::uint64_t{1} << 53) - 1;  // exact in every JSON reader

enum class Priority { high, normal, low };
enum class OnDuplicate { join, reject, latest };
/// Where a job's pictures go: to its output paths, or back to who asked for them.
enum class Deliver { files, bytes };
/// A job's states as the protocol says them; the last four are final.
enum class JobState { delayed, queued, leased, done, dead, cancelled, expired };

/// What an operator may ask of a worker.
enum class WorkerAction { recycle, drain, resize };

/// What happens, as SUBSCRIBE and EVENT name it (docs/protocol.md#events).
enum class EventKind {
    accepted,
    leased,
    retried,
    done,
    dead,
    cancelled,
    expired,
    revived,
    worker_joined,
    worker_left,
    worker_lost,
    queue_paused,
    queue_resumed,
    missed,
};
inline constexpr std::size_t event_kinds = 14;

std::string_view word(Priority value) noexcept;
std::string_view word(EventKind value) noexcept;
std::optional<EventKind> event_kind_from_word(std::string_view text) noexcept;
std::string_view word(WorkerAction value) noexcept;
std::optional<WorkerAction> worker_action_from_word(std::string_view text) noexcept;
std::string_view word(OnDuplicate value) noexcept;
std::string_view word(Deliver value) noexcept;
std::optional<Deliver> deliver_from_word(std::string_view text) noexcept;
std::string_view word(JobState value) noexcept;
std::optional<Priority> priority_from_word(std::string_view text) noexcept;
std::optional<OnDuplicate> on_duplicate_from_word(std::string_view text) noexcept;
std::optional<JobState> job_state_from_word(std::string_view text) noexcept;

constexpr bool is_final(JobState state) noexcept {
    return state >= JobState::done;
}

}  // namespace plotmill::wire
