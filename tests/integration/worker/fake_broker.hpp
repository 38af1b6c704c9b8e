#pragma once
// The broker's half of the worker dialogue, at the test's command: it welcomes, assigns what credit
// allows, remembers every outcome and report, and settles unless told not to. A lease that a READY
// does not name is assigned anew, as the real one does.

#include "base/clock.hpp"
#include "transport/transport.hpp"
#include "wire/envelope.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plotmill::test {

struct SaidOutcome {
    std::string command;  // DONE, FAILED, CRASHED
    wire::Lease lease;
    std::optional<ErrorCode> code;
    bool retry = false;
    nlohmann::json record;
    TimePoint at{};
};

/// How a job's body comes: behind the ASSIGN, in a file that the worker can open, or in one that it
/// must fetch.
enum class BodyBy { frames, file, fetching };

struct JobWish {
    nlohmann::json body;
    std::vector<std::string> outputs;
    bool alone = false;
    double time_limit_s = 0;
    BodyBy body_by = BodyBy::frames;
};

class FakeBroker {
public:
    explicit FakeBroker(std::string endpoint, std::uint64_t boot = 1);

    /// Queues a job; it is assigned when there is credit. Its id.
    std::uint64_t submit(JobWish wish);
    /// A table of random numbers and the picture `<name>.png` of it.
    std::uint64_t submit_simple(const std::string& name);
    /// A job of one chart whose kind is a fault (faults.hpp).
    std::uint64_t submit_fault(const std::string& kind,
                               nlohmann::json options = nlohmann::json::object());
    /// A job that keeps a renderer busy for a good while: many large pictures.
    std::uint64_t submit_long(const std::string& name);

    /// Serves until the condition holds; false: it did not within that time.
    bool serve_until(const std::function<bool()>& condition,
                     std::chrono::milliseconds at_most = std::chrono::seconds{60});
    /// The broker's memory is gone: it has restarted. READY is asked for with the next message.
    void restart();
    /// Nobody listens at the endpoint any more, and then again.
    void close();
    void open();
    void settle(const wire::Lease& lease);

    std::uint64_t heartbeat_ms = 100;  // what WELCOME asks for

    /// Assigned, and nothing was said of it yet.
    [[nodiscard]] std::size_t outstanding() const noexcept { return leased_.size(); }
    [[nodiscard]] const SaidOutcome* outcome(std::uint64_t id) const;
    [[nodiscard]] bool has_outcomes(std::size_t count) const { return outcomes.size() >= count; }
    /// Renderers of the last report in that state ("busy"; "" for any).
    [[nodiscard]] std::vector<nlohmann::json> renderers(const std::string& state) const;
    [[nodiscard]] bool is_staffed(std::size_t renderers, std::size_t spares) const;

    bool settles = true;
    bool leases_anew = true;  // what was RETURNED, as the real one does
    std::uint64_t returned = 0;
    std::vector<SaidOutcome> outcomes;
    std::vector<wire::Ready> readies;
    nlohmann::json report;  // the last HEARTBEAT's
    std::function<void(const nlohmann::json&)> on_report;
    std::uint64_t credit = 0;
    std::uint64_t assigned = 0;
    std::uint64_t fetched = 0;   // pieces
    std::string folder;          // of the files of large bodies
    bool spoils_bodies = false;  // a bit of what is in files
    bool has_bye = false;

private:
    void receive(transport::Message&& message);
    void on(const wire::Ready& ready);
    void on(const wire::Fetch& fetch);
    void assign_file(std::uint64_t id, wire::Assign&& assign);
    void on_outcome(SaidOutcome&& said, transport::Message& message);
    void assign();
    void say(const std::string& header, std::vector<transport::Frame> frames = {});

    SystemClock clock_;
    std::string endpoint_;
    std::uint64_t boot_;
    transport::Context context_;
    std::optional<transport::Socket> socket_;
    std::string peer_;  // of the worker that is known; empty: none
    std::deque<std::uint64_t> waiting_;
    std::map<std::uint64_t, JobWish> jobs_;
    std::map<std::uint64_t, std::uint64_t> leased_;  // job → token, until its outcome
    std::uint64_t next_token_ = 1000;
};

/// `{"columns": …, "values": …}` of deterministic numbers.
nlohmann::json table(std::size_t columns, std::size_t rows);

}  // namespace plotmill::test
