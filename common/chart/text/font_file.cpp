#include "chart/text/font_file.hpp"

#include "base/unique_fd.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace plotmill::chart {
namespace {

constexpr std::array<const char*, 3> places{
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/usr/share/matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf",
};

ByteView map_file(const char* path) {
    const UniqueFd file{::open(path, O_RDONLY | O_CLOEXEC)};
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0 || status.st_size <= 0) {
        return {};
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    return bytes == MAP_FAILED ? ByteView{} : ByteView{static_cast<const std::byte*>(bytes), size};
}

ByteView map_first() {
    if (const char* named = std::getenv("PLOTMILL_FONT")) {
        const ByteView bytes = map_file(named);
        if (bytes.empty()) {
            throw std::runtime_error(std::string{"PLOTMILL_FONT: cannot read "} + named);
        }
        return bytes;
    }
    std::string tried;
    for (const char* place : places) {
        if (const ByteView bytes = map_file(place); !bytes.empty()) {
            return bytes;
        }
        tried += (tried.empty() ? "" : ", ") + std::string{place};
    }
    throw std::runtime_error("no DejaVuSans.ttf (package fonts-dejavu-core); looked at " + tried);
}

}  // namespace

ByteView font_bytes() {
    static const ByteView bytes = map_first();
    return bytes;
}

}  // namespace plotmill::chart
