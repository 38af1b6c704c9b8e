#include "worker/link/broker_line.hpp"

#include "log/log.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

namespace plotmill::worker {
namespace {

constexpr milliseconds bye_linger{500};

std::optional<transport::ClientCurve> read_keys(const keys::ClientKeys& files) {
    auto curve = keys::read_client_keys(files);
    if (!curve) {
        throw std::runtime_error{curve.error().message};
    }
    return std::move(*curve);
}

}  // namespace

BrokerLine::BrokerLine(const LinkSettings& settings, LeaseBook& leases, const Clock& clock,
                       std::function<std::string()> report)
    : settings_{settings},
      leases_{leases},
      clock_{clock},
      curve_{read_keys(settings.keys)},
      report_{std::move(report)},
      dialogue_{DialogueSettings{}, clock.now()} {
    open_socket();
}

void BrokerLine::open_socket() {
    socket_.reset();
    // No linger: a READY that waits in the old socket would reach a broker that comes back, which
    // would then take that connection for ours.
    socket_.emplace(
        transport::Socket::dealer(context_, settings_.broker, {.client_curve = curve_}));
    ++socket_number_;
}

void BrokerLine::receive() {
    while (auto message = socket_->receive()) {
        act_on(std::move(*message));
    }
}

void BrokerLine::act_on(transport::Message&& message) {
    auto decoded = wire::decode_to_worker(message.frames.front().text());
    if (!decoded) {
        log::warn("message_refused",
                  {{"code", word(decoded.error().code)}, {"message", decoded.error().message}});
        return;
    }
    dialogue_.heard(clock_.now());
    std::visit([this, &message](auto& each) { on(each, message); }, *decoded);
}

void BrokerLine::on(const wire::Welcome& welcome, transport::Message& /*message*/) {
    if (!dialogue_.welcomed(welcome.boot, milliseconds{welcome.heartbeat_ms}, clock_.now())) {
        return;
    }
    is_refused_ = false;
    leases_.begin_again();
    fetcher_.begin_again();
    log::info("welcomed", {{"broker", settings_.broker},
                           {"version", welcome.broker},
                           {"boot", welcome.boot},
                           {"held", leases_.held()}});
}

void BrokerLine::on(wire::Assign& assign, transport::Message& message) {
    message.frames.erase(message.frames.begin());
    const Token token = assign.lease.token;
    if (!leases_.take(std::move(assign), std::move(message.frames), clock_.now())) {
        return;
    }
    const HeldJob* const job = leases_.find(token);
    if (job == nullptr || !job->is_fetching) {
        return;
    }
    if (UniqueFd file = open_body_file(job->assign)) {
        leases_.arrived(token, std::move(file));
    } else {
        fetcher_.begin(job->assign);
    }
}

void BrokerLine::on(const wire::FetchedChunk& chunk, transport::Message& message) {
    if (message.frames.size() == 2) {
        if (UniqueFd file = fetcher_.take(chunk, message.frames[1].bytes())) {
            leases_.arrived(chunk.lease.token, std::move(file));
        }
    }
}

/// Those that were revoked, cancelled or given back meanwhile are not fetched any further.
void BrokerLine::ask_for_bodies() {
    for (const Token token : fetcher_.tokens()) {
        const HeldJob* const job = leases_.find(token);
        if (job == nullptr || !job->is_fetching || job->state != LeaseState::queued) {
            fetcher_.forget(token);
        }
    }
    while (const auto fetch = dialogue_.is_known() ? fetcher_.next() : std::nullopt) {
        send(wire::encode(*fetch), {});
    }
}

void BrokerLine::on(const wire::Settled& settled, transport::Message& /*message*/) {
    leases_.settle(settled.lease.token);
}

void BrokerLine::on(const wire::Revoked& revoked, transport::Message& /*message*/) {
    log::info("revoked", {{"job", revoked.lease.id.value()}});
    leases_.revoke(revoked.lease.token);
}

void BrokerLine::on(const wire::StopJob& stop, transport::Message& /*message*/) {
    log::info("stopped", {{"job", stop.lease.id.value()}});
    leases_.stop(stop.lease.token);
}

void BrokerLine::on(const wire::Refused& refused, transport::Message& /*message*/) {
    if (!std::exchange(is_refused_, true)) {
        log::error("refused", {{"broker", settings_.broker},
                               {"code", word(refused.code)},
                               {"message", refused.message}});
    }
}

void BrokerLine::on(const wire::Heartbeat& heartbeat, transport::Message& /*message*/) {
    dialogue_.heartbeat(heartbeat.boot, clock_.now());
}

void BrokerLine::on(const wire::Resync& /*resync*/, transport::Message& /*message*/) {
    dialogue_.resync(clock_.now());
}

void BrokerLine::on(const wire::Manage& wish, transport::Message& /*message*/) {
    wishes_.push_back(wish);
}

void BrokerLine::say_due(bool is_draining) {
    const bool was_known = dialogue_.is_known();
    const Dialogue::Due due = dialogue_.due(clock_.now());
    if (was_known && !dialogue_.is_known()) {
        log::warn("broker_silent", {{"broker", settings_.broker}});
    }
    if (due.ready) {
        if (due.renew) {
            open_socket();
        }
        say_ready();
    }
    if (!dialogue_.is_known()) {
        return;
    }
    if (due.heartbeat) {
        send(wire::encode(wire::Heartbeat{dialogue_.boot()}), report_());
    }
    while (const HeldJob* const job = dialogue_.is_known() ? leases_.take_unsaid() : nullptr) {
        send(job->outcome.header, job->outcome.record, job->outcome.pictures);
    }
    ask_for_bodies();
    if (const std::uint64_t more = is_draining ? 0 : leases_.take_credit(); more > 0) {
        send(wire::encode(wire::Credit{more}), {});
    }
}

void BrokerLine::say_ready() {
    send(wire::encode(wire::Ready{.worker = settings_.worker,
                                  .host = settings_.host,
                                  // The master's: a link that was started anew is the same worker.
                                  .pid = static_cast<std::uint64_t>(settings_.master_pid),
                                  .slots = settings_.renderers,
                                  .renderer = settings_.renderer,
                                  .leases = leases_.leases()}),
         {});
}

void BrokerLine::say_bye() {
    if (dialogue_.is_known()) {
        send(wire::encode(wire::Bye{}), {});
        socket_->set_linger(bye_linger);
    }
    socket_.reset();  // the context waits for what lingers
}

void BrokerLine::send(std::string_view header, const std::string& record, ByteView pictures) {
    transport::Message message;
    message.frames.emplace_back(header);
    if (!record.empty()) {
        message.frames.emplace_back(std::string_view{record});
    }
    for (; !pictures.empty();
         pictures = pictures.subspan(std::min(pictures.size(), wire::max_chunk_bytes))) {
        message.frames.emplace_back(
            pictures.first(std::min(pictures.size(), wire::max_chunk_bytes)));
    }
    if (socket_->send(message) != transport::Sent::yes) {
        dialogue_.lost(clock_.now());
    }
}

}  // namespace plotmill::worker
