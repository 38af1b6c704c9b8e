#pragma once
// The producer's library as others use it: hand tables over, get picture files, in the background.
// The one header that is installed (find_package(plotmill), target plotmill::client); it needs the
// standard library and nothing else.
//
//   plotmill::Producer producer{{.endpoint = "ipc:///run/plotmill/producers.sock"}};
//   producer.submit({.key = "july", .table = {{{"a", a}, {"b", b}}}, .folder = "download"});
//   while (producer.outstanding() > 0)
//       for (const plotmill::Event& event : producer.wait(std::chrono::seconds{10})) …
//
// One thread uses a Producer, and nothing happens outside its functions. The connection is made in
// the background, and made anew for ever: a job that was submitted is never lost by a restart of
// the broker, and never done twice. A Producer must not be alive in a process that forks and goes
// on in the child. docs/protocol.md has the meaning of every field.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace plotmill {

/// Numbers (missing: NaN), text, or booleans. All columns of a table are equally long.
struct Column {
    std::string name;
    std::variant<std::vector<double>, std::vector<float>, std::vector<std::int64_t>,
                 std::vector<std::string>, std::vector<bool>>
        values;
};

struct Table {
    std::vector<Column> columns;
    std::vector<std::string> index{};  // a label for each row; empty: 0, 1, 2 …
    std::string index_name{};
    std::string columns_name{};
};

struct Chart {
    std::string kind;  // scatter_matrix, correlation_heatmap, heatmap … (docs/chart-spec.md)
    std::string options = "{}";  // a JSON object, as R"({"dpi": 50, "cmap": "viridis"})"
    std::string output{};        // the file in the job's folder; empty: <key>_<kind>.<format>
};

enum class Priority { high, normal, low };
enum class OnDuplicate { join, reject, latest };
/// Where pictures go: to files beneath the service's output root, or, up to 16 MiB a job, into the
/// job's Ended.
enum class Deliver { files, bytes };

struct Job {
    std::string key;  // unique in the producer's namespace while the job lives
    Table table;
    std::vector<Chart> charts{};  // none: scatter_matrix and correlation_heatmap
    std::string folder{};         // beneath the service's output root
    std::string queue = "default";
    Priority priority = Priority::normal;
    std::chrono::milliseconds delay{0};
    std::chrono::milliseconds expires{0};     // 0: never
    std::chrono::milliseconds time_limit{0};  // 0: the worker's default
    int max_attempts = 3;
    OnDuplicate on_duplicate = OnDuplicate::join;
    std::string batch{};  // the name of what it is counted with
    Deliver deliver = Deliver::files;
};

/// The job is on the broker's disk: it will be done, whatever happens to this program.
struct Accepted {
    std::uint64_t request = 0;
    std::string key;
    std::uint64_t id = 0;
    bool is_duplicate = false;  // it was there already
};

enum class State { done, dead, cancelled, expired, refused };

/// A job's end. `refused` is whatever kept it from being accepted, or its end from being known.
struct Ended {
    std::uint64_t request = 0;
    std::string key;
    std::uint64_t id = 0;  // 0: it was not accepted
    State state = State::done;
    std::vector<std::string> paths{};  // of done: each chart's file, absolute, on the worker's host
    std::vector<std::string> pictures{};  // or, delivered as bytes, each chart's picture
    std::string code{};                   // of the others: the error word, as "E_EMPTY"
    std::string message{};                // and one sentence
    std::string record{};                 // JSON: docs/protocol.md#result-record
};
/// What happens, to this producer's jobs or others': docs/protocol.md#events.
struct Happened {
    std::uint64_t subscription = 0;
    std::uint64_t sequence = 0;  // one more than the last one's, but after what was missed
    std::string event{};         // JSON
};
using Event = std::variant<Accepted, Ended, Happened>;

struct EventFilter {                   // empty: any
    std::vector<std::string> kinds{};  // "done", "dead" …
    std::string name_space{};
    std::string queue{};
    std::string batch{};
};

/// What the broker says when it is asked something.
struct Reply {
    std::string code{};     // empty: it has answered
    std::string message{};  // else why not, in one sentence
    std::string answer{};   // JSON: docs/protocol.md#answers
};

struct ProducerOptions {
    std::string endpoint;  // ipc:///run/plotmill/producers.sock or tcp://host:5781
    std::string name{};    // the producer's, for the service's status and logs
    std::string name_space = "default";
    std::string key_file{};    // of a broker that lets in only who has a key: `plotmill keygen`
    std::string broker_key{};  // and that broker's public key, or a file that has it
    std::chrono::milliseconds connect_timeout{5000};    // until the first word from the broker
    std::chrono::milliseconds outage_timeout{300'000};  // later: how long it may be silent
    bool fails_when_busy =
        false;  // a full broker ends a job with E_BUSY instead of a later attempt
};

class [[gnu::visibility("default")]] Producer {
public:
    /// Throws std::invalid_argument when the endpoint or a key cannot be understood or read.
    explicit Producer(ProducerOptions options);
    /// What is accepted goes on without it; what is not is forgotten.
    ~Producer();
    Producer(Producer &&) noexcept;
    Producer& operator=(Producer&&) noexcept;
    Producer(const Producer&) = delete;
    Producer& operator=(const Producer&) = delete;

    /// Never blocks, never throws for what a job says: each ends in exactly one Ended. The numbers
    /// of the table are moved, not copied. Gives back the number by which events name the job.
    std::uint64_t submit(Job job);

    /// As soon as something has happened: what. Empty when the time is over first, or nothing is
    /// outstanding and nothing subscribed to.
    std::vector<Event> wait(std::chrono::milliseconds at_most);

    /// Jobs without an Ended that was handed out.
    [[nodiscard]] std::size_t outstanding() const noexcept;

    /// From now on wait() gives back what happens and passes the filter, through restarts of the
    /// broker, too. Never blocks; refused, it ends in an Ended. Gives back its number.
    std::uint64_t subscribe(EventFilter filter);
    void unsubscribe(std::uint64_t subscription);

    /// Ends a job by its key, queued or running; the answer says how it ended.
    Reply cancel(const std::string& key, std::chrono::milliseconds at_most);
    /// The service's status. Of a broker with keys only for operators.
    Reply status(std::chrono::milliseconds at_most);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The word of a state, as "done".
[[gnu::visibility("default")]] const char* word(State state) noexcept;

}  // namespace plotmill
