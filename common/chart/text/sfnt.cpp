#include "chart/text/sfnt.hpp"

#include <cstdint>

namespace plotmill::chart {
namespace {

constexpr std::size_t header_bytes = 12;
constexpr std::size_t record_bytes = 16;
constexpr std::size_t count_at = 4;
constexpr std::size_t first_offset_at = 12;  // in the header of a collection

std::size_t big_endian(ByteView bytes) noexcept {
    std::size_t value = 0;
    for (const std::byte byte : bytes) {
        value = value << 8U | std::to_integer<std::size_t>(byte);
    }
    return value;
}

}  // namespace

ByteView table_directory(ByteView file) noexcept {
    if (file.size() < first_offset_at + 4) {
        return {};
    }
    const bool is_collection = as_text(file.first(4)) == "ttcf";
    const std::size_t at = is_collection ? big_endian(file.subspan(first_offset_at, 4)) : 0;
    if (at > file.size() || file.size() - at < header_bytes) {
        return {};
    }
    const std::size_t bytes =
        header_bytes + big_endian(file.subspan(at + count_at, 2)) * record_bytes;
    return file.size() - at < bytes ? ByteView{} : file.subspan(at, bytes);
}

bool has_table(ByteView file, std::string_view tag) noexcept {
    const ByteView directory = table_directory(file);
    for (std::size_t at = header_bytes; at + record_bytes <= directory.size(); at += record_bytes) {
        if (as_text(directory.subspan(at, 4)) == tag) {
            return true;
        }
    }
    return false;
}

}  // namespace plotmill::chart
