#include "broker/broker_service.hpp"

#include "base/exit_code.hpp"
#include "base/version.hpp"
#include "broker/store/failure.hpp"
#include "log/log.hpp"

#include <malloc.h>
#include <unistd.h>

#include <exception>

namespace plotmill::broker {
namespace {

void tell_ready(const BrokerSettings& settings) {
    if (settings.ready_fd && ::write(*settings.ready_fd, "R\n", 2) != 2) {
        log::warn("ready_fd", {{"fd", *settings.ready_fd}, {"error", "nobody reads it"}});
    }
}

/// A queue lives for months and its threads hand each other what they allocate. With glibc's habits
/// (an arena a thread, thresholds that follow the largest block so far) every burst left the heap a
/// little larger: 32 kB per 1,000 jobs. So there is one arena, and what is large goes back at once.
void settle_heap() {
    constexpr int returned_from = 64 << 10;
    ::mallopt(M_ARENA_MAX, 1);
    ::mallopt(M_MMAP_THRESHOLD, returned_from);
    ::mallopt(M_TRIM_THRESHOLD, 4 * returned_from);
}

void serve(const BrokerSettings& settings) {
    settle_heap();
    Signals signals;
    const SystemClock clock;
    Store store{settings.store, clock};
    transport::Context context;
    ServerSettings server_settings = settings.server;
    server_settings.memory_file = settings.store.data_dir + "/memory.log";
    BrokerServer server{server_settings, context, store, clock};
    log::info("listening", {{"producers", server.producers_endpoint()},
                            {"workers", server.workers_endpoint()},
                            {"data", settings.store.data_dir},
                            {"store", store.id()},
                            {"version", product_version}});
    tell_ready(settings);
    server.run(signals);
    log::info("stopped");
}

}  // namespace

int run_broker(const BrokerSettings& settings) {
    try {
        serve(settings);
        return to_int(ExitCode::ok);
    } catch (const StoreFailure& failure) {
        log::error("store_failed", {{"error", failure.what()}});
        return to_int(failure.exit_code());
    } catch (const zmq::error_t& error) {
        log::error("socket_failed", {{"error", error.what()},
                                     {"producers", settings.server.producers},
                                     {"workers", settings.server.workers}});
        return to_int(ExitCode::config);
    } catch (const std::exception& error) {
        log::error("failed", {{"error", error.what()}});
        return to_int(ExitCode::storage);
    }
}

}  // namespace plotmill::broker
