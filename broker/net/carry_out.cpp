#include "base/check.hpp"
#include "broker/net/broker_server.hpp"
#include "broker/net/records.hpp"
#include "log/log.hpp"

#include <utility>

namespace plotmill::broker {

using transport::Frame;

void BrokerServer::carry_out() {
    // A peer that turns out to be gone is an event, whose actions are carried out in the next
    // round.
    for (Actions actions = dispatcher_.take_actions(); !actions.empty();
         actions = dispatcher_.take_actions()) {
        for (Action& action : actions) {
            std::visit([this](auto& one) { carry_out(std::move(one)); }, action);
        }
    }
}

void BrokerServer::carry_out(Persist&& action) {
    StoreRequest request{.ticket = action.ticket, .op = std::move(action.op)};
    if (const auto* insert = std::get_if<InsertJob>(&request.op)) {
        PM_CHECK((arriving_ != nullptr) != (uploaded_ != nullptr),
                 "a job is inserted while its SUBMIT is handled");
        if (uploaded_) {
            request.body.file = uploaded_;
        } else {
            request.body = as_body(arriving_);
            bodies_.put(insert->job.id, arriving_, insert->job.bytes);
        }
    } else if (const auto* finish = std::get_if<FinishJob>(&request.op)) {
        request.record = std::make_shared<const std::string>(make_record(*finish));
        if (finish->state == wire::JobState::done && delivered_) {
            request.body = as_body(delivered_);
        }
        if (finish->state == wire::JobState::dead) {
            log::warn("job_dead", {{"job", finish->id.value()},
                                   {"key", finish->key},
                                   {"code", word(finish->error.code)},
                                   {"error", finish->error.message}});
        }
    }
    writes_.push_back(std::move(request));
}

void BrokerServer::carry_out(TellProducer&& action) {
    std::vector<Frame> frames;
    frames.emplace_back(
        std::visit([](const auto& message) { return wire::encode(message); }, action.message));
    if (std::holds_alternative<wire::PicturesChunk>(action.message)) {
        frames.push_back(unread_.frame(action.producer, std::move(action.record)));
    } else if (action.record) {
        frames.emplace_back(std::string_view{*action.record});
    }
    send_to_producer(action.producer, std::move(frames));
}

void BrokerServer::carry_out(AnswerProducer&& action) {
    const std::string text = make_answer(action);
    send_to_producer(action.producer, {Frame{wire::encode(wire::Answer{action.request})},
                                       Frame{std::string_view{text}}});
}

void BrokerServer::carry_out(TellEvent&& action) {
    const Frame text{std::string_view{make_event(action.what)}};
    for (const EventRecipient& one : action.to) {
        send_to_producer(one.producer, {Frame{wire::encode(one.header)}, text});
    }
}

void BrokerServer::carry_out(TellWorker&& action) {
    if (auto* message = std::get_if<wire::Assign>(&action.message)) {
        return assign(action.worker, std::move(*message));
    }
    std::vector<Frame> frames;
    frames.emplace_back(
        std::visit([](const auto& message) { return wire::encode(message); }, action.message));
    send_to_worker(action.worker, std::move(frames));
}

void BrokerServer::carry_out(ForgetBody&& action) {
    bodies_.erase(action.id);
}

void BrokerServer::carry_out(ForgetProducer&& action) {
    for (Upload& upload : uploads_.take_of(action.producer)) {
        give_up(std::move(upload));
    }
    unread_.forget(action.producer);
    producer_peers_.forget(action.producer);
}

void BrokerServer::carry_out(ForgetWorker&& action) {
    to_workers_.forget(worker_peers_.routing_of(action.worker));
    worker_peers_.forget(action.worker);
    reports_.erase(action.worker);
    remember_from_.erase(action.worker);
    if (!action.lost.empty()) {
        log::info("worker_gone", {{"worker", action.lost}, {"leases", action.leases}});
    }
}

void BrokerServer::assign(WorkerId worker, wire::Assign&& message) {
    message.store = store_.id();
    const JobId id = message.lease.id;
    const BodyFrames body = bodies_.find(id);
    if (body == nullptr) {
        auto& waiting = waiting_assigns_[id];
        if (waiting.empty()) {
            store_.load_body(id);
        }
        waiting.push_back({worker, std::move(message)});
        return;
    }
    std::vector<Frame> frames;
    frames.reserve(body->size() + 1);
    frames.emplace_back(wire::encode(message));
    frames.insert(frames.end(), body->begin(), body->end());
    send_to_worker(worker, std::move(frames));
}

void BrokerServer::send_to_producer(ProducerId id, std::vector<Frame>&& frames) {
    const std::string routing = producer_peers_.routing_of(id);
    if (routing.empty()) {
        return;
    }
    switch (to_producers_.send({routing, std::move(frames)})) {
        case Delivery::sent:
        case Delivery::waiting:
            return;
        case Delivery::unreachable:
            dispatcher_.producer_gone(id);
            return;
        case Delivery::overflow:
            drop_slow_producer(id, routing);
            return;
    }
}

/// It does not read: its watches end, and the RESYNC that waits for it instead says so. It will say
/// HELLO and ask again for what it has missed.
void BrokerServer::drop_slow_producer(ProducerId id, const std::string& routing) {
    log::warn("producer_dropped", {{"peer", id.value()}, {"reason", "does not read its replies"}});
    dispatcher_.producer_gone(id);
    to_producers_.forget(routing);
    to_producers_.send({routing, {Frame{wire::encode(wire::Resync{})}}});
}

void BrokerServer::send_to_worker(WorkerId id, std::vector<Frame>&& frames) {
    const std::string routing = worker_peers_.routing_of(id);
    if (routing.empty()) {
        return;
    }
    switch (to_workers_.send({routing, std::move(frames)})) {
        case Delivery::sent:
            return;
        case Delivery::waiting:
            dispatcher_.worker_blocked(id, true, now());
            return;
        case Delivery::unreachable:
        case Delivery::overflow:
            dispatcher_.worker_gone(id, now());
            return;
    }
}

}  // namespace plotmill::broker
