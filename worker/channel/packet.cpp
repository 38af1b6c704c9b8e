#include "worker/channel/packet.hpp"

#include <cstring>

namespace plotmill::worker {

void PacketWriter::number(std::uint64_t value) {
    const auto* const from = reinterpret_cast<const std::byte*>(&value);
    bytes_.insert(bytes_.end(), from, from + sizeof value);
}

void PacketWriter::text(std::string_view value) {
    number(value.size());
    const ByteView from = as_bytes(value);
    bytes_.insert(bytes_.end(), from.begin(), from.end());
}

void PacketWriter::texts(const std::vector<std::string>& values) {
    number(values.size());
    for (const std::string& value : values) {
        text(value);
    }
}

ByteView PacketReader::raw(std::uint64_t size) noexcept {
    if (has_failed_ || size > rest_.size()) {
        has_failed_ = true;
        return {};
    }
    const ByteView taken = rest_.first(size);
    rest_ = rest_.subspan(size);
    return taken;
}

std::uint64_t PacketReader::number() noexcept {
    std::uint64_t value = 0;
    const ByteView bytes = raw(sizeof value);
    if (!bytes.empty()) {
        std::memcpy(&value, bytes.data(), sizeof value);
    }
    return value;
}

std::string_view PacketReader::text() noexcept {
    return as_text(raw(number()));
}

std::vector<std::string> PacketReader::texts(std::size_t most) {
    const std::uint64_t count = number();
    std::vector<std::string> values;
    if (count > most) {
        refuse();
        return values;
    }
    values.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        values.emplace_back(text());
    }
    return values;
}

}  // namespace plotmill::worker
