// Any bytes as a job's body. The first byte says how many extra frames of 24 bytes the end is cut
// into.

#include "touch.hpp"
#include "wire/payload/body.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

using namespace plotmill;

namespace {

std::vector<ByteView> frames_of(ByteView input) {
    constexpr std::size_t frame_bytes = 24;
    const std::size_t wanted = std::to_integer<std::size_t>(input.front()) % 4;
    ByteView job = input.subspan(1);
    const std::size_t extra = std::min(wanted, job.size() / frame_bytes);
    std::vector<ByteView> frames(1 + extra);
    for (std::size_t i = extra; i > 0; --i) {
        frames[i] = job.last(frame_bytes);
        job = job.first(job.size() - frame_bytes);
    }
    frames[0] = job;
    return frames;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::vector<ByteView> frames = frames_of(std::as_bytes(std::span{data, size}));
    Result<payload::RawBody> raw = payload::decode_raw(frames, fuzz::limits());
    if (!raw) {
        PM_CHECK(!raw.error().message.empty(), "an error says why");
        return 0;
    }
    fuzz::touch(raw->data);
    const Bytes again = payload::encode_body(*raw);
    const std::vector<ByteView> second_frames{again};
    const Result<payload::RawBody> second = payload::decode_raw(second_frames, {});
    PM_CHECK(second.has_value(), "what we write we read");
    PM_CHECK(payload::encode_body(*second) == again, "and it is the same");
    static_cast<void>(
        payload::resolve(std::move(*raw), "key"));  // any outcome: it must only not crash
    return 0;
}
