#include "broker/net/uploads.hpp"

#include <algorithm>
#include <string>

namespace plotmill::broker {

Upload& Uploads::begin(ProducerId producer, wire::Submit&& submit, UploadNumber number,
                       TimePoint now) {
    const Key key{producer, submit.request};
    by_number_.emplace(number, key);
    Upload& upload = uploads_[key];
    upload = {.producer = producer,
              .submit = std::move(submit),
              .number = number,
              .received = 0,
              .granted = 0,
              .heard = now};
    return upload;
}

Upload* Uploads::find(ProducerId producer, wire::RequestId request) {
    const auto found = uploads_.find({producer, request});
    return found == uploads_.end() ? nullptr : &found->second;
}

Upload* Uploads::find(UploadNumber number) {
    const auto found = by_number_.find(number);
    return found == by_number_.end() ? nullptr : &uploads_.at(found->second);
}

Status Uploads::receive(Upload& upload, const wire::Chunk& chunk, std::size_t bytes,
                        TimePoint now) {
    if (chunk.offset != upload.received) {
        return fail(ErrorCode::range, "CHUNK.offset: got " + std::to_string(chunk.offset) +
                                          ", expected " + std::to_string(upload.received));
    }
    if (bytes == 0 || bytes > wire::max_chunk_bytes || upload.received + bytes > upload.granted) {
        return fail(ErrorCode::frame,
                    "CHUNK: got a frame of " + std::to_string(bytes) + " bytes, expected 1 to " +
                        std::to_string(wire::max_chunk_bytes) + ", and none beyond byte " +
                        std::to_string(upload.granted));
    }
    upload.received += bytes;
    upload.heard = now;
    return {};
}

std::optional<std::uint64_t> Uploads::grant(Upload& upload, std::uint64_t written) const {
    const std::uint64_t window =
        std::clamp(all_windows / std::max<std::uint64_t>(1, uploads_.size()),
                   std::uint64_t{wire::max_chunk_bytes}, most_window);
    const std::uint64_t upto = std::min(upload.submit.bytes, written + window);
    const bool is_worth_a_message =
        upto == upload.submit.bytes || upto >= upload.granted + window / 2;
    if (upto <= upload.granted || !is_worth_a_message) {
        return std::nullopt;
    }
    upload.granted = upto;
    return upto;
}

Upload Uploads::take(const Upload& upload) {
    by_number_.erase(upload.number);
    return std::move(uploads_.extract({upload.producer, upload.submit.request}).mapped());
}

template <typename Predicate>
std::vector<Upload> Uploads::take_if(Predicate predicate) {
    std::vector<Upload> taken;
    for (auto at = uploads_.begin(); at != uploads_.end();) {
        const Upload& upload = (at++)->second;
        if (predicate(upload)) {
            taken.push_back(take(upload));
        }
    }
    return taken;
}

std::vector<Upload> Uploads::take_of(ProducerId producer) {
    return take_if([producer](const Upload& upload) { return upload.producer == producer; });
}

std::vector<Upload> Uploads::take_silent(TimePoint now) {
    return take_if([now](const Upload& upload) {
        return upload.received < upload.granted && now - upload.heard > silence;
    });
}

}  // namespace plotmill::broker
