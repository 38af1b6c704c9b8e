#include "clients/memory/exact_size.hpp"

#include "base/process_memory.hpp"
#include "base/unique_fd.hpp"

#include <fcntl.h>

#include <string>

namespace plotmill::memory {

std::optional<std::uint64_t> exact_size(pid_t pid) {
    const std::string path = "/proc/" + std::to_string(pid) + "/smaps_rollup";
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    return file ? memory_field_bytes(file.get(), "Rss:") : std::nullopt;
}

}  // namespace plotmill::memory
