#include "broker/net/broker_server.hpp"

#include <optional>
#include <type_traits>

namespace plotmill::broker {
namespace {

template <typename Message, typename... Others>
inline constexpr bool is_one_of = (std::is_same_v<Message, Others> || ...);

/// The number of a request that only an operator may make: whatever is not listed here.
std::optional<wire::RequestId> request_of_operators(const wire::FromProducer& message) {
    return std::visit(
        [](const auto& one) -> std::optional<wire::RequestId> {
            using Message = std::decay_t<decltype(one)>;
            if constexpr (is_one_of<Message, wire::Hello, wire::Submit, wire::Chunk, wire::Watch,
                                    wire::FetchPictures, wire::Ping, wire::CancelJob, wire::ShowJob,
                                    wire::ShowBatch, wire::Subscribe, wire::EventCredit,
                                    wire::Unsubscribe>) {
                return std::nullopt;  // of its own namespace, which the core sees to
            } else {
                return one.request;
            }
        },
        message);
}

}  // namespace

bool BrokerServer::refuse_trespass(ProducerId id, const wire::FromProducer& message) {
    const auto request = request_of_operators(message);
    if (!request || dispatcher_.may_operate(id)) {
        return false;
    }
    send_to_producer(id,
                     {transport::Frame{wire::encode(wire::Refused{
                         *request, ErrorCode::forbidden,
                         "got a key without the role operator, expected one with it", JobId{}})}});
    return true;
}

void BrokerServer::handle_operator(ProducerId id, const wire::FromProducer& message) {
    if (const auto* cancel = std::get_if<wire::CancelJob>(&message)) {
        dispatcher_.cancel(id, *cancel, now());
    } else if (const auto* show = std::get_if<wire::ShowJob>(&message)) {
        dispatcher_.show(id, *show, now());
    } else if (const auto* list = std::get_if<wire::ListDead>(&message)) {
        dispatcher_.list_dead(id, *list, now());
    } else if (const auto* retry = std::get_if<wire::RetryDead>(&message)) {
        dispatcher_.retry(id, *retry, now());
    } else if (const auto* drop = std::get_if<wire::DropDead>(&message)) {
        dispatcher_.drop(id, *drop, now());
    } else if (const auto* pause = std::get_if<wire::PauseQueue>(&message)) {
        dispatcher_.set_paused(id, {pause->request, pause->queue, true}, now());
    } else if (const auto* resume = std::get_if<wire::ResumeQueue>(&message)) {
        dispatcher_.set_paused(id, {resume->request, resume->queue, false}, now());
    } else if (const auto* measured = std::get_if<wire::ListMeasured>(&message)) {
        dispatcher_.list_measured(id, *measured, now());
    } else if (const auto* batch = std::get_if<wire::ShowBatch>(&message)) {
        dispatcher_.show_batch(id, *batch, now());
    } else if (const auto* subscribe = std::get_if<wire::Subscribe>(&message)) {
        dispatcher_.subscribe(id, *subscribe, now());
    } else if (const auto* credit = std::get_if<wire::EventCredit>(&message)) {
        dispatcher_.add_event_credit(id, *credit, now());
    } else if (const auto* unsubscribe = std::get_if<wire::Unsubscribe>(&message)) {
        dispatcher_.unsubscribe(id, *unsubscribe, now());
    } else if (const auto* wish = std::get_if<wire::ManageWorkers>(&message)) {
        handle(id, *wish);
    } else if (const auto* processes = std::get_if<wire::ShowProcesses>(&message)) {
        handle(id, *processes);
    }
}

void BrokerServer::handle(ProducerId id, const wire::ShowProcesses& request) {
    if (!dispatcher_.knows(id)) {
        dispatcher_.ping(id, {}, now());  // answered with RESYNC
        return;
    }
    const std::string answer = memory_.answer();
    send_to_producer(id, {transport::Frame{wire::encode(wire::Answer{request.request})},
                          transport::Frame{std::string_view{answer}}});
}

void BrokerServer::handle(ProducerId id, const wire::ManageWorkers& wish) {
    if (!dispatcher_.knows(id)) {
        dispatcher_.ping(id, {}, now());  // answered with RESYNC
        return;
    }
    std::uint64_t told = 0;
    for (const auto& [worker, known] : dispatcher_.workers().all()) {
        if (wish.worker.empty() || wish.worker == known.name) {
            send_to_worker(
                worker,
                {transport::Frame{wire::encode(wire::Manage{wish.action, wish.renderers})}});
            ++told;
        }
    }
    if (told == 0 && !wish.worker.empty()) {
        send_to_producer(id, {transport::Frame{wire::encode(wire::Refused{
                                 wish.request, ErrorCode::not_found,
                                 "WORKERS.worker: got " + in_quotes(wish.worker) +
                                     ", expected the name of a worker that is connected",
                                 JobId{}})}});
        return;
    }
    const std::string answer = "{\"workers\":" + std::to_string(told) + '}';
    send_to_producer(id, {transport::Frame{wire::encode(wire::Answer{wish.request})},
                          transport::Frame{std::string_view{answer}}});
}

}  // namespace plotmill::broker
