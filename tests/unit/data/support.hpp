#pragma once
// Jobs for the tests of the data side: written as JSON, encoded by nlohmann's msgpack (not by
// ours).

#include "base/bytes.hpp"
#include "tests/support/temp_dir.hpp"
#include "wire/payload/body.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::test {

using nlohmann::json;

inline Bytes packed(const json& value) {
    const std::vector<std::uint8_t> bytes = json::to_msgpack(value);
    const auto view = std::as_bytes(std::span{bytes});
    return {view.begin(), view.end()};
}

template <typename T>
json binary(const std::vector<T>& items) {
    std::vector<std::uint8_t> bytes(items.size() * sizeof(T));
    std::memcpy(bytes.data(), items.data(), bytes.size());
    return json::binary(std::move(bytes));
}

inline Bytes raw(std::initializer_list<int> values) {
    Bytes bytes;
    for (const int value : values) {
        bytes.push_back(static_cast<std::byte>(value));
    }
    return bytes;
}

inline Result<payload::RawBody> decode(ByteView job, const std::vector<ByteView>& extra = {},
                                       const dataset::Limits& limits = {}) {
    std::vector<ByteView> frames(1 + extra.size(), job);
    std::copy(extra.begin(), extra.end(), frames.begin() + 1);
    return payload::decode_raw(frames, limits);
}

/// The word and the sentence of the error, as "E_RAGGED data.values[1]: …"; "" if there is none.
template <typename T>
std::string complaint(const Result<T>& result) {
    return result ? std::string{}
                  : std::string{word(result.error().code)} + ' ' + result.error().message;
}
inline std::string decode_complaint(const json& job) {
    return complaint(decode(packed(job)));
}
inline std::string data_complaint(const json& data) {
    return decode_complaint({{"data", data}});
}

inline std::vector<double> numbers(const dataset::Column& column) {
    std::vector<double> scratch;
    const auto view = column.doubles(scratch);
    return {view.begin(), view.end()};
}
inline std::vector<std::string> texts(const dataset::Column& column) {
    return {column.text().begin(), column.text().end()};
}
inline std::vector<std::string> names(const dataset::Dataset& data) {
    std::vector<std::string> found;
    for (const auto& column : data.columns) {
        found.push_back(column.name());
    }
    return found;
}

inline std::string content_of(const std::filesystem::path& path) {
    std::ostringstream content;
    content << std::ifstream{path}.rdbuf();
    return content.str();
}

}  // namespace plotmill::test
