#pragma once
// Makes finished jobs' files durable and visible, on a thread of its own: whatever has come while
// the disk was busy is the next group, so that one sync serves many jobs and nobody waits for a
// timer. Only what take() gives back has happened.
//
// submit(), take() and the destructor belong to one thread, the link's.

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "output/output_root.hpp"

#include <condition_variable>
#include <mutex>
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

    void submit(PublishOrder&& order);
    /// Everything published since the last call.
    std::vector<Published> take();
    /// Readable when take() has something.
    [[nodiscard]] int descriptor() const noexcept { return wake_.get(); }

private:
    void run();
    std::vector<PublishOrder> wait_for_orders();
    void publish(std::vector<PublishOrder>& group);

    const output::OutputRoot& root_;
    output::Durability durability_;
    UniqueFd wake_;
    std::mutex mutex_;
    std::condition_variable has_orders_;
    std::vector<PublishOrder> orders_;  // under mutex_
    std::vector<Published> published_;  // under mutex_
    bool is_ending_ = false;            // under mutex_
    std::thread thread_;                // last: it uses all of the above
};

}  // namespace plotmill::worker
