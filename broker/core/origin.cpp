#include "broker/core/origin.hpp"

#include "base/check.hpp"

namespace plotmill::broker {
namespace {

std::string share_of(const OriginNames& names) {
    std::string share;
    share.reserve(names.name_space.size() + names.producer.size() + 1);
    share += names.name_space;
    share += '\n';  // no namespace holds a control character
    share += names.producer;
    return share;
}

}  // namespace

const Origin& Origins::take(const OriginNames& names) {
    if (last_ == nullptr || last_->origin.names() != names) {
        auto found = origins_.find(names);
        if (found == origins_.end()) {
            found = origins_
                        .insert({.origin = {.name_space = std::string{names.name_space},
                                            .queue = std::string{names.queue},
                                            .producer = std::string{names.producer},
                                            .batch = std::string{names.batch},
                                            .share = share_of(names)}})
                        .first;
        }
        last_ = &*found;
    }
    ++last_->jobs;
    return last_->origin;
}

void Origins::release(const Origin& origin) {
    const auto found = origins_.find(origin.names());
    PM_CHECK(found != origins_.end() && &found->origin == &origin, "a live job's origin is kept");
    if (--found->jobs > 0) {
        return;
    }
    if (last_ == &*found) {
        last_ = nullptr;
    }
    origins_.erase(found);
}

}  // namespace plotmill::broker
