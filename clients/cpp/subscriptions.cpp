// The part of a Session that listens to events: credit for the broker, and no gap without a word.

#include "clients/cpp/session.hpp"

#include <utility>

namespace plotmill::client {
namespace {

constexpr std::uint64_t window = 2048;  // events on their way or not taken yet, a subscription
/// An outage: what happened meanwhile nobody counted.
constexpr const char* missed_unknown = R"({"event":"missed","missed":null})";

template <typename T>
transport::Message header_only(const T& header) {
    transport::Message message;
    message.frames.emplace_back(std::string_view{wire::encode(header)});
    return message;
}

}  // namespace

std::vector<Event> Session::take_events() {
    for (auto& [number, subscription] : subscriptions_) {
        subscription.unread = 0;
    }
    return std::exchange(events_, {});
}

void Session::unsubscribe(RequestId number) {
    if (subscriptions_.erase(number) == 0) {
        return;
    }
    const auto found = requests_.find(number);
    if (found->second.is_sent) {
        to_unsubscribe_.push_back(number);
    }
    queued_.erase(number);
    requests_.erase(found);
}

void Session::grant_first_credit(RequestId number, Question& question) {
    if (auto* subscribe = std::get_if<wire::Subscribe>(&question)) {
        Subscription& one = subscriptions_.at(number);
        one.granted = one.unread < window ? window - one.unread : 1;
        subscribe->credit = one.granted;
    }
}

bool Session::subscribed(RequestId number) {
    const auto found = subscriptions_.find(number);
    if (found == subscriptions_.end()) {
        return false;
    }
    if (!std::exchange(found->second.is_open, true)) {
        events_.emplace_back(StatusArrived{number, "{}"});
    } else {
        events_.emplace_back(Happened{number, 0, boot_, missed_unknown});
    }
    return true;
}

std::optional<transport::Message> Session::next_subscriber_message() {
    if (!to_unsubscribe_.empty()) {
        const RequestId number = to_unsubscribe_.back();
        to_unsubscribe_.pop_back();
        return header_only(wire::Unsubscribe{number});
    }
    for (auto& [number, one] : subscriptions_) {
        const std::uint64_t used = one.granted + one.unread;
        if (requests_.at(number).is_sent && used <= window / 2) {
            one.granted += window - used;
            return header_only(wire::EventCredit{number, window - used});
        }
    }
    return std::nullopt;
}

void Session::on(const wire::EventNotice& notice, const transport::Message& message,
                 TimePoint /*now*/) {
    const auto found = subscriptions_.find(notice.request);
    if (found == subscriptions_.end() || message.frames.size() < 2 ||
        !requests_.at(notice.request).is_sent) {
        return;
    }
    Subscription& one = found->second;
    one.granted -= one.granted > 0 ? 1 : 0;
    ++one.unread;
    events_.emplace_back(Happened{notice.request, notice.sequence, notice.boot,
                                  std::string{message.frames[1].text()}});
}

}  // namespace plotmill::client
