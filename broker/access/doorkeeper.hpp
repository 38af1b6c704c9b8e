#pragma once
// The broker's door: without a key everybody who can reach it may do everything; with one only
// those on the access list come in, each as what its entry says. Asked at every handshake and again
// with every message, so that a key taken off the list is out with the next reload.
//
// Fails closed: a list that cannot be read lets nobody in until it can. One thread. Must outlive
// the sockets that curve() was given to (transport/curve.hpp).

#include "base/clock.hpp"
#include "broker/access/access_list.hpp"
#include "transport/transport.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace plotmill::broker {

struct AccessSettings {  // paths; both or neither
    std::string curve_key{};
    std::string clients{};
};

/// Errors: config, of either file.
Status check(const AccessSettings& settings);

class Doorkeeper {
public:
    enum class Entrance { producers, workers };

    /// Throws std::runtime_error when a file is not what check() found it to be.
    Doorkeeper(const AccessSettings& settings, transport::Context& context, const Clock& clock);

    /// For the socket of that entrance; nothing without a key.
    [[nodiscard]] std::optional<transport::ServerCurve> curve(Entrance entrance) const;
    void watch_with(transport::Poller& poller);
    /// Lets in, or not, who waits in its handshake.
    void answer_knocks();
    /// Reads the list again. False: nobody is let in, and why is in the log.
    bool reload();

    /// What a message under that name may ask for; null: it is let in no more.
    [[nodiscard]] const Grant* producer(const std::string& user);
    [[nodiscard]] bool is_worker(const std::string& user);
    [[nodiscard]] std::uint64_t denied() const noexcept { return denied_; }

private:
    void deny(const std::string& address, const std::string& public_key);

    AccessSettings settings_;
    const Clock& clock_;
    std::optional<transport::Authenticator> authenticator_;
    std::string secret_key_;
    AccessList list_;
    Grant everything_;
    std::uint64_t denied_ = 0;
    std::optional<TimePoint> logged_at_;
};

}  // namespace plotmill::broker
