#include "wire/envelope.hpp"

#include "wire/header_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <type_traits>
#include <utility>

// Each message's command word and fields, once: `fields(visitor, message)` serves the encoder and
// the decoder. f(name, member) is required; f(name, member, optional) keeps the member's default
// when absent; f(name, member, when_set) is absent when it is empty.

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
    f("expires_s", m.expires_s, optional);
    f("time_limit_s", m.time_limit_s, optional);
    f("max_attempts", m.max_attempts, optional);
    f("on_duplicate", m.on_duplicate, optional);
    f("outputs", m.outputs);
    f("bytes", m.bytes);
    f("sha256", m.sha256);
    f("resend", m.resend, optional);
    f("batch", m.batch, optional);
    f("sizes", m.sizes, when_set);
    f("deliver", m.deliver, when_set);
}
PLOTMILL_DESCRIBE(Chunk, "CHUNK") {
    f("req", m.request);
    f("offset", m.offset);
}
PLOTMILL_DESCRIBE(FetchPictures, "FETCH") {
    f("req", m.request);
    f("id", m.id);
    f("offset", m.offset);
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
PLOTMILL_DESCRIBE(ManageWorkers, "WORKERS") {
    f("req", m.request);
    f("worker", m.worker, optional);
    f("action", m.action);
    f("renderers", m.renderers, optional);
}
PLOTMILL_DESCRIBE(CancelJob, "CANCEL") {
    f("req", m.request);
    f("id", m.id, optional);
    f("key", m.key, optional);
}
PLOTMILL_DESCRIBE(ShowJob, "SHOW") {
    f("req", m.request);
    f("id", m.id);
}
PLOTMILL_DESCRIBE(ListDead, "DEAD") {
    f("req", m.request);
    f("after", m.after, optional);
    f("limit", m.limit, optional);
}
PLOTMILL_DESCRIBE(ListMeasured, "MEMORY") {
    f("req", m.request);
    f("after", m.after, optional);
    f("limit", m.limit, optional);
}
PLOTMILL_DESCRIBE(ShowProcesses, "PROCESSES") {
    f("req", m.request);
}
PLOTMILL_DESCRIBE(RetryDead, "RETRY") {
    f("req", m.request);
    f("id", m.id);
}
PLOTMILL_DESCRIBE(DropDead, "DROP") {
    f("req", m.request);
    f("id", m.id);
}
PLOTMILL_DESCRIBE(PauseQueue, "PAUSE") {
    f("req", m.request);
    f("queue", m.queue);
}
PLOTMILL_DESCRIBE(ResumeQueue, "RESUME") {
    f("req", m.request);
    f("queue", m.queue);
}
PLOTMILL_DESCRIBE(ShowBatch, "BATCH") {
    f("req", m.request);
    f("batch", m.batch);
}

PLOTMILL_DESCRIBE(Subscribe, "SUBSCRIBE") {
    f("req", m.request);
    f("kinds", m.kinds, optional);
    f("namespace", m.name_space, optional);
    f("queue", m.queue, optional);
    f("batch", m.batch, optional);
    f("credit", m.credit);
}
PLOTMILL_DESCRIBE(EventCredit, "CREDIT") {
    f("req", m.request);
    f("n", m.n);
}
PLOTMILL_DESCRIBE(Unsubscribe, "UNSUBSCRIBE") {
    f("req", m.request);
}

PLOTMILL_DESCRIBE(Welcome, "WELCOME") {
    f("v", m.version);
    f("broker", m.broker);
    f("boot", m.boot);
    f("max_body_bytes", m.max_body_bytes);
    f("max_inline_bytes", m.max_inline_bytes);
    f("heartbeat_ms", m.heartbeat_ms);
}
PLOTMILL_DESCRIBE(Continue, "CONTINUE") {
    f("req", m.request);
    f("upto", m.upto);
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
    f("depth", m.depth, optional);
    f("limit", m.limit, optional);
}
PLOTMILL_DESCRIBE(JobResult, "RESULT") {
    f("id", m.id);
    f("key", m.key);
    f("state", m.state);
}
PLOTMILL_DESCRIBE(PicturesChunk, "CHUNK") {
    f("req", m.request);
    f("id", m.id);
    f("offset", m.offset);
}
PLOTMILL_DESCRIBE(UnknownJobs, "UNKNOWN") {
    f("ids", m.ids);
}
PLOTMILL_DESCRIBE(StatusReply, "STATUS") {
    f("req", m.request);
}
PLOTMILL_DESCRIBE(Answer, "ANSWER") {
    f("req", m.request);
}
PLOTMILL_DESCRIBE(EventNotice, "EVENT") {
    f("req", m.request);
    f("seq", m.sequence);
    f("boot", m.boot);
}
PLOTMILL_DESCRIBE(Pong, "PONG") {
    f("n", m.n);
    f("boot", m.boot);
}
PLOTMILL_DESCRIBE(Manage, "MANAGE") {
    f("action", m.action);
    f("renderers", m.renderers, optional);
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
PLOTMILL_DESCRIBE(Fetch, "FETCH") {
    f.lease(m.lease);
    f("offset", m.offset);
    f("bytes", m.bytes);
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
    f("file", m.file, when_set);
    f("file_bytes", m.file_bytes, when_set);
    f("sha256", m.sha256, when_set);
    f("deliver", m.deliver, when_set);
}
PLOTMILL_DESCRIBE(FetchedChunk, "CHUNK") {
    f.lease(m.lease);
    f("offset", m.offset);
}
PLOTMILL_DESCRIBE(Settled, "SETTLED") {
    f.lease(m.lease);
}
PLOTMILL_DESCRIBE(Revoked, "REVOKED") {
    f.lease(m.lease);
}
PLOTMILL_DESCRIBE(StopJob, "STOP") {
    f.lease(m.lease);
}

#undef PLOTMILL_DESCRIBE

// ---- encode
// -----------------------------------------------------------------------------------------------------

// Written straight into the text: building a json object first took a quarter of the broker's time.

bool is_plain(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte >= 0x7f || c == '"' || c == '\\';
    });
}

