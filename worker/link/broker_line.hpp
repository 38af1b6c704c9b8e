#pragma once
// The socket to the broker, and when to say what on it: Dialogue decides, LeaseBook knows the jobs,
// this sends. A message that cannot be sent makes the line unknown again, and everything that
// matters is repeated after the next WELCOME.

#include "base/clock.hpp"
#include "transport/transport.hpp"
#include "wire/envelope.hpp"
#include "worker/link/body_fetcher.hpp"
#include "worker/link/dialogue.hpp"
#include "worker/link/lease_book.hpp"
#include "worker/link/settings.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plotmill::worker {

class BrokerLine {
public:
    /// \param report gives the JSON of a HEARTBEAT. Throws std::runtime_error without its keys.
    BrokerLine(const LinkSettings& settings, LeaseBook& leases, const Clock& clock,
               std::function<std::string()> report);

    /// Reads and acts on everything that has come; ASSIGNs go to the LeaseBook.
    void receive();
    /// Says what is due: READY, HEARTBEAT, outcomes, and credit unless `is_draining`.
    void say_due(bool is_draining);
    /// BYE, as the last thing; waits a little until it has left.
    void say_bye();
    /// What an operator wished since the last call.
    std::vector<wire::Manage> take_wishes() { return std::exchange(wishes_, {}); }
    void has_news() { dialogue_.has_news(clock_.now()); }

    [[nodiscard]] TimePoint next() const noexcept { return dialogue_.next(); }
    [[nodiscard]] TimePoint leases_kept_until() const noexcept { return dialogue_.silent_at(); }
    [[nodiscard]] bool is_known() const noexcept { return dialogue_.is_known(); }
    [[nodiscard]] transport::Socket& socket() noexcept { return *socket_; }
    /// Another number for every new socket: pollers must be made anew.
    [[nodiscard]] std::uint64_t socket_number() const noexcept { return socket_number_; }

private:
    void open_socket();
    void act_on(transport::Message&& message);
    void on(const wire::Welcome& welcome, transport::Message& message);
    void on(wire::Assign& assign, transport::Message& message);
    void on(const wire::FetchedChunk& chunk, transport::Message& message);
    void on(const wire::Settled& settled, transport::Message& message);
    void on(const wire::Revoked& revoked, transport::Message& message);
    void on(const wire::StopJob& stop, transport::Message& message);
    void on(const wire::Refused& refused, transport::Message& message);
    void on(const wire::Heartbeat& heartbeat, transport::Message& message);
    void on(const wire::Resync& resync, transport::Message& message);
    void on(const wire::Manage& wish, transport::Message& message);
    void say_ready();
    void ask_for_bodies();
    void send(std::string_view header, const std::string& record, ByteView pictures = {});

    const LinkSettings& settings_;
    LeaseBook& leases_;
    const Clock& clock_;
    std::optional<transport::ClientCurve> curve_;
    std::function<std::string()> report_;
    transport::Context context_;
    std::optional<transport::Socket> socket_;
    std::uint64_t socket_number_ = 0;
    Dialogue dialogue_;
    BodyFetcher fetcher_;
    std::vector<wire::Manage> wishes_;
    bool is_refused_ = false;  // said once in the log, not with every READY
};

}  // namespace plotmill::worker
