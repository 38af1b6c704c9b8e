#include "clients/cli/broker_memory.hpp"
#include "clients/cli/broker_options.hpp"
#include "clients/cli/chart_file.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/memory_command.hpp"
#include "clients/cli/memory_picture.hpp"
#include "clients/memory/recording.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::cli {
namespace {

struct MemoryPlotOptions {
    std::vector<std::string> files;  // none: the broker's history
    BrokerOptions broker;
    std::string output = "memory.png";
    std::string title;
    std::vector<double> limits_mib;
    std::vector<double> figsize{10, 5};
    double dpi = 100;
    double warm_up_s = 0;
    bool has_no_slopes = false;
};

std::string limit_label(double mib) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "limit %.10g MiB", mib);
    return text.data();
}

/// What each program grew by, for who reads no picture.
void print_slope(const memory::Process& program, const std::string& name, double warm_up_s) {
    std::vector<memory::Sample> samples = program.samples;
    while (!samples.empty() && samples.back().bytes == 0) {  // mprof sees it end
        samples.pop_back();
    }
    const auto slope = samples.empty() ? std::nullopt : slope_of(samples, warm_up_s);
    if (slope) {
        std::array<char, 160> text{};
        std::snprintf(text.data(), text.size(),
                      ": %.1f to %.1f MiB in %.0f s, %+.4g MiB a minute\n",
                      samples.front().bytes / memory::bytes_per_mib,
                      samples.back().bytes / memory::bytes_per_mib,
                      samples.back().time_s - samples.front().time_s, 60 * slope->mib_a_second);
        std::cout << name << text.data();
    }
}

Result<std::vector<memory::Recording>> read_files(const MemoryPlotOptions& options) {
    std::vector<memory::Recording> recordings;
    for (const std::string& file : options.files) {
        auto recording = memory::read_recording(file);
        if (!recording) {
            Error error = recording.error();
            error.message = file + ": " + error.message;
            return fail(std::move(error));
        }
        print_slope(recording->program, file, options.warm_up_s);
        recordings.push_back(*std::move(recording));
    }
    return recordings;
}

/// Those that live long.
std::vector<const memory::Process*> services_in(const memory::Recording& recording) {
    std::vector<const memory::Process*> services{&recording.program};
    for (const memory::Process& child : recording.children) {
        if (!child.renderer) {
            services.push_back(&child);
        }
    }
    return services;
}

Result<std::vector<memory::Recording>> ask_broker(const MemoryPlotOptions& options) {
    auto client = connect_to_ask(options.broker, {.name = "plotmill-memory"});
    if (!client) {
        return fail(client.error());
    }
    const Result<BrokerMemory> memory = fetch_memory(**client);
    if (!memory) {
        return fail(memory.error());
    }
    std::vector<memory::Recording> recordings{recording_of(*memory)};
    const memory::Recording& recording = recordings.front();
    if (recording.program.samples.empty() && recording.children.empty()) {
        return fail(ErrorCode::empty, "the broker has measured nothing yet");
    }
    for (const memory::Process* process : services_in(recording)) {
        print_slope(*process, process->name, options.warm_up_s);
    }
    return recordings;
}

ExitCode plot_memory(const MemoryPlotOptions& options) {
    const Result<std::vector<memory::Recording>> recordings =
        options.files.empty() ? ask_broker(options) : read_files(options);
    if (!recordings) {
        return complain(recordings.error());
    }
    MemoryPictureOptions looks{options.title, !options.has_no_slopes, {}, options.warm_up_s};
    for (const double mib : options.limits_mib) {
        looks.limits.push_back({mib, limit_label(mib)});
    }
    MemoryPicture picture = memory_picture(*recordings, looks);
    picture.options.emplace_back("figsize", chart::OptionValue{chart::OptionList{
                                                {options.figsize[0]}, {options.figsize[1]}}});
    picture.options.emplace_back("dpi", chart::OptionValue{options.dpi});
    if (Status drawn =
            draw_to_file({"line", std::move(picture.options), options.output}, picture.table);
        !drawn) {
        return complain(drawn.error());
    }
    std::cout << options.output << '\n';
    return ExitCode::ok;
}

}  // namespace

void add_memory_plot(CLI::App& memory, int& exit_code) {
    auto options = std::make_shared<MemoryPlotOptions>();
    CLI::App* command = memory.add_subcommand(
        "plot", "Draw memory over time: of recordings, or of what the broker remembers");
    CLI::Option* const files = command->add_option(
        "recording", options->files,
        "files of `plotmill memory record` or of mprof, several stand in one picture; none: what "
        "the broker remembers");
    files->check(CLI::ExistingFile)->type_name("RECORDING");
    add_broker_options(*command, options->broker);
    command->get_option("--broker")->excludes(files);
    command->add_option("-o,--output", options->output, "the picture: .png, .svg or .pdf")
        ->type_name("FILE")
        ->capture_default_str();
    command->add_option("--title", options->title, "instead of the command that was measured");
    command->add_option("--limit", options->limits_mib, "draw a limit line; may be repeated")
        ->type_name("MIB")
        ->check(CLI::NonNegativeNumber)
        ->allow_extra_args(false);
    command
        ->add_option("--warm-up", options->warm_up_s,
                     "no slope is looked for in the first seconds of a process")
        ->type_name("S")
        ->check(CLI::NonNegativeNumber);
    command->add_flag("--no-slope", options->has_no_slopes, "draw no slope lines");
    command->add_option("--figsize", options->figsize, "inches")
        ->expected(2)
        ->type_name("W H")
        ->allow_extra_args(false);
    command->add_option("--dpi", options->dpi, "of a PNG")->check(CLI::PositiveNumber);
    command->footer(
        "Example: plotmill memory plot -o memory.svg --limit 500 mprofile_20240101.dat\n"
        "         plotmill memory plot --broker ipc:///run/plotmill/producers.sock\n"
        "A line for each process; renderers by slot, with a mark and the reason where one was\n"
        "recycled; dashed: the median of all slopes. Exit codes: 0 drawn, 1 not, 2 usage.");
    command->callback([options, &exit_code] { exit_code = to_int(plot_memory(*options)); });
}

}  // namespace plotmill::cli
