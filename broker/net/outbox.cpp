#include "broker/net/outbox.hpp"

#include <utility>

namespace plotmill::broker {
namespace {

std::size_t bytes_of(const transport::Message& message) {
    std::size_t bytes = 0;
    for (const transport::Frame& frame : message.frames) {
        bytes += frame.size();
    }
    return bytes;
}

}  // namespace

Delivery Outbox::send(transport::Message&& message) {
    const auto found = waiting_.find(message.peer);
    if (found == waiting_.end()) {
        const transport::Sent sent = socket_.send(message);
        if (sent != transport::Sent::full) {
            return sent == transport::Sent::yes ? Delivery::sent : Delivery::unreachable;
        }
    }
    Line& line = found == waiting_.end() ? waiting_[message.peer] : found->second;
    const std::size_t bytes = bytes_of(message);
    const bool is_first = line.messages.empty();  // of whatever size: what is waiting can be sent
    if (!is_first &&
        (line.messages.size() >= limits_.max_messages || line.bytes + bytes > limits_.max_bytes)) {
        return Delivery::overflow;
    }
    line.bytes += bytes;
    line.messages.push_back(std::move(message));
    return Delivery::waiting;
}

Outbox::Progress Outbox::drain(Line& line) {
    while (!line.messages.empty()) {
        const std::size_t bytes = bytes_of(line.messages.front());
        const transport::Sent sent = socket_.send(line.messages.front());
        if (sent == transport::Sent::full) {
            return Progress::full;
        }
        if (sent == transport::Sent::unreachable) {
            return Progress::unreachable;
        }
        line.bytes -= bytes;
        line.messages.pop_front();
    }
    return Progress::drained;
}

Outbox::Flushed Outbox::flush() {
    Flushed flushed;
    for (auto at = waiting_.begin(); at != waiting_.end();) {
        const Progress progress = drain(at->second);
        if (progress == Progress::full) {
            ++at;
            continue;
        }
        (progress == Progress::drained ? flushed.drained : flushed.unreachable)
            .push_back(at->first);
        at = waiting_.erase(at);
    }
    return flushed;
}

}  // namespace plotmill::broker
