#include "clients/cpp/session.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

namespace plotmill::client {
namespace {

using transport::Frame;
using transport::Message;

constexpr milliseconds repeat_after{
    1000};  // docs/protocol.md: PING once a second while something is outstanding

template <typename T>
Message message_of(const T& header) {
    Message message;
    message.frames.emplace_back(std::string_view{wire::encode(header)});
    return message;
}

std::string record_of(const Message& message) {
    return message.frames.size() > 1 ? std::string{message.frames[1].text()} : std::string{"{}"};
}

std::string busy_sentence(const wire::Busy& busy) {
    return busy.reason + "; there: " + std::to_string(busy.depth) + ", try again in " +
           std::to_string(busy.retry_after_ms) + " ms";
}

/// At most so many bytes of the frames, taken end to end, from `offset`: what one frame has of
/// them.
Frame piece_of(const std::vector<Frame>& frames, std::uint64_t offset, std::uint64_t most) {
    for (const Frame& frame : frames) {
        if (offset < frame.size()) {
            const ByteView rest = frame.bytes().subspan(offset);
            const ByteView piece = rest.first(std::min<std::uint64_t>(rest.size(), most));
            return Frame::share(piece, std::make_shared<const Frame>(frame));
        }
        offset -= frame.size();
    }
    return {};
}

std::string seconds(milliseconds span) {
    return std::to_string(span.count() / 1000) + " s";
}

}  // namespace

// ---- what the program asks for
// ----------------------------------------------------------------------------------

RequestId Session::submit(Job job, TimePoint now) {
    begin(now);
    const RequestId number = ++last_request_;
    Request request;
    request.key = job.envelope.key;
    request.job = std::move(job);
    requests_.emplace(number, std::move(request));
    queued_.insert(number);
    return number;
}

RequestId Session::ask(Question question, TimePoint now) {
    begin(now);
    const RequestId number = ++last_request_;
    std::visit([number](auto& one) { one.request = number; }, question);
    if (std::holds_alternative<wire::Subscribe>(question)) {
        subscriptions_.emplace(number, Subscription{});
    }
    Request request;
    request.question = std::move(question);
    requests_.emplace(number, std::move(request));
    queued_.insert(number);
    return number;
}

/// Silence counts from the moment that somebody waits for an answer.
void Session::begin(TimePoint now) {
    if (requests_.empty()) {
        heard_at_ = now;
        spoke_at_ = now;
    }
}

// ---- what goes out
// ----------------------------------------------------------------------------------------------

std::optional<Message> Session::next(TimePoint now) {
    if (requests_.empty()) {
        return phase_ == Phase::known ? next_subscriber_message() : std::nullopt;
    }
    if (phase_ == Phase::silent || (phase_ == Phase::greeting && now - spoke_at_ >= repeat_after)) {
        return greet(now);
    }
    if (phase_ == Phase::greeting) {
        return std::nullopt;
    }
    if (auto watch = next_watch()) {
        return watch;
    }
    if (auto message = next_subscriber_message()) {
        return message;
    }
    if (now - spoke_at_ >= repeat_after) {
        spoke_at_ = now;
        return message_of(wire::Ping{++last_ping_});
    }
    if (auto chunk = next_chunk()) {
        return chunk;
    }
    if (auto fetch = next_fetch(now)) {
        return fetch;
    }
    return next_request(now);
}

Message Session::greet(TimePoint now) {
    phase_ = Phase::greeting;
    spoke_at_ = now;
    wire::Hello hello;
    hello.name = options_.name;
    hello.name_space = options_.name_space;
    return message_of(hello);
}

std::optional<Message> Session::next_watch() {
    if (to_watch_.empty()) {
        return std::nullopt;
    }
    const auto count = static_cast<std::ptrdiff_t>(std::min(to_watch_.size(), wire::max_ids));
    wire::Watch watch;
    watch.ids.assign(to_watch_.end() - count, to_watch_.end());
    to_watch_.erase(to_watch_.end() - count, to_watch_.end());
    return message_of(watch);
}

/// Bodies share the line: each has its turn for one piece.
std::optional<Message> Session::next_chunk() {
    if (uploading_.empty()) {
        return std::nullopt;
    }
    auto turn = uploading_.upper_bound(last_uploaded_);
    turn = turn == uploading_.end() ? uploading_.begin() : turn;
    last_uploaded_ = *turn;
    Request& request = requests_.at(last_uploaded_);
    Message message = message_of(wire::Chunk{last_uploaded_, request.chunked});
    const std::uint64_t most =
        std::min<std::uint64_t>(request.granted - request.chunked, wire::max_chunk_bytes);
    message.frames.push_back(piece_of(request.job->body, request.chunked, most));
    request.chunked += message.frames[1].size();
    if (request.chunked == request.granted) {
        uploading_.erase(turn);
    }
    return message;
}

std::optional<Message> Session::next_request(TimePoint now) {
    while (!queued_.empty()) {
        const RequestId number = *queued_.begin();
        Request& request = requests_.at(number);
        if (!request.job) {
            if (request.was_sent && now < busy_until_) {
                return std::nullopt;  // this very question was too much
            }
            queued_.erase(number);
            request.is_sent = true;
            request.was_sent = true;
            grant_first_credit(number, request.question);
            return std::visit([](const auto& question) { return message_of(question); },
                              request.question);
        }
        if (max_body_bytes_ != 0 && request.job->envelope.bytes > max_body_bytes_) {
            end(number,
                {ErrorCode::limit, "body: got " + std::to_string(request.job->envelope.bytes) +
                                       " bytes, the broker takes at most " +
                                       std::to_string(max_body_bytes_)});
            continue;
        }
        if (now < busy_until_) {
            return std::nullopt;
        }
        busy_until_ = {};
        if (!has_room_for(request)) {
            return std::nullopt;
        }
        return submit_message(number, request);
    }
    return std::nullopt;
}

Message Session::submit_message(RequestId number, Request& request) {
    queued_.erase(number);
    request.job->envelope.request = number;
    request.job->envelope.resend = request.was_sent;
    request.is_sent = true;
    request.was_sent = true;
    request.granted = request.chunked = 0;
    count_unanswered(request, true);
    std::vector<std::uint64_t>& sizes = request.job->envelope.sizes;
    sizes.clear();
    if (max_inline_bytes_ != 0 && request.job->envelope.bytes > max_inline_bytes_) {
        for (const Frame& frame : request.job->body) {
            sizes.push_back(frame.size());
        }
        return message_of(request.job->envelope);
    }
    Message message = message_of(request.job->envelope);
    message.frames.insert(message.frames.end(), request.job->body.begin(), request.job->body.end());
    return message;
}

bool Session::has_room_for(const Request& request) const {
    return unanswered_jobs_ == 0 ||
           (unanswered_jobs_ < options_.max_unanswered_jobs &&
            unanswered_bytes_ + request.job->envelope.bytes <= options_.max_unanswered_bytes);
}

void Session::count_unanswered(const Request& request, bool add) {
    const std::size_t bytes = request.job->envelope.bytes;
    unanswered_jobs_ = add ? unanswered_jobs_ + 1 : unanswered_jobs_ - 1;
    unanswered_bytes_ = add ? unanswered_bytes_ + bytes : unanswered_bytes_ - bytes;
}

std::optional<TimePoint> Session::wake_at() const {
    if (requests_.empty()) {
        return std::nullopt;
    }
    TimePoint at =
        std::min(spoke_at_ + repeat_after,
                 heard_at_ + (was_known_ ? options_.outage_timeout : options_.connect_timeout));
    if (phase_ == Phase::known && !(queued_.empty() && to_fetch_.empty()) &&
        busy_until_ != TimePoint{}) {
        at = std::min(at, busy_until_);
    }
    return at;
}

void Session::check_silence(TimePoint now) {
    const milliseconds limit = was_known_ ? options_.outage_timeout : options_.connect_timeout;
    if (!requests_.empty() && now - heard_at_ >= limit) {
        end_all({ErrorCode::unreachable, "the broker has not answered for " + seconds(limit)});
        phase_ = Phase::silent;
        ++epoch_;
    }
}

// ---- ends
// -------------------------------------------------------------------------------------------------------

void Session::end(RequestId number, Error error, JobId other) {
    end(number, {.id = other, .error = std::move(error)});
}

void Session::end(RequestId number, NoResult&& why) {
    const auto found = requests_.find(number);
    if (found == requests_.end()) {
        return;
    }
    const Request& request = found->second;
    if (request.job && request.is_sent && request.id == JobId{}) {
        count_unanswered(request, false);
    }
    why.request = number;
    why.key = request.key;
    why.id = request.id == JobId{} ? why.id : request.id;
    events_.emplace_back(std::move(why));
    queued_.erase(number);
    subscriptions_.erase(number);
    uploading_.erase(number);
    forget_fetches(number);
    if (found->second.download) {
        forget_id(found->second.id, number);
    }
    requests_.erase(found);
}

void Session::end_all(const Error& error) {
    while (!requests_.empty()) {
        end(requests_.begin()->first, error);
    }
    by_id_.clear();
    to_watch_.clear();
}

// ---- what comes in
// ----------------------------------------------------------------------------------------------

void Session::receive(const Message& message, TimePoint now) {
    auto header = wire::decode_to_producer(message.frames.front().text());
    if (!header) {
        return;
    }
    heard_at_ = now;
    std::visit([&](const auto& said) { on(said, message, now); }, *header);
}

void Session::on(const wire::Welcome& welcome, const Message& /*header only*/, TimePoint now) {
    if (phase_ == Phase::known && welcome.boot == boot_) {
        return;  // the answer to a HELLO that was repeated
    }
    greet_again();
    phase_ = Phase::known;
    was_known_ = true;
    boot_ = welcome.boot;
    max_body_bytes_ = welcome.max_body_bytes;
    max_inline_bytes_ = welcome.max_inline_bytes;
    spoke_at_ = now;
}

/// What this connection has not answered is to be said again.
void Session::greet_again() {
    phase_ = Phase::silent;
    ++epoch_;
    to_watch_.clear();
    to_unsubscribe_.clear();
    to_fetch_.clear();  // what is left of them is asked for when their RESULT has come again
    fetches_.clear();
    for (auto& [number, request] : requests_) {
        if (request.id != JobId{}) {
            to_watch_.push_back(request.id);
        } else if (request.is_sent) {
            back_to_queue(number, request);
        }
    }
}

void Session::back_to_queue(RequestId number, Request& request) {
    if (request.job) {
        count_unanswered(request, false);
    }
    request.is_sent = false;
    uploading_.erase(number);
    queued_.insert(number);
}

void Session::on(const wire::Continue& go_on, const Message& /*header only*/, TimePoint /*now*/) {
    const auto found = requests_.find(go_on.request);
    if (found == requests_.end() || !found->second.job || !found->second.is_sent ||
        found->second.id != JobId{}) {
        return;
    }
    Request& request = found->second;
    request.granted = std::max(request.granted, std::min(go_on.upto, request.job->envelope.bytes));
    if (request.chunked < request.granted) {
        uploading_.insert(go_on.request);
    }
}

void Session::on(const wire::Accepted& accepted, const Message& /*header only*/,
                 TimePoint /*now*/) {
    const auto found = requests_.find(accepted.request);
    if (found == requests_.end() || !found->second.job || found->second.id != JobId{}) {
        return;
    }
    Request& request = found->second;
    if (request.is_sent) {
        count_unanswered(request, false);
    }
    queued_.erase(accepted.request);
    uploading_.erase(accepted.request);
    request.id = accepted.id;
    request.job->body.clear();
    by_id_.emplace(accepted.id, accepted.request);
    if (accepted.duplicate) {
        to_watch_.push_back(accepted.id);  // its RESULT may have come before this answer
    }
    events_.emplace_back(
        JobAccepted{accepted.request, request.key, accepted.id, accepted.duplicate});
}

void Session::on(const wire::Refused& refused, const Message& /*header only*/, TimePoint /*now*/) {
    if (refused.request ==
        0) {  // the whole dialogue is refused: another version, or a header of ours is unreadable
        end_all({refused.code, refused.message});
        phase_ = Phase::silent;
        ++epoch_;
        return;
    }
    end(refused.request, {refused.code, refused.message}, refused.id);
}

void Session::on(const wire::Busy& busy, const Message& /*header only*/, TimePoint now) {
    const auto found = requests_.find(busy.request);
    if (found != requests_.end() && found->second.download) {
        fetch_rest(busy.request, *found->second.download);
        busy_until_ = std::max(busy_until_, now + milliseconds{busy.retry_after_ms});
        return;
    }
    if (found == requests_.end() || !found->second.is_sent || found->second.id != JobId{}) {
        return;
    }
    if (options_.fail_when_busy) {
        end(busy.request, {.error = {ErrorCode::busy, busy_sentence(busy)}, .busy = busy});
        return;
    }
    back_to_queue(busy.request, found->second);
    busy_until_ = std::max(busy_until_, now + milliseconds{busy.retry_after_ms});
}

void Session::on(const wire::JobResult& result, const Message& message, TimePoint /*now*/) {
    for (const RequestId number : requests_of(result.id)) {
        const auto request = requests_.find(number);
        if (request == requests_.end()) {
            forget_id(result.id, number);
            continue;
        }
        JobEnded ended{number, result.key, result.id, result.state, record_of(message)};
        if (result.state == wire::JobState::done &&
            request->second.job->envelope.deliver == wire::Deliver::bytes) {
            begin_download(number, std::move(ended));
            continue;
        }
        forget_id(result.id, number);
        requests_.erase(request);
        events_.emplace_back(std::move(ended));
    }
}

std::vector<RequestId> Session::requests_of(JobId id) const {
    std::vector<RequestId> numbers;
    const auto [first, last] = by_id_.equal_range(id);
    for (auto at = first; at != last; ++at) {
        numbers.push_back(at->second);
    }
    return numbers;
}

void Session::forget_id(JobId id, RequestId number) {
    const auto [first, last] = by_id_.equal_range(id);
    const auto at =
        std::find_if(first, last, [number](const auto& entry) { return entry.second == number; });
    if (at != last) {
        by_id_.erase(at);
    }
}

void Session::on(const wire::UnknownJobs& unknown, const Message& /*header only*/,
                 TimePoint /*now*/) {
    for (const JobId id : unknown.ids) {
        const auto [first, last] = by_id_.equal_range(id);
        for (auto it = first; it != last; ++it) {
            end(it->second, {ErrorCode::not_found,
                             "the broker does not know job " + std::to_string(id.value()) +
                                 " any more: its store is another one, or has forgotten it"});
        }
        by_id_.erase(first, last);
    }
}

void Session::on(const wire::StatusReply& reply, const Message& message, TimePoint /*now*/) {
    if (requests_.erase(reply.request) != 0) {
        events_.emplace_back(StatusArrived{reply.request, record_of(message)});
    }
}

void Session::on(const wire::Answer& answer, const Message& message, TimePoint /*now*/) {
    if (!subscribed(answer.request) && requests_.erase(answer.request) != 0) {
        events_.emplace_back(StatusArrived{answer.request, record_of(message)});
    }
}

void Session::on(const wire::Pong& pong, const Message& /*header only*/, TimePoint /*now*/) {
    if (phase_ == Phase::known && pong.boot != boot_) {
        greet_again();
    }
}

void Session::on(const wire::Resync& /*says it all*/, const Message& /*header only*/,
                 TimePoint /*now*/) {
    if (phase_ == Phase::known) {  // while greeting it answers what was said before the HELLO
        greet_again();
    }
}

}  // namespace plotmill::client
