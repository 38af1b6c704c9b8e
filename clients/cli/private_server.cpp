#include "clients/cli/private_server.hpp"

#include "base/clock.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>

namespace plotmill::cli {
namespace {

constexpr milliseconds ready_limit{30'000};

}  // namespace

PrivateServer::PrivateServer(const std::filesystem::path& root,
                             const std::vector<std::string>& arguments)
    : silence_{::open("/dev/null", O_WRONLY | O_CLOEXEC)} {
    ProgramCall call{
        .program = own_program(),
        .arguments = {"serve", "--temporary", "--die-with-parent", "--root", root.string()},
        .ready_option = "--ready-fd",
        .output_fd = silence_.get()};
    call.arguments.insert(call.arguments.end(), arguments.begin(), arguments.end());
    child_ = start_program(call);
}

PrivateServer::~PrivateServer() {
    ::kill(child_.pid, SIGTERM);
    while (::waitpid(child_.pid, nullptr, 0) < 0 && errno == EINTR) {
    }
}

Result<std::string> PrivateServer::wait_ready() {
    std::string line;
    std::array<char, 512> part{};
    while (line.find('\n') == std::string::npos) {
        pollfd item{child_.ready.get(), POLLIN, 0};
        const bool has_word = ::poll(&item, 1, static_cast<int>(ready_limit.count())) > 0;
        const ssize_t got = has_word ? ::read(child_.ready.get(), part.data(), part.size()) : 0;
        if (got <= 0) {
            return fail(ErrorCode::unreachable, "plotmill serve did not get ready");
        }
        line.append(part.data(), static_cast<std::size_t>(got));
    }
    constexpr std::string_view before = "producers=";
    const std::size_t from = line.find(before) + before.size();
    return line.substr(from, line.find(" root=") - from);
}

}  // namespace plotmill::cli
