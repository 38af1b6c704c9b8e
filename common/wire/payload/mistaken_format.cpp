#include "wire/payload/mistaken_format.hpp"

#include <array>
#include <string_view>

namespace plotmill::payload {
namespace {

struct Signature {
    std::string_view start;
    std::string_view name;
};

constexpr std::array<Signature, 9> signatures{{{"\x1f\x8b", "gzip"},
                                               {"\x28\xb5\x2f\xfd", "zstd"},
                                               {"PK\x03\x04", "a zip archive"},
                                               {"PAR1", "Parquet"},
                                               {"ARROW1", "Arrow"},
                                               {"\x93NUMPY", "a .npy file"},
                                               {"\x89PNG", "a PNG picture"},
                                               {"\xef\xbb\xbf", "text with a byte order mark"},
                                               {"<", "XML or HTML"}}};

bool looks_like_json(std::string_view text) noexcept {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos &&
           (text[first] == '{' || text[first] == '[' || text[first] == '"');
}

}  // namespace

bool looks_like_pickle(ByteView bytes) noexcept {
    return bytes.size() > 2 && bytes[0] == std::byte{0x80} && bytes[1] >= std::byte{2} &&
           bytes[1] <= std::byte{5};
}

std::string hint_about_format(ByteView bytes) {
    const std::string_view text = as_text(bytes);
    std::string_view name;
    for (const Signature& signature : signatures) {
        name = text.starts_with(signature.start) ? signature.name : name;
    }
    name = looks_like_json(text) ? "JSON" : name;
    name = looks_like_pickle(bytes) ? "a Python pickle" : name;
    return name.empty() ? std::string{}
                        : "looks like " + std::string{name} + ", expected a msgpack map";
}

}  // namespace plotmill::payload
