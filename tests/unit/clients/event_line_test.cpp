#include "clients/cli/event_line.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace plotmill::cli;
using nlohmann::json;

TEST_CASE("an event is one line, whatever is missing or ill-typed", "[clients]") {
    CHECK_THAT(event_line({{"event", "dead"},
                           {"at_ms", 1},
                           {"id", 7},
                           {"key", "a\x1b[2J\n"},
                           {"queue", "q"},
                           {"batch", nullptr},
                           {"worker", "loom"},
                           {"attempt", 3},
                           {"error", {{"code", "E_CRASH"}, {"message", "signal 11"}}}}),
               Catch::EndsWith("  dead           7  a?[2J?  queue=q  worker=loom  attempt=3  "
                               "E_CRASH: signal 11"));
    CHECK_THAT(
        event_line({{"event", "worker_lost"}, {"worker", "w"}, {"host", "h"}, {"leases", 2}}),
        Catch::EndsWith("  worker_lost    worker=w  host=h  leases=2"));
    CHECK_THAT(event_line({{"event", "accepted"}, {"id", 1}, {"key", "k"}, {"attempt", 0}}),
               Catch::EndsWith("  accepted       1  k"));
    CHECK_THAT(event_line({{"event", "queue_paused"}, {"queue", "q"}}),
               Catch::EndsWith("  queue_paused   queue=q"));
    CHECK_THAT(event_line({{"event", "missed"}, {"missed", 4}}), Catch::EndsWith("  4 events"));
    CHECK_THAT(event_line({{"event", "missed"}, {"missed", nullptr}}),
               Catch::EndsWith("while the broker was not reached"));
    CHECK_FALSE(event_line({{"id", "x"}, {"attempt", "y"}, {"error", 3}, {"at_ms", "z"}}).empty());
}
