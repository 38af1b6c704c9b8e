#pragma once
// The producer's library: connect, submit (many in flight), wait for what happens. A Session on a
// ZeroMQ socket. Single-threaded and poll-driven: nothing happens outside wait() and status(). The
// connection is made in the background and made anew for ever; a broker that does not answer ends
// requests with E_UNREACHABLE.
//
//   auto client = Client::connect({.endpoint = "ipc:///run/plotmill/producers.sock", .session =
//   {.name = "nightly"}});
//   (*client)->submit(std::move(job));
//   while ((*client)->outstanding() > 0)
//       for (const Event& event : (*client)->wait(deadline)) …

#include "base/clock.hpp"
#include "base/result.hpp"
#include "clients/cpp/session.hpp"
#include "transport/transport.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plotmill::client {

struct ClientOptions {
    std::string endpoint;
    SessionOptions session;
    /// Of a broker that lets in only who has a key (keys/key_files.hpp reads them).
    std::optional<transport::ClientCurve> curve{};
};

class Client {
public:
    /// Errors: config, when the endpoint cannot be understood.
    static Result<std::unique_ptr<Client>> connect(ClientOptions options);

    /// Never blocks: the job waits here until the broker has room for it. Bytes and sha256 of the
    /// envelope are filled in.
    RequestId submit(Job job);
    /// Returns as soon as there is an event; empty when the deadline passed first or nothing is
    /// outstanding.
    std::vector<Event> wait(std::optional<TimePoint> deadline = std::nullopt);
    /// The broker's status as JSON. Events of jobs meanwhile are kept for wait(). Errors:
    /// unreachable, timeout.
    Result<std::string> status(std::optional<TimePoint> deadline = std::nullopt) {
        return ask(wire::StatusRequest{}, deadline);
    }
    /// What an operator asks for, answered as JSON (docs/protocol.md#answers). Errors: likewise,
    /// and what the broker refuses it with.
    Result<std::string> ask(Question question, std::optional<TimePoint> deadline = std::nullopt);
    /// From now on wait() returns what happens, too (docs/protocol.md#events); the number is that
    /// of its Happened. Outstanding until unsubscribe(). Errors: as ask()'s.
    Result<RequestId> subscribe(wire::Subscribe wanted,
                                std::optional<TimePoint> deadline = std::nullopt);
    /// The same without waiting for the answer: a refusal comes as NoResult.
    RequestId begin_to_listen(wire::Subscribe wanted) {
        return session_.ask(std::move(wanted), clock_.now());
    }
    void unsubscribe(RequestId number) { session_.unsubscribe(number); }
    [[nodiscard]] std::size_t outstanding() const noexcept { return session_.outstanding(); }
    [[nodiscard]] const Clock& clock() const noexcept { return clock_; }

private:
    explicit Client(ClientOptions options);
    void send_all();
    void receive_all();
    Result<std::string> wait_for_answer(RequestId number, std::optional<TimePoint> deadline);
    /// One turn: send, wait, receive. False when the deadline has passed.
    bool turn(std::optional<TimePoint> deadline);

    SystemClock clock_;
    Session session_;
    transport::Context context_;
    transport::Socket socket_;
    transport::Poller poller_;
    std::optional<transport::Message> unsent_;  // the socket was full
    std::uint64_t unsent_epoch_ = 0;
    std::vector<Event> kept_;
};

}  // namespace plotmill::client
