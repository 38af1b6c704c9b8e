#pragma once
// A store that is open and running, and waits for its reports with a deadline.

#include "base/unique_fd.hpp"
#include "body/body_file.hpp"
#include "broker/store/store.hpp"
#include "digest/digest.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temp_dir.hpp"

#include <fcntl.h>
#include <poll.h>

#include <algorithm>
#include <list>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::test {

using namespace broker;

inline JobRecord stored_job(std::uint64_t id, const std::string& queue) {
    const std::string name = "key-" + std::to_string(id);
    return {.id = JobId{id},
            .name_space = "default",
            .key = name,
            .queue = queue,
            .outputs = {name + ".png"},
            .accepted_ms = 1000};
}

/// Wherever they are.
inline std::vector<std::string> frames_of(const LoadedBody& loaded) {
    std::vector<ByteView> views = loaded.body.frames;
    std::optional<body::MappedBody> mapped;
    if (loaded.file) {
        const UniqueFd file{::open(loaded.file->path.c_str(), O_RDONLY | O_CLOEXEC)};
        mapped.emplace(body::MappedBody::open(file.get()).value());
        views = mapped->frames();
    }
    std::vector<std::string> frames;
    for (const ByteView view : views) {
        frames.emplace_back(as_text(view));
    }
    return frames;
}

class OpenStore {
public:
    explicit OpenStore(const StoreOptions& options) : store{options, clock} {
        store.load_jobs([this](JobRecord&& job) { jobs.push_back(std::move(job)); });
        store.start();
    }

    void insert(JobRecord& job, const std::vector<std::string>& frames, bool resend = false) {
        const auto owner = std::make_shared<const std::vector<std::string>>(frames);
        Body body{.frames = {}, .owner = owner};
        for (const std::string& frame : *owner) {
            body.frames.push_back(as_bytes(frame));
        }
        job.bytes = body.bytes();
        if (job.sha256.empty()) {
            job.sha256 = digest::body_sha256(body.frames);
        }
        send({.ticket = Ticket{++last_ticket_}, .op = InsertJob{job, resend}, .body = body});
    }
    void insert(JobRecord&& job, const std::vector<std::string>& frames) { insert(job, frames); }
    void insert_upload(JobRecord&& job, std::shared_ptr<UploadedFile> file) {
        job.sha256 = std::string(64, 'a');
        send({.ticket = Ticket{++last_ticket_},
              .op = InsertJob{job, false},
              .body = {.frames = {}, .owner = nullptr, .file = std::move(file)}});
    }
    void insert_in_batch(JobRecord&& job, const std::string& batch) {
        const ByteView frame = as_bytes("x");
        job.bytes = frame.size();
        job.sha256 = digest::body_sha256({&frame, 1});
        job.batch = batch;
        send({.ticket = Ticket{++last_ticket_},
              .op = InsertJob{job, false},
              .body = {.frames = {frame}, .owner = nullptr}});
    }
    void finish(JobId id, wire::JobState state, const std::string& record) {
        send({.ticket = Ticket{++last_ticket_},
              .op = FinishJob{.id = id,
                              .key = "key-" + std::to_string(id.value()),
                              .state = state,
                              .finished_ms = clock.wall_ms()},
              .record = std::make_shared<const std::string>(record)});
    }
    void deliver(JobId id, std::string pictures) {
        const auto owner = std::make_shared<const std::string>(std::move(pictures));
        Body pieces{.frames = {}, .owner = owner};
        for (ByteView rest = as_bytes(*owner); !rest.empty();
             rest = rest.subspan(pieces.frames.back().size())) {
            pieces.frames.push_back(rest.first(std::min(rest.size(), wire::max_chunk_bytes)));
        }
        send({.ticket = Ticket{++last_ticket_},
              .op = FinishJob{.id = id,
                              .key = "key-" + std::to_string(id.value()),
                              .state = wire::JobState::done,
                              .finished_ms = clock.wall_ms()},
              .body = pieces,
              .record = std::make_shared<const std::string>("{}")});
    }
    void write(StoreOp op) { send({.ticket = Ticket{++last_ticket_}, .op = std::move(op)}); }

    /// The reports of everything written so far, in order.
    std::vector<StoreResult> wait_for_all() {
        std::vector<StoreResult> results;
        while (reported_ < last_ticket_) {
            for (StoreResult& result : wait_for_reports().results) {
                ++outcomes[result.outcome];
                if (result.ticket != Ticket{++reported_}) {
                    throw std::runtime_error("reports out of order");
                }
                results.push_back(std::move(result));
            }
        }
        return results;
    }
    LoadedBody load_body(JobId id) {
        store.load_body(id);
        for (;;) {
            StoreReports reports = wait_for_reports();
            if (!reports.bodies.empty()) {
                return std::move(reports.bodies.front());
            }
        }
    }

    ManualClock clock;
    Store store;
    std::vector<JobRecord> jobs;
    std::map<StoreOutcome, int> outcomes;

private:
    void send(StoreRequest&& request) {
        std::vector<StoreRequest> requests;
        requests.push_back(std::move(request));
        store.write(requests);
    }
    StoreReports wait_for_reports() {
        constexpr int deadline_ms = 20'000;
        pollfd event{store.event_fd(), POLLIN, 0};
        if (::poll(&event, 1, deadline_ms) != 1) {
            throw std::runtime_error("the store did not report");
        }
        return store.take_reports();
    }

    std::uint64_t last_ticket_ = 0;
    std::uint64_t reported_ = 0;
};

}  // namespace plotmill::test
