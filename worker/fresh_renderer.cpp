#include "worker/fresh_renderer.hpp"

#include "base/process_memory.hpp"
#include "base/unique_fd.hpp"
#include "log/log.hpp"
#include "worker/master/process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <system_error>

namespace plotmill::worker {
namespace {

int be_fresh(Drawing& drawing, const Sandbox& sandbox, const UniqueFd& answer) {
    const ResidentSet memory;
    sandbox.enter();
    if (const Status drawn = drawing.rehearse(); !drawn) {
        log::error("rehearsal_failed", {{"message", drawn.error().message}});
        return EXIT_FAILURE;
    }
    const FreshRenderer fresh{.rss_bytes = memory.bytes()};
    return ::write(answer.get(), &fresh, sizeof fresh) == sizeof fresh ? EXIT_SUCCESS
                                                                       : EXIT_FAILURE;
}

}  // namespace

Result<FreshRenderer> try_fresh_renderer(Drawing& drawing, const Sandbox& sandbox) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::system_error{errno, std::generic_category(), "make a pipe"};
    }
    const UniqueFd ours{ends[0]};
    UniqueFd theirs{ends[1]};
    const auto child = fork_child([&] {
        try {
            return be_fresh(drawing, sandbox, theirs);
        } catch (const std::exception& error) {  // the main of a process
            log::error("process_failed", {{"message", error.what()}});
            return EXIT_FAILURE;
        }
    });
    if (!child) {
        return fail(ErrorCode::internal, "the first renderer: no process could be forked");
    }
    theirs.reset();
    FreshRenderer fresh;
    const bool has_answered = ::read(ours.get(), &fresh, sizeof fresh) == sizeof fresh;
    int status = 0;
    ::waitpid(child->pid, &status, 0);
    if (has_answered) {
        return fresh;
    }
    return fail(ErrorCode::internal,
                WIFSIGNALED(status)
                    ? "the first renderer died of signal " + std::to_string(WTERMSIG(status)) +
                          " (" + ::strsignal(WTERMSIG(status)) + ")"
                    : "the first renderer exited with " + std::to_string(WEXITSTATUS(status)) +
                          " before it had drawn a picture");
}

}  // namespace plotmill::worker
