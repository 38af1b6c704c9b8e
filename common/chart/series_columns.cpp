#include "chart/series_columns.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <utility>

namespace plotmill::chart {
namespace {

Result<const dataset::Column*> find_named(const dataset::Dataset& data, std::string_view option,
                                          const std::string& name) {
    for (const dataset::Column& column : data.columns) {
        if (column.name() == name) {
            return &column;
        }
    }
    return fail(ErrorCode::option, std::string{option} + ": got " + in_quotes(name) +
                                       ", expected the name of a column");
}

bool holds_numbers(const dataset::Column& column) {
    return column.is_number() || column.is_boolean();
}

Result<std::span<const double>> numbers_of(const dataset::Column& column, std::string_view option,
                                           Workshop& shop) {
    if (!holds_numbers(column)) {
        const bool is_text = column.dtype() == dataset::DType::text;
        return fail(ErrorCode::option, std::string{option} + ": column " +
                                           in_quotes(column.name()) + " holds " +
                                           (is_text ? "text" : "times") + ", expected numbers");
    }
    return column.doubles(shop.made.emplace_back());
}

std::optional<double> number_in(std::string_view text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, failed] = std::from_chars(text.data(), end, value);
    return failed == std::errc{} && stop == end ? std::optional{value} : std::nullopt;
}

/// Takes the index when all of it is numbers.
bool take_numeric_index(const std::vector<std::string>& index, std::vector<double>& x) {
    for (const std::string& label : index) {
        const auto number = number_in(label);
        if (!number) {
            return false;
        }
        x.push_back(*number);
    }
    return true;
}

class SeriesChooser {
public:
    SeriesChooser(const SeriesOptions& options, const dataset::Dataset& data, Workshop& shop)
        : options_{options}, data_{data}, shop_{shop} {}

    Result<SeriesTable> choose() {
        if (Status x = take_x(); !x) {
            return fail(std::move(x).error());
        }
        if (Status y = options_.y ? take_named() : take_all(); !y) {
            return fail(std::move(y).error());
        }
        if (options_.hue) {
            if (Status parted = part(); !parted) {
                return fail(std::move(parted).error());
            }
        } else {
            table_.legend_title = data_.columns_name.value_or("");
        }
        if (table_.series.size() > max_series) {
            return fail(ErrorCode::limit, "the chart has " + std::to_string(table_.series.size()) +
                                              " series, expected at most " +
                                              std::to_string(max_series));
        }
        return std::move(table_);
    }

private:
    Status take_x() {
        if (options_.x) {
            const auto column = find_named(data_, "x", *options_.x);
            if (!column) {
                return fail(column.error());
            }
            const auto numbers = numbers_of(**column, "x", shop_);
            if (!numbers) {
                return fail(numbers.error());
            }
            x_ = *numbers;
            table_.x_name = *options_.x;
            return {};
        }
        auto& x = shop_.made.emplace_back();
        x.reserve(data_.rows);
        table_.x_name = data_.index_name.value_or("");
        if (!data_.index || !take_numeric_index(*data_.index, x)) {
            x.resize(data_.rows);
            std::iota(x.begin(), x.end(), 0.0);
            table_.x_labels = data_.index ? &*data_.index : nullptr;
        }
        x_ = x;
        return {};
    }

    Status take_named() {
        for (const std::string& name : *options_.y) {
            const auto column = find_named(data_, "y", name);
            if (!column) {
                return fail(column.error());
            }
            const auto numbers = numbers_of(**column, "y", shop_);
            if (!numbers) {
                return fail(numbers.error());
            }
            table_.series.push_back({name, x_, *numbers});
        }
        return {};
    }

    Status take_all() {
        Choice choice;
        const auto has_part = [&](const dataset::Column& column) {
            return column.name() == options_.x || column.name() == options_.hue;
        };
        std::string left_out;
        for (const dataset::Column& column : data_.columns) {
            if (has_part(column)) {
                continue;
            }
            if (!column.is_number()) {
                left_out += (left_out.empty() ? "" : ", ") + in_quotes(column.name());
                continue;
            }
            table_.series.push_back({column.name(), x_, column.doubles(shop_.made.emplace_back())});
        }
        if (table_.series.empty()) {
            return fail(ErrorCode::empty, "nothing to draw: no numeric column among " +
                                              std::to_string(data_.columns.size()) +
                                              (options_.x ? " but the one along x" : ""));
        }
        if (!left_out.empty()) {
            shop_.warnings.push_back("left out of the chart, as they are no numbers: " + left_out);
        }
        return {};
    }

    /// The rows of each level of the hue become a series of their own, in order of appearance.
    Status part() {
        const auto column = find_named(data_, "hue", *options_.hue);
        if (!column) {
            return fail(column.error());
        }
        const auto levels = levels_of(**column);
        if (!levels) {
            return fail(levels.error());
        }
        std::vector<Series> whole = std::exchange(table_.series, {});
        for (const Series& series : whole) {
            const std::string prefix = whole.size() == 1 ? "" : series.name + ", ";
            for (const auto& [level, rows] : *levels) {
                auto& x = shop_.made.emplace_back();
                auto& y = shop_.made.emplace_back();
                for (const std::size_t row : rows) {
                    x.push_back(series.x[row]);
                    y.push_back(series.y[row]);
                }
                table_.series.push_back({prefix + level, x, y});
            }
        }
        table_.legend_title = *options_.hue;
        return {};
    }

    using Levels = std::vector<std::pair<std::string, std::vector<std::size_t>>>;
    Result<Levels> levels_of(const dataset::Column& column) const {
        std::vector<double> scratch;
        std::span<const double> numbers;
        const bool is_text = column.dtype() == dataset::DType::text;
        if (!is_text) {
            if (!holds_numbers(column)) {
                return fail(ErrorCode::option, "hue: column " + in_quotes(column.name()) +
                                                   " holds times, expected text or numbers");
            }
            numbers = column.doubles(scratch);
        }
        Levels levels;
        std::map<std::string, std::size_t> places;
        for (std::size_t row = 0; row < data_.rows; ++row) {
            std::string level = is_text ? column.text()[row] : format_number({}, numbers[row]);
            const auto [place, is_new] = places.emplace(level, levels.size());
            if (is_new) {
                levels.emplace_back(std::move(level), std::vector<std::size_t>{});
            }
            levels[place->second].second.push_back(row);
            if (levels.size() > max_series) {
                return fail(ErrorCode::limit, "hue: column " + in_quotes(column.name()) +
                                                  " has more than " + std::to_string(max_series) +
                                                  " levels");
            }
        }
        return levels;
    }

    const SeriesOptions& options_;
    const dataset::Dataset& data_;
    Workshop& shop_;
    std::span<const double> x_;
    SeriesTable table_;
};

}  // namespace

Result<SeriesTable> choose_series(const SeriesOptions& options, const dataset::Dataset& data,
                                  Workshop& shop) {
    if (data.rows == 0) {
        return fail(ErrorCode::empty, "nothing to draw: the table has no rows");
    }
    return SeriesChooser{options, data, shop}.choose();
}

}  // namespace plotmill::chart
