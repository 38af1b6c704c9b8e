#include "clients/cli/chart_file.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/heap_trace.hpp"
#include "clients/cli/memory_command.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

namespace plotmill::cli {
namespace {

struct PeakOptions {
    std::string job;
    std::string folder = ".";
    std::size_t top = 10;
};

struct HeapView {
    const char* name;   // of the file, behind the job's
    const char* title;  // of the picture and of the table
};
constexpr HeapView peak_view{"peak", "live at the peak of the heap"};
constexpr HeapView leaked_view{"leaked", "never given back"};

std::string in_kilobytes(double bytes) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.1f kB", bytes / 1000);
    return text.data();
}

void print_top(const HeapStacks& stacks, const HeapView& view, std::size_t top) {
    const double total = stacks.total();
    std::cout << view.title << ": " << in_kilobytes(total) << '\n';
    const auto sites = top > 0 ? top_sites(stacks, top) : std::vector<HeapSite>{};
    if (!sites.empty()) {
        std::cout << "         own  share        held  function\n";
    }
    for (const HeapSite& site : sites) {
        std::array<char, 64> figures{};
        std::snprintf(figures.data(), figures.size(), "%12s %5.1f %% %11s  ",
                      in_kilobytes(site.own_bytes).c_str(), 100 * site.own_bytes / total,
                      in_kilobytes(site.held_bytes).c_str());
        std::cout << figures.data() << site.function << '\n';
    }
}

/// As high as the deepest stack needs.
double height_of(const HeapStacks& stacks) {
    constexpr double inches_a_frame = 0.18;
    std::ptrdiff_t deepest = 1;
    for (const std::string& stack : stacks.stacks) {
        deepest = std::max(deepest, 2 + std::count(stack.begin(), stack.end(), ';'));
    }
    return std::clamp(inches_a_frame * static_cast<double>(deepest) + 0.6, 2.0, 60.0);
}

Status draw_flames(const HeapStacks& stacks, const HeapView& view, const PeakOptions& options) {
    using chart::OptionValue;
    if (stacks.stacks.empty()) {
        return {};
    }
    const std::string stem = std::filesystem::path{options.job}.stem().string();
    const std::string path =
        (std::filesystem::path{options.folder} / (stem + "_" + view.name + ".svg")).string();
    const ChartOrder order{
        "flame",
        {{"title", OptionValue{stem + ": " + view.title + ", " + in_kilobytes(stacks.total())}},
         {"unit", OptionValue{std::string{"bytes"}}},
         {"root", OptionValue{std::string{"plotmill render"}}},
         {"figsize", OptionValue{chart::OptionList{{12.0}, {height_of(stacks)}}}}},
        path};
    Status drawn = draw_to_file(
        order, TableBuilder{}.add("stack", stacks.stacks).add("bytes", stacks.bytes).take());
    if (drawn) {
        std::cout << path << '\n';
    }
    return drawn;
}

ExitCode peak(const PeakOptions& options) {
    const auto tracer = find_heap_tracer();
    if (!tracer) {
        std::cerr << "plotmill: memory peak needs heaptrack and heaptrack_print, and they are not "
                     "in PATH; Debian: apt install heaptrack\n";
        return ExitCode::unavailable;
    }
    const auto trace = trace_rendering(*tracer, options.job);
    if (!trace) {
        return complain(trace.error(), options.job);
    }
    std::error_code error;
    std::filesystem::create_directories(options.folder, error);  // what is wrong the file says
    for (const auto& [stacks, view] :
         {std::pair{&trace->peak, &peak_view}, std::pair{&trace->leaked, &leaked_view}}) {
        print_top(*stacks, *view, options.top);
        if (Status drawn = draw_flames(*stacks, *view, options); !drawn) {
            return complain(drawn.error(), options.job);
        }
    }
    return ExitCode::ok;
}

}  // namespace

void add_memory_peak(CLI::App& memory, int& exit_code) {
    auto options = std::make_shared<PeakOptions>();
    CLI::App* command =
        memory.add_subcommand("peak", "Show where the heap goes while a job is drawn");
    command->add_option("job", options->job, "JOB.json, JOB.msgpack or TABLE.csv")
        ->required()
        ->check(CLI::ExistingFile)
        ->type_name("JOB");
    command
        ->add_option("-o,--output", options->folder,
                     "folder of the flame graphs; made when missing")
        ->type_name("DIR")
        ->capture_default_str();
    command->add_option("--top", options->top, "functions in each table; 0 for none")
        ->capture_default_str();
    command->footer(
        "Example: plotmill memory peak --top 5 -o . job.json\n"
        "Draws the job under heaptrack and writes JOB_peak.svg (what was live at the peak) and\n"
        "JOB_leaked.svg (what was never given back). Exit codes: 0 done, 1 the job or the tracer\n"
        "failed, 2 usage, 69 heaptrack is not installed.");
    command->callback([options, &exit_code] { exit_code = to_int(peak(*options)); });
}

}  // namespace plotmill::cli
