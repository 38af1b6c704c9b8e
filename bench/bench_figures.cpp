// bench_figures SECONDS JOBS [FOLDER]: CPU time of the figures of one table in one renderer, from
// the bytes of their jobs on (bench/figure_jobs.py writes JOBS, a table's two pictures one behind
// the other). One line:
//   bench=figures cpu_us=… cpu_min_us=… decode_us=… layout_us=… raster_us=… encode_us=… bytes=…
//   runs=…
// cpu_us is the median table; decoding includes reading the options. With a FOLDER each picture is
// written there, after the clock has stopped.

#include "chart/render.hpp"
#include "wire/payload/body.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace plotmill;

constexpr std::size_t pictures_a_table = 2;

double cpu_us() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

/// The frames of one job: for each its length (8 bytes) and its bytes.
struct Job {
    std::string name;
    std::string file;
    std::vector<ByteView> frames;

    explicit Job(const std::filesystem::path& path) : name{path.stem()} {
        file.resize(std::filesystem::file_size(path));
        std::ifstream{path, std::ios::binary}.read(file.data(),
                                                   static_cast<std::streamsize>(file.size()));
        std::uint64_t size = 0;
        for (std::size_t at = 0; at + sizeof size <= file.size(); at += size) {
            std::memcpy(&size, file.data() + at, sizeof size);
            at += sizeof size;
            frames.push_back(as_bytes(file).subspan(at, size));
        }
    }
};

struct Spent {
    double decode_us = 0;
    chart::StageTimes stages;
    std::size_t bytes = 0;
};

/// Draws one job. \return its first picture
std::string draw(const Job& job, chart::Renderer& renderer, Spent& spent) {
    const double start = cpu_us();
    const auto body = payload::decode_body(job.frames, job.name, {}).value();
    spent.decode_us += cpu_us() - start;
    std::string first;
    for (const auto& request : body.charts) {
        const auto picture = renderer.render(request.spec, body.data).value();
        spent.stages.layout += picture.times.layout;
        spent.stages.raster += picture.times.raster;
        spent.stages.encode += picture.times.encode;
        spent.bytes += picture.bytes.size();
        if (first.empty()) {
            first = as_text(picture.bytes);
        }
    }
    return first;
}

void measure(const std::vector<Job>& jobs, double seconds, chart::Renderer& renderer) {
    Spent spent;
    std::vector<double> times;
    const double end = cpu_us() + seconds * 1e6;
    for (std::size_t i = 0; times.size() < 3 || cpu_us() < end; ++i) {
        const double start = cpu_us();
        for (std::size_t k = 0; k < pictures_a_table; ++k) {
            (void)draw(jobs[(i * pictures_a_table + k) % jobs.size()], renderer, spent);
        }
        times.push_back(cpu_us() - start);
    }
    std::sort(times.begin(), times.end());
    const auto n = static_cast<double>(times.size());
    std::printf(
        "bench=figures cpu_us=%.1f cpu_min_us=%.1f decode_us=%.1f layout_us=%.1f raster_us=%.1f "
        "encode_us=%.1f bytes=%.0f runs=%zu\n",
        times[times.size() / 2], times.front(), spent.decode_us / n,
        static_cast<double>(spent.stages.layout) / n / 1e3,
        static_cast<double>(spent.stages.raster) / n / 1e3,
        static_cast<double>(spent.stages.encode) / n / 1e3, static_cast<double>(spent.bytes) / n,
        times.size());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: bench_figures SECONDS JOBS [FOLDER]\n");
        return 2;
    }
    std::vector<Job> jobs;
    for (std::size_t i = 0;; ++i) {
        const std::filesystem::path path = std::string{argv[2]} + "/" + std::to_string(i) + ".job";
        if (!std::filesystem::exists(path)) {
            break;
        }
        jobs.emplace_back(path);
    }
    if (jobs.empty()) {
        std::fprintf(stderr, "bench_figures: no jobs in %s\n", argv[2]);
        return 1;
    }
    chart::warm_up();
    chart::Renderer renderer;
    measure(jobs, std::atof(argv[1]), renderer);
    for (const Job& job : jobs) {
        if (argc > 3) {
            Spent unused;
            std::ofstream{std::string{argv[3]} + "/" + job.name + ".png", std::ios::binary}
                << draw(job, renderer, unused);
        }
    }
    return 0;
}
