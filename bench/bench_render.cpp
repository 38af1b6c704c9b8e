// bench_render [SECONDS [CASE [FOLDER [baseline]]]]: CPU time of one table's charts in one
// Renderer, the story's 4 × 8 and larger tables. One line per case:
//   bench=render case=story dpi=10 charts=2 cpu_us=… cpu_min_us=… layout_us=… raster_us=…
//   encode_us=… bytes=… runs=…
// With a FOLDER (not empty) the pictures of the last table are written there, after the clock has
// stopped. Every run draws other numbers, so that nothing can be remembered; cpu_us is the median
// run, cpu_min_us the best one. With `baseline` hot loops use no more than every processor has.

#include "base/processor.hpp"
#include "chart/render.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace plotmill;

struct Case {
    const char* name;
    std::size_t rows;
    std::size_t columns;
    double dpi;
    std::vector<std::string> kinds;
};

double cpu_us() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

struct Table {
    std::vector<std::vector<double>> numbers;
    dataset::Dataset data;
};

void fill(Table& table, std::size_t rows, std::size_t columns, std::mt19937_64& random) {
    std::uniform_real_distribution<double> uniform;
    table.numbers.assign(columns, std::vector<double>(rows));
    table.data.columns.clear();
    table.data.rows = rows;
    for (std::size_t i = 0; i < columns; ++i) {
        for (double& number : table.numbers[i]) {
            number = uniform(random);
        }
        table.data.columns.emplace_back(std::to_string(i), dataset::DType::f8,
                                        std::as_bytes(std::span{table.numbers[i]}), rows, 8);
    }
}

void write(const std::string& folder, std::size_t number, const chart::Picture& picture) {
    const std::string name = folder + "/" + std::to_string(number) + ".png";
    std::ofstream file{name, std::ios::binary};
    file.write(reinterpret_cast<const char*>(picture.bytes.data()),
               static_cast<std::streamsize>(picture.bytes.size()));
    if (!file.flush()) {
        std::fprintf(stderr, "bench_render: cannot write %s\n", name.c_str());
        std::exit(1);
    }
}

void run(const Case& c, double seconds, const std::string& folder) {
    std::vector<chart::ChartSpec> specs;
    for (const std::string& kind : c.kinds) {
        specs.push_back(chart::parse_chart(kind, {{"dpi", {c.dpi}}}, "charts[0]").value());
    }
    chart::Renderer renderer;
    std::mt19937_64 random{1};
    Table table;
    std::vector<double> times;
    chart::StageTimes stages;
    std::size_t bytes = 0;
    const double end = cpu_us() + seconds * 1e6;
    while (times.size() < 3 || cpu_us() < end) {
        fill(table, c.rows, c.columns, random);
        const double start = cpu_us();
        for (const auto& spec : specs) {
            const auto picture = renderer.render(spec, table.data).value();
            stages.layout += picture.times.layout;
            stages.raster += picture.times.raster;
            stages.encode += picture.times.encode;
            bytes += picture.bytes.size();
        }
        times.push_back(cpu_us() - start);
    }
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2),
                     times.end());
    const double n = static_cast<double>(times.size());
    std::printf(
        "bench=render case=%s dpi=%g charts=%zu cpu_us=%.1f cpu_min_us=%.1f layout_us=%.1f "
        "raster_us=%.1f "
        "encode_us=%.1f bytes=%.0f runs=%zu\n",
        c.name, c.dpi, specs.size(), times[times.size() / 2],
        *std::min_element(times.begin(), times.end()), static_cast<double>(stages.layout) / n / 1e3,
        static_cast<double>(stages.raster) / n / 1e3, static_cast<double>(stages.encode) / n / 1e3,
        static_cast<double>(bytes) / n, times.size());
    for (std::size_t i = 0; !folder.empty() && i < specs.size(); ++i) {
        write(folder, i, renderer.render(specs[i], table.data).value());
    }
}

}  // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 1;
    const std::vector<std::string> both{"scatter_matrix", "correlation_heatmap"};
    if (argc > 4 && argv[4] == std::string_view{"baseline"}) {
        plotmill::limit_vectors(plotmill::Vectors::baseline);
    }
    plotmill::chart::warm_up();
    for (const Case& c :
         {Case{"story_dpi10", 4, 8, 10, both}, Case{"story", 4, 8, 100, both},
          Case{"story_scatter", 4, 8, 100, {both[0]}}, Case{"story_heatmap", 4, 8, 100, {both[1]}},
          Case{"rows_200", 200, 8, 100, both}, Case{"rows_10k", 10'000, 8, 100, both},
          Case{"rows_100k", 100'000, 8, 100, {both[0]}},
          Case{"columns_50", 200, 50, 100, {both[0]}}, Case{"rows_1M", 1'000'000, 8, 100, both},
          Case{"rows_1M_scatter", 1'000'000, 8, 100, {both[0]}}}) {
        if (argc < 3 || c.name == std::string_view{argv[2]}) {
            run(c, seconds, argc > 3 ? argv[3] : "");
        }
    }
    return 0;
}
