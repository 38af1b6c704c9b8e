#include "broker/core/event_feed.hpp"

namespace plotmill::broker {

std::size_t EventFeed::count_of(ProducerId producer) const {
    std::size_t count = 0;
    for (auto at = subscriptions_.lower_bound({producer, 0});
         at != subscriptions_.end() && at->first.first == producer; ++at) {
        ++count;
    }
    return count;
}

std::uint64_t EventFeed::credit_of(ProducerId producer) const {
    std::uint64_t credit = 0;
    for (auto at = subscriptions_.lower_bound({producer, 0});
         at != subscriptions_.end() && at->first.first == producer; ++at) {
        credit += at->second.credit;
    }
    return credit;
}

void EventFeed::open(ProducerId producer, wire::RequestId request, EventFilter filter,
                     std::uint64_t credit) {
    subscriptions_[{producer, request}] = {.filter = std::move(filter), .credit = credit};
}

void EventFeed::close(ProducerId producer, wire::RequestId request) {
    subscriptions_.erase({producer, request});
}

void EventFeed::forget(ProducerId producer) {
    std::erase_if(subscriptions_,
                  [producer](const auto& entry) { return entry.first.first == producer; });
}

std::optional<EventFeed::Missed> EventFeed::add_credit(ProducerId producer, wire::RequestId request,
                                                       std::uint64_t more) {
    const auto found = subscriptions_.find({producer, request});
    if (found == subscriptions_.end() || more == 0) {
        return std::nullopt;
    }
    Subscription& one = found->second;
    one.credit += more;
    if (one.missed == 0) {
        return std::nullopt;
    }
    --one.credit;
    return Missed{{producer, {request, one.sequence, boot_}}, std::exchange(one.missed, 0)};
}

bool EventFeed::lets_through(const EventFilter& filter, const Subject& subject) {
    const auto is_wanted = [](const std::string& wanted, std::string_view is) {
        return wanted.empty() || wanted == is;
    };
    return (filter.kinds & bit_of(subject.kind)) != 0 &&
           is_wanted(filter.name_space, subject.name_space) &&
           is_wanted(filter.queue, subject.queue) && is_wanted(filter.batch, subject.batch);
}

std::vector<EventRecipient> EventFeed::take_recipients(const Subject& subject) {
    std::vector<EventRecipient> recipients;
    for (auto& [key, one] : subscriptions_) {
        if (!lets_through(one.filter, subject)) {
            continue;
        }
        ++one.sequence;
        if (one.credit == 0) {
            ++one.missed;
            continue;
        }
        --one.credit;
        recipients.push_back({key.first, {key.second, one.sequence, boot_}});
    }
    return recipients;
}

}  // namespace plotmill::broker
