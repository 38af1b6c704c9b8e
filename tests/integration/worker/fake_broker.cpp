#include "tests/integration/worker/fake_broker.hpp"

#include "tests/support/body_files.hpp"
#include "tests/support/files.hpp"

#include <algorithm>
#include <fstream>
#include <random>
#include <type_traits>
#include <utility>
#include <variant>

namespace plotmill::test {
namespace {

using nlohmann::json;

transport::Frame msgpack(const json& body) {
    const std::vector<std::uint8_t> bytes = json::to_msgpack(body);
    return transport::Frame{std::as_bytes(std::span{bytes})};
}

json record_of(const transport::Message& message) {
    return message.frames.size() > 1 ? json::parse(message.frames[1].text()) : json();
}

}  // namespace

json table(std::size_t columns, std::size_t rows) {
    std::mt19937 random{42};
    json names = json::array();
    json values = json::array();
    for (std::size_t column = 0; column < columns; ++column) {
        names.push_back("column " + std::to_string(column));
        json numbers = json::array();
        for (std::size_t row = 0; row < rows; ++row) {
            numbers.push_back(static_cast<double>(random() % 1000000) / 1e6);
        }
        values.push_back(std::move(numbers));
    }
    return {{"columns", std::move(names)}, {"values", std::move(values)}};
}

FakeBroker::FakeBroker(std::string endpoint, std::uint64_t boot)
    : endpoint_{std::move(endpoint)}, boot_{boot} {
    open();
}

void FakeBroker::open() {
    socket_.emplace(transport::Socket::router(context_, endpoint_, {}));
}

void FakeBroker::close() {
    socket_.reset();
    peer_.clear();
    ++boot_;
}

void FakeBroker::restart() {
    peer_.clear();
    credit = 0;
    ++boot_;
}

std::uint64_t FakeBroker::submit(JobWish wish) {
    const std::uint64_t id = jobs_.size() + 1;
    jobs_.emplace(id, std::move(wish));
    waiting_.push_back(id);
    return id;
}

std::uint64_t FakeBroker::submit_simple(const std::string& name) {
    const std::string output = name + ".png";
    return submit(
        {.body = {{"data", table(4, 8)},
                  {"charts",
                   {{{"kind", "scatter_matrix"}, {"options", {{"dpi", 10}}}, {"output", output}}}},
                  {"folder", "pictures"}},
         .outputs = {"pictures/" + output}});
}

std::uint64_t FakeBroker::submit_fault(const std::string& kind, json options) {
    const std::string output = "fault-" + std::to_string(jobs_.size()) + ".png";
    return submit(
        {.body = {{"data", table(4, 8)},
                  {"charts",
                   {{{"kind", kind}, {"options", std::move(options)}, {"output", output}}}}},
         .outputs = {output}});
}

std::uint64_t FakeBroker::submit_long(const std::string& name) {
    // Half a second or so, with sanitizers, beneath which all is slower, too.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    constexpr int pictures = 3;
#else
    constexpr int pictures = 20;
#endif
    JobWish wish{.body = {{"data", table(8, 500)}, {"folder", "pictures"}}, .outputs = {}};
    for (int i = 0; i < pictures; ++i) {
        const std::string output = name + "-" + std::to_string(i) + ".png";
        wish.body["charts"].push_back(
            {{"kind", "scatter_matrix"}, {"options", {{"dpi", 300}}}, {"output", output}});
        wish.outputs.push_back("pictures/" + output);
    }
    return submit(std::move(wish));
}

bool FakeBroker::serve_until(const std::function<bool()>& condition,
                             std::chrono::milliseconds at_most) {
    const TimePoint deadline = clock_.now() + at_most;
    while (!condition()) {
        if (clock_.now() >= deadline) {
            return false;
        }
        transport::Poller poller;
        if (socket_) {
            poller.add(*socket_);
        }
        // Conditions may look at files and processes too: look again soon.
        poller.wait(std::min(deadline, clock_.now() + milliseconds{5}), clock_);
        while (auto message = socket_ ? socket_->receive() : std::nullopt) {
            receive(std::move(*message));
        }
        assign();
    }
    return true;
}

void FakeBroker::receive(transport::Message&& message) {
    auto decoded = wire::decode_from_worker(message.frames.at(0).text());
    if (!decoded) {
        throw std::runtime_error{"the worker said: " + decoded.error().message};
    }
    if (const auto* const ready = std::get_if<wire::Ready>(&*decoded)) {
        peer_ = message.peer;
        on(*ready);
        return;
    }
    if (message.peer != peer_) {
        transport::Message resync{message.peer, {}};
        resync.frames.emplace_back(std::string_view{wire::encode(wire::Resync{})});
        static_cast<void>(socket_->send(resync));
        return;
    }
    std::visit(
        [this, &message](const auto& said) {
            using T = std::decay_t<decltype(said)>;
            if constexpr (std::is_same_v<T, wire::Credit>) {
                credit += said.n;
            } else if constexpr (std::is_same_v<T, wire::Heartbeat>) {
                report = record_of(message);
                if (on_report) {
                    on_report(report);
                }
                say(wire::encode(wire::Heartbeat{boot_}));
            } else if constexpr (std::is_same_v<T, wire::Fetch>) {
                on(said);
            } else if constexpr (std::is_same_v<T, wire::Bye>) {
                has_bye = true;
            } else if constexpr (std::is_same_v<T, wire::Failed>) {
                on_outcome({.command = "FAILED",
                            .lease = said.lease,
                            .code = said.code,
                            .retry = said.retry,
                            .record = {}},
                           message);
            } else if constexpr (std::is_same_v<T, wire::Crashed>) {
                on_outcome(
                    {.command = "CRASHED", .lease = said.lease, .code = said.code, .record = {}},
                    message);
            } else if constexpr (!std::is_same_v<T, wire::Ready>) {
                on_outcome({.command = std::string{wire::command<T>()},
                            .lease = said.lease,
                            .code = {},
                            .record = {}},
                           message);
            }
        },
        *decoded);
}

void FakeBroker::on(const wire::Ready& ready) {
    readies.push_back(ready);
    credit = 0;
    std::erase_if(leased_, [&](const auto& lease) {
        const bool is_named = std::any_of(
            ready.leases.begin(), ready.leases.end(),
            [&](const wire::Lease& named) { return named.token.value() == lease.second; });
        if (!is_named) {
            waiting_.push_back(lease.first);
        }
        return !is_named;
    });
    say(wire::encode(wire::Welcome{.broker = "fake",
                                   .boot = boot_,
                                   .max_body_bytes = 1U << 30U,
                                   .heartbeat_ms = heartbeat_ms}));
}

void FakeBroker::on_outcome(SaidOutcome&& said, transport::Message& message) {
    said.record = record_of(message);
    said.at = clock_.now();
    const wire::Lease lease = said.lease;
    leased_.erase(lease.id.value());
    if (said.command == "RETURNED") {
        ++returned;
        if (leases_anew) {
            waiting_.push_front(lease.id.value());
        }
    } else {
        outcomes.push_back(std::move(said));
    }
    if (settles) {
        settle(lease);
    }
}

void FakeBroker::settle(const wire::Lease& lease) {
    say(wire::encode(wire::Settled{lease}));
}

void FakeBroker::assign() {
    while (credit > 0 && !waiting_.empty() && !peer_.empty()) {
        const std::uint64_t id = waiting_.front();
        waiting_.pop_front();
        --credit;
        ++assigned;
        leased_[id] = ++next_token_;
        const JobWish& wish = jobs_.at(id);
        wire::Assign assign;
        assign.lease = {JobId{id}, Token{next_token_}};
        assign.key = "key-" + std::to_string(id);
        assign.name_space = "default";
        assign.alone = wish.alone;
        assign.time_limit_s = wish.time_limit_s;
        assign.outputs = wish.outputs;
        assign.store = "cafe";
        if (wish.body_by != BodyBy::frames) {
            assign_file(id, std::move(assign));
            continue;
        }
        std::vector<transport::Frame> body;
        body.push_back(msgpack(wish.body));
        say(wire::encode(assign), std::move(body));
    }
}

void FakeBroker::assign_file(std::uint64_t id, wire::Assign&& assign) {
    const JobWish& wish = jobs_.at(id);
    const std::string body{msgpack(wish.body).text()};
    std::string bytes = body_file({body});
    bytes.back() = static_cast<char>(bytes.back() ^ (spoils_bodies ? 1 : 0));
    assign.file = folder + "/" + std::to_string(id);
    write_file(assign.file, bytes);
    assign.file_bytes = bytes.size();
    assign.sha256 = head_of({body}).sha256;
    if (wish.body_by == BodyBy::fetching) {
        assign.file += " on another host";
    }
    say(wire::encode(assign));
}

void FakeBroker::on(const wire::Fetch& fetch) {
    ++fetched;
    std::ifstream file{folder + "/" + std::to_string(fetch.lease.id.value()), std::ios::binary};
    std::string bytes(fetch.bytes, ' ');
    file.seekg(static_cast<std::streamoff>(fetch.offset));
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    std::vector<transport::Frame> frames;
    frames.emplace_back(std::string_view{bytes});
    say(wire::encode(wire::FetchedChunk{fetch.lease, fetch.offset}), std::move(frames));
}

void FakeBroker::say(const std::string& header, std::vector<transport::Frame> frames) {
    transport::Message message{peer_, {}};
    message.frames.emplace_back(std::string_view{header});
    for (transport::Frame& frame : frames) {
        message.frames.push_back(std::move(frame));
    }
    static_cast<void>(
        socket_->send(message));  // a worker that is gone is what some tests are about
}

const SaidOutcome* FakeBroker::outcome(std::uint64_t id) const {
    const auto found =
        std::find_if(outcomes.begin(), outcomes.end(),
                     [id](const SaidOutcome& said) { return said.lease.id.value() == id; });
    return found == outcomes.end() ? nullptr : &*found;
}

std::vector<json> FakeBroker::renderers(const std::string& state) const {
    std::vector<json> found;
    if (report.is_object()) {
        for (const json& each : report.at("renderers")) {
            if (state.empty() || each.at("state") == state) {
                found.push_back(each);
            }
        }
    }
    return found;
}

bool FakeBroker::is_staffed(std::size_t wanted, std::size_t spares) const {
    return renderers("idle").size() + renderers("busy").size() == wanted &&
           renderers("spare").size() == spares;
}

}  // namespace plotmill::test
