#include "clients/cli/heap_trace.hpp"

#include "base/unique_fd.hpp"
#include "clients/cli/child_process.hpp"
#include "clients/cli/scratch_folder.hpp"

#include <fcntl.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace plotmill::cli {
namespace {

namespace fs = std::filesystem;

std::string read_whole(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The complaint in what programs said: ours if there is one, else the last line.
std::string complaint_in(const std::string& said) {
    constexpr std::string_view ours = "plotmill: ";
    std::string last;
    std::istringstream lines{said};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(ours)) {
            return line.substr(ours.size());
        }
        last = line.empty() ? last : line;
    }
    return last;
}

/// Runs to its end, what it says goes to `log`.
Status run(const fs::path& program, std::vector<std::string> arguments, const fs::path& log) {
    const UniqueFd said{::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
    if (!said) {
        throw std::system_error{errno, std::generic_category(), log.string()};
    }
    ProgramCall call;
    call.program = program;
    call.arguments = std::move(arguments);
    call.output_fd = call.error_fd = said.get();
    const ChildProcess child = start_program(call);
    int status = 0;
    while (::waitpid(child.pid, &status, 0) < 0) {
        if (errno != EINTR) {
            throw std::system_error{errno, std::generic_category(), "waitpid"};
        }
    }
    if (exit_status_of(status) == 0) {
        return {};
    }
    return fail(ErrorCode::internal, program.filename().string() + " " + end_text(status) + ": " +
                                         complaint_in(read_whole(log)));
}

/// heaptrack chooses the ending: .zst or .gz.
std::optional<fs::path> find_trace(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path().filename().string().starts_with("trace.")) {
            return entry.path();
        }
    }
    return std::nullopt;
}

Result<HeapStacks> stacks_of(const HeapTracer& tracer, const fs::path& trace,
                             const std::string& cost) {
    const fs::path stacks = trace.parent_path() / (cost + ".folded");
    // No texts for people: only the stacks.
    Status printed = run(tracer.print,
                         {"-f", trace.string(), "-F", stacks.string(), "--flamegraph-cost-type",
                          cost, "-p0", "-a0", "-T0", "-l0"},
                         trace.parent_path() / "print.log");
    if (!printed) {
        return fail(std::move(printed).error());
    }
    return read_folded_stacks(read_whole(stacks));
}

}  // namespace

std::optional<HeapTracer> find_heap_tracer() {
    const auto record = find_program("heaptrack");
    const auto print = find_program("heaptrack_print");
    return record && print ? std::optional{HeapTracer{*record, *print}} : std::nullopt;
}

Result<HeapTrace> trace_rendering(const HeapTracer& tracer, const std::string& job) {
    const ScratchFolder folder{"heap"};
    Status rendered = run(tracer.record,
                          {"-o", (folder.path() / "trace").string(), own_program().string(),
                           "render", "-o", (folder.path() / "pictures").string(), job},
                          folder.path() / "render.log");
    if (!rendered) {
        return fail(std::move(rendered).error());
    }
    const auto trace = find_trace(folder.path());
    if (!trace) {
        return fail(
            ErrorCode::internal,
            "heaptrack wrote no trace: " + complaint_in(read_whole(folder.path() / "render.log")));
    }
    auto peak = stacks_of(tracer, *trace, "peak");
    if (!peak) {
        return fail(std::move(peak).error());
    }
    auto leaked = stacks_of(tracer, *trace, "leaked");
    if (!leaked) {
        return fail(std::move(leaked).error());
    }
    return HeapTrace{*std::move(peak), *std::move(leaked)};
}

}  // namespace plotmill::cli
