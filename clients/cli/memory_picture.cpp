#include "clients/cli/memory_picture.hpp"

#include "clients/cli/chart_file.hpp"
#include "clients/growth/growth.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <utility>

namespace plotmill::cli {
namespace {

using chart::OptionList;
using chart::OptionMap;
using chart::OptionValue;
using memory::bytes_per_mib;

constexpr std::size_t most_blocks = 40;
constexpr std::size_t least_samples = 8;
constexpr std::size_t most_mark_texts = 40;  // more could not be read
constexpr std::size_t most_legend = 16;      // nor could a longer legend
constexpr double least_apart = 0.02;         // texts of marks, in shares of all seconds
constexpr double head_room = 1.08;

OptionValue text(std::string words) {
    return {std::move(words)};
}

std::string growth_text(const std::string& name, double mib_a_second) {
    constexpr double seconds_a_minute = 60;
    std::array<char, 64> written{};
    std::snprintf(written.data(), written.size(), ": %+.3g MiB/min",
                  seconds_a_minute * mib_a_second);
    return name + written.data();
}

/// One line of the picture: samples of one process, or of all generations of a slot.
struct Curve {
    std::string name;
    bool is_stairs = false;
    std::vector<double> seconds;
    std::vector<double> mib;
};

class PictureMaker {
public:
    explicit PictureMaker(const MemoryPictureOptions& options) : options_{options} {}

    void add(const memory::Recording& recording, const std::string& prefix) {
        start_ = start_of(recording);
        add_process(recording.program, prefix, recording.children.empty() ? "memory" : "program");
        for (const memory::Process& child : recording.children) {
            add_process(child, prefix, "process " + child.id);
        }
        for (const memory::Mark& mark : recording.marks) {
            add_mark(mark);
        }
    }

    MemoryPicture picture(std::string title) && {
        MemoryPicture made;
        std::vector<double> seconds;
        std::vector<double> mib;
        std::vector<std::string> names;
        OptionMap draw_styles;
        for (const Curve& curve : curves_) {
            seconds.insert(seconds.end(), curve.seconds.begin(), curve.seconds.end());
            mib.insert(mib.end(), curve.mib.begin(), curve.mib.end());
            names.insert(names.end(), curve.seconds.size(), curve.name);
            if (curve.is_stairs) {
                draw_styles.emplace_back(curve.name, text("steps-post"));
            }
        }
        made.table = TableBuilder{}
                         .add("seconds", seconds)
                         .add("MiB", mib)
                         .add("process", std::move(names))
                         .take();
        made.options = common_options(std::move(title));
        if (!draw_styles.empty()) {
            made.options.emplace_back("drawstyle", OptionValue{std::move(draw_styles)});
        }
        return made;
    }

private:
    static double start_of(const memory::Recording& recording) {
        double start = std::numeric_limits<double>::infinity();
        const auto look = [&](const memory::Process& process) {
            if (!process.samples.empty()) {
                start = std::min(start, process.samples.front().time_s);
            }
        };
        look(recording.program);
        std::for_each(recording.children.begin(), recording.children.end(), look);
        return start;
    }

    void add_process(const memory::Process& process, const std::string& prefix,
                     const std::string& usual_name) {
        if (process.samples.empty()) {
            return;
        }
        const std::string nameless =
            process.renderer ? "renderer " + std::to_string(process.renderer->slot) : usual_name;
        const std::string own = process.name.empty() ? nameless : process.name;
        Curve& curve = curve_of(prefix + own, process);
        if (!curve.seconds.empty()) {  // another generation: the line is broken
            curve.seconds.push_back(curve.seconds.back());
            curve.mib.push_back(std::numeric_limits<double>::quiet_NaN());
        }
        for (const memory::Sample& sample : process.samples) {
            curve.seconds.push_back(sample.time_s - start_);
            curve.mib.push_back(sample.bytes / bytes_per_mib);
            highest_ = std::max(highest_, curve.mib.back());
            longest_ = std::max(longest_, curve.seconds.back());
        }
        if (options_.has_slopes) {
            add_slope(process, prefix + own);
        }
    }

    /// Generations of a slot share one curve; two processes of one name do not.
    Curve& curve_of(const std::string& name, const memory::Process& process) {
        const auto known = places_.find(name);
        if (known != places_.end() && process.renderer) {
            return curves_[known->second];
        }
        const std::string own = known == places_.end() ? name : name + " (" + process.id + ")";
        places_.emplace(own, curves_.size());
        curves_.push_back({own, process.renderer.has_value(), {}, {}});
        return curves_.back();
    }

    void add_slope(const memory::Process& process, const std::string& name) {
        const auto slope = slope_of(process.samples, options_.warm_up_s);
        if (!slope) {
            return;
        }
        const std::string label = process.renderer ? "" : growth_text(name, slope->mib_a_second);
        OptionMap line{{"x", {OptionList{{slope->from_s - start_}, {slope->to_s - start_}}}},
                       {"y", {OptionList{{slope->from_mib}, {slope->to_mib}}}},
                       {"color", text("0.15")},
                       {"linewidth", {1.0}},
                       {"linestyle", text("--")}};
        if (!label.empty()) {
            line.emplace_back("label", text(label));
        }
        slopes_.push_back({std::move(line)});
    }

