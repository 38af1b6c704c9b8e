#include "clients/cpp/client.hpp"

#include "digest/digest.hpp"
#include "transport/endpoint.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::client {
namespace {

constexpr milliseconds full_again_after{20};  // a full socket becomes writable without a word

transport::SocketOptions socket_options(std::optional<transport::ClientCurve>&& curve) {
    transport::SocketOptions options;
    options.client_curve = std::move(curve);
    options.silence = milliseconds{10'000};  // a broker with a slow disk reads us late
    options.linger = milliseconds{0};  // what is unsent was not accepted: nothing to keep alive for
    return options;
}

void seal(Job& job) {
    std::vector<ByteView> views;
    std::uint64_t bytes = 0;
    for (const transport::Frame& frame : job.body) {
        views.push_back(frame.bytes());
        bytes += frame.size();
    }
    job.envelope.bytes = bytes;
    job.envelope.sha256 = digest::body_sha256(views);
}

}  // namespace

Client::Client(ClientOptions options)
    : session_{std::move(options.session)},
      socket_{transport::Socket::dealer(context_, options.endpoint,
                                        socket_options(std::move(options.curve)))} {
    poller_.add(socket_);
}

Result<std::unique_ptr<Client>> Client::connect(ClientOptions options) {
    if (!transport::is_endpoint(options.endpoint, transport::Side::connect)) {
        return fail(ErrorCode::config, "broker: got " + in_quotes(options.endpoint) +
                                           ", expected an endpoint such as "
                                           "ipc:///run/plotmill/producers.sock or tcp://host:5781");
    }
    return std::unique_ptr<Client>{new Client{std::move(options)}};
}

RequestId Client::submit(Job job) {
    seal(job);
    return session_.submit(std::move(job), clock_.now());
}

std::vector<Event> Client::wait(std::optional<TimePoint> deadline) {
    if (!kept_.empty()) {
        return std::exchange(kept_, {});
    }
    while (!session_.has_events() && session_.outstanding() > 0 && turn(deadline)) {
    }
    return session_.take_events();
}

Result<std::string> Client::ask(Question question, std::optional<TimePoint> deadline) {
    return wait_for_answer(session_.ask(std::move(question), clock_.now()), deadline);
}

Result<RequestId> Client::subscribe(wire::Subscribe wanted, std::optional<TimePoint> deadline) {
    const RequestId number = begin_to_listen(std::move(wanted));
    if (auto answer = wait_for_answer(number, deadline); !answer) {
        session_.unsubscribe(number);
        return fail(std::move(answer).error());
    }
    return number;
}

Result<std::string> Client::wait_for_answer(RequestId number, std::optional<TimePoint> deadline) {
    for (bool in_time = true; in_time;) {
        in_time = turn(deadline);
        for (Event& event : session_.take_events()) {
            if (auto* reply = std::get_if<StatusArrived>(&event);
                reply != nullptr && reply->request == number) {
                return std::move(reply->report);
            }
            if (auto* none = std::get_if<NoResult>(&event);
                none != nullptr && none->request == number) {
                return fail(std::move(none->error));
            }
            kept_.push_back(std::move(event));
        }
    }
    return fail(ErrorCode::timeout, "the broker has not answered in time");
}

bool Client::turn(std::optional<TimePoint> deadline) {
    send_all();
    auto until = session_.wake_at();
    if (unsent_) {
        const TimePoint again = clock_.now() + full_again_after;
        until = until ? std::min(*until, again) : again;
    }
    if (deadline) {
        until = until ? std::min(*until, *deadline) : *deadline;
    }
    poller_.wait(until, clock_);
    receive_all();
    session_.check_silence(clock_.now());
    return !deadline || clock_.now() < *deadline;
}

void Client::send_all() {
    for (;;) {
        if (unsent_ && unsent_epoch_ != session_.epoch()) {
            unsent_.reset();  // made before the last greeting: the session says it again
        }
        if (!unsent_) {
            unsent_ = session_.next(clock_.now());
            unsent_epoch_ = session_.epoch();
        }
        if (!unsent_ || socket_.send(*unsent_) != transport::Sent::yes) {
            return;
        }
        unsent_.reset();
    }
}

void Client::receive_all() {
    while (auto message = socket_.receive()) {
        session_.receive(*message, clock_.now());
    }
}

}  // namespace plotmill::client
