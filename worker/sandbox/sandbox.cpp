#include "worker/sandbox/sandbox.hpp"

#include "worker/sandbox/landlock.hpp"
#include "worker/sandbox/system_calls.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <string>
#include <system_error>
#include <utility>

namespace plotmill::worker {
namespace {

constexpr rlim_t most_descriptors = 64;
constexpr std::string_view oom_score = "500";  // the kernel takes a renderer before anything else

[[noreturn]] void throw_errno(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

void limit(__rlimit_resource resource, rlim_t most) {
    const rlimit limits{.rlim_cur = most, .rlim_max = most};
    if (::setrlimit(resource, &limits) != 0) {
        throw_errno("limit a resource");
    }
}

/// Private writable memory, which is what RLIMIT_DATA counts: the sixth number of statm, in pages.
/// 0: cannot be told.
std::uint64_t data_bytes() {
    const UniqueFd statm{::open("/proc/self/statm", O_RDONLY | O_CLOEXEC)};
    std::array<char, 128> text{};
    const ssize_t size = ::read(statm.get(), text.data(), text.size());
    std::string_view rest{text.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
    for (int skipped = 0; skipped < 5; ++skipped) {
        rest.remove_prefix(std::min(rest.size(), rest.find(' ') + 1));
    }
    std::uint64_t pages = 0;
    std::from_chars(rest.data(), rest.data() + rest.size(), pages);
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

/// Not being able to is no reason to stop: it only changes whom the kernel takes first.
void be_first_for_oom() noexcept {
    const UniqueFd file{::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC)};
    static_cast<void>(::write(file.get(), oom_score.data(), oom_score.size()) < 0);
}

}  // namespace

SandboxWish sandbox_wish(std::string_view word) {
    if (word == "off") {
        return SandboxWish::off;
    }
    return word == "require" ? SandboxWish::require : SandboxWish::available;
}

Result<Sandbox> Sandbox::prepare(const SandboxSettings& settings, int root) {
    Sandbox sandbox;
    sandbox.settings_ = settings;
    if (settings.wish == SandboxWish::off) {
        return sandbox;
    }
    sandbox.ruleset_ = output_and_fonts_only(root);
    sandbox.filter_ = allowed_system_calls();
    std::string missing = sandbox.ruleset_ ? "" : "no Landlock";
    if (sandbox.filter_.empty()) {
        missing += missing.empty() ? "no seccomp" : ", no seccomp";
    }
    sandbox.state_ = missing.empty() ? "full" : "partial: " + missing;
    if (!missing.empty() && settings.wish == SandboxWish::require) {
        return fail(ErrorCode::config, "worker.sandbox: got 'require', but this kernel has " +
                                           missing +
                                           "; expected Linux 5.13 with both, or "
                                           "'available' to go on without");
    }
    return sandbox;
}

void Sandbox::enter() const {
    be_first_for_oom();
    limit_resources();
    if (settings_.wish == SandboxWish::off) {
        return;
    }
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        throw_errno("give up new privileges");
    }
    if (ruleset_) {
        restrict_self(ruleset_.get());
        ::close(ruleset_.get());  // of this process; the master keeps its own
    }
    if (filter_.empty()) {
        return;
    }
    std::vector<sock_filter> own = filter_;
    allow_signals_to(::getpid(), own);
    const sock_fprog program{.len = static_cast<unsigned short>(own.size()), .filter = own.data()};
    if (::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) != 0) {
        throw_errno("enter the seccomp filter");
    }
}

void limit_processor_time(milliseconds more) {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                         static_cast<rlim_t>(std::chrono::ceil<std::chrono::seconds>(more).count());
    const rlimit limits{.rlim_cur = seconds + 2, .rlim_max = RLIM_INFINITY};
    ::setrlimit(RLIMIT_CPU, &limits);
}

void Sandbox::limit_resources() const {
    ::signal(SIGXFSZ, SIG_IGN);  // a file too large is an error of write, with a sentence
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, most_descriptors);
    if (settings_.max_file_bytes != 0) {
        limit(RLIMIT_FSIZE, settings_.max_file_bytes);
    }
    if (settings_.memory_bytes != 0) {
        limit(RLIMIT_DATA, data_bytes() + settings_.memory_bytes);
    }
}

}  // namespace plotmill::worker
