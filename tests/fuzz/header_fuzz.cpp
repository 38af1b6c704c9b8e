// Any bytes as the header of a message, in each of the four dialogues; what can be read is written
// and read again, and must be the same.

#include "base/check.hpp"
#include "wire/envelope.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

using namespace plotmill;

namespace {

template <typename Decode>
void round_trip(std::string_view header, Decode decode) {
    const auto message = decode(header);
    if (!message) {
        PM_CHECK(!message.error().message.empty(), "an error says why");
        return;
    }
    const auto encode = [](const auto& one) { return wire::encode(one); };
    const std::string written = std::visit(encode, *message);
    if (written.size() > wire::max_header_bytes) {
        return;  // escapes may take more room than what they stand for
    }
    const auto again = decode(written);
    PM_CHECK(again, "what was read can be written and read");
    PM_CHECK(std::visit(encode, *again) == written, "and is the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view header{reinterpret_cast<const char*>(data), size};
    round_trip(header, wire::decode_from_producer);
    round_trip(header, wire::decode_to_producer);
    round_trip(header, wire::decode_from_worker);
    round_trip(header, wire::decode_to_worker);
    return 0;
}
