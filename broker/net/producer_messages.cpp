#include "base/version.hpp"
#include "broker/net/broker_server.hpp"
#include "broker/net/records.hpp"
#include "digest/digest.hpp"

#include <chrono>
#include <utility>

namespace plotmill::broker {

namespace {

/// Errors: those of the header; frame, where frames come behind one that has none.
Result<wire::FromProducer> read_from_producer(const transport::Message& message) {
    auto decoded = wire::decode_from_producer(message.frames.front().text());
    if (decoded && message.frames.size() > 1 && !std::holds_alternative<wire::Submit>(*decoded) &&
        !std::holds_alternative<wire::Chunk>(*decoded)) {
        return fail(ErrorCode::frame, "message: got " + std::to_string(message.frames.size()) +
                                          " frames, expected one: only SUBMIT and CHUNK have more");
    }
    return decoded;
}

}  // namespace

void BrokerServer::handle_producer(transport::Message&& message) {
    const ProducerId id = producer_peers_.id_of(message.peer);
    const Grant* const grant = door_.producer(message.user);
    if (grant == nullptr) {
        dispatcher_.producer_gone(id);
        producer_peers_.forget(id);
        return;
    }
    auto decoded = read_from_producer(message);
    if (!decoded) {
        ++malformed_;
        send_to_producer(id, {transport::Frame{wire::encode(
                                 wire::Refused{.code = decoded.error().code,
                                               .message = std::move(decoded.error().message),
                                               .id = {}})}});
        if (!dispatcher_.knows(id)) {
            producer_peers_.forget(id);
        }
        return;
    }
    if (refuse_trespass(id, *decoded)) {
        return;
    }
    if (auto* submit = std::get_if<wire::Submit>(&*decoded)) {
        if (submit->sizes.empty()) {
            handle(id, std::move(*submit), std::move(message));
        } else {
            announce(id, std::move(*submit));
        }
    } else if (const auto* chunk = std::get_if<wire::Chunk>(&*decoded)) {
        handle(id, *chunk, message);
    } else if (const auto* hello = std::get_if<wire::Hello>(&*decoded)) {
        dispatcher_.hello(id, *hello, now(), *grant);
    } else if (const auto* watch = std::get_if<wire::Watch>(&*decoded)) {
        dispatcher_.watch(id, *watch, now());
    } else if (const auto* fetch = std::get_if<wire::FetchPictures>(&*decoded)) {
        handle(id, *fetch);
    } else if (const auto* status = std::get_if<wire::StatusRequest>(&*decoded)) {
        handle(id, *status);
    } else if (const auto* ping = std::get_if<wire::Ping>(&*decoded)) {
        dispatcher_.ping(id, *ping, now());
    } else {
        handle_operator(id, *decoded);
    }
}

void BrokerServer::handle(ProducerId id, wire::Submit&& submit, transport::Message&& message) {
    if (dispatcher_.knows(id)) {
        message.frames.erase(message.frames.begin());
        if (auto fault = find_fault(submit, message.frames)) {
            send_to_producer(id, {transport::Frame{wire::encode(wire::Refused{
                                     submit.request, fault->code, fault->message, JobId{}})}});
            return;
        }
        arriving_ =
            std::make_shared<const std::vector<transport::Frame>>(std::move(message.frames));
    }
    dispatcher_.submit(id, std::move(submit), now());
    carry_out();
    arriving_.reset();
}

std::optional<Error> BrokerServer::find_fault(const wire::Submit& submit,
                                              const std::vector<transport::Frame>& body) const {
    if (body.empty()) {
        return Error{ErrorCode::frame, "SUBMIT: got no frame after the header, expected the body"};
    }
    std::vector<ByteView> views;
    std::uint64_t bytes = 0;
    views.reserve(body.size());
    for (const transport::Frame& frame : body) {
        views.push_back(frame.bytes());
        bytes += frame.size();
    }
    if (bytes > settings_.max_inline_bytes) {
        return Error{ErrorCode::limit, "SUBMIT: got " + std::to_string(bytes) +
                                           " bytes behind the header, limit max_inline_bytes " +
                                           std::to_string(settings_.max_inline_bytes) +
                                           ": say `sizes`, and send the body in CHUNKs"};
    }
    if (bytes != submit.bytes) {
        return Error{ErrorCode::checksum, "SUBMIT.bytes: got " + std::to_string(submit.bytes) +
                                              ", the body's frames have " + std::to_string(bytes)};
    }
    if (const std::string sum = digest::body_sha256(views); sum != submit.sha256) {
        return Error{ErrorCode::checksum, "SUBMIT.sha256: got " + in_quotes(submit.sha256) +
                                              ", the body's frames have '" + sum + "'"};
    }
    return std::nullopt;
}

void BrokerServer::handle(ProducerId id, const wire::FetchPictures& fetch) {
    if (const std::uint64_t unread = unread_.of(id);
        unread >= UnreadBytes::most && dispatcher_.knows(id)) {
        return dispatcher_.busy(id, fetch.request,
                                {.reason = "max_unread: pictures that were fetched and not read",
                                 .depth = unread,
                                 .limit = UnreadBytes::most});
    }
    dispatcher_.fetch(id, fetch, now());
}

void BrokerServer::handle(ProducerId id, const wire::StatusRequest& request) {
    if (!dispatcher_.knows(id)) {
        dispatcher_.ping(id, {}, now());  // answered with RESYNC
        return;
    }
    const auto uptime = std::chrono::duration_cast<std::chrono::seconds>(clock_.now() - started_);
    const std::string status =
        make_status({.version = product_version,
                     .boot = boot_,
                     .uptime_s = static_cast<std::uint64_t>(uptime.count()),
                     .rss_bytes = resident_set_.bytes(),
                     .store_bytes = store_.bytes_on_disk(),
                     .malformed = malformed_,
                     .denied = door_.denied(),
                     .dispatcher = &dispatcher_,
                     .store = store_.status(),
                     .report = [this](WorkerId worker) -> std::string_view {
                         const auto found = reports_.find(worker);
                         return found == reports_.end() ? std::string_view{} : found->second;
                     }});
    send_to_producer(id, {transport::Frame{wire::encode(wire::StatusReply{request.request})},
                          transport::Frame{std::string_view{status}}});
}

}  // namespace plotmill::broker
