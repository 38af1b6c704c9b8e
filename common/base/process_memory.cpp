#include "worker/channel/resident_set.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace plotmill::worker {

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

}  // namespace plotmill::worker
