#include "clients/cli/render_command.hpp"

#include "base/clock.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/job_source.hpp"
#include "clients/cli/progress.hpp"
#include "output/output_root.hpp"
#include "render/job_runner.hpp"
#include "wire/payload/body.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::cli {
namespace {

using nlohmann::json;

struct RenderOptions {
    std::vector<std::string> files;
    std::string root = ".";
    std::vector<std::string> charts;
    double dpi = 0;
    std::string format;
    bool as_json = false;
};

/// Nobody asks where a job is: it is in this process.
class NoListener final : public render::StageListener {
public:
    void entered(render::Stage /*stage*/) noexcept override {}
};

double to_ms(std::int64_t ns) {
    return static_cast<double>(ns) / 1e6;
}

/// One run of `plotmill render`: files in, pictures and lines out.
class Rendering {
public:
    Rendering(const RenderOptions& options, const output::OutputRoot& root)
        : options_{options},
          root_{root},
          progress_{STDERR_FILENO, options.files.size(), clock_.now()} {
        count_.total = options.files.size();
    }

    ExitCode run() {
        const bool has_progress = options_.files.size() > 1;
        for (const std::string& file : options_.files) {
            const Result<render::JobReport> report = draw(file);
            report ? succeeded(*report) : failed(file, report.error());
            ++count_.done;
            if (has_progress) {
                progress_.update(count_, clock_.now());
            }
        }
        progress_.clear();
        return count_.failed == 0 ? ExitCode::ok : ExitCode::job_failed;
    }

private:
    Result<render::JobReport> draw(const std::string& file) {
        Result<JobSource> source = load_job(file);
        if (!source) {
            return fail(std::move(source).error());
        }
        key_ = source->key;
        const auto dpi = options_.dpi > 0 ? std::optional{options_.dpi} : std::nullopt;
        override_charts(source->body, {options_.charts, dpi, options_.format});
        Result<payload::JobBody> body = payload::resolve(std::move(source->body), key_);
        if (!body) {
            return fail(std::move(body).error());
        }
        render::JobOrder order;
        order.key = key_;
        order.store = store_;
        order.job = JobId{count_.done + 1};
        Result<render::JobReport> report = runner_.draw(*body, order, root_, listener_);
        if (!report) {
            return report;
        }
        if (Status status = publish(*report, file); !status) {
            return fail(std::move(status).error());
        }
        return report;
    }

    /// All pictures of a job or none: what another file of this run has written is not replaced.
    Status publish(const render::JobReport& report, const std::string& file) {
        std::vector<output::Publication> group;
        Status status;
        for (const render::DrawnChart& chart : report.charts) {
            group.push_back({chart.temporary, chart.path});
            const auto taken = written_.find(chart.path);
            if (taken != written_.end()) {
                status = fail(ErrorCode::path_busy, in_quotes(chart.path) + " was written for " +
                                                        in_quotes(taken->second) +
                                                        " in this run; give the jobs keys");
            }
        }
        const auto results =
            status ? root_.publish(group, output::Durability::none) : std::vector<Status>{};
        for (std::size_t i = 0; i < results.size(); ++i) {
            if (results[i]) {
                written_.emplace(group[i].target, file);
            } else {
                status = results[i];
            }
        }
        for (const output::Publication& publication :
             status ? std::vector<output::Publication>{} : group) {
            static_cast<void>(
                root_.remove_temporary(publication.temporary));  // the first error is the one told
        }
        return status;
    }

    void succeeded(const render::JobReport& report) {
        progress_.clear();
        if (options_.as_json) {
            std::cout << described(report).dump() << '\n' << std::flush;
            return;
        }
        for (const render::DrawnChart& chart : report.charts) {
            std::cout << root_.absolute(chart.path) << '\n' << std::flush;
            for (const std::string& warning : chart.warnings) {
                std::cerr << "plotmill: " << key_ << ", " << chart.kind << ": " << warning << '\n';
            }
        }
    }

    [[nodiscard]] json described(const render::JobReport& report) const {
        json charts = json::array();
        for (const render::DrawnChart& chart : report.charts) {
            charts.push_back({{"kind", chart.kind},
                              {"path", root_.absolute(chart.path)},
                              {"sha256", chart.sha256},
                              {"bytes", chart.bytes},
                              {"width_px", chart.width_px},
                              {"height_px", chart.height_px},
                              {"warnings", chart.warnings},
                              {"layout_ms", to_ms(chart.times.layout)},
                              {"raster_ms", to_ms(chart.times.raster)},
                              {"encode_ms", to_ms(chart.times.encode)},
                              {"write_ms", to_ms(chart.write_ns)}});
        }
        return {{"key", key_}, {"state", "done"}, {"charts", std::move(charts)}};
    }

    void failed(const std::string& file, const Error& error) {
        ++count_.failed;
        progress_.clear();
        static_cast<void>(
            complain(error, file));  // one failed job is exit code 1, whatever its reason
        if (options_.as_json) {
            const json line{{"file", file},
                            {"state", "failed"},
                            {"error", {{"code", word(error.code)}, {"message", error.message}}}};
            std::cout << line.dump() << '\n' << std::flush;
        }
    }

    const RenderOptions& options_;
    const output::OutputRoot& root_;
    SystemClock clock_;
    ProgressCount count_;
    Progress progress_;
    render::JobRunner runner_;
    NoListener listener_;
    std::string store_ =
        "render-" + std::to_string(::getpid());   // two runs in one folder share no temporary
    std::string key_;                             // of the job that is being drawn
    std::map<std::string, std::string> written_;  // path → the file it was drawn for
};

ExitCode render(const RenderOptions& options) {
    std::error_code error;
    std::filesystem::create_directories(options.root, error);  // what is wrong with it open() says
    const Result<output::OutputRoot> root = output::OutputRoot::open(options.root);
    if (!root) {
        return complain(root.error());
    }
    chart::warm_up();
    return Rendering{options, *root}.run();
}

}  // namespace

void add_render_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<RenderOptions>();
    CLI::App* command = app.add_subcommand("render", "Draw jobs here and now, without a broker");
    command
        ->add_option("job", options->files,
                     "JOB.json, JOB.msgpack or TABLE.csv; - is standard input")
        ->required()
        ->check(CLI::ExistingFile | CLI::IsMember({"-"}))
        ->type_name("JOB");
    command
        ->add_option("-o,--output", options->root,
                     "folder beneath which the pictures are written; made when missing")
        ->type_name("DIR")
        ->capture_default_str();
    command
        ->add_option("--chart", options->charts,
                     "kind of chart, instead of the job's own; may be repeated")
        ->type_name("KIND")
        ->allow_extra_args(false);
    command->add_option("--dpi", options->dpi, "of every chart")->check(CLI::PositiveNumber);
    command->add_option("--format", options->format, "of every chart")
        ->check(CLI::IsMember({"png", "svg", "pdf"}));
    command->add_flag("--json", options->as_json, "one JSON object a line for each job");
    command->footer(
        "Example: plotmill render -o charts --chart correlation_heatmap --dpi 50 weather.csv\n"
        "Prints the path of each picture. Exit codes: 0 all drawn, 1 a job failed, 2 usage.");
    command->callback([options, &exit_code] { exit_code = to_int(render(*options)); });
}

}  // namespace plotmill::cli
