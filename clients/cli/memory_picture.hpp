#pragma once
// A recording of memory as a line chart: what `mprof plot` draws and more. Pure: values in, the
// table and the options of our own chart kind `line` out.

#include "base/result.hpp"
#include "chart/spec/option_value.hpp"
#include "clients/memory/recording.hpp"
#include "dataset/dataset.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plotmill::cli {

struct LimitLine {
    double mib = 0;
    std::string label;
};

struct MemoryPictureOptions {
    std::string title;  // empty: the recording's command
    bool has_slopes = true;
    std::vector<LimitLine> limits;
    double warm_up_s = 0;  // before it no slope is looked for
};

struct MemoryPicture {
    dataset::Dataset table;  // seconds, MiB and the process, a row for each sample
    chart::OptionMap options;
};

/// How fast a process grows: the median of the slopes between all pairs (H. Theil 1950, P. Sen
/// 1968) of the medians of up to 40 blocks of samples.
struct Slope {
    double mib_a_second = 0;
    double from_s = 0;  // of what was looked at
    double to_s = 0;
    double from_mib = 0;
    double to_mib = 0;
};
/// Nothing for fewer than 8 samples behind the warm-up.
std::optional<Slope> slope_of(const std::vector<memory::Sample>& samples, double warm_up_s);

/// One line for each process; renderers by slot, their generations as stairs with a gap between
/// them; a line where one was recycled or crashed, with the reason. Seconds count from the first
/// sample. Several recordings stand in one picture, each from its own start. \pre not empty
MemoryPicture memory_picture(const std::vector<memory::Recording>& recordings,
                             const MemoryPictureOptions& options);

}  // namespace plotmill::cli
