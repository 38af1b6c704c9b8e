#include "broker/access/doorkeeper.hpp"

#include "keys/key_files.hpp"
#include "log/log.hpp"

#include <stdexcept>
#include <utility>

namespace plotmill::broker {
namespace {

constexpr milliseconds denial_log_pause{1000};  // whoever knocks in vain must not fill the log

const char* domain_of(Doorkeeper::Entrance entrance) {
    return entrance == Doorkeeper::Entrance::producers ? "producers" : "workers";
}

}  // namespace

Status check(const AccessSettings& settings) {
    if (settings.curve_key.empty() && settings.clients.empty()) {
        return {};
    }
    if (settings.curve_key.empty() || settings.clients.empty()) {
        return fail(ErrorCode::config,
                    std::string{"broker: got only "} +
                        (settings.clients.empty() ? "curve_key" : "clients") +
                        ", expected both: its own key file and the list of who may come in");
    }
    if (auto pair = keys::read_key_pair(settings.curve_key); !pair) {
        return fail(std::move(pair).error());
    }
    if (auto list = AccessList::load(settings.clients); !list) {
        return fail(std::move(list).error());
    }
    return {};
}

Doorkeeper::Doorkeeper(const AccessSettings& settings, transport::Context& context,
                       const Clock& clock)
    : settings_{settings}, clock_{clock} {
    if (settings_.curve_key.empty()) {
        return;
    }
    auto pair = keys::read_key_pair(settings_.curve_key);
    if (!pair || !reload()) {
        throw std::runtime_error{pair ? "the list of clients cannot be read"
                                      : pair.error().message};
    }
    secret_key_ = std::move(pair->secret_key);
    authenticator_.emplace(context);
}

std::optional<transport::ServerCurve> Doorkeeper::curve(Entrance entrance) const {
    if (!authenticator_) {
        return std::nullopt;
    }
    return transport::ServerCurve{.secret_key = secret_key_, .domain = domain_of(entrance)};
}

void Doorkeeper::watch_with(transport::Poller& poller) {
    if (authenticator_) {
        poller.add(*authenticator_);
    }
}

void Doorkeeper::answer_knocks() {
    if (!authenticator_) {
        return;
    }
    authenticator_->answer(
        [this](const transport::Authenticator::Knock& knock) -> std::optional<std::string> {
            const KnownClient* const client = list_.find_key(knock.public_key);
            const bool is_allowed =
                client != nullptr &&
                (knock.domain == domain_of(Entrance::workers) ? client->is_worker
                                                              : client->is_producer);
            if (!is_allowed) {
                deny(knock.address, knock.public_key);
                return std::nullopt;
            }
            return client->name;
        });
}

bool Doorkeeper::reload() {
    if (settings_.clients.empty()) {
        return true;
    }
    auto list = AccessList::load(settings_.clients);
    list_ = list ? std::move(*list) : AccessList{};
    if (!list) {
        log::error("clients_refused",
                   {{"error", list.error().message}, {"let_in", "nobody, until it can be read"}});
        return false;
    }
    log::info("clients_read", {{"file", settings_.clients}, {"clients", list_.size()}});
    return true;
}

const Grant* Doorkeeper::producer(const std::string& user) {
    if (!authenticator_) {
        return &everything_;
    }
    const KnownClient* const client = list_.find_name(user);
    if (client == nullptr || !client->is_producer) {
        ++denied_;
        return nullptr;
    }
    return &client->grant;
}

bool Doorkeeper::is_worker(const std::string& user) {
    if (!authenticator_) {
        return true;
    }
    const KnownClient* const client = list_.find_name(user);
    const bool is_allowed = client != nullptr && client->is_worker;
    denied_ += is_allowed ? 0 : 1;
    return is_allowed;
}

void Doorkeeper::deny(const std::string& address, const std::string& public_key) {
    ++denied_;
    const TimePoint now = clock_.now();
    if (!logged_at_ || now - *logged_at_ >= denial_log_pause) {
        logged_at_ = now;
        log::warn("denied",
                  {{"address", address}, {"public_key", public_key}, {"so_far", denied_}});
    }
}

}  // namespace plotmill::broker
