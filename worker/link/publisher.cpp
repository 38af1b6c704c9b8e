#include "worker/link/publisher.hpp"

#include <sys/eventfd.h>

#include <cerrno>
#include <iterator>
#include <system_error>
#include <utility>

namespace plotmill::worker {
namespace {

UniqueFd make_eventfd() {
    UniqueFd made{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    if (!made) {
        throw std::system_error{errno, std::generic_category(), "make an eventfd"};
    }
    return made;
}

}  // namespace

Publisher::Publisher(const output::OutputRoot& root, output::Durability durability)
    : root_{root}, durability_{durability}, wake_{make_eventfd()}, thread_{[this] { run(); }} {}

Publisher::~Publisher() {
    {
        const std::lock_guard lock{mutex_};
        is_ending_ = true;
    }
    has_orders_.notify_one();
    thread_.join();
}

void Publisher::submit(std::span<PublishOrder> orders) {
    {
        const std::lock_guard lock{mutex_};
        std::move(orders.begin(), orders.end(), std::back_inserter(orders_));
    }
    has_orders_.notify_one();
}

std::vector<Published> Publisher::take() {
    eventfd_t count = 0;
    static_cast<void>(::eventfd_read(wake_.get(), &count));  // EAGAIN: nothing new
    const std::lock_guard lock{mutex_};
    return std::exchange(published_, {});
}

void Publisher::run() {
    for (;;) {
        std::vector<PublishOrder> group = wait_for_orders();
        if (group.empty()) {
            return;
        }
        publish(group);
    }
}

std::vector<PublishOrder> Publisher::wait_for_orders() {
    std::unique_lock lock{mutex_};
    has_orders_.wait(lock, [this] { return is_ending_ || !orders_.empty(); });
    return std::exchange(orders_, {});
}

void Publisher::publish(std::vector<PublishOrder>& group) {
    std::vector<output::Publication> files;
    for (PublishOrder& order : group) {
        std::move(order.files.begin(), order.files.end(), std::back_inserter(files));
    }
    const std::vector<Status> statuses =
        are_leases_kept()
            ? root_.publish(files, durability_)
            : std::vector<Status>(files.size(), fail(ErrorCode::stale, "the lease has run out"));
    std::vector<Published> finished;
    finished.reserve(group.size());
    auto status = statuses.begin();
    for (const PublishOrder& order : group) {
        Published& each = finished.emplace_back(Published{order.token, {}});
        for (std::size_t i = 0; i < order.files.size(); ++i, ++status) {
            if (!*status && each.status) {
                each.status = *status;
            }
        }
    }
    {
        const std::lock_guard lock{mutex_};
        std::move(finished.begin(), finished.end(), std::back_inserter(published_));
    }
    static_cast<void>(::eventfd_write(wake_.get(), 1));  // full: it is readable anyway
}

bool Publisher::are_leases_kept() const noexcept {
    const TimePoint::duration until{kept_until_.load(std::memory_order_relaxed)};
    return std::chrono::steady_clock::now().time_since_epoch() < until;
}

}  // namespace plotmill::worker
