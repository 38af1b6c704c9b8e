#include "chart/builders.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t most_named = 8;  // columns named in one warning

bool is_integer(dataset::DType dtype) {
    using dataset::DType;
    constexpr std::array integers{DType::i1, DType::i2, DType::i4, DType::i8,
                                  DType::u1, DType::u2, DType::u4, DType::u8};
    return std::find(integers.begin(), integers.end(), dtype) != integers.end();
}

std::string kind_of(const dataset::Column& column) {
    if (column.is_boolean()) {
        return "boolean";
    }
    return column.dtype() == dataset::DType::text ? "text" : "time";
}

/// "left out of the chart: text column 'species', time column 'date'"
std::string left_out_text(const std::vector<const dataset::Column*>& left_out) {
    std::string text = "left out of the chart: ";
    for (std::size_t i = 0; i < std::min(left_out.size(), most_named); ++i) {
        text += i == 0 ? "" : ", ";
        text += kind_of(*left_out[i]);
        text += " column ";
        text += in_quotes(left_out[i]->name());
    }
    if (left_out.size() > most_named) {
        text += " and " + std::to_string(left_out.size() - most_named) + " more";
    }
    return text;
}

}  // namespace

Result<ChosenColumns> choose_columns(const dataset::Dataset& data, Choice choice, Workshop& shop) {
    ChosenColumns chosen;
    std::vector<const dataset::Column*> left_out;
    shop.columns.resize(data.columns.size());
    for (std::size_t i = 0; i < data.columns.size(); ++i) {
        const dataset::Column& column = data.columns[i];
        if (static_cast<std::ptrdiff_t>(i) == choice.without) {
            continue;
        }
        if (!column.is_number() && !(choice.with_booleans && column.is_boolean())) {
            left_out.push_back(&column);
            continue;
        }
        chosen.names.emplace_back(column.name());
        chosen.values.push_back(column.doubles(shop.columns[i]));
        chosen.all_integers = chosen.all_integers && is_integer(column.dtype());
    }
    if (chosen.names.empty()) {
        return fail(ErrorCode::empty, data.columns.empty()
                                          ? "nothing to draw: the table has no columns"
                                          : "nothing to draw: no numeric column among " +
                                                std::to_string(data.columns.size()) + "; " +
                                                left_out_text(left_out));
    }
    if (!left_out.empty()) {
        shop.warnings.push_back(left_out_text(left_out));
    }
    return chosen;
}

}  // namespace plotmill::chart
