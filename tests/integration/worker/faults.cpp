#include "faults.hpp"

#include "base/unique_fd.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace plotmill::test {
namespace {

using nlohmann::json;

/// Memory that nobody will ever find again, every page of it in use.
void leak(std::size_t bytes) {
    static std::vector<char*>* lost = new std::vector<char*>;
    char* const memory = new char[bytes];
    std::memset(memory, 1, bytes);
    lost->push_back(memory);
}

Status leak_some(const json& options) {
    leak(options.at("bytes").get<std::size_t>());
    return {};
}

Status grow(const json& /*options*/) {
    constexpr std::size_t a_piece = 4 * 1024 * 1024;
    for (;;) {
        leak(a_piece);
        ::poll(nullptr, 0, 1);  // a hog, but not so fast that the kernel's own limit is the first
    }
}

Status allocate(const json& options) {
    const std::vector<char> memory(options.at("bytes").get<std::size_t>(), 1);
    return memory.back() == 1 ? Status{} : fail(ErrorCode::internal, "memory that forgets");
}

Status spin(const json& /*options*/) {
    std::atomic<unsigned> turns{0};
    for (;;) {
        ++turns;
    }
}

Status sleep(const json& /*options*/) {
    for (;;) {
        ::poll(nullptr, 0, -1);
    }
}

Status hold(const json& options) {
    const auto until =
        std::chrono::steady_clock::now() + std::chrono::milliseconds{options.at("ms").get<int>()};
    while (std::chrono::steady_clock::now() < until) {
    }
    return {};
}

Status segv(const json& /*options*/) {
    std::raise(SIGSEGV);
    return sleep({});
}

bool can_fork() {
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(0);
    }
    return child > 0;
}

bool can_execute() {
    const pid_t child = ::vfork();
    if (child == 0) {
        ::execl("/bin/true", "true", nullptr);
        ::_exit(1);
    }
    return child > 0;
}

bool can_open(const char* path, int flags) {
    return static_cast<bool>(UniqueFd{::open(path, flags | O_CLOEXEC, 0600)});
}

bool can_make_thread() {
    try {
        std::thread{[] {}}.join();
        return true;
    } catch (const std::system_error&) {
        return false;
    }
}

Status escape(const json& options) {
    const std::string outside = options.at("outside");
    const std::array<std::pair<const char*, bool>, 10> ways{
        {{"fork", can_fork()},
         {"exec", can_execute()},
         {"thread", can_make_thread()},
         {"socket", static_cast<bool>(UniqueFd{::socket(AF_INET, SOCK_STREAM, 0)})},
         {"unix socket", static_cast<bool>(UniqueFd{::socket(AF_UNIX, SOCK_STREAM, 0)})},
         {"read", can_open("/etc/passwd", O_RDONLY)},
         {"write", can_open((outside + "/written").c_str(), O_WRONLY | O_CREAT)},
         {"make folder", ::mkdir((outside + "/made").c_str(), 0700) == 0},
         {"signal", ::kill(::getppid(), 0) == 0},
         {"trace", ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0}}};
    std::string open;
    for (const auto& [way, is_open] : ways) {
        open += is_open ? std::string{" "} + way : std::string{};
    }
    return open.empty() ? Status{} : fail(ErrorCode::internal, "open ways out:" + open);
}

Status write(const json& options) {
    const UniqueFd file{::memfd_create("large", MFD_CLOEXEC)};
    ::lseek(file.get(), options.at("bytes").get<off_t>(), SEEK_SET);
    if (::write(file.get(), "x", 1) == 1) {
        return {};
    }
    return fail(errno == EFBIG ? ErrorCode::resource : ErrorCode::internal, "write: refused");
}

Status abort(const json& /*options*/) {
    std::abort();
}

Status exit(const json& options) {
    ::_exit(options.value("code", 3));
}

}  // namespace

Fault find_fault(std::string_view kind) {
    static const std::map<std::string, Fault, std::less<>> faults{
        {"leak", leak_some}, {"grow", grow},   {"allocate", allocate}, {"spin", spin},
        {"sleep", sleep},    {"hold", hold},   {"segv", segv},         {"escape", escape},
        {"write", write},    {"abort", abort}, {"exit", exit}};
    const auto found = faults.find(kind);
    return found == faults.end() ? nullptr : found->second;
}

}  // namespace plotmill::test
