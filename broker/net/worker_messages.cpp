#include "broker/net/broker_server.hpp"
#include "broker/net/records.hpp"
#include "log/log.hpp"

#include <memory>
#include <utility>

namespace plotmill::broker {
namespace {

/// What is said when a worker's report cannot be kept: the job must not wait for a better one.
Dispatcher::Misfortune without_report(const wire::Lease& lease, Error error) {
    return {.lease = lease, .setback = Setback::failed, .error = std::move(error), .report = {}};
}

}  // namespace

void BrokerServer::handle_worker(transport::Message&& message) {
    const WorkerId id = worker_peers_.id_of(message.peer);
    if (!door_.is_worker(message.user)) {
        dispatcher_.worker_gone(id, now());
        worker_peers_.forget(id);
        return;
    }
    auto decoded = wire::decode_from_worker(message.frames.front().text());
    if (!decoded) {
        ++malformed_;
        log::warn("malformed", {{"from", "worker"}, {"error", decoded.error().message}});
        send_to_worker(id, {transport::Frame{wire::encode(
                               wire::Refused{.code = decoded.error().code,
                                             .message = std::move(decoded.error().message),
                                             .id = {}})}});
        if (!dispatcher_.knows(id)) {
            worker_peers_.forget(id);
        }
        return;
    }
    if (auto* ready = std::get_if<wire::Ready>(&*decoded)) {
        handle(id, std::move(*ready));
    } else if (const auto* credit = std::get_if<wire::Credit>(&*decoded)) {
        dispatcher_.credit(id, credit->n, now());
    } else if (std::holds_alternative<wire::Heartbeat>(*decoded)) {
        handle_report(id, message);
        dispatcher_.heartbeat(id, now());
    } else if (const auto* done = std::get_if<wire::Done>(&*decoded)) {
        handle(id, *done, std::move(message));
    } else if (auto* failed = std::get_if<wire::Failed>(&*decoded)) {
        handle(id, {.lease = failed->lease,
                    .setback = failed->retry ? Setback::failed : Setback::bad_input,
                    .error = {failed->code, std::move(failed->message)},
                    .report = take_report(message).value_or(std::string{})});
    } else if (auto* crashed = std::get_if<wire::Crashed>(&*decoded)) {
        handle(id, {.lease = crashed->lease,
                    .setback = Setback::crashed,
                    .error = {crashed->code, std::move(crashed->message)},
                    .report = take_report(message).value_or(std::string{})});
    } else if (const auto* returned = std::get_if<wire::Returned>(&*decoded)) {
        handle(id, {.lease = returned->lease,
                    .setback = Setback::returned,
                    .error = {ErrorCode::unreachable, "given back by the worker"},
                    .report = {}});
    } else if (const auto* fetch = std::get_if<wire::Fetch>(&*decoded)) {
        handle(id, *fetch);
    } else if (std::holds_alternative<wire::Bye>(*decoded)) {
        log::info("worker_bye", {{"peer", id.value()}});
        dispatcher_.bye(id, now());
    }
}

void BrokerServer::handle(WorkerId id, const wire::Done& done, transport::Message&& message) {
    const auto pictures = std::make_shared<std::vector<transport::Frame>>();
    while (message.frames.size() > 2) {
        pictures->insert(pictures->begin(), std::move(message.frames.back()));
        message.frames.pop_back();
    }
    auto report = take_report(message);
    Status fault = check_pictures(done.lease, *pictures);
    if (!report || !fault) {
        return handle(id, without_report(done.lease, report ? std::move(fault).error()
                                                            : std::move(report).error()));
    }
    delivered_ = pictures;
    dispatcher_.done(id, done.lease, std::move(*report), now());
    carry_out();
    delivered_.reset();
}

/// Whole chunks and one that may be shorter, of a job whose pictures are wanted as bytes.
Status BrokerServer::check_pictures(const wire::Lease& lease,
                                    const std::vector<transport::Frame>& pictures) {
    const auto wanted = dispatcher_.delivery(lease);
    if (!wanted) {
        return {};  // it will not count
    }
    std::size_t bytes = 0;
    bool are_whole = true;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const bool is_last = i + 1 == pictures.size();
        bytes += pictures[i].size();
        are_whole = are_whole &&
                    (is_last ? pictures[i].size() > 0 && pictures[i].size() <= wire::max_chunk_bytes
                             : pictures[i].size() == wire::max_chunk_bytes);
    }
    const bool are_wanted = *wanted == wire::Deliver::bytes;
    if (are_wanted == !pictures.empty() && are_whole && bytes <= wire::max_delivered_bytes) {
        return {};
    }
    return fail(ErrorCode::frame,
                "DONE: got " + std::to_string(pictures.size()) + " frames of pictures with " +
                    std::to_string(bytes) + " bytes, expected " +
                    (are_wanted ? "frames of 1 MiB and what is left, limit max_delivered_bytes " +
                                      std::to_string(wire::max_delivered_bytes)
                                : "none, as the job's pictures are files"));
}

void BrokerServer::handle(WorkerId id, wire::Ready&& ready) {
    const Worker* same_name = dispatcher_.find_worker_named(ready.worker);
    if (same_name != nullptr && same_name->id != id && same_name->pid != ready.pid) {
        // Its connection may be gone without a word: the answer to this tells.
        send_to_worker(same_name->id, {transport::Frame{wire::encode(wire::Heartbeat{boot_})}});
    }
    dispatcher_.ready(id, ready, now());
    log::info("worker_ready", {{"worker", ready.worker},
                               {"host", ready.host},
                               {"pid", ready.pid},
                               {"slots", ready.slots},
                               {"leases", ready.leases.size()},
                               {"kept", dispatcher_.knows(id)}});
}

void BrokerServer::handle(WorkerId id, Dispatcher::Misfortune&& what) {
    if (what.setback != Setback::returned) {
        log::warn(what.setback == Setback::crashed ? "job_crashed" : "job_failed",
                  {{"job", what.lease.id.value()},
                   {"code", word(what.error.code)},
                   {"error", what.error.message}});
    }
    dispatcher_.misfortune(id, std::move(what), now());
}

void BrokerServer::handle_report(WorkerId id, const transport::Message& message) {
    if (!dispatcher_.knows(id)) {
        return;
    }
    if (auto report = take_report(message)) {
        remember(id, *report);
        reports_[id] = std::move(*report);
    }
}

/// Reading a report in full takes some hundred microseconds: of a fleet, each less often, so that
/// it stays below a tenth of this thread's time.
void BrokerServer::remember(WorkerId id, const std::string& report) {
    constexpr milliseconds rest_for_each{5};
    const auto& workers = dispatcher_.workers().all();
    const Now at = now();
    TimePoint& from = remember_from_[id];
    if (at.steady >= from) {
        from = at.steady + rest_for_each * workers.size();
        memory_.add_report(workers.at(id).name, report, at.wall_ms);
    }
}

Result<std::string> BrokerServer::take_report(const transport::Message& message) const {
    if (message.frames.size() != 2) {
        return fail(ErrorCode::frame, "report: got " + std::to_string(message.frames.size() - 1) +
                                          " frames after the header, expected one");
    }
    const std::string_view text = message.frames[1].text();
    if (Status status = validate_report(text); !status) {
        return fail(std::move(status).error());
    }
    return std::string{text};
}

}  // namespace plotmill::broker
