#include "broker/broker_config.hpp"

#include "config/yaml_reader.hpp"
#include "transport/endpoint.hpp"

#include <sys/un.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace plotmill::broker {
namespace {

constexpr std::string_view ipc_scheme = "ipc://";
constexpr std::string_view tcp_scheme = "tcp://";

void read_count(config::Section& section, const std::string& key, std::uint64_t& member,
                config::Range range) {
    auto value = static_cast<std::int64_t>(member);
    section.read(key, value, range);
    member = static_cast<std::uint64_t>(value);
}

void read_store(config::Section& section, StoreOptions& store) {
    section.read("data_dir", store.data_dir);
    section.read_bytes("max_store", store.max_store_bytes);
    read_count(section, "keep_finished", store.keep_finished, {.low = 0, .high = 1e8});
    milliseconds keep_for{store.keep_finished_ms};
    section.read_duration("keep_finished_for", keep_for);
    store.keep_finished_ms = keep_for.count();
    section.read_bytes("keep_pictures", store.keep_picture_bytes);
    read_count(section, "keep_dead", store.keep_dead, {.low = 0, .high = 1e8});
    milliseconds keep_dead_for{store.keep_dead_ms};
    section.read_duration("keep_dead_for", keep_dead_for);
    store.keep_dead_ms = keep_dead_for.count();
    section.read_bytes("spool_from", store.spool_from);
    section.read_bytes("ballast", store.ballast_bytes);
}

void read_server(config::Section& section, ServerSettings& server) {
    section.read("producers", server.producers);
    section.read("curve_key", server.access.curve_key);
    section.read("clients", server.access.clients);
    section.read("workers", server.workers);
    section.read_duration("heartbeat", server.times.heartbeat);
    section.read_duration("drain_timeout", server.drain_timeout);
    section.read_bytes("body_cache", server.body_cache_bytes);
    section.read_bytes("max_queued", server.limits.max_queued_bytes);
    server.max_body_bytes = std::min(server.max_body_bytes, server.limits.max_queued_bytes);
    section.read_bytes("max_body", server.max_body_bytes);
    section.read_bytes("min_free_disk", server.shortage.min_free_disk_bytes);
    section.read_bytes("max_rss", server.shortage.max_rss_bytes);
    read_count(section, "max_jobs", server.limits.max_jobs, {.low = 1, .high = 1e8});
    read_count(section, "max_queues", server.limits.max_queues, {.low = 1, .high = 10'000});
    read_count(section, "max_producers", server.limits.max_producers, {.low = 1, .high = 1e6});
    read_count(section, "max_workers", server.limits.max_workers, {.low = 1, .high = 1e5});
}

void read_weights(config::Section section, QueueWeights& weights) {
    for (const std::string& queue : section.keys()) {
        std::int64_t weight = 1;
        section.read(queue, weight, {.low = 1, .high = max_weight});
        weights[queue] = static_cast<std::uint32_t>(weight);
    }
}

bool is_loopback(std::string_view address) {
    return address == "localhost" || address == "[::1]" || address.starts_with("127.");
}

Status check_endpoint(const char* name, const std::string& endpoint, bool is_guarded) {
    if (endpoint.starts_with(ipc_scheme)) {
        const std::size_t path = endpoint.size() - ipc_scheme.size();
        if (path == 0 || path >= sizeof(sockaddr_un::sun_path)) {
            return fail(ErrorCode::config, std::string{name} + ": got " + in_quotes(endpoint, 200) +
                                               ", expected a path of 1 to 107 bytes");
        }
        return {};
    }
    if (endpoint.starts_with(tcp_scheme) &&
        transport::is_endpoint(endpoint, transport::Side::bind)) {
        const std::string_view where = std::string_view{endpoint}.substr(tcp_scheme.size());
        if (is_guarded || is_loopback(where.substr(0, where.rfind(':')))) {
            return {};
        }
        return fail(ErrorCode::config,
                    std::string{name} + ": got " + in_quotes(endpoint, 200) +
                        ", expected 127.0.0.1: without keys whoever reaches it may do everything. "
                        "broker.curve_key and broker.clients let in who has a key; "
                        "broker.trust_network (--trust-network) allows it without");
    }
    return fail(ErrorCode::config, std::string{name} + ": got " + in_quotes(endpoint, 200) +
                                       ", expected ipc://PATH or tcp://ADDRESS:PORT");
}

Status check_times(const ServerSettings& server) {
    constexpr milliseconds least{10};
    constexpr milliseconds most{60'000};
    if (server.times.heartbeat < least || server.times.heartbeat > most) {
        return fail(ErrorCode::config, "broker.heartbeat: got " +
                                           std::to_string(server.times.heartbeat.count()) +
                                           "ms, expected 10ms to 60s");
    }
    return {};
}

/// A job of max_body must have a chance to be accepted.
Status check_limits(const ServerSettings& server) {
    if (server.max_body_bytes > server.limits.max_queued_bytes) {
        return fail(ErrorCode::config, "broker.max_body: got " +
                                           std::to_string(server.max_body_bytes) +
                                           " bytes, expected at most max_queued, " +
                                           std::to_string(server.limits.max_queued_bytes) +
                                           " bytes: a job as large could never be accepted");
    }
    return {};
}

}  // namespace

Status read_config(const std::string& path, BrokerSettings& settings) {
    auto file = config::YamlFile::load(path);
    if (!file) {
        return fail(std::move(file).error());
    }
    config::Section root = file->root();
    config::Section section = root.section("broker");
    read_store(section, settings.store);
    read_server(section, settings.server);
    read_weights(section.section("queue_weights"), settings.server.weights);
    section.read("trust_network", settings.trust_network);
    section.read_choice("log_level", settings.log_level, {"debug", "info", "warn", "error", "off"});
    root.ignore("worker");  // the worker reads that one, with the same strictness
    return file->finish();
}

Status complete(BrokerSettings& settings) {
    if (settings.store.data_dir.empty()) {
        return fail(ErrorCode::config, "broker.data_dir: got '', expected a folder");
    }
    const std::filesystem::path data = std::filesystem::absolute(settings.store.data_dir);
    settings.store.data_dir = data.lexically_normal().string();
    settings.server.data_folder = settings.store.data_dir;
    for (const auto& [endpoint, file] : {std::pair{&settings.server.producers, "producers.sock"},
                                         std::pair{&settings.server.workers, "workers.sock"}}) {
        if (endpoint->empty()) {
            *endpoint = std::string{ipc_scheme} + (data / file).lexically_normal().string();
        }
    }
    if (Status status = check(settings.server.access); !status) {
        return status;
    }
    const bool is_guarded = settings.trust_network || !settings.server.access.curve_key.empty();
    if (Status status = check_endpoint("broker.producers", settings.server.producers, is_guarded);
        !status) {
        return status;
    }
    if (Status status = check_endpoint("broker.workers", settings.server.workers, is_guarded);
        !status) {
        return status;
    }
    if (Status status = check_limits(settings.server); !status) {
        return status;
    }
    return check_times(settings.server);
}

}  // namespace plotmill::broker
