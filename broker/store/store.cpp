#include "broker/store/store.hpp"

#include "broker/store/failure.hpp"
#include "log/log.hpp"

#include <malloc.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

namespace plotmill::broker {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t max_group_requests = 4096;
constexpr std::uint64_t max_group_bytes = std::uint64_t{32} << 20;
constexpr std::size_t prune_at_least = 512;  // while busy: an fsync for so many
constexpr milliseconds idle_prune_interval = 60s;
constexpr milliseconds idle_after = 500ms;  // then what is not needed is given back
constexpr auto full_retry_interval = 200ms;
constexpr std::size_t worth_waiting = 8;  // requests of a commit, for which the next gathers
constexpr auto gather_time = 300us;

/// Of everything beneath it; what vanishes meanwhile does not count.
std::uint64_t folder_bytes(const std::string& path) {
    namespace fs = std::filesystem;
    std::uint64_t sum = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator at{path, error}, end; !error && at != end;
         at.increment(error)) {
        std::error_code gone;
        const std::uintmax_t bytes = at->is_regular_file(gone) ? at->file_size(gone) : 0;
        sum += gone ? 0 : bytes;
    }
    return sum;
}

std::uint64_t file_bytes(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
}

}  // namespace

Store::Store(const StoreOptions& options, const Clock& clock)
    : directory_{options.data_dir},
      clock_{clock},
      started_{clock.now()},
      started_wall_ms_{clock.wall_ms()},
      writer_{directory_, options},
      id_{writer_.store_id()},
      next_id_{writer_.next_id()},
      event_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {
    if (!event_) {
        throw std::system_error{errno, std::generic_category(), "eventfd"};
    }
    status_.finished = writer_.finished();
}

Store::~Store() {
    {
        const std::lock_guard lock{mutex_};
        is_closing_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) {
        thread_.join();
    }
}

std::string Store::spool_folder() const {
    return std::filesystem::absolute(directory_.file("spool")).string();
}

void Store::start() {
    thread_ = std::thread{[this] { run(); }};
}

void Store::write(std::vector<StoreRequest>& requests) {
    if (requests.empty()) {
        return;
    }
    bool is_due = false;
    {
        const std::lock_guard lock{mutex_};
        status_.waiting += requests.size();
        for (const StoreRequest& request : requests) {
            status_.waiting_bytes += request.body.bytes();
        }
        if (requests_.empty()) {
            requests_.swap(requests);
        } else {
            std::move(requests.begin(), requests.end(), std::back_inserter(requests_));
        }
        is_due = is_group_due();
    }
    requests.clear();
    if (is_due) {
        wake_.notify_one();
    }
}

void Store::load_body(JobId id) {
    {
        const std::lock_guard lock{mutex_};
        loads_.push_back(id);
    }
    wake_.notify_one();
}

StoreReports Store::take_reports() {
    eventfd_t count = 0;
    ::eventfd_read(event_.get(), &count);  // EAGAIN: nothing was rung
    const std::lock_guard lock{mutex_};
    if (failure_ && reports_.results.empty()) {
        std::rethrow_exception(failure_);
    }
    return std::exchange(reports_, {});
}

StoreStatus Store::status() const {
    const std::lock_guard lock{mutex_};
    return status_;
}

std::uint64_t Store::bytes_on_disk() const {
    return file_bytes(directory_.file("queue.db")) + file_bytes(directory_.file("queue.db-wal")) +
           folder_bytes(directory_.file("spool"));
}

void Store::ring() {
    ::eventfd_write(event_.get(), 1);  // a full counter rings as well
}

/// The thread's boundary: what ends it is kept for take_reports().
void Store::run() noexcept {
    try {
        work();
    } catch (...) {
        {
            const std::lock_guard lock{mutex_};
            failure_ = std::current_exception();
        }
        ring();
    }
}

