#pragma once
// The golden corpus of messages (tests/protocol), read for the C++ tests; tests/python reads the
// same files. tests/protocol/README.md says what stands in them.

#include "base/bytes.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::test {

using corpus_json = nlohmann::ordered_json;

struct CorpusFile {
    std::filesystem::path path;
    std::string name;  // as "submit"
    corpus_json content;
};

/// Every file of a folder beneath tests/protocol, by name; fails where there is none.
inline std::vector<CorpusFile> corpus(const std::string& folder) {
    const auto root = std::filesystem::path{PLOTMILL_SOURCE_DIR} / "tests" / "protocol" / folder;
    std::vector<CorpusFile> files;
    for (const auto& entry : std::filesystem::directory_iterator{root}) {
        std::ifstream in{entry.path()};
        files.push_back({entry.path(), entry.path().stem().string(), corpus_json::parse(in)});
    }
    std::sort(files.begin(), files.end(),
              [](const auto& one, const auto& other) { return one.name < other.name; });
    REQUIRE_FALSE(files.empty());
    return files;
}

inline std::string from_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16));
    }
    return bytes;
}

/// A body's frames; `body` is a file of bodies/.
inline std::vector<std::string> frames_of(const corpus_json& body) {
    std::vector<std::string> frames;
    for (const auto& frame : body.at("frames")) {
        frames.push_back(from_hex(frame.get<std::string>()));
    }
    return frames;
}

inline std::vector<ByteView> views_of(const std::vector<std::string>& frames) {
    std::vector<ByteView> views;
    for (const std::string& frame : frames) {
        views.push_back(std::as_bytes(std::span{frame}));
    }
    return views;
}

/// Checks the error word and the sentence of a refusal. With REGEN=1 the sentence of the file is
/// replaced by the one that came (the word never is); read the diff, and run
/// tests/protocol/remake.py.
inline void check_refusal(CorpusFile& file, std::string_view code, const std::string& sentence) {
    CHECK(file.content.at("code").get<std::string>() == code);
    if (std::getenv("REGEN") != nullptr) {
        file.content["sentence"] = sentence;
        std::ofstream{file.path} << file.content.dump() << '\n';
    }
    CHECK(file.content.at("sentence").get<std::string>() == sentence);
}

}  // namespace plotmill::test
