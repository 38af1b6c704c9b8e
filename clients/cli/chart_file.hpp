#pragma once
// A chart of ours from values in this process to a file: what the commands that show memory draw.

#include "base/result.hpp"
#include "chart/spec/option_value.hpp"
#include "dataset/dataset.hpp"

#include <string>
#include <vector>

namespace plotmill::cli {

/// Columns that the caller filled; they own their values.
class TableBuilder {
public:
    TableBuilder& add(std::string name, const std::vector<double>& values);
    TableBuilder& add(std::string name, std::vector<std::string> texts);
    /// Leaves nothing behind. \pre all columns are equally long
    dataset::Dataset take();

private:
    dataset::Dataset data_;
};

struct ChartOrder {
    std::string kind;
    chart::OptionMap options;  // `format` may be left out: the ending of the path decides it
    std::string path;          // its folder must be there; an older file is replaced
};

/// Draws and writes. Errors: those of parse_chart and Renderer::render, output (cannot be written).
Status draw_to_file(const ChartOrder& order, const dataset::Dataset& data);

}  // namespace plotmill::cli