void Store::work() {
    while (wait_for_work()) {
        load_bodies();
        take_group();
        if (!group_.empty()) {
            commit(group_);
        }
        writer_.prune(retention_time(), group_.empty() ? 1 : prune_at_least);
        if (!group_.empty()) {
            group_.clear();
            rest_ = Rest::soon;
        } else if (rest_ != Rest::over) {
            rest_ = writer_.shrink() ? Rest::now : Rest::over;
            if (rest_ == Rest::over) {
                group_.shrink_to_fit();
                ::malloc_trim(0);  // a backlog is over: its memory is the machine's again
            }
        }
        const std::lock_guard lock{mutex_};
        status_.finished = writer_.finished();
    }
}

/// False when everything is written and nothing more will come.
bool Store::wait_for_work() {
    std::unique_lock lock{mutex_};
    const milliseconds rest = rest_ == Rest::now    ? 0ms
                              : rest_ == Rest::soon ? idle_after
                                                    : idle_prune_interval;
    const auto has_work = [this] { return is_closing_ || !requests_.empty() || !loads_.empty(); };
    if (last_group_ >= worth_waiting && !is_group_due()) {
        wake_.wait_for(lock, gather_time, [this] { return is_closing_ || is_group_due(); });
    }
    if (!has_work()) {
        last_group_ = 0;
        wake_.wait_for(lock, rest, has_work);
    }
    return !is_closing_ || !requests_.empty();
}

/// While many jobs are under way a commit of the first few would make the others wait for its sync;
/// as many as last time are there in a moment. A single job never waits.
bool Store::is_group_due() const {
    return requests_.size() - taken_ >= std::max<std::size_t>(1, last_group_ / 2) ||
           !loads_.empty();
}

RetentionTime Store::retention_time() const {
    const auto passed = std::chrono::duration_cast<milliseconds>(clock_.now() - started_);
    return {.passed_ms = started_wall_ms_ + passed.count(), .wall_ms = clock_.wall_ms()};
}

void Store::take_group() {
    const std::lock_guard lock{mutex_};
    std::uint64_t bytes = 0;
    group_.clear();
    while (taken_ < requests_.size() && group_.size() < max_group_requests &&
           bytes < max_group_bytes) {
        bytes += requests_[taken_].body.bytes();
        group_.push_back(std::move(requests_[taken_++]));
    }
    if (taken_ == requests_.size()) {
        requests_.clear();
        taken_ = 0;
    }
    last_group_ = group_.size();
}

void Store::commit(const std::vector<StoreRequest>& group) {
    auto results = writer_.apply(group);
    if (!results) {
        log::error("store_full", {{"action", "free space on the data directory's disk"},
                                  {"waiting", group.size()}});
    }
    while (!results) {
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, full_retry_interval, [this] { return is_closing_; });
        if (is_closing_) {
            return;  // not committed, so never acknowledged
        }
        lock.unlock();
        results = writer_.apply(group);
    }
    StoreStatus written;
    for (std::size_t i = 0; i < group.size(); ++i) {
        const bool is_insert = std::holds_alternative<InsertJob>(group[i].op);
        const bool is_read = std::holds_alternative<FindResult>(group[i].op);
        written.commits = is_read ? written.commits : 1;
        written.committed_jobs +=
            is_insert && (*results)[i].outcome == StoreOutcome::written ? 1U : 0U;
        written.waiting_bytes += group[i].body.bytes();
    }
    report(std::move(*results), written);
}

void Store::report(std::vector<StoreResult>&& results, const StoreStatus& written) {
    {
        const std::lock_guard lock{mutex_};
        status_.commits += written.commits;
        status_.committed_jobs += written.committed_jobs;
        status_.waiting -= results.size();
        status_.waiting_bytes -= written.waiting_bytes;
        status_.finished = writer_.finished();  // with its report, not a moment later
        std::move(results.begin(), results.end(), std::back_inserter(reports_.results));
    }
    ring();
}

void Store::load_bodies() {
    std::vector<JobId> ids;
    {
        const std::lock_guard lock{mutex_};
        ids = std::exchange(loads_, {});
    }
    for (const JobId id : ids) {
        LoadedBody body = writer_.load_body(id);
        {
            const std::lock_guard lock{mutex_};
            reports_.bodies.push_back(std::move(body));
        }
        ring();
    }
}

}  // namespace plotmill::broker
