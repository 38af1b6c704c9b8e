#pragma once
// Makes finished jobs' files durable and visible, on a thread of its own: whatever has come while
// the disk was busy is the next group, so that one sync serves many jobs and nobody waits for a
// timer. Only what take() gives back has happened.
//
// Nothing is published once the leases may be somebody else's: a process that stood still for a
// while must not replace what is newer than its own.
//
// Everything public belongs to one thread, the link's.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "output/output_root.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace plotmill::worker {

struct PublishOrder {
    Token token;
    std::vector<output::Publication> files;
};
struct Published {
    Token token;
    Status status;  // of the first file that could not be published
};

class Publisher {
public:
    /// \param root outlives the publisher.
    Publisher(const output::OutputRoot& root, output::Durability durability);
    /// Publishes what was submitted, then ends.
    ~Publisher();
    Publisher(const Publisher&) = delete;
    Publisher& operator=(const Publisher&) = delete;

    /// Moves them out of there.
    void submit(std::span<PublishOrder> orders);
    /// Until when the broker keeps our leases, as far as we know; after it orders end with `stale`.
    void set_leases_kept_until(TimePoint when) noexcept {
        kept_until_.store(when.time_since_epoch().count(), std::memory_order_relaxed);
    }
    /// Everything published since the last call.
    std::vector<Published> take();
    /// Readable when take() has something.
    [[nodiscard]] int descriptor() const noexcept { return wake_.get(); }

private:
    void run();
    std::vector<PublishOrder> wait_for_orders();
    void publish(std::vector<PublishOrder>& group);
    [[nodiscard]] bool are_leases_kept() const noexcept;

    const output::OutputRoot& root_;
    output::Durability durability_;
    UniqueFd wake_;
    std::atomic<TimePoint::rep> kept_until_{TimePoint::max().time_since_epoch().count()};
    std::mutex mutex_;
    std::condition_variable has_orders_;
    std::vector<PublishOrder> orders_;  // under mutex_
    std::vector<Published> published_;  // under mutex_
    bool is_ending_ = false;            // under mutex_
    std::thread thread_;                // last: it uses all of the above
};

}  // namespace plotmill::worker
