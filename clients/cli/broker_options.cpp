#include "clients/cli/broker_options.hpp"

#include "clients/cli/endpoint.hpp"

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
    command.add_option(timeout_option, options.timeout_s, "seconds until an absent broker ends it")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
}

Result<std::unique_ptr<client::Client>> connect(const BrokerOptions& options,
                                                client::SessionOptions session) {
    session.name += ":" + std::to_string(::getpid());
    session.connect_timeout = timeout_of(options);
    return client::Client::connect({.endpoint = options.endpoint(), .session = std::move(session)});
}

Result<std::unique_ptr<client::Client>> connect_to_ask(const BrokerOptions& options,
                                                       client::SessionOptions session) {
    session.outage_timeout = timeout_of(options);
    return connect(options, std::move(session));
}

}  // namespace plotmill::cli