class Encoder {
public:
    explicit Encoder(std::string_view command) {
        constexpr std::size_t usual_bytes = 256;
        out_.reserve(usual_bytes);
        out_ += '{';
        name("cmd");
        append(command);
    }
    template <typename T>
    void operator()(const char* field, const T& value) {
        out_ += ',';
        name(field);
        append(value);
    }
    template <typename T>
    void operator()(const char* field, const T& value, Optional /*absent is the default*/) {
        (*this)(field, value);
    }
    template <typename T>
    void operator()(const char* field, const T& value, WhenSet /*absent is empty*/) {
        if (value != T{}) {
            (*this)(field, value);
        }
    }
    void lease(const Lease& lease) {
        (*this)("id", lease.id);
        (*this)("token", lease.token.value());
    }
    std::string finish() {
        out_ += '}';
        return std::move(out_);
    }

private:
    void name(std::string_view field) {
        out_ += '"';
        out_ += field;
        out_ += "\":";
    }
    void append(bool value) { out_ += value ? "true" : "false"; }
    void append(int value) { out_ += std::to_string(value); }
    void append(std::uint64_t value) { out_ += std::to_string(value); }
    void append(double value) { out_ += json(value).dump(); }
    void append(std::string_view text) {
        if (is_plain(text)) {
            out_ += '"';
            out_ += text;
            out_ += '"';
            return;
        }
        // Text that is not UTF-8 (a file name in an error, say) is shown with replacement
        // characters, never thrown about.
        out_ += json(text).dump(-1, ' ', false, json::error_handler_t::replace);
    }
    void append(const std::string& text) { append(std::string_view{text}); }
    void append(JobId id) { append(id.value()); }
    void append(ErrorCode code) { append(word(code)); }
    void append(Priority priority) { append(word(priority)); }
    void append(OnDuplicate choice) { append(word(choice)); }
    void append(Deliver choice) { append(word(choice)); }
    void append(JobState state) { append(word(state)); }
    void append(WorkerAction action) { append(word(action)); }
    void append(const Lease& lease) {
        out_ += '[';
        append(lease.id);
        out_ += ',';
        append(lease.token.value());
        out_ += ']';
    }
    template <typename T>
    void append(const std::vector<T>& values) {
        out_ += '[';
        for (std::size_t i = 0; i < values.size(); ++i) {
            out_ += i == 0 ? "" : ",";
            append(values[i]);
        }
        out_ += ']';
    }

    std::string out_;
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
    Encoder encoder{Description<Message>::command};
    Description<Message>::fields(message, encoder);
    return encoder.finish();
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
PLOTMILL_MESSAGE(Chunk)
PLOTMILL_MESSAGE(Watch)
PLOTMILL_MESSAGE(StatusRequest)
PLOTMILL_MESSAGE(Ping)
PLOTMILL_MESSAGE(ManageWorkers)
PLOTMILL_MESSAGE(Manage)
PLOTMILL_MESSAGE(CancelJob)
PLOTMILL_MESSAGE(ShowJob)
PLOTMILL_MESSAGE(ListDead)
PLOTMILL_MESSAGE(ListMeasured)
PLOTMILL_MESSAGE(ShowProcesses)
PLOTMILL_MESSAGE(RetryDead)
PLOTMILL_MESSAGE(DropDead)
PLOTMILL_MESSAGE(PauseQueue)
PLOTMILL_MESSAGE(ResumeQueue)
PLOTMILL_MESSAGE(ShowBatch)
PLOTMILL_MESSAGE(Answer)
PLOTMILL_MESSAGE(Subscribe)
PLOTMILL_MESSAGE(EventCredit)
PLOTMILL_MESSAGE(Unsubscribe)
PLOTMILL_MESSAGE(EventNotice)
PLOTMILL_MESSAGE(Welcome)
PLOTMILL_MESSAGE(Continue)
PLOTMILL_MESSAGE(Accepted)
PLOTMILL_MESSAGE(Refused)
PLOTMILL_MESSAGE(Busy)
PLOTMILL_MESSAGE(JobResult)
PLOTMILL_MESSAGE(FetchPictures)
PLOTMILL_MESSAGE(PicturesChunk)
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
PLOTMILL_MESSAGE(Fetch)
PLOTMILL_MESSAGE(FetchedChunk)
PLOTMILL_MESSAGE(Heartbeat)
PLOTMILL_MESSAGE(Bye)
PLOTMILL_MESSAGE(Assign)
PLOTMILL_MESSAGE(Settled)
PLOTMILL_MESSAGE(Revoked)
PLOTMILL_MESSAGE(StopJob)
#undef PLOTMILL_MESSAGE

}  // namespace plotmill::wire
