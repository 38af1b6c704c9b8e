#include "clients/cli/broker_options.hpp"

#include "clients/cli/endpoint.hpp"
#include "keys/key_files.hpp"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <utility>

namespace plotmill::cli {
namespace {

milliseconds timeout_of(const BrokerOptions& options) {
    return milliseconds{static_cast<std::int64_t>(options.timeout_s * 1000)};
}

}  // namespace

std::string BrokerOptions::endpoint() const {
    return broker_endpoint(broker);
}

void add_broker_options(CLI::App& command, BrokerOptions& options, const char* timeout_option) {
    command.add_option(
        "--broker", options.broker,
        "endpoint of the broker (default: $PLOTMILL_BROKER, else the socket of this user's serve)");
    command
        .add_option(
            "--key-file", options.key_file,
            "our key file, for a broker with keys (default: $PLOTMILL_KEY_FILE; made by plotmill "
            "keygen)")
        ->type_name("FILE");
    command
        .add_option(
            "--broker-key", options.broker_key,
            "the broker's public key, or a file that has it (default: $PLOTMILL_BROKER_KEY)")
        ->type_name("KEY");
    command.add_option(timeout_option, options.timeout_s, "seconds until an absent broker ends it")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
}

Result<std::unique_ptr<client::Client>> connect(const BrokerOptions& options,
                                                client::SessionOptions session) {
    session.name += ":" + std::to_string(::getpid());
    session.connect_timeout = timeout_of(options);
    auto curve = keys::read_client_keys(
        {.own_key_file = option_or_environment(options.key_file, "PLOTMILL_KEY_FILE"),
         .broker_key = option_or_environment(options.broker_key, "PLOTMILL_BROKER_KEY")});
    if (!curve) {
        return fail(std::move(curve).error());
    }
    return client::Client::connect({.endpoint = options.endpoint(),
                                    .session = std::move(session),
                                    .curve = std::move(*curve)});
}

Result<std::unique_ptr<client::Client>> connect_to_ask(const BrokerOptions& options,
                                                       client::SessionOptions session) {
    session.outage_timeout = timeout_of(options);
    return connect(options, std::move(session));
}

}  // namespace plotmill::cli
