#pragma once
// The broker as one call: opens the store, binds, serves until TERM or INT.

#include "broker/broker_config.hpp"

namespace plotmill::broker {

/// Returns the process's exit code: 0 after TERM or INT, 74 when the store failed, 78 when it or an
/// endpoint was refused; the reason is logged. `settings` are complete(). Call it before any other
/// thread is made: it blocks signals for all that come later.
int run_broker(const BrokerSettings& settings);

}  // namespace plotmill::broker
