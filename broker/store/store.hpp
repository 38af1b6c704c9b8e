#pragma once
// The queue on disk, as the network loop sees it: requests go in, reports come out, a descriptor
// says when. One thread owns the only connection and commits in groups: whatever has come while the
// last group was synced is the next group. Reports come in the order of the requests, after the
// commit.
//
// write() and load_body() never block on the disk. A failure of the disk ends the thread and is
// thrown by take_reports(): nothing after it is acknowledged.

#include "base/clock.hpp"
#include "base/unique_fd.hpp"
#include "broker/store/writer.hpp"

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace plotmill::broker {

struct StoreReports {
    std::vector<StoreResult> results;
    std::vector<LoadedBody> bodies;
};

struct StoreStatus {
    std::uint64_t commits = 0;         // groups since the start
    std::uint64_t committed_jobs = 0;  // inserts among them
    std::uint64_t waiting = 0;         // requests not reported yet
    std::uint64_t waiting_bytes = 0;   // of their bodies
    FinishedCounts finished{};
};

class Store {
public:
    /// Throws StoreFailure: see open_queue and DataDirectory.
    Store(const StoreOptions& options, const Clock& clock);
    /// Writes what it was given, then closes.
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    [[nodiscard]] const std::string& id() const noexcept { return id_; }
    /// Where large bodies are; absolute.
    [[nodiscard]] std::string spool_folder() const;
    [[nodiscard]] JobId next_id() const noexcept { return next_id_; }
    /// Every job that is not finished; before start().
    void load_jobs(const std::function<void(JobRecord&&)>& take) { writer_.load_jobs(take); }
    [[nodiscard]] std::vector<std::string> paused_queues() { return writer_.paused_queues(); }
    void start();

    /// Takes all of them; the caller's vector is left empty, with room for the next ones.
    void write(std::vector<StoreRequest>& requests);
    void load_body(JobId id);

    [[nodiscard]] int event_fd() const noexcept { return event_.get(); }
    /// Throws what ended the thread, if anything did.
    [[nodiscard]] StoreReports take_reports();
    [[nodiscard]] StoreStatus status() const;
    /// Of queue.db, its log and the spool.
    [[nodiscard]] std::uint64_t bytes_on_disk() const;

private:
    void run() noexcept;
    void work();
    bool wait_for_work();
    void take_group();
    [[nodiscard]] bool is_group_due() const;
    [[nodiscard]] RetentionTime retention_time() const;
    void commit(const std::vector<StoreRequest>& group);
    void load_bodies();
    void report(std::vector<StoreResult>&& results, const StoreStatus& written);
    void ring();

    DataDirectory directory_;
    const Clock& clock_;
    TimePoint started_;
    std::int64_t started_wall_ms_;
    Writer writer_;
    std::string id_;
    JobId next_id_;
    UniqueFd event_;

    mutable std::mutex mutex_;  // guards everything below
    std::condition_variable wake_;
    std::vector<StoreRequest> requests_;
    std::size_t taken_ = 0;  // of requests_: already in a group
    std::vector<JobId> loads_;
    StoreReports reports_;
    StoreStatus status_;
    std::exception_ptr failure_;
    bool is_closing_ = false;
    std::size_t last_group_ = 0;  // how many requests the last commit had; 0: there was a pause

    enum class Rest { soon, now, over };  // when the thread next has nothing to write
    Rest rest_ = Rest::soon;              // the thread's own
    std::vector<StoreRequest> group_;     // likewise

    std::thread thread_;
};

}  // namespace plotmill::broker
