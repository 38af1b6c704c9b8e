#include "worker/sandbox/landlock.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace plotmill::worker {
namespace {

// What fontconfig and FreeType read on Debian.
constexpr std::array font_places{"/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts",
                                 "/usr/share/fontconfig", "/var/cache/fontconfig"};

constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
                                  LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                  LANDLOCK_ACCESS_FS_REMOVE_FILE;
constexpr std::uint64_t all_of_first =
    reading | writing | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

// What later versions add; Debian 12's header knows the second.
constexpr std::uint64_t refer = std::uint64_t{1} << 13;
constexpr std::uint64_t truncate = std::uint64_t{1} << 14;
constexpr std::uint64_t ioctl_device = std::uint64_t{1} << 15;

std::uint64_t handled_by(long version) noexcept {
    std::uint64_t handled = all_of_first;
    handled |= version >= 2 ? refer : 0;
    handled |= version >= 3 ? truncate : 0;
    handled |= version >= 5 ? ioctl_device : 0;
    return handled;
}

[[noreturn]] void throw_refusal(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

void allow(int ruleset, int folder, std::uint64_t access) {
    landlock_path_beneath_attr rule{};
    rule.allowed_access = access;
    rule.parent_fd = folder;
    if (::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
        throw_refusal("add a Landlock rule");
    }
}

}  // namespace

UniqueFd output_and_fonts_only(int root) {
    const long version =
        ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) {
        return {};
    }
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = handled_by(version);
    UniqueFd ruleset{static_cast<int>(
        ::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0))};
    if (!ruleset) {
        throw_refusal("make a Landlock ruleset");
    }
    allow(ruleset.get(), root, writing);
    for (const char* const place : font_places) {
        const UniqueFd folder{::open(place, O_PATH | O_DIRECTORY | O_CLOEXEC)};
        if (folder) {
            allow(ruleset.get(), folder.get(), reading);
        }
    }
    return ruleset;
}

void restrict_self(int ruleset) {
    if (::syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) {
        throw_refusal("enter the Landlock ruleset");
    }
}

}  // namespace plotmill::worker
