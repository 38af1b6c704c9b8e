#include "worker/renderer/renderer.hpp"

#include "base/error.hpp"
#include "body/body_file.hpp"
#include "log/log.hpp"
#include "wire/protocol.hpp"
#include "worker/channel/messages.hpp"
#include "worker/channel/turns.hpp"
#include "worker/policy/job_limits.hpp"
#include "worker/renderer/gauge.hpp"
#include "worker/renderer/report.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::worker {
namespace {

constexpr auto relaxed = std::memory_order_relaxed;

/// What the runner is doing goes to the scoreboard, where it outlives us.
class StageBoard final : public render::StageListener {
public:
    explicit StageBoard(ScoreboardEntry& entry) : entry_{entry} {}
    void begin(const JobMessage& job) noexcept {
        limits_ = {.ceiling = milliseconds{job.limit_ms},
                   .cost_margin = job.cost_margin,
                   .soft_percent = job.soft_percent};
        began_at_ = std::chrono::steady_clock::now();
        stop_at_ = {};
    }
    void entered(render::Stage stage) noexcept override {
        entry_.stage.store(pack_word(render::name(stage)), relaxed);
    }
    void expects(milliseconds time) noexcept override {
        entry_.expected_ms.store(static_cast<std::uint64_t>(time.count()), relaxed);
        stop_at_ = began_at_ + soft_limit(limits_, hard_limit(limits_, time));
    }
    bool may_go_on() noexcept override {
        return stop_at_ <= began_at_ || std::chrono::steady_clock::now() < stop_at_;
    }

private:
    ScoreboardEntry& entry_;
    TimeLimits limits_;
    TimePoint began_at_{};
    TimePoint stop_at_{};  // not after began_at_: never
};

class RendererLoop {
public:
    explicit RendererLoop(RendererStart start)
        : channel_{std::move(start.channel)},
          entry_{start.entry},
          root_{start.root},
          drawing_{start.drawing},
          stage_board_{start.entry} {}

    void run();

private:
    void be_known_as(std::uint32_t slot, std::uint32_t generation);
    void begin(const JobMessage& job);
    void end(std::uint64_t rss_bytes);
    JobReport draw(JobMessage& job, const UniqueFd& file);
    [[nodiscard]] JobReport try_draw(const JobMessage& job);
    Delivery say(const FromRenderer& message);

    Channel channel_;
    ScoreboardEntry& entry_;
    const output::OutputRoot& root_;
    Drawing& drawing_;
    StageBoard stage_board_;
    Gauge gauge_;
    PacketWriter writer_;
};

void RendererLoop::run() {
    Turns turns{entry_.turns};
    turns.open(::getpid());
    entry_.pid.store(::getpid(), relaxed);
    if (say(RendererReady{}) != Delivery::yes) {
        return;
    }
    for (;;) {
        const Received received = channel_.receive();
        if (received.arrival != Arrival::packet) {
            return;
        }
        auto job = decode_job(received.bytes);
        if (!job) {
            log::error("malformed_job", {{"bytes", received.bytes.size()}});
            return;
        }
        if (!turns.begin(::getpid(), job->ticket)) {
            continue;
        }
        begin(*job);
        JobReport report = draw(*job, received.descriptor);
        end(report.costs.rss_after_bytes);
        if (say(std::move(report)) != Delivery::yes) {
            return;
        }
    }
}

void RendererLoop::be_known_as(std::uint32_t slot, std::uint32_t generation) {
    if (entry_.generation.load(relaxed) == generation && entry_.slot.load(relaxed) == slot) {
        return;
    }
    entry_.slot.store(slot, relaxed);
    entry_.generation.store(generation, relaxed);
    log::set_process("renderer-" + std::to_string(slot) + "." + std::to_string(generation));
}

void RendererLoop::begin(const JobMessage& job) {
    be_known_as(job.slot, job.generation);
    stage_board_.begin(job);
    limit_processor_time(milliseconds{job.limit_ms});
    entry_.expected_ms.store(0, relaxed);
    entry_.job.store(job.job, relaxed);
    entry_.started_ns.store(std::chrono::steady_clock::now().time_since_epoch().count(), relaxed);
    entry_.jobs_started.fetch_add(1, relaxed);
}

void RendererLoop::end(std::uint64_t rss_bytes) {
    if (entry_.jobs_done.fetch_add(1, relaxed) == 0) {
        entry_.rss_first_bytes.store(rss_bytes, relaxed);
    }
    entry_.rss_last_bytes.store(rss_bytes, relaxed);
    entry_.job.store(0, relaxed);
}

JobReport RendererLoop::draw(JobMessage& job, const UniqueFd& file) {
    gauge_.begin();
    JobReport report;
    if (file) {
        // Mapped no longer than it is drawn: what the job leaves behind is measured after it.
        if (const auto mapped = body::MappedBody::open(file.get())) {
            job.frames = mapped->frames();
            report = try_draw(job);
        } else {
            report = describe(mapped.error());
        }
    } else {
        report = try_draw(job);
    }
    report.job = job.job;
    report.attempt = job.attempt;
    const std::uint64_t body_bytes = report.costs.body_bytes;
    report.costs = gauge_.end();
    report.costs.body_bytes = body_bytes;
    return report;
}

JobReport RendererLoop::try_draw(const JobMessage& job) {
    auto drawn = drawing_.draw({.frames = job.frames,
                                .key = job.key,
                                .expected_outputs = job.outputs,
                                .store = job.store,
                                .job = JobId{job.job},
                                .attempt = job.attempt,
                                .in_memory = job.wants_bytes != 0,
                                .max_picture_bytes = wire::max_delivered_bytes},
                               root_, stage_board_);
    JobReport report = drawn ? describe(std::move(*drawn), root_) : describe(drawn.error());
    report.is_out_of_memory =
        !drawn && drawn.error().message.starts_with(render::out_of_memory) ? 1U : 0U;
    for (const ByteView frame : job.frames) {
        report.costs.body_bytes += frame.size();
    }
    return report;
}

Delivery RendererLoop::say(const FromRenderer& message) {
    writer_.clear();
    encode(message, writer_);
    std::vector<ByteView> parts{writer_.bytes()};
    if (const auto* const report = std::get_if<JobReport>(&message);
        report != nullptr && !report->pictures.empty()) {
        parts.emplace_back(report->pictures);
    }
    return channel_.send(parts);
}

}  // namespace

void run_renderer(RendererStart start) {
    log::set_process("renderer-spare");
    const Sandbox& sandbox = start.sandbox;
    RendererLoop loop{std::move(start)};  // what it opens it opens here
    sandbox.enter();
    loop.run();
}

}  // namespace plotmill::worker
