#include "base/process_memory.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace plotmill {

ResidentSet::ResidentSet(const std::string& process)
    : statm_{::open(("/proc/" + process + "/statm").c_str(), O_RDONLY | O_CLOEXEC)},
      page_bytes_{static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE))} {}

std::uint64_t ResidentSet::bytes() const noexcept {
    std::array<char, 128> text{};
    const ssize_t size = ::pread(statm_.get(), text.data(), text.size(), 0);
    if (size <= 0) {
        return 0;
    }
    const char* const end = text.data() + size;
    const char* const space =
        std::find<const char*>(text.data(), end, ' ');  // "size resident shared …", pages
    std::uint64_t pages = 0;
    if (space != end) {
        std::from_chars(space + 1, end, pages);
    }
    return pages * page_bytes_;
}

std::optional<std::uint64_t> memory_field_bytes(int file, std::string_view field) noexcept {
    constexpr std::uint64_t bytes_per_kb = 1024;
    std::array<char, 4096> buffer{};
    const ssize_t size = ::pread(file, buffer.data(), buffer.size(), 0);
    const std::string_view text{buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
    const std::size_t place = text.find(field);
    const std::size_t digits = place == std::string_view::npos
                                   ? place
                                   : text.find_first_of("0123456789", place + field.size());
    if (digits == std::string_view::npos) {
        return std::nullopt;
    }
    std::uint64_t kb = 0;
    std::from_chars(text.data() + digits, text.data() + text.size(), kb);
    return kb * bytes_per_kb;
}

}  // namespace plotmill
