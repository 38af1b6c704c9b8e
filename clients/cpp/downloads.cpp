// Pictures that come as bytes: fetched piece by piece once their job is done, a few pieces at once,
// so that the broker never holds more for a producer than it can read.

#include "clients/cpp/session.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace plotmill::client {
namespace {

using nlohmann::json;
using transport::Message;

constexpr std::size_t most_fetches = 8;  // asked for and not answered; the broker takes 16

std::uint64_t picture_bytes(const std::string& text) {
    const json record = json::parse(text, nullptr, false);
    std::uint64_t sum = 0;
    if (const auto charts = record.is_object() ? record.find("charts") : record.end();
        charts != record.end() && charts->is_array()) {
        for (const json& chart : *charts) {
            sum += chart.value("bytes", std::uint64_t{0});
        }
    }
    return std::min<std::uint64_t>(sum, wire::max_delivered_bytes);
}

}  // namespace

void Session::begin_download(RequestId number, JobEnded&& ended) {
    Request& request = requests_.at(number);
    if (!request.download) {
        request.download.emplace();
        request.download->bytes = picture_bytes(ended.record);
        request.download->pictures.reserve(request.download->bytes);
        request.download->ended = std::move(ended);
    }
    fetch_rest(number, *request.download);
    end_download_if_complete(number);
}

std::optional<Message> Session::next_fetch(TimePoint now) {
    while (!to_fetch_.empty() && fetches_.size() < most_fetches && now >= busy_until_) {
        const RequestId number = to_fetch_.front();
        const auto found = requests_.find(number);
        if (found != requests_.end() && found->second.download &&
            found->second.download->asked < found->second.download->bytes) {
            const std::uint64_t offset = found->second.download->asked;
            found->second.download->asked += wire::max_chunk_bytes;
            fetches_.emplace(number, offset);
            Message message;
            message.frames.emplace_back(std::string_view{
                wire::encode(wire::FetchPictures{number, found->second.id, offset})});
            return message;
        }
        to_fetch_.pop_front();
    }
    return std::nullopt;
}

void Session::on(const wire::PicturesChunk& chunk, const Message& message, TimePoint /*now*/) {
    const auto found = requests_.find(chunk.request);
    if (found == requests_.end() || !found->second.download || message.frames.size() != 2) {
        return;
    }
    Download& download = *found->second.download;
    fetches_.erase({chunk.request, chunk.offset});
    if (chunk.offset == download.pictures.size()) {  // else it was asked for twice
        download.pictures += message.frames[1].text();
        end_download_if_complete(chunk.request);
    }
}

void Session::fetch_rest(RequestId number, Download& download) {
    forget_fetches(number);
    download.asked = download.pictures.size();
    to_fetch_.push_back(number);
}

void Session::forget_fetches(RequestId number) {
    fetches_.erase(fetches_.lower_bound({number, 0}), fetches_.lower_bound({number + 1, 0}));
}

void Session::end_download_if_complete(RequestId number) {
    Download& download = *requests_.at(number).download;
    if (download.pictures.size() < download.bytes) {
        return;
    }
    JobEnded ended = std::move(download.ended);
    ended.pictures = std::move(download.pictures);
    forget_fetches(number);
    forget_id(ended.id, number);
    requests_.erase(number);
    events_.emplace_back(std::move(ended));
}

}  // namespace plotmill::client
