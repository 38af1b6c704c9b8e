#include "wire/envelope.hpp"

#include "wire/header_reader.hpp"

#include <nlohmann/json.hpp>

#include <type_traits>

// Each message's command word and fields, once: `fields(visitor, message)` serves the encoder and
// the decoder. f(name, member) is required; f(name, member, optional) keeps the member's default
// when absent.

namespace plotmill::wire {
namespace {

using nlohmann::json;

template <typename M>
struct Description;

#define PLOTMILL_DESCRIBE(TYPE, WORD)                    \
    template <>                                          \
    struct Description<TYPE> {                           \
        static constexpr std::string_view command{WORD}; \
        template <typename M, typename F>                \
        static void fields(M& m, F& f);                  \
    };                                                   \
    template <typename M, typename F>                    \
    void Description<TYPE>::fields([[maybe_unused]] M& m, [[maybe_unused]] F& f)

PLOTMILL_DESCRIBE(Hello, "HELLO") {
    f("v", m.version);
    f("name", m.name, optional);
    f("namespace", m.name_space, optional);
}
PLOTMILL_DESCRIBE(Submit, "SUBMIT") {
    f("req", m.request);
    f("key", m.key);
    f("queue", m.queue, optional);
    f("priority", m.priority, optional);
    f("delay_s", m.delay_s, optional);
    f("time_limit_s", m.time_limit_s, optional);
    f("max_attempts", m.max_attempts, optional);
    f("on_duplicate", m.on_duplicate, optional);
    f("outputs", m.outputs);
    f("bytes", m.bytes);
    f("sha256", m.sha256);
    f("resend", m.resend, optional);
}
PLOTMILL_DESCRIBE(Watch, "WATCH") {
    f("ids", m.ids);
}
PLOTMILL_DESCRIBE(StatusRequest, "STATUS") {
    f("req", m.request);
}
PLOTMILL_DESCRIBE(Ping, "PING") {
    f("n", m.n);
}

PLOTMILL_DESCRIBE(Welcome, "WELCOME") {
    f("v", m.version);
    f("broker", m.broker);
    f("boot", m.boot);
    f("max_body_bytes", m.max_body_bytes);
    f("heartbeat_ms", m.heartbeat_ms);
}
PLOTMILL_DESCRIBE(Accepted, "ACCEPTED") {
    f("req", m.request);
    f("id", m.id);
    f("duplicate", m.duplicate);
}
PLOTMILL_DESCRIBE(Refused, "REFUSED") {
    f("req", m.request);
    f("code", m.code);
    f("message", m.message);
    f("id", m.id);
}
PLOTMILL_DESCRIBE(Busy, "BUSY") {
    f("req", m.request);
    f("reason", m.reason);
    f("retry_after_ms", m.retry_after_ms);
}
PLOTMILL_DESCRIBE(JobResult, "RESULT") {
    f("id", m.id);
    f("key", m.key);
    f("state", m.state);
}
PLOTMILL_DESCRIBE(UnknownJobs, "UNKNOWN") {
    f("ids", m.ids);
}
PLOTMILL_DESCRIBE(StatusReply, "STATUS") {
    f("req", m.request);
}
PLOTMILL_DESCRIBE(Pong, "PONG") {
    f("n", m.n);
    f("boot", m.boot);
}
PLOTMILL_DESCRIBE(Resync, "RESYNC") {}

PLOTMILL_DESCRIBE(Ready, "READY") {
    f("v", m.version);
    f("worker", m.worker);
    f("host", m.host);
    f("pid", m.pid);
    f("slots", m.slots);
    f("renderer", m.renderer);
    f("leases", m.leases);
}
PLOTMILL_DESCRIBE(Credit, "CREDIT") {
    f("n", m.n);
}
PLOTMILL_DESCRIBE(Done, "DONE") {
    f.lease(m.lease);
}
PLOTMILL_DESCRIBE(Failed, "FAILED") {
    f.lease(m.lease);
    f("code", m.code);
    f("message", m.message);
    f("retry", m.retry);
}
PLOTMILL_DESCRIBE(Crashed, "CRASHED") {
    f.lease(m.lease);
    f("code", m.code);
    f("message", m.message);
}
PLOTMILL_DESCRIBE(Returned, "RETURNED") {
    f.lease(m.lease);
}
PLOTMILL_DESCRIBE(Heartbeat, "HEARTBEAT") {
    f("boot", m.boot);
}
PLOTMILL_DESCRIBE(Bye, "BYE") {}

PLOTMILL_DESCRIBE(Assign, "ASSIGN") {
    f.lease(m.lease);
    f("key", m.key);
    f("namespace", m.name_space);
    f("attempt", m.attempt);
    f("alone", m.alone);
    f("time_limit_s", m.time_limit_s);
    f("outputs", m.outputs);
    f("store", m.store);
}
PLOTMILL_DESCRIBE(Settled, "SETTLED") {
    f.lease(m.lease);
}
PLOTMILL_DESCRIBE(Revoked, "REVOKED") {
    f.lease(m.lease);
}

#undef PLOTMILL_DESCRIBE

// ---- encode
// -----------------------------------------------------------------------------------------------------

json to_json_value(bool v) {
    return v;
}
json to_json_value(int v) {
    return v;
}
json to_json_value(double v) {
    return v;
}
json to_json_value(std::uint64_t v) {
    return v;
}
json to_json_value(const std::string& v) {
    return v;
}
json to_json_value(const std::vector<std::string>& v) {
    return v;
}
json to_json_value(JobId v) {
    return v.value();
}
json to_json_value(ErrorCode v) {
    return word(v);
}
json to_json_value(Priority v) {
    return word(v);
}
json to_json_value(OnDuplicate v) {
    return word(v);
}
json to_json_value(JobState v) {
    return word(v);
}
json to_json_value(const std::vector<JobId>& ids) {
    json out = json::array();
    for (const JobId id : ids) {
        out.push_back(id.value());
    }
    return out;
}
json to_json_value(const std::vector<Lease>& leases) {
    json out = json::array();
    for (const Lease& lease : leases) {
        out.push_back({lease.id.value(), lease.token.value()});
    }
    return out;
}

class Encoder {
public:
    template <typename T>
    void operator()(const char* name, const T& value) {
        object_[name] = to_json_value(value);
    }
    template <typename T>
    void operator()(const char* name, const T& value, Optional /*absent is the default*/) {
        object_[name] = to_json_value(value);
    }
    void lease(const Lease& lease) {
        object_["id"] = lease.id.value();
        object_["token"] = lease.token.value();
    }
    json& object() { return object_; }

private:
    json object_ = json::object();
};

// ---- decode
// -----------------------------------------------------------------------------------------------------

template <typename M>
Result<M> read_message(HeaderReader& reader) {
    M message;
    Description<M>::fields(message, reader);
    if (auto end = reader.finish(); !end) {
        return fail(std::move(end).error());
    }
    return message;
}

template <typename Variant, std::size_t I = 0>
Result<Variant> read_variant(HeaderReader& reader) {
    if constexpr (I == std::variant_size_v<Variant>) {
        return fail(ErrorCode::command,
                    "cmd: got " + in_quotes(reader.command()) + ", not a command of this dialogue");
    } else {
        using M = std::variant_alternative_t<I, Variant>;
        if (reader.command() != Description<M>::command) {
            return read_variant<Variant, I + 1>(reader);
        }
        auto message = read_message<M>(reader);
        if (!message) {
            return fail(std::move(message).error());
        }
        return Variant{std::move(*message)};
    }
}

template <typename Variant>
Result<Variant> decode(std::string_view header) {
    auto reader = HeaderReader::parse(header);
    if (!reader) {
        return fail(std::move(reader).error());
    }
    return read_variant<Variant>(*reader);
}

}  // namespace

template <typename Message>
std::string_view command() noexcept {
    return Description<Message>::command;
}

template <typename Message>
std::string encode(const Message& message) {
    Encoder encoder;
    encoder("cmd", std::string{Description<Message>::command});
    Description<Message>::fields(message, encoder);
    // Text that is not UTF-8 (a file name in an error, say) is shown with replacement characters,
    // never thrown about.
    return encoder.object().dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<FromProducer> decode_from_producer(std::string_view header) {
    return decode<FromProducer>(header);
}
Result<ToProducer> decode_to_producer(std::string_view header) {
    return decode<ToProducer>(header);
}
Result<FromWorker> decode_from_worker(std::string_view header) {
    return decode<FromWorker>(header);
}
Result<ToWorker> decode_to_worker(std::string_view header) {
    return decode<ToWorker>(header);
}

#define PLOTMILL_MESSAGE(TYPE)                      \
    template std::string encode<TYPE>(const TYPE&); \
    template std::string_view command<TYPE>() noexcept;
PLOTMILL_MESSAGE(Hello)
PLOTMILL_MESSAGE(Submit)
PLOTMILL_MESSAGE(Watch)
PLOTMILL_MESSAGE(StatusRequest)
PLOTMILL_MESSAGE(Ping)
PLOTMILL_MESSAGE(Welcome)
PLOTMILL_MESSAGE(Accepted)
PLOTMILL_MESSAGE(Refused)
PLOTMILL_MESSAGE(Busy)
PLOTMILL_MESSAGE(JobResult)
PLOTMILL_MESSAGE(UnknownJobs)
PLOTMILL_MESSAGE(StatusReply)
PLOTMILL_MESSAGE(Pong)
PLOTMILL_MESSAGE(Resync)
PLOTMILL_MESSAGE(Ready)
PLOTMILL_MESSAGE(Credit)
PLOTMILL_MESSAGE(Done)
PLOTMILL_MESSAGE(Failed)
PLOTMILL_MESSAGE(Crashed)
PLOTMILL_MESSAGE(Returned)
PLOTMILL_MESSAGE(Heartbeat)
PLOTMILL_MESSAGE(Bye)
PLOTMILL_MESSAGE(Assign)
PLOTMILL_MESSAGE(Settled)
PLOTMILL_MESSAGE(Revoked)
#undef PLOTMILL_MESSAGE

}  // namespace plotmill::wire
