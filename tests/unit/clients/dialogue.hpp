#pragma once
// A producer's session, a clock, and a broker's words.

#include "clients/cpp/session.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace plotmill::test {

using namespace client;
using transport::Frame;
using transport::Message;

inline Job job(const std::string& key, std::size_t bytes = 4) {
    Job job;
    job.envelope.key = key;
    job.envelope.bytes = bytes;
    job.body.emplace_back(std::string_view{"body"});
    return job;
}

/// A session, a clock, and a broker's words.
struct Dialogue {
    explicit Dialogue(SessionOptions options = {.name = "test"}) : session{std::move(options)} {}

    template <typename M>
    void say(const M& message, const std::string& record = {}) {
        Message wire;
        wire.frames.emplace_back(std::string_view{wire::encode(message)});
        if (!record.empty()) {
            wire.frames.emplace_back(std::string_view{record});
        }
        session.receive(wire, now);
    }

    void welcome(std::uint64_t boot = 1) {
        say(wire::Welcome{.broker = "0.1.0",
                          .boot = boot,
                          .max_body_bytes = 1000,
                          .max_inline_bytes = 100,
                          .heartbeat_ms = 1000});
    }

    /// Everything that is sent now.
    std::vector<wire::FromProducer> sent() {
        std::vector<wire::FromProducer> messages;
        while (auto message = session.next(now)) {
            messages.push_back(*wire::decode_from_producer(message->frames.front().text()));
        }
        return messages;
    }

    template <typename M>
    std::vector<M> sent_of() {
        std::vector<M> wanted;
        for (auto& message : sent()) {
            if (auto* one = std::get_if<M>(&message)) {
                wanted.push_back(*one);
            }
        }
        return wanted;
    }

    template <typename E>
    std::vector<E> events() {
        std::vector<E> wanted;
        for (auto& event : session.take_events()) {
            if (auto* one = std::get_if<E>(&event)) {
                wanted.push_back(*one);
            }
        }
        return wanted;
    }

    Session session;
    TimePoint now{std::chrono::hours{1}};
};

}  // namespace plotmill::test
