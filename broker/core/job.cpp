#include "broker/core/job.hpp"

namespace plotmill::broker {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

/// −1: none.
int value_of(char digit) noexcept {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

}  // namespace

JobNames::JobNames(std::string_view key, const std::vector<std::string>& outputs) {
    std::size_t bytes = key.size();
    for (const std::string& output : outputs) {
        bytes += 1 + output.size();
    }
    key_bytes_ = static_cast<std::uint32_t>(key.size());
    bytes_ = static_cast<std::uint32_t>(bytes);
    text_ = std::make_unique<char[]>(bytes);
    char* at = std::copy(key.begin(), key.end(), text_.get());
    for (const std::string& output : outputs) {
        *at++ = '\n';
        at = std::copy(output.begin(), output.end(), at);
    }
}

std::vector<std::string> JobNames::outputs() const {
    std::vector<std::string> outputs;
    for_each_output([&](std::string_view output, std::uint32_t) { outputs.emplace_back(output); });
    return outputs;
}

Sha256Bytes sha256_from_hex(std::string_view hex) {
    Sha256Bytes bytes{};
    if (hex.size() != 2 * bytes.size()) {
        return bytes;
    }
    for (std::size_t i = 0; i < hex.size(); ++i) {
        const int digit = value_of(hex[i]);
        if (digit < 0) {
            return {};
        }
        bytes[i / 2] = static_cast<std::uint8_t>(bytes[i / 2] * 16 + digit);
    }
    return bytes;
}

std::string hex_of(const Sha256Bytes& sha256) {
    std::string hex;
    hex.reserve(2 * sha256.size());
    for (const std::uint8_t byte : sha256) {
        hex += hex_digits[byte >> 4U];
        hex += hex_digits[byte & 0xfU];
    }
    return hex;
}

JobRecord record_of(const Job& job) {
    const Origin& origin = *job.origin;
    return {.id = job.id,
            .name_space = origin.name_space,
            .key = std::string{job.key()},
            .queue = origin.queue,
            .producer = origin.producer,
            .batch = origin.batch,
            .priority = job.priority,
            .deliver = job.deliver,
            .outputs = job.names.outputs(),
            .sha256 = hex_of(job.sha256),
            .bytes = job.bytes,
            .time_limit_s = job.time_limit_s,
            .max_attempts = job.max_attempts,
            .accepted_ms = job.accepted_ms,
            .counters = job.counters};
}

}  // namespace plotmill::broker
