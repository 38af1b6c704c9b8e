#include "clients/memory/exact_size.hpp"

#include "base/unique_fd.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace plotmill::memory {

std::optional<std::uint64_t> exact_size(pid_t pid) {
    const std::string path = "/proc/" + std::to_string(pid) + "/smaps_rollup";
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    std::array<char, 512> text{};  // Rss is the second line
    const ssize_t size = file ? ::read(file.get(), text.data(), text.size()) : -1;
    const std::string_view told{text.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
    constexpr std::string_view field = "\nRss:";
    const std::size_t at = told.find(field);
    const std::size_t digits =
        at == std::string_view::npos ? at : told.find_first_not_of(' ', at + field.size());
    if (digits == std::string_view::npos) {
        return std::nullopt;
    }
    std::uint64_t kib = 0;
    std::from_chars(told.data() + digits, told.data() + told.size(), kib);
    return kib * 1024;
}

}  // namespace plotmill::memory
