#pragma once
// CURVE, ZeroMQ's encryption with keys on both sides (RFC 25/26), and ZAP, how a server asks who
// may come in (RFC 27). Keys are 40 characters of Z85.
//
// libzmq asks nobody, and lets everybody in, while a context has no Authenticator: it must live
// before the first socket with ServerCurve is bound and after the last one is closed.

#include "base/result.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace plotmill::transport {

class Context;
class Poller;

struct KeyPair {
    std::string public_key;
    std::string secret_key;
};

struct ServerCurve {
    std::string secret_key;
    std::string domain;  // what the Authenticator is told: which socket somebody knocks at
};
struct ClientCurve {
    KeyPair own;
    std::string server_key;  // the server's public one
};

KeyPair make_key_pair();
/// The other half. Error: config, without the key, which is secret.
Result<std::string> public_key_of(const std::string& secret_key);
/// 40 characters of Z85.
bool is_key(std::string_view text) noexcept;

/// Answers who knocks, for every CURVE server of the context. Used by one thread; a peer waits in
/// its handshake until answer() is called.
class Authenticator {
public:
    struct Knock {
        std::string domain;
        std::string address;
        std::string public_key;
    };
    /// The name under which its messages come (Message::user), or nothing: not let in.
    using Decide = std::function<std::optional<std::string>(const Knock& knock)>;

    explicit Authenticator(Context& context);
    ~Authenticator();
    Authenticator(Authenticator&&) noexcept;
    Authenticator& operator=(Authenticator&&) = delete;
    Authenticator(const Authenticator&) = delete;
    Authenticator& operator=(const Authenticator&) = delete;

    /// Never blocks: everybody who waits at the moment.
    void answer(const Decide& decide);

private:
    friend class Poller;
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace plotmill::transport
