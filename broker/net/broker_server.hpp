#pragma once
// The shell around the state machine: two ROUTER sockets, the store and the signals in one loop.
//
//   broker_server.cpp      the loop, the store's reports, stopping
//   producer_messages.cpp  what a producer says → events
//   large_bodies.cpp       bodies that come in chunks, and files that workers fetch
//   operator_messages.cpp  what is asked about jobs, queues and batches → events
//   worker_messages.cpp    what a worker says → events
//   carry_out.cpp          actions → messages and writes
//
// One thread. What a peer says can be refused but never ends the loop; a failed store does (it
// throws).

#include "base/clock.hpp"
#include "base/process_memory.hpp"
#include "broker/access/doorkeeper.hpp"
#include "broker/core/dispatcher.hpp"
#include "broker/history/memory_journal.hpp"
#include "broker/net/body_cache.hpp"
#include "broker/net/outbox.hpp"
#include "broker/net/peers.hpp"
#include "broker/net/shortage.hpp"
#include "broker/net/signals.hpp"
#include "broker/net/unread_bytes.hpp"
#include "broker/net/uploads.hpp"
#include "broker/store/spooler.hpp"
#include "broker/store/store.hpp"
#include "transport/transport.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

namespace plotmill::broker {

struct ServerSettings {
    std::string producers;  // endpoints
    std::string workers;
    std::uint64_t max_body_bytes = std::uint64_t{1} << 30;
    // A body of more is announced and comes in chunks, straight to the disk; renderers map it.
    std::uint64_t max_inline_bytes = std::uint64_t{1} << 20;
    std::uint64_t body_cache_bytes = std::uint64_t{256} << 20;
    std::uint64_t max_unwritten_bytes = std::uint64_t{256} << 20;  // then producers must wait
    std::uint64_t max_unwritten = 32'768;                          // requests; likewise
    milliseconds drain_timeout{5000};
    std::string memory_file;  // where memory over time is kept; empty: not beyond a restart
    Limits limits{};
    Times times{};
    QueueWeights weights{};
    AccessSettings access{};
    std::string data_folder{};  // the queue's
    ShortageLimits shortage{};
};

class BrokerServer {
public:
    /// Binds and loads what the store has. Throws zmq::error_t when an endpoint cannot be bound.
    BrokerServer(const ServerSettings& settings, transport::Context& context, Store& store,
                 const Clock& clock);

    [[nodiscard]] std::string producers_endpoint() const { return producers_.last_endpoint(); }
    [[nodiscard]] std::string workers_endpoint() const { return workers_.last_endpoint(); }
    /// Until TERM or INT; the second one does not wait for anything.
    void run(Signals& signals);

private:
    struct WaitingAssign {  // for its body, which is on disk
        WorkerId worker;
        wire::Assign message;
    };
    struct WaitingRead {
        WorkerId worker;
        wire::Lease lease;
    };

    // broker_server.cpp
    [[nodiscard]] Now now() const;
    [[nodiscard]] bool is_store_behind() const;
    void gather();
    void wait(Signals& signals);
    template <typename Handle>
    bool receive_batch(transport::Socket& socket, Handle handle);
    /// True: it is time to end.
    bool take_signals(Signals& signals);
    void handle_reports();
    void measure_itself();
    void flush_outboxes();
    void hand_over_writes();
    void load_jobs();

    // producer_messages.cpp
    void handle_producer(transport::Message&& message);
    void handle(ProducerId id, wire::Submit&& submit, transport::Message&& message);
    void handle(ProducerId id, const wire::FetchPictures& fetch);
    void handle(ProducerId id, const wire::StatusRequest& request);
    void handle(ProducerId id, const wire::ManageWorkers& wish);
    void handle(ProducerId id, const wire::ShowProcesses& request);
    void handle_operator(ProducerId id, const wire::FromProducer& message);
    /// True when it was refused.
    bool refuse_trespass(ProducerId id, const wire::FromProducer& message);
    [[nodiscard]] std::optional<Error> find_fault(const wire::Submit& submit,
                                                  const std::vector<transport::Frame>& body) const;

    // large_bodies.cpp
    void announce(ProducerId id, wire::Submit&& submit);
    [[nodiscard]] std::optional<Error> find_fault(const wire::Submit& announced) const;
    void handle(ProducerId id, const wire::Chunk& chunk, const transport::Message& message);
    void handle(const UploadReport& report);
    void give_up(Upload&& upload);
    void give_up_silent();
    void handle(WorkerId id, const wire::Fetch& fetch);
    void handle(ReadReport&& report);
    void handle_spooler();

    // worker_messages.cpp
    void handle_worker(transport::Message&& message);
    void handle(WorkerId id, wire::Ready&& ready);
    void handle(WorkerId id, const wire::Done& done, transport::Message&& message);
    [[nodiscard]] Status check_pictures(const wire::Lease& lease,
                                        const std::vector<transport::Frame>& pictures);
    void handle(WorkerId id, Dispatcher::Misfortune&& what);
    void handle_report(WorkerId id, const transport::Message& message);
    void remember(WorkerId id, const std::string& report);
    [[nodiscard]] Result<std::string> take_report(const transport::Message& message) const;

    // carry_out.cpp
    void carry_out();
    void carry_out(Persist&& action);
    void carry_out(TellProducer&& action);
    void carry_out(AnswerProducer&& action);
    void carry_out(TellEvent&& action);
    void carry_out(TellWorker&& action);
    void carry_out(ForgetBody&& action);
    void carry_out(ForgetProducer&& action);
    void carry_out(ForgetWorker&& action);
    void assign(WorkerId worker, wire::Assign&& message);
    void send_to_producer(ProducerId id, std::vector<transport::Frame>&& frames);
    void send_to_worker(WorkerId id, std::vector<transport::Frame>&& frames);
    void drop_slow_producer(ProducerId id, const std::string& routing);

    ServerSettings settings_;
    Store& store_;
    Spooler spooler_;
    const Clock& clock_;
    TimePoint started_;
    std::uint64_t boot_;
    std::mt19937_64 random_;
    Dispatcher dispatcher_;
    Doorkeeper door_;
    Shortage shortage_;
    transport::Socket producers_;
    transport::Socket workers_;
    Outbox to_producers_;
    Outbox to_workers_;
    Peers<ProducerId> producer_peers_;
    Peers<WorkerId> worker_peers_;
    BodyCache bodies_;
    BodyFrames arriving_;                     // the body of the SUBMIT being handled
    std::shared_ptr<UploadedFile> uploaded_;  // likewise, of a large one
    BodyFrames delivered_;                    // the pictures of the DONE being handled
    Uploads uploads_;
    UnreadBytes unread_;
    std::map<std::uint64_t, WaitingRead> waiting_reads_;
    std::uint64_t last_read_ = 0;
    std::vector<StoreRequest> writes_;
    std::unordered_map<JobId, std::vector<WaitingAssign>> waiting_assigns_;
    std::map<WorkerId, std::string> reports_;
    ResidentSet resident_set_;
    MemoryJournal memory_;
    std::map<WorkerId, TimePoint> remember_from_;  // what a worker reports, next
    TimePoint measure_at_{};                       // this process, next
    std::uint64_t malformed_ = 0;
    int received_ = 0;       // messages, since the last gather()
    bool has_more_ = false;  // a batch ended before its socket was empty
    std::optional<TimePoint> stop_by_;
};

}  // namespace plotmill::broker
