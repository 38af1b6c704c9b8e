#include "clients/cpp/plotmill/producer.hpp"

#include "base/utf8.hpp"
#include "clients/cpp/client.hpp"
#include "clients/cpp/job_maker.hpp"
#include "keys/key_files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace plotmill {
namespace {

using nlohmann::json;

template <typename T>
T checked(Result<T>&& result) {
    if (!result) {
        throw std::invalid_argument{result.error().message};
    }
    return std::move(*result);
}

State state_of(wire::JobState state) {
    switch (state) {
        case wire::JobState::done:
            return State::done;
        case wire::JobState::cancelled:
            return State::cancelled;
        case wire::JobState::expired:
            return State::expired;
        default:
            return State::dead;
    }
}

/// The text at `field` of an object; empty when there is none.
std::string text_at(const json& object, const char* field) {
    const auto found = object.is_object() ? object.find(field) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::vector<std::string> paths_of(const json& record) {
    std::vector<std::string> paths;
    const auto charts = record.is_object() ? record.find("charts") : record.end();
    if (charts != record.end() && charts->is_array()) {
        for (const json& chart : *charts) {
            paths.push_back(text_at(chart, "path"));
        }
    }
    return paths;
}

std::vector<std::string> pictures_of(const json& record, std::string_view bytes) {
    std::vector<std::string> pictures;
    for (const json& chart : record.at("charts")) {
        const auto size = std::min<std::size_t>(chart.value("bytes", std::size_t{0}), bytes.size());
        pictures.emplace_back(bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    return pictures;
}

Ended ended(client::JobEnded&& end) {
    Ended out{.request = end.request, .key = std::move(end.key), .id = end.id.value()};
    const json record = json::parse(end.record, nullptr, false);
    out.state = state_of(end.state);
    if (out.state == State::done) {
        if (end.pictures.empty()) {
            out.paths = paths_of(record);
        } else {
            out.pictures = pictures_of(record, end.pictures);
        }
    } else {
        const json error = record.is_object() ? record.value("error", json::object()) : json{};
        out.code = text_at(error, "code");
        out.message = text_at(error, "message");
    }
    out.record = std::move(end.record);
    return out;
}

Ended refused(std::uint64_t request, std::string key, JobId id, Error&& error) {
    return {.request = request,
            .key = std::move(key),
            .id = id.value(),
            .state = State::refused,
            .code = std::string{word(error.code)},
            .message = std::move(error.message)};
}

Reply reply_of(Result<std::string>&& answer) {
    if (!answer) {
        return {.code = std::string{word(answer.error().code)},
                .message = std::move(answer).error().message};
    }
    return {.answer = std::move(*answer)};
}

client::ClientOptions client_options(ProducerOptions&& options) {
    client::ClientOptions out;
    out.endpoint = std::move(options.endpoint);
    out.session.name = std::move(options.name);
    out.session.name_space = std::move(options.name_space);
    out.session.connect_timeout = options.connect_timeout;
    out.session.outage_timeout = options.outage_timeout;
    out.session.fail_when_busy = options.fails_when_busy;
    out.curve = checked(keys::read_client_keys({.own_key_file = std::move(options.key_file),
                                                .broker_key = std::move(options.broker_key)}));
    return out;
}

}  // namespace

const char* word(State state) noexcept {
    constexpr const char* words[] = {"done", "dead", "cancelled", "expired", "refused"};
    return words[static_cast<std::size_t>(state)];
}

struct Producer::Impl {
    std::unique_ptr<client::Client> client;
    std::vector<Event> kept{};  // ends of jobs that never left
    std::set<std::uint64_t> subscriptions{};
    std::uint64_t last_refused = 0;  // their numbers count down: the others' count up

    TimePoint after(std::chrono::milliseconds span) const { return client->clock().now() + span; }
};

Producer::Producer(ProducerOptions options)
    : impl_{std::make_unique<Impl>(
          Impl{checked(client::Client::connect(client_options(std::move(options))))})} {}
Producer::~Producer() = default;
Producer::Producer(Producer&&) noexcept = default;
Producer& Producer::operator=(Producer&&) noexcept = default;

std::uint64_t Producer::submit(Job job) {
    std::string key = job.key;
    auto made = client::make_job(std::move(job));
    if (made) {
        return impl_->client->submit(std::move(*made));
    }
    const std::uint64_t request = --impl_->last_refused;
    impl_->kept.emplace_back(refused(request, std::move(key), {}, std::move(made).error()));
    return request;
}

std::vector<Event> Producer::wait(std::chrono::milliseconds at_most) {
    std::vector<Event> events = std::exchange(impl_->kept, {});
    const auto now = events.empty() ? at_most : std::chrono::milliseconds{0};
    for (client::Event& event : impl_->client->wait(impl_->after(now))) {
        if (auto* accepted = std::get_if<client::JobAccepted>(&event)) {
            events.emplace_back(Accepted{accepted->request, std::move(accepted->key),
                                         accepted->id.value(), accepted->duplicate});
        } else if (auto* end = std::get_if<client::JobEnded>(&event)) {
            events.emplace_back(ended(std::move(*end)));
        } else if (auto* happened = std::get_if<client::Happened>(&event)) {
            events.emplace_back(
                Happened{happened->request, happened->sequence, std::move(happened->what)});
        } else if (auto* none = std::get_if<client::NoResult>(&event)) {
            impl_->subscriptions.erase(none->request);
            events.emplace_back(
                refused(none->request, std::move(none->key), none->id, std::move(none->error)));
        }
    }
    return events;
}

std::size_t Producer::outstanding() const noexcept {
    return impl_->client->outstanding() - impl_->subscriptions.size() + impl_->kept.size();
}

std::uint64_t Producer::subscribe(EventFilter filter) {
    const std::uint64_t number =
        impl_->client->begin_to_listen({.request = 0,
                                        .kinds = std::move(filter.kinds),
                                        .name_space = std::move(filter.name_space),
                                        .queue = std::move(filter.queue),
                                        .batch = std::move(filter.batch),
                                        .credit = 0});
    impl_->subscriptions.insert(number);
    return number;
}

void Producer::unsubscribe(std::uint64_t subscription) {
    if (impl_->subscriptions.erase(subscription) != 0) {
        impl_->client->unsubscribe(subscription);
    }
}

Reply Producer::cancel(const std::string& key, std::chrono::milliseconds at_most) {
    if (!is_utf8(key)) {
        return reply_of(fail(ErrorCode::utf8, "key: got " + in_quotes(key) + ", expected UTF-8"));
    }
    return reply_of(impl_->client->ask(wire::CancelJob{.request = 0, .id = {}, .key = key},
                                       impl_->after(at_most)));
}

Reply Producer::status(std::chrono::milliseconds at_most) {
    return reply_of(impl_->client->status(impl_->after(at_most)));
}

}  // namespace plotmill
