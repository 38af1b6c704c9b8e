// Any text as a CSV table.

#include "touch.hpp"
#include "wire/payload/csv.hpp"

#include <cstdint>
#include <string_view>

using namespace plotmill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const Result<dataset::Dataset> table = payload::read_csv(text, fuzz::limits());
    if (table) {
        fuzz::touch(*table);
    } else {
        PM_CHECK(!table.error().message.empty(), "an error says why");
    }
    return 0;
}