    void add_mark(const memory::Mark& mark) {
        if (mark.event == "started") {
            return;
        }
        const bool is_bad = mark.event != "recycled" && mark.event != "ended";
        const std::string color = is_bad ? "tab:red" : "0.6";
        marks_.push_back({OptionMap{{"x", {mark.time_s - start_}},
                                    {"color", text(color)},
                                    {"linewidth", {0.8}},
                                    {"linestyle", text(":")}}});
        const std::string words = mark.text.empty() ? mark.event : mark.event + ": " + mark.text;
        mark_texts_.emplace_back(mark.time_s - start_, words);
    }

    OptionMap common_options(std::string title) {
        const double top = head_room * std::max({highest_, 0.1, highest_limit()});
        OptionMap options{{"x", text("seconds")},
                          {"y", text("MiB")},
                          {"hue", text("process")},
                          {"title", text(std::move(title))},
                          {"xlabel", text("time (s)")},
                          {"ylabel", text("resident memory (MiB)")},
                          {"ylim", {OptionList{{0.0}, {top}}}},
                          {"grid", {true}},
                          {"linewidth", {1.2}},
                          {"axvline", {std::move(marks_)}},
                          {"axhline", {limit_lines()}},
                          {"lines", {std::move(slopes_)}},
                          {"text", {mark_text_list(top)}}};
        if (curves_.size() > most_legend) {
            options.emplace_back("legend", OptionValue{false});
        }
        return options;
    }

    [[nodiscard]] double highest_limit() const {
        double highest = 0;
        for (const LimitLine& limit : options_.limits) {
            highest = std::max(highest, limit.mib);
        }
        return highest;
    }

    [[nodiscard]] OptionList limit_lines() const {
        OptionList lines;
        for (const LimitLine& limit : options_.limits) {
            lines.push_back({OptionMap{{"y", {limit.mib}},
                                       {"color", text("tab:red")},
                                       {"linestyle", text("-.")},
                                       {"linewidth", {1.0}},
                                       {"label", text(limit.label)}}});
        }
        return lines;
    }

    OptionList mark_text_list(double top) {
        OptionList texts;
        if (mark_texts_.size() > most_mark_texts) {
            return texts;
        }
        std::stable_sort(mark_texts_.begin(), mark_texts_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::map<std::string, double> written;  // the same words so near would lie on each other
        const double apart = least_apart * longest_;
        for (const auto& [second, words] : mark_texts_) {
            const auto last = written.find(words);
            if (last != written.end() && second - last->second < apart) {
                continue;
            }
            written.insert_or_assign(words, second);
            texts.push_back({OptionMap{{"x", {second}},
                                       {"y", {0.01 * top}},
                                       {"s", text(words)},
                                       {"rotation", {std::int64_t{90}}},
                                       {"ha", text("right")},
                                       {"va", text("bottom")},
                                       {"size", {std::int64_t{7}}},
                                       {"color", text("0.3")}}});
        }
        return texts;
    }

    const MemoryPictureOptions& options_;
    double start_ = 0;
    double highest_ = 0;
    double longest_ = 0;  // seconds
    std::vector<Curve> curves_;
    std::map<std::string, std::size_t> places_;
    OptionList slopes_;
    OptionList marks_;
    std::vector<std::pair<double, std::string>> mark_texts_;
};

}  // namespace

std::optional<Slope> slope_of(const std::vector<memory::Sample>& samples, double warm_up_s) {
    const auto first = std::find_if(samples.begin(), samples.end(), [&](const memory::Sample& s) {
        return s.time_s >= samples.front().time_s + warm_up_s;
    });
    const auto count = static_cast<std::size_t>(samples.end() - first);
    if (count < least_samples) {
        return std::nullopt;
    }
    const std::size_t blocks = std::min(most_blocks, count / 2);
    std::vector<growth::Point> points;  // seconds in the place of jobs
    for (std::size_t block = 0; block < blocks; ++block) {
        std::vector<double> times;
        std::vector<double> sizes;
        for (std::size_t i = block * count / blocks; i < (block + 1) * count / blocks; ++i) {
            const memory::Sample& sample = first[static_cast<std::ptrdiff_t>(i)];
            times.push_back(sample.time_s);
            sizes.push_back(sample.bytes);
        }
        points.push_back({growth::median(std::move(times)), growth::median(std::move(sizes))});
    }
    Slope slope{growth::theil_sen(points) / bytes_per_mib, points.front().jobs, points.back().jobs,
                0, 0};
    std::vector<double> offsets;
    offsets.reserve(points.size());
    for (const auto& [time_s, bytes] : points) {
        offsets.push_back(bytes / bytes_per_mib - slope.mib_a_second * (time_s - slope.from_s));
    }
    slope.from_mib = growth::median(std::move(offsets));
    slope.to_mib = slope.from_mib + slope.mib_a_second * (slope.to_s - slope.from_s);
    return slope;
}

MemoryPicture memory_picture(const std::vector<memory::Recording>& recordings,
                             const MemoryPictureOptions& options) {
    PictureMaker maker{options};
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        const std::string prefix = recordings.size() == 1 ? "" : std::to_string(i + 1) + ": ";
        maker.add(recordings[i], prefix);
    }
    constexpr std::size_t longest_title = 80;
    std::string title = options.title;
    if (title.empty() && recordings.size() == 1) {
        title = recordings.front().command;
        if (title.size() > longest_title) {
            std::size_t end = longest_title;
            while ((static_cast<unsigned char>(title[end]) & 0xc0U) == 0x80U) {
                --end;
            }
            title = title.substr(0, end) + " …";
        }
    }
    return std::move(maker).picture(std::move(title));
}

}  // namespace plotmill::cli
