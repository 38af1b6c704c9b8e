#include "clients/cli/status_table.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace plotmill::cli;

namespace {

constexpr const char* report = R"({
  "broker": {"version": "0.1.0", "pid": 7, "uptime_s": 12, "rss_bytes": 10485760, "store_bytes": 2048},
  "jobs": {"delayed": 0, "queued": 3, "leased": 2, "done": 40, "dead": 1, "cancelled": 0},
  "totals": {"accepted": 46, "done": 40, "dead": 1, "retried": 0, "crashed": 0, "returned": 0},
  "workers": [{"worker": "w", "host": "h", "slots": 2, "leases": 2,
    "report": {"master": {"pid": 8, "rss_bytes": 1048576}, "link": {"pid": 9, "rss_bytes": 2097152},
      "recycled": 4, "crashed": 0,
      "renderers": [{"slot": 0, "pid": 10, "generation": 3, "state": "busy", "jobs": 17, "rss_bytes": 3145728}]}}]})";

}  // namespace

TEST_CASE("the status names queue, workers and renderers", "[clients]") {
    const std::string text = status_table(report);
    for (const char* part :
         {"queued 3", "leased 2", "dead 1", "worker  w on h: 2 slots", "recycled 4",
          "     0       10           3  busy           17     3.0 MiB", "store 2.0 KiB"}) {
        INFO(part << "\n" << text);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("what is missing is a dash, and nonsense is said so", "[clients]") {
    CHECK(status_table("{}").find("queued -") != std::string::npos);
    CHECK(status_table("{}").find("no worker is connected") != std::string::npos);
    CHECK(status_table("nonsense") == "the broker's status cannot be read\n");
}

TEST_CASE("bytes have a unit", "[clients]") {
    CHECK(bytes_text(0) == "0 B");
    CHECK(bytes_text(1536) == "1.5 KiB");
    CHECK(bytes_text(3.0 * 1024 * 1024 * 1024) == "3.0 GiB");
}
