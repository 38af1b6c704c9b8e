#include "broker/core/dispatcher.hpp"

#include <utility>

namespace plotmill::broker {
namespace {

using wire::EventKind;

constexpr std::uint32_t of_service =
    EventFeed::bit_of(EventKind::worker_joined) | EventFeed::bit_of(EventKind::worker_left) |
    EventFeed::bit_of(EventKind::worker_lost) | EventFeed::bit_of(EventKind::queue_paused) |
    EventFeed::bit_of(EventKind::queue_resumed);
constexpr std::uint32_t of_all = EventFeed::bit_of(EventKind::missed) - 1;

/// 0: one of the words is none.
std::uint32_t kinds_of(const std::vector<std::string>& words) {
    std::uint32_t kinds = 0;
    for (const std::string& text : words) {
        const auto kind = wire::event_kind_from_word(text);
        if (!kind || *kind == EventKind::missed) {
            return 0;
        }
        kinds |= EventFeed::bit_of(*kind);
    }
    return words.empty() ? of_all : kinds;
}

std::string all_kinds() {
    std::string list;
    for (std::size_t i = 0; i + 1 < wire::event_kinds; ++i) {
        list += (i == 0 ? "" : ", ") + std::string{wire::word(static_cast<EventKind>(i))};
    }
    return list;
}

std::string too_much_credit(std::string_view field, std::uint64_t got) {
    return std::string{field} + ": got " + std::to_string(got) + ", expected 1 to " +
           std::to_string(EventFeed::limits.max_credit) +
           " for all subscriptions of a connection together";
}

std::string_view reason_of(Setback setback) {
    switch (setback) {
        case Setback::crashed:
            return "crashed";
        case Setback::returned:
            return "returned";
        default:
            return "failed";
    }
}

}  // namespace

std::optional<Error> Dispatcher::find_subscribe_fault(const Producer& producer,
                                                      const wire::Subscribe& subscribe) const {
    const std::uint32_t kinds = kinds_of(subscribe.kinds);
    if (kinds == 0) {
        return Error{ErrorCode::range, "SUBSCRIBE.kinds: expected names out of " + all_kinds()};
    }
    if (producer.grant.may_operate) {
        return std::nullopt;
    }
    if (!subscribe.name_space.empty() && subscribe.name_space != producer.name_space) {
        return Error{ErrorCode::forbidden,
                     "SUBSCRIBE.namespace: got " + in_quotes(subscribe.name_space) +
                         ", expected the producer's own without the role operator"};
    }
    if (!subscribe.kinds.empty() && (kinds & of_service) != 0) {
        return Error{ErrorCode::forbidden,
                     "SUBSCRIBE.kinds: events of workers and queues need the role operator"};
    }
    return std::nullopt;
}

void Dispatcher::subscribe(ProducerId id, const wire::Subscribe& subscribe, Now now) {
    const Producer* producer = hear(id, now);
    if (producer == nullptr) {
        return;
    }
    if (auto fault = find_subscribe_fault(*producer, subscribe)) {
        return refuse(id, subscribe.request, std::move(*fault));
    }
    constexpr EventLimits limits = EventFeed::limits;
    feed_.close(id, subscribe.request);
    if (feed_.size() >= limits.max_subscriptions) {
        return busy(
            id, subscribe.request,
            full("max_subscriptions", feed_.size(), limits.max_subscriptions, "subscriptions"));
    }
    if (const std::size_t own = feed_.count_of(id); own >= limits.max_subscriptions_of_one) {
        return busy(id, subscribe.request,
                    full("max_subscriptions of a connection", own, limits.max_subscriptions_of_one,
                         "subscriptions"));
    }
    if (subscribe.credit == 0 || feed_.credit_of(id) + subscribe.credit > limits.max_credit) {
        return refuse(id, subscribe.request,
                      {ErrorCode::range, too_much_credit("SUBSCRIBE.credit", subscribe.credit)});
    }
    const bool may_choose = producer->grant.may_operate;
    const bool is_of_batch = !subscribe.batch.empty() && subscribe.name_space.empty();
    const std::string& name_space =
        may_choose && !is_of_batch ? subscribe.name_space : producer->name_space;
    feed_.open(id, subscribe.request,
               {.kinds = kinds_of(subscribe.kinds),
                .name_space = name_space,
                .queue = subscribe.queue,
                .batch = subscribe.batch},
               subscribe.credit);
    answer({id, subscribe.request}, Subscribed{name_space, setup_.introduction.boot});
}

void Dispatcher::add_event_credit(ProducerId id, const wire::EventCredit& credit, Now now) {
    if (hear(id, now) == nullptr || !feed_.has(id, credit.request)) {
        return;  // it has ended meanwhile
    }
    if (credit.n == 0 || credit.n > EventFeed::limits.max_credit ||
        feed_.credit_of(id) + credit.n > EventFeed::limits.max_credit) {
        feed_.close(id, credit.request);
        return refuse(id, credit.request,
                      {ErrorCode::range, too_much_credit("CREDIT.n", credit.n)});
    }
    if (const auto missed = feed_.add_credit(id, credit.request, credit.n)) {
        actions_.emplace_back(
            TellEvent{{missed->to},
                      {.kind = EventKind::missed, .at_ms = now.wall_ms, .missed = missed->count}});
    }
}

void Dispatcher::unsubscribe(ProducerId id, const wire::Unsubscribe& unsubscribe, Now now) {
    if (hear(id, now) != nullptr) {
        feed_.close(id, unsubscribe.request);
    }
}

// ---- what is told

Happening Dispatcher::about(const Job& job, EventKind kind, Now now) {
    const Worker* worker = workers_.find(job.worker);
    const Origin& origin = *job.origin;
    return {.kind = kind,
            .at_ms = now.wall_ms,
            .id = job.id,
            .name_space = origin.name_space,
            .key = std::string{job.key()},
            .queue = origin.queue,
            .batch = origin.batch,
            .attempt = job.counters.leases,
            .accepted_ms = job.accepted_ms,
            .worker = worker == nullptr ? std::string{} : worker->name};
}

void Dispatcher::announce(Happening&& what) {
    auto recipients = feed_.take_recipients({.kind = what.kind,
                                             .name_space = what.name_space,
                                             .queue = what.queue,
                                             .batch = what.batch});
    if (!recipients.empty()) {
        actions_.emplace_back(TellEvent{std::move(recipients), std::move(what)});
    }
}

void Dispatcher::announce_service(EventKind kind, Happening&& what, Now now) {
    if (feed_.empty()) {
        return;
    }
    what.kind = kind;
    what.at_ms = now.wall_ms;
    announce(std::move(what));
}

std::unique_ptr<Happening> Dispatcher::make_retry(const Job& job, const Misfortune& what, Now now) {
    auto retry = std::make_unique<Happening>(about(job, EventKind::retried, now));
    retry->reason = reason_of(what.setback);
    retry->error = what.error;
    return retry;
}

/// What is forgotten before the end is on disk: who had the job, and why it ends.
std::unique_ptr<Happening> Dispatcher::make_ending(const Job& job, const Error& error, Now now) {
    auto ending = std::make_unique<Happening>(about(job, EventKind::done, now));
    ending->error = error;
    return ending;
}

void Dispatcher::announce_end(const Job& job, PendingOp& pending, wire::JobState state, Now now) {
    if (feed_.empty()) {
        return;
    }
    Happening ending =
        pending.ending ? std::move(*pending.ending) : about(job, EventKind::done, now);
    ending.kind = wire::event_kind_from_word(wire::word(state)).value_or(EventKind::done);
    ending.at_ms = now.wall_ms;
    if (state == wire::JobState::done) {
        ending.error.reset();
    }
    announce(std::move(ending));
}

}  // namespace plotmill::broker
