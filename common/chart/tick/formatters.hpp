#pragma once
// matplotlib's formatters, each for one tick or all of an axis. The minus is U+2212 but where the
// user's own format writes it.

#include "chart/scale/axis_scale.hpp"
#include "chart/scale/interval.hpp"
#include "chart/tick/date_ticks.hpp"
#include "chart/tick/date_time.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace plotmill::chart {

/// Every - becomes U+2212.
std::string with_minus_signs(const std::string& text);

/// PercentFormatter. `range` is how much of the axis is seen; `decimals` none: by the range.
struct PercentStyle {
    double whole = 100;
    std::optional<int> decimals;
    std::string symbol = "%";
};
std::string percent_text(double value, double range, const PercentStyle& style);

/// EngFormatter.
struct EngineeringStyle {
    std::string unit;
    std::optional<int> places;
    std::string separator = " ";
};
std::string engineering_text(double value, const EngineeringStyle& style);

/// LogFormatterSciNotation: mathtext, empty for ticks that a view of many decades leaves out.
class LogFormatter {
public:
    /// \pre 1 < base <= max_log_base
    LogFormatter(double base, const AxisTransform& transform, Interval view);
    [[nodiscard]] std::string operator()(double value) const;

private:
    double base_;
    std::string base_text_;
    std::vector<double> labelled_;  // multiples of the powers of the base that get a label
};

/// Does strftime know all of it, as far as it does not depend on the place and the time of day?
bool is_date_format(const std::string& format);
/// strftime in English, and %f. \pre is_date_format(format)
std::string date_text(Moment moment, const std::string& format);
/// AutoDateFormatter's format for ticks so far apart.
std::string auto_date_format(double unit_days);

/// ConciseDateFormatter.
struct ConciseTexts {
    std::vector<std::string> labels;
    std::string offset;
};
ConciseTexts concise_texts(const std::vector<Moment>& ticks);

}  // namespace plotmill::chart
