#pragma once
// Which broker a command speaks to, and with which keys: the options for it, the same in every
// command, else the environment, else the socket of this user's serve without keys; and the
// connection.

#include "base/result.hpp"
#include "clients/cpp/client.hpp"

#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace plotmill::cli {

struct BrokerOptions {
    std::string broker{};  // empty: endpoint.hpp says which
    std::string key_file{};
    std::string broker_key{};
    double timeout_s = 5;

    [[nodiscard]] std::string endpoint() const;
};

/// --broker, --key-file, --broker-key, and `timeout_option`: how long a broker may be absent. Their
/// defaults are what `options` holds now; it must outlive the parsing.
void add_broker_options(CLI::App& command, BrokerOptions& options,
                        const char* timeout_option = "--timeout");

/// Makes the connection in the background (clients/cpp/client.hpp). Behind `session.name` the pid
/// is put; its connect_timeout is the option's. Errors: config.
Result<std::unique_ptr<client::Client>> connect(const BrokerOptions& options,
                                                client::SessionOptions session);
/// For a command that asks and goes: a broker that falls silent ends it as an absent one does.
Result<std::unique_ptr<client::Client>> connect_to_ask(const BrokerOptions& options,
                                                       client::SessionOptions session);

}  // namespace plotmill::cli
