// bench_recycle [RENDERERS]: CPU time of one recycle, without the jobs: a renderer is forked from a
// warm master, enters its sandbox, draws the story's job once and ends, as plotmill-worker has it.
// One line:
//   bench=recycle cpu_us=… cpu_min_us=… fork_exit_us=… faults=… warm_draw_us=… sandbox=…
//   renderers=…
// cpu_us is the median of the renderers, parent and child together, less what the same drawing
// costs in a process that has drawn before (warm_draw_us); cpu_min_us the best one. Beside it the
// machine's own price: fork_exit_us, the least for a child that ends at once.

#include "base/unique_fd.hpp"
#include "chart/render.hpp"
#include "worker/renderer/drawing.hpp"
#include "worker/sandbox/sandbox.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

namespace {

using namespace plotmill;

double own_cpu_us() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double microseconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
}

struct Life {
    double cpu_us = 0;  // the fork in the parent, and all of the child
    long faults = 0;
};

Life live(const std::function<int()>& body) {
    const double before = own_cpu_us();
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(body());
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || ::wait4(child, &status, 0, &usage) != child || status != 0) {
        std::fprintf(stderr, "bench_recycle: a renderer failed (status %d)\n", status);
        std::exit(EXIT_FAILURE);
    }
    return {own_cpu_us() - before + microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
            usage.ru_minflt};
}

struct Figures {
    double median_us = 0;
    double least_us = 0;
    long faults = 0;
};

Figures measure(int runs, const std::function<Life()>& run) {
    std::vector<Life> lives(static_cast<std::size_t>(runs));
    std::generate(lives.begin(), lives.end(), run);
    std::sort(lives.begin(), lives.end(),
              [](const Life& a, const Life& b) { return a.cpu_us < b.cpu_us; });
    const Life& middle = lives[lives.size() / 2];
    return {middle.cpu_us, lives.front().cpu_us, middle.faults};
}

Figures measure_lives(int runs, const std::function<int()>& body) {
    return measure(runs, [&body] { return live(body); });
}

int draw_or_fail(worker::Drawing& drawing) {
    return drawing.rehearse() ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
    const int runs = argc > 1 ? std::atoi(argv[1]) : 300;
    chart::warm_up();
    const auto drawing = worker::make_drawing();
    const UniqueFd root{::open("/tmp", O_PATH | O_DIRECTORY | O_CLOEXEC)};
    auto sandbox = worker::Sandbox::prepare({.memory_bytes = std::uint64_t{2} << 30}, root.get());
    if (!sandbox || draw_or_fail(*drawing) != EXIT_SUCCESS) {
        return EXIT_FAILURE;
    }
    ::malloc_trim(0);
    const Figures recycle = measure_lives(runs, [&] {
        sandbox->enter();
        return draw_or_fail(*drawing);
    });
    const Figures fork_exit = measure_lives(runs, [] { return EXIT_SUCCESS; });
    const Figures warm = measure(runs, [&drawing] {
        const double before = own_cpu_us();
        static_cast<void>(draw_or_fail(*drawing));
        return Life{own_cpu_us() - before, 0};
    });
    std::printf(
        "bench=recycle cpu_us=%.0f cpu_min_us=%.0f fork_exit_us=%.0f faults=%ld "
        "warm_draw_us=%.0f sandbox=\"%s\" renderers=%d\n",
        recycle.median_us - warm.median_us, recycle.least_us - warm.least_us, fork_exit.least_us,
        recycle.faults, warm.least_us, sandbox->state().c_str(), runs);
    return EXIT_SUCCESS;
}
