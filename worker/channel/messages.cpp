#include "worker/channel/messages.hpp"

#include <type_traits>
#include <utility>

namespace plotmill::worker {
namespace {

constexpr std::size_t max_outputs = 4096;  // the envelope's own limit is far lower
constexpr std::size_t max_frames = 1U << 16U;

class Encoder {
public:
    explicit Encoder(PacketWriter& writer) : writer_{writer} {}
    void operator()(std::uint64_t value) { writer_.number(value); }
    void operator()(const std::string& value) { writer_.text(value); }
    void operator()(const Bytes& value) { writer_.number(value.size()); }

private:
    PacketWriter& writer_;
};

class Decoder {
public:
    explicit Decoder(PacketReader& reader) : reader_{reader} {}
    void operator()(std::uint64_t& value) { value = reader_.number(); }
    void operator()(std::string& value) { value = reader_.text(); }
    void operator()(Bytes& value) {
        const ByteView bytes = reader_.raw(reader_.number());
        value.assign(bytes.begin(), bytes.end());
    }

private:
    PacketReader& reader_;
};

// Each message's fields, once, for both directions. M is the message or the const message.
template <typename M>
concept Is_empty = std::is_empty_v<M>;

template <typename F, Is_empty M>
void fields(F& /*f*/, M& /*m*/) {}

template <typename F, typename M>
requires std::is_same_v<std::remove_const_t<M>, JobReport>
void fields(F& f, M& m) {
    f(m.job);
    f(m.attempt);
    f(m.error);
    f(m.message);
    f(m.charts);
    f(m.times.decode);
    f(m.times.layout);
    f(m.times.raster);
    f(m.times.encode);
    f(m.times.write);
    f(m.costs.rss_before_bytes);
    f(m.costs.rss_after_bytes);
    f(m.costs.rss_peak_bytes);
    f(m.costs.rss_exact_bytes);
    f(m.costs.heap_before_bytes);
    f(m.costs.heap_after_bytes);
    f(m.costs.cpu_us);
    f(m.costs.wall_us);
    f(m.costs.body_bytes);
    f(m.is_out_of_memory);
    f(m.pictures);  // last: its bytes follow the packet's head
}

template <typename F, typename M>
requires std::is_same_v<std::remove_const_t<M>, NewRenderer>
void fields(F& f, M& m) {
    f(m.pid);
    f(m.entry);
}

template <typename F, typename M>
requires std::is_same_v<std::remove_const_t<M>, RendererEnded>
void fields(F& f, M& m) {
    f(m.pid);
    f(m.status);
    f(m.user_us);
    f(m.system_us);
    f(m.stage);
    f(m.job);
    f(m.stopped_ms);
}

template <typename F, typename M>
requires std::is_same_v<std::remove_const_t<M>, Drain>
void fields(F& f, M& m) {
    f(m.timeout_ms);
}

template <typename F, typename M>
requires std::is_same_v<std::remove_const_t<M>, MasterState>
void fields(F& f, M& m) {
    f(m.early_deaths);
    f(m.is_breaker_open);
}

template <typename F, typename M>
requires std::is_same_v<std::remove_const_t<M>, RendererRetires> ||
    std::is_same_v<std::remove_const_t<M>, KillRenderer>
void fields(F& f, M& m) {
    f(m.pid);
}

template <typename F, typename M>
requires std::is_same_v<std::remove_const_t<M>, Staff> ||
    std::is_same_v<std::remove_const_t<M>, SetRenderers> ||
    std::is_same_v<std::remove_const_t<M>, AskRenderers>
void fields(F& f, M& m) {
    f(m.renderers);
}

template <typename F, typename M>
requires std::is_same_v<std::remove_const_t<M>, NewSettings>
void fields(F& f, M& m) {
    f(m.renderers);
    f(m.least_renderers);
    f(m.idle_timeout_ms);
    f(m.max_jobs);
    f(m.max_rss_bytes);
    f(m.max_growth_bytes);
    f(m.max_age_ms);
    f(m.memory_limit_bytes);
    f(m.time_limit_ms);
    f(m.cost_margin);
    f(m.soft_percent);
    f(m.log_level);
}

/// Makes the alternative of that number and reads its fields; false: there is no such number.
template <typename Variant, std::size_t I = 0>
bool read_kind(std::uint64_t kind, PacketReader& reader, std::optional<Variant>& message) {
    if constexpr (I == std::variant_size_v<Variant>) {
        return false;
    } else {
        if (kind != I) {
            return read_kind<Variant, I + 1>(kind, reader, message);
        }
        message.emplace(std::in_place_index<I>);
        Decoder decoder{reader};
        fields(decoder, std::get<I>(*message));
        return true;
    }
}

}  // namespace

template <typename Variant>
void encode(const Variant& message, PacketWriter& writer) {
    writer.number(message.index());
    std::visit(
        [&writer](const auto& each) {
            Encoder encoder{writer};
            fields(encoder, each);
        },
        message);
}

template <typename Variant>
std::optional<Variant> decode(ByteView packet) {
    std::optional<Variant> message;
    PacketReader reader{packet};
    if (!read_kind(reader.number(), reader, message) || !reader.is_whole()) {
        message.reset();
    }
    return message;
}

template void encode<FromRenderer>(const FromRenderer&, PacketWriter&);
template void encode<MasterToLink>(const MasterToLink&, PacketWriter&);
template void encode<LinkToMaster>(const LinkToMaster&, PacketWriter&);
template std::optional<FromRenderer> decode<FromRenderer>(ByteView);
template std::optional<MasterToLink> decode<MasterToLink>(ByteView);
template std::optional<LinkToMaster> decode<LinkToMaster>(ByteView);

void encode_head(const JobMessage& message, PacketWriter& writer) {
    writer.number(message.job);
    writer.number(message.attempt);
    writer.number(message.slot);
    writer.number(message.generation);
    writer.number(message.limit_ms);
    writer.number(message.cost_margin);
    writer.number(message.soft_percent);
    writer.number(message.ticket);
    writer.number(message.wants_bytes);
    writer.text(message.key);
    writer.text(message.store);
    writer.texts(message.outputs);
    writer.number(message.frames.size());
    for (const ByteView frame : message.frames) {
        writer.number(frame.size());
    }
}

std::optional<JobMessage> decode_job(ByteView packet) {
    PacketReader reader{packet};
    JobMessage message;
    message.job = reader.number();
    message.attempt = reader.number();
    message.slot = static_cast<std::uint32_t>(reader.number());
    message.generation = static_cast<std::uint32_t>(reader.number());
    message.limit_ms = reader.number();
    message.cost_margin = static_cast<std::uint32_t>(reader.number());
    message.soft_percent = static_cast<std::uint32_t>(reader.number());
    message.ticket = static_cast<std::uint32_t>(reader.number());
    message.wants_bytes = static_cast<std::uint32_t>(reader.number());
    message.key = reader.text();
    message.store = reader.text();
    message.outputs = reader.texts(max_outputs);
    const std::uint64_t frames = reader.number();
    if (frames > max_frames) {
        return std::nullopt;
    }
    std::vector<std::uint64_t> sizes(frames);
    for (std::uint64_t& size : sizes) {
        size = reader.number();
    }
    message.frames.reserve(frames);
    for (const std::uint64_t size : sizes) {
        message.frames.push_back(reader.raw(size));
    }
    return reader.is_whole() ? std::optional{std::move(message)} : std::nullopt;
}

}  // namespace plotmill::worker
