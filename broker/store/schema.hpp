#pragma once
// The queue's file: `queue.db` in the data directory. A new one is made complete under another name
// and then renamed, so a file of that name that is empty, foreign or damaged is never taken for a
// new queue: the broker refuses it and leaves it as it is.
//
//   jobs     every job that is not finished      bodies   their frames, id = job × 8192 + frame
//   results  every finished job within retention dead     the rows of the dead ones, for a retry
//   pictures those delivered as bytes, id = job × 8192 + piece
//   batches  how many of each batch ended, how   queues   the paused ones
//   meta     store id, last job id
//
// A file of an older schema is brought to this one in one transaction; a newer one is refused.

#include "broker/store/data_directory.hpp"
#include "broker/store/sqlite.hpp"

#include <cstdint>

namespace plotmill::broker {

inline constexpr int schema_version = 3;
inline constexpr std::int64_t frames_per_job = 8192;  // more than wire::max_body_frames
inline constexpr std::int64_t pieces_per_job = 8192;  // more than max_delivered_bytes has chunks

struct StoreOptions {
    std::string data_dir;
    std::uint64_t max_store_bytes = 0;  // 0: as large as the disk
    std::uint64_t keep_finished = 100'000;
    std::int64_t keep_finished_ms = 24LL * 3600 * 1000;
    std::uint64_t keep_picture_bytes = std::uint64_t{1} << 30;  // with finished jobs
    std::uint64_t keep_dead = 10'000;
    std::int64_t keep_dead_ms = 30LL * 24 * 3600 * 1000;
    std::uint64_t spool_from = std::uint64_t{1} << 20;      // bodies of so many bytes; 0: none
    std::uint64_t ballast_bytes = std::uint64_t{16} << 20;  // kept free for jobs that end; 0: none
};

/// Throws StoreFailure: config (another schema or application), storage (damaged, unreadable).
Connection open_queue(const DataDirectory& directory, const StoreOptions& options);

/// A new, empty queue, complete under its name or not there at all.
void make_queue(const DataDirectory& directory, const std::string& path);

}  // namespace plotmill::broker
