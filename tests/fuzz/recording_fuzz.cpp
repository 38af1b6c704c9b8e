// Any bytes as a recording of memory; what can be read is written and read again, and must then
// stay the same.

#include "base/check.hpp"
#include "clients/memory/recording.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace plotmill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto recording = memory::parse_recording({reinterpret_cast<const char*>(data), size},
                                                   {.max_line_bytes = 4096, .max_processes = 64});
    if (!recording) {
        PM_CHECK(!recording.error().message.empty(), "an error says why");
        return 0;
    }
    const std::string written = memory::recording_text(*recording);
    const auto again = memory::parse_recording(written);
    PM_CHECK(again, "what was read can be written and read");
    const std::string rewritten = memory::recording_text(*again);
    PM_CHECK(memory::parse_recording(rewritten), "once more");
    PM_CHECK(again->children.size() == recording->children.size(), "no child is lost");
    PM_CHECK(again->marks.size() == recording->marks.size(), "no mark is lost");
    return 0;
}
