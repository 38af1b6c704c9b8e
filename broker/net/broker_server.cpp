#include "broker/net/broker_server.hpp"

#include "base/version.hpp"
#include "log/log.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <thread>
#include <utility>

namespace plotmill::broker {
namespace {

constexpr int max_batch = 256;  // messages of one socket before the others have their turn
constexpr milliseconds outbox_retry{10};
constexpr milliseconds behind_retry{2};
constexpr milliseconds farewell{500};  // for replies on their way when the broker stops
// What comes one by one wakes three threads here and one at each end, every time. While more jobs
// wait than the workers take, and messages come by the handful, they are let come for so long:
// nobody's job is later for it, and all are read, written and answered together.
constexpr milliseconds gather_time{8};
constexpr int worth_gathering = 2;  // messages since the last time …
constexpr int gathered = 32;        // … and so many come together anyway
constexpr int high_water_mark = 4096;
// Messages of a producer that ZeroMQ holds while the others have their turn. They count whatever
// their bytes are: with headers of 64 KiB 8 MiB a connection, with bodies that many of those.
constexpr int producer_high_water_mark = 128;

transport::SocketOptions socket_options(const ServerSettings& settings, const Doorkeeper& door,
                                        Doorkeeper::Entrance entrance) {
    const bool is_producers = entrance == Doorkeeper::Entrance::producers;
    // A frame of more ends the connection, so it is more than what is refused with a sentence.
    const std::uint64_t most = is_producers ? 4 * settings.max_inline_bytes + wire::max_chunk_bytes
                                            : wire::max_report_bytes;
    const auto bytes = static_cast<std::size_t>(most + wire::max_header_bytes);
    const std::size_t pictures = is_producers ? 0 : wire::max_delivered_bytes;
    return {.high_water_mark = high_water_mark,
            .receive_high_water_mark = is_producers ? producer_high_water_mark : high_water_mark,
            .max_frame_bytes = static_cast<std::int64_t>(bytes),
            .max_frames = wire::max_body_frames + 1,
            .max_message_bytes = bytes + pictures,
            .linger = farewell,
            .server_curve = door.curve(entrance)};
}

std::uint64_t random_number() {
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

Setup make_setup(const ServerSettings& settings, const Store& store, std::uint64_t boot) {
    return {.limits = settings.limits,
            .times = settings.times,
            .introduction = {.version = product_version,
                             .boot = boot,
                             .max_body_bytes = settings.max_body_bytes,
                             .max_inline_bytes = settings.max_inline_bytes},
            .next_id = store.next_id(),
            .weights = settings.weights};
}

}  // namespace

BrokerServer::BrokerServer(const ServerSettings& settings, transport::Context& context,
                           Store& store, const Clock& clock)
    : settings_{settings},
      store_{store},
      spooler_{store.spool_folder()},
      clock_{clock},
      started_{clock.now()},
      boot_{random_number() & wire::max_token},
      random_{random_number()},
      dispatcher_{make_setup(settings, store, boot_), [this] { return random_(); }},
      door_{settings.access, context, clock},
      shortage_{settings.shortage, settings.data_folder},
      producers_{transport::Socket::router(
          context, settings.producers,
          socket_options(settings, door_, Doorkeeper::Entrance::producers))},
      workers_{transport::Socket::router(
          context, settings.workers,
          socket_options(settings, door_, Doorkeeper::Entrance::workers))},
      to_producers_{producers_, {}},
      to_workers_{workers_, {}},
      bodies_{settings.body_cache_bytes},
      memory_{settings.memory_file} {
    load_jobs();
}

void BrokerServer::load_jobs() {
    for (const std::string& queue : store_.paused_queues()) {
        dispatcher_.load_paused(queue);
    }
    std::uint64_t count = 0;
    store_.load_jobs([&](JobRecord&& record) {
        dispatcher_.load(record, now());
        ++count;
    });
    if (count > 0) {
        log::info("jobs_loaded", {{"jobs", count}, {"bytes", dispatcher_.jobs().bytes()}});
    }
}

Now BrokerServer::now() const {
    return {clock_.now(), clock_.wall_ms()};
}

bool BrokerServer::is_store_behind() const {
    const StoreStatus status = store_.status();
    return status.waiting > settings_.max_unwritten ||
           status.waiting_bytes > settings_.max_unwritten_bytes;
}

void BrokerServer::run(Signals& signals) {
    store_.start();
    while (!stop_by_ || (store_.status().waiting > 0 && clock_.now() < *stop_by_)) {
        dispatcher_.tick(now());
        carry_out();
        hand_over_writes();
        gather();
        wait(signals);
        if (take_signals(signals)) {
            return;
        }
        door_.answer_knocks();
        handle_reports();
        handle_spooler();
        measure_itself();
        flush_outboxes();
        has_more_ = receive_batch(
            workers_, [this](transport::Message&& message) { handle_worker(std::move(message)); });
        // Producers wait in their own queues, and by them in their own memory, while the disk is
        // slow.
        if (!is_store_behind()) {
            dispatcher_.hold_up(shortage_.look(clock_.now()));
            const bool more = receive_batch(producers_, [this](transport::Message&& message) {
                handle_producer(std::move(message));
            });
            has_more_ = has_more_ || more;
        }
        hand_over_writes();
    }
    handle_reports();
}

bool BrokerServer::take_signals(Signals& signals) {
    const Signals::Taken taken = signals.take();
    if (taken.stops > 1 || (taken.stops == 1 && stop_by_)) {
        log::warn("stopping", {{"how", "at once"}});
        return true;
    }
    if (taken.stops == 1) {
        log::info("stopping", {{"how", "after what is being written"}});
        stop_by_ = clock_.now() + settings_.drain_timeout;
        dispatcher_.drain();
    }
    if (taken.is_reload && !settings_.access.clients.empty()) {
        static_cast<void>(door_.reload());
        dispatcher_.forget_producers();  // they say HELLO again, and get what they now may
        carry_out();
    }
    return false;
}

void BrokerServer::measure_itself() {
    constexpr milliseconds pause{500};
    const Now at = now();
    if (at.steady < measure_at_) {
        return;
    }
    measure_at_ = at.steady + pause;
    memory_.add({.role = "broker", .worker = {}, .pid = static_cast<std::uint64_t>(::getpid())},
                {.at_ms = at.wall_ms,
                 .rss_bytes = resident_set_.bytes(),
                 .jobs = dispatcher_.totals().done});
}

void BrokerServer::gather() {
    const int came = std::exchange(received_, 0);
    if (came >= worth_gathering && came < gathered && !has_more_ && !stop_by_ &&
        !dispatcher_.queues().empty()) {
        std::this_thread::sleep_for(gather_time);
    }
}

void BrokerServer::wait(Signals& signals) {
    transport::Poller poller;
    const bool is_behind = is_store_behind();
    poller.add(workers_);
    door_.watch_with(poller);
    poller.add(store_.event_fd());
    poller.add(spooler_.event_fd());
    poller.add(signals.fd());
    TimePoint deadline = dispatcher_.next_deadline();
    if (is_behind) {
        deadline = std::min(deadline, clock_.now() + behind_retry);
    } else {
        poller.add(producers_);
    }
    if (!to_producers_.empty() || !to_workers_.empty()) {
        deadline = std::min(deadline, clock_.now() + outbox_retry);
    }
    if (stop_by_) {
        deadline = std::min(deadline, *stop_by_);
    }
    if (has_more_) {
        deadline = clock_.now();
    }
    poller.wait(deadline, clock_);
}

/// True when there may be more.
template <typename Handle>
bool BrokerServer::receive_batch(transport::Socket& socket, Handle handle) {
    for (int i = 0; i < max_batch; ++i) {
        auto message = socket.receive();
        if (!message) {
            return false;
        }
        ++received_;
        // The boundary: whatever one message brings about, the others go on.
        try {
            handle(std::move(*message));
        } catch (const std::exception& error) {
            log::error("message_failed", {{"error", error.what()}});
        }
        carry_out();
    }
    return true;
}

void BrokerServer::handle_reports() {
    StoreReports reports = store_.take_reports();
    for (const StoreResult& result : reports.results) {
        dispatcher_.committed(result, now());
        carry_out();
    }
    for (LoadedBody& body : reports.bodies) {
        auto waiting = waiting_assigns_.extract(body.id);
        if (waiting.empty()) {
            continue;
        }
        std::vector<transport::Frame> frames;
        for (const ByteView frame : body.body.frames) {
            frames.push_back(transport::Frame::share(frame, body.body.owner));
        }
        for (WaitingAssign& assign : waiting.mapped()) {
            if (!dispatcher_.is_current(assign.message.lease)) {
                continue;
            }
            if (body.file) {
                assign.message.file = body.file->path;
                assign.message.file_bytes = body.file->file_bytes;
                assign.message.sha256 = body.file->sha256;
            }
            if (body.error) {
                log::error("body_lost", {{"job", body.id.value()}, {"error", body.error->message}});
                dispatcher_.body_lost(assign.message.lease, *body.error, now());
                continue;
            }
            std::vector<transport::Frame> message{transport::Frame{wire::encode(assign.message)}};
            message.insert(message.end(), frames.begin(), frames.end());
            send_to_worker(assign.worker, std::move(message));
        }
        carry_out();
    }
}

void BrokerServer::flush_outboxes() {
    for (const std::string& peer : to_producers_.flush().unreachable) {
        if (const auto id = producer_peers_.find(peer)) {
            dispatcher_.producer_gone(*id);
        }
    }
    const Outbox::Flushed workers = to_workers_.flush();
    for (const std::string& peer : workers.drained) {
        if (const auto id = worker_peers_.find(peer)) {
            dispatcher_.worker_blocked(*id, false, now());
        }
    }
    for (const std::string& peer : workers.unreachable) {
        if (const auto id = worker_peers_.find(peer)) {
            dispatcher_.worker_gone(*id, now());
        }
    }
    carry_out();
}

void BrokerServer::hand_over_writes() {
    store_.write(writes_);
}

}  // namespace plotmill::broker
