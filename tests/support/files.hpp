#pragma once
// Whole files, read and written by tests. What cannot be opened reads as empty.

#include "base/unique_fd.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace plotmill::test {

/// Also of /proc, whose files have no size.
inline std::string read_file(const std::filesystem::path& path) {
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    std::string bytes;
    std::array<char, 65536> chunk{};
    for (;;) {
        const ssize_t size = ::read(file.get(), chunk.data(), chunk.size());
        if (size <= 0) {
            return bytes;
        }
        bytes.append(chunk.data(), static_cast<std::size_t>(size));
    }
}

inline void write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

}  // namespace plotmill::test
