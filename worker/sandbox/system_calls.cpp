#include "worker/sandbox/system_calls.hpp"

#include "base/c_handle.hpp"
#include "base/unique_fd.hpp"

#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <system_error>

namespace plotmill::worker {
namespace {

constexpr std::uint32_t pid_gap = 0x5afe9a9d;  // no pid: those end at 2^22

// clang-format off
constexpr std::array allowed{
    // the channel to the link, a picture's temporary, the log
    SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(writev),
    SCMP_SYS(pread64), SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fcntl), SCMP_SYS(dup),
    SCMP_SYS(memfd_create), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(openat), SCMP_SYS(openat2), SCMP_SYS(mkdirat), SCMP_SYS(unlinkat), SCMP_SYS(unlink),
    SCMP_SYS(open), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(stat), SCMP_SYS(lstat),
    SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
    SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(fstatfs),
    SCMP_SYS(getcwd),
    // memory
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    SCMP_SYS(mprotect),
    // itself
    SCMP_SYS(futex), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getrusage), SCMP_SYS(getrandom), SCMP_SYS(rseq),
    SCMP_SYS(set_robust_list), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    // time
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday)};
// clang-format on

[[noreturn]] void throw_error(int negative_errno, const char* what) {
    throw std::system_error{-negative_errno, std::generic_category(), what};
}

void check(int result, const char* what) {
    if (result < 0) {
        throw_error(result, what);
    }
}

using Filter = std::unique_ptr<void, Releaser<&seccomp_release>>;

void allow_all_of_list(scmp_filter_ctx filter) {
    for (const int call : allowed) {
        check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0), "allow a system call");
    }
    // abort() and raise(), of this process
    check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                           SCMP_A0(SCMP_CMP_EQ, pid_gap)),
          "allow tgkill");
    // a job's limit of processor time, of this process
    check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2, SCMP_A0(SCMP_CMP_EQ, 0),
                           SCMP_A1(SCMP_CMP_EQ, RLIMIT_CPU)),
          "allow prlimit");
}

bool has_filters() {
    const std::uint32_t action = SECCOMP_RET_ERRNO;
    return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

std::vector<sock_filter> exported(scmp_filter_ctx filter) {
    const UniqueFd file{::memfd_create("plotmill-seccomp", MFD_CLOEXEC)};
    if (!file) {
        throw_error(-errno, "make a memfd");
    }
    check(seccomp_export_bpf(filter, file.get()), "export a seccomp filter");
    const off_t bytes = ::lseek(file.get(), 0, SEEK_END);
    std::vector<sock_filter> program(static_cast<std::size_t>(bytes) / sizeof(sock_filter));
    if (::pread(file.get(), program.data(), static_cast<std::size_t>(bytes), 0) != bytes) {
        throw_error(-errno, "read a seccomp filter");
    }
    return program;
}

}  // namespace

std::vector<sock_filter> allowed_system_calls() {
    if (!has_filters()) {
        return {};
    }
    const Filter filter{seccomp_init(SCMP_ACT_ERRNO(EPERM))};
    if (!filter) {
        throw_error(-ENOMEM, "make a seccomp filter");
    }
    allow_all_of_list(filter.get());
    return exported(filter.get());
}

void allow_signals_to(pid_t self, std::vector<sock_filter>& program) {
    for (sock_filter& instruction : program) {
        if (BPF_CLASS(instruction.code) == BPF_JMP && instruction.k == pid_gap) {
            instruction.k = static_cast<std::uint32_t>(self);
        }
    }
}

}  // namespace plotmill::worker
