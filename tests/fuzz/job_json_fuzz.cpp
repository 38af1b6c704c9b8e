// Any text as a JSON job, through the one decoder that both forms share.

#include "touch.hpp"
#include "wire/payload/body.hpp"
#include "wire/payload/job_file.hpp"

#include <array>
#include <cstdint>
#include <string_view>

using namespace plotmill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const Result<payload::JobFile> job = payload::read_job_json(text, fuzz::limits());
    if (!job) {
        PM_CHECK(!job.error().message.empty(), "an error says why");
        return 0;
    }
    const std::array<ByteView, 1> frames{job->body};
    const Result<payload::RawBody> raw = payload::decode_raw(frames, fuzz::limits());
    if (raw) {
        fuzz::touch(raw->data);
    }
    return 0;
}
