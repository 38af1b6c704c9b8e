#pragma once
// The JSON frames behind RESULT and STATUS (docs/protocol.md#result-record, #status). The only
// place of the broker that looks into what a worker reported, and it only adds to it. Pure.

#include "base/result.hpp"
#include "broker/core/actions.hpp"
#include "broker/core/dispatcher.hpp"
#include "broker/store/store.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace plotmill::broker {

/// Errors: limit, syntax, frame: `text` is not one JSON object of at most wire::max_report_bytes.
Status validate_report(std::string_view text);

/// What is kept of a finished job: the worker's record as it came, or a failure record with the
/// counters, whose `cause` and the like are the worker's.
std::string make_record(const FinishJob& op);

/// What an operator is told: docs/protocol.md#answers.
std::string make_answer(const AnswerProducer& answer);

/// The JSON frame behind EVENT: docs/protocol.md#events.
std::string make_event(const Happening& what);

struct StatusInput {
    std::string version;
    std::uint64_t boot = 0;
    std::uint64_t uptime_s = 0;
    std::uint64_t rss_bytes = 0;
    std::uint64_t store_bytes = 0;
    std::uint64_t malformed = 0;  // messages
    std::uint64_t denied = 0;     // handshakes, and messages of who is let in no more
    const Dispatcher* dispatcher = nullptr;
    StoreStatus store;
    std::function<std::string_view(WorkerId)> report;  // what its last HEARTBEAT said, or nothing
};
std::string make_status(const StatusInput& input);

}  // namespace plotmill::broker
