#include "worker/link/dialogue.hpp"

#include <algorithm>

namespace plotmill::worker {

bool Dialogue::welcomed(std::uint64_t boot, milliseconds heartbeat, TimePoint now) {
    if (is_known_) {
        return false;  // the answer to a READY that was said twice
    }
    is_known_ = true;
    boot_ = boot;
    heartbeat_ = std::max(heartbeat, milliseconds{1});
    heard_at_ = now;
    greetings_ = 0;
    next_ = now;  // the first report at once
    return true;
}

void Dialogue::heartbeat(std::uint64_t boot, TimePoint now) {
    if (is_known_ && boot != boot_) {
        greet(now);
    }
}

void Dialogue::resync(TimePoint now) {
    if (is_known_) {
        greet(now);  // while greeting, READY is on its way or due already
    }
}

void Dialogue::has_news(TimePoint now) {
    if (is_known_) {
        next_ = std::min(next_, std::max(now, reported_at_ + settings_.report_pause));
    }
}

Dialogue::Due Dialogue::due(TimePoint now) {
    Due due;
    if (is_known_ && now >= silent_at()) {
        greet(now);
    }
    if (now < next_) {
        return due;
    }
    if (is_known_) {
        due.heartbeat = true;
        reported_at_ = now;
        next_ = now + heartbeat_;
        return due;
    }
    due.ready = true;
    due.renew = greetings_ > 0;
    ++greetings_;
    next_ = now + settings_.greeting.delay(greetings_ + 1);
    return due;
}

TimePoint Dialogue::next() const noexcept {
    return is_known_ ? std::min(next_, silent_at()) : next_;
}

void Dialogue::greet(TimePoint now) {
    is_known_ = false;
    greetings_ = 0;
    next_ = now;
}

}  // namespace plotmill::worker
