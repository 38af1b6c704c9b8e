#include "broker/net/records.hpp"

#include <nlohmann/json.hpp>

namespace plotmill::broker {
namespace {

using nlohmann::json;

constexpr std::size_t longest_message = 500;  // the record has the whole sentence

void add_job(json& event, const Happening& what) {
    event["id"] = what.id.value();
    event["key"] = what.key;
    event["namespace"] = what.name_space;
    event["queue"] = what.queue;
    event["batch"] = what.batch.empty() ? json(nullptr) : json(what.batch);
    event["attempt"] = what.attempt;
    event["accepted_ms"] = what.accepted_ms;
    event["worker"] = what.worker.empty() ? json(nullptr) : json(what.worker);
    if (what.error) {
        event["error"] = {{"code", word(what.error->code)},
                          {"message", what.error->message.substr(0, longest_message)}};
    }
    if (what.kind == wire::EventKind::retried) {
        event["reason"] = what.reason;
        event["wait_ms"] = what.wait_ms;
    }
}

void add_worker(json& event, const Happening& what) {
    event["worker"] = what.worker;
    event["host"] = what.host;
    if (what.kind == wire::EventKind::worker_joined) {
        event["slots"] = what.slots;
    } else {
        event["leases"] = what.leases;
    }
}

}  // namespace

std::string make_event(const Happening& what) {
    json event{{"event", wire::word(what.kind)}, {"at_ms", what.at_ms}};
    switch (what.kind) {
        case wire::EventKind::worker_joined:
        case wire::EventKind::worker_left:
        case wire::EventKind::worker_lost:
            add_worker(event, what);
            break;
        case wire::EventKind::queue_paused:
        case wire::EventKind::queue_resumed:
            event["queue"] = what.queue;
            break;
        case wire::EventKind::missed:
            event["missed"] = what.missed;
            break;
        default:
            add_job(event, what);
    }
    return event.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace plotmill::broker
