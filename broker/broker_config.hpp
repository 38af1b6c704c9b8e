#pragma once
// What the broker can be told, by file (section `broker` of plotmill.yaml, annotated in
// deploy/plotmill.yaml) and by command line. The defaults stand here and nowhere else.

#include "base/result.hpp"
#include "broker/net/broker_server.hpp"
#include "broker/store/schema.hpp"

#include <optional>
#include <string>

namespace plotmill::broker {

struct BrokerSettings {
    StoreOptions store{.data_dir = "plotmill-data"};
    ServerSettings server{};
    /// Endpoints that other hosts can reach are refused without it: who can reach one can submit,
    /// cancel and read everything.
    bool trust_network = false;
    std::string log_level = "info";
    std::optional<int> ready_fd{};  // gets "R\n" once both endpoints are bound
};

/// Reads the section into `settings`. Errors: config, all problems with file:line:column.
Status read_config(const std::string& path, BrokerSettings& settings);

/// Fills in endpoints that were not given: ipc://<data>/producers.sock and workers.sock.
/// Error: config, when an endpoint cannot be one.
Status complete(BrokerSettings& settings);

}  // namespace plotmill::broker
