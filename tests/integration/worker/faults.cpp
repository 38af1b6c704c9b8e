#include "faults.hpp"

#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
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
    ::kill(::getpid(), SIGSEGV);
    return sleep({});
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
        {"leak", leak_some}, {"grow", grow},   {"allocate", allocate},
        {"spin", spin},      {"sleep", sleep}, {"hold", hold},
        {"segv", segv},      {"abort", abort}, {"exit", exit}};
    const auto found = faults.find(kind);
    return found == faults.end() ? nullptr : found->second;
}

}  // namespace plotmill::test
