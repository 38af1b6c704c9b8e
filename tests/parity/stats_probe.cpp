// stats_probe: reads tables from its standard input and prints what chart/stats makes of them, for
// compare_stats.py. A request is "WHAT OPTION columns", then each column as its number of rows and
// its numbers (hexadecimal ones are exact); the answer is one line per row of numbers in
// hexadecimal, then an empty line.

#include "chart/stats/correlation.hpp"
#include "chart/stats/density.hpp"
#include "chart/stats/histogram.hpp"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace plotmill::chart;
using Column = std::vector<double>;

void print(std::span<const double> values) {
    for (const double value : values) {
        std::printf("%a ", value);
    }
    std::printf("\n");
}

void print_matrix(const CorrelationMatrix& matrix) {
    for (std::size_t row = 0; row < matrix.size; ++row) {
        print(std::span{matrix.values}.subspan(row * matrix.size, matrix.size));
    }
}

/// "10", "auto", or "edges": those are the second column.
Bins bins_from(const std::string& option, const std::vector<Column>& columns) {
    if (option == "edges") {
        return columns.at(1);
    }
    const auto rule = find_bin_rule(option);
    return rule ? Bins{*rule} : Bins{std::atoi(option.c_str())};
}

void answer_histogram(const std::string& option, const std::vector<Column>& columns) {
    const auto made = histogram(columns.front(), bins_from(option, columns));
    if (!made) {
        std::printf("error %s\n", made.error().message.c_str());
        return;
    }
    print(made->edges);
    print(Column(made->counts.begin(), made->counts.end()));
}

void answer_density(const Column& values, std::size_t points) {
    if (const auto curve = density_curve(values, points)) {
        print(curve->at);
        print(curve->density);
    }
}

void answer(const std::string& what, const std::string& option,
            const std::vector<Column>& columns) {
    const std::vector<ColumnView> views(columns.begin(), columns.end());
    if (what == "pearson") {
        print_matrix(pearson(views));
    } else if (what == "spearman") {
        print_matrix(spearman(views));
    } else if (what == "kendall") {
        print_matrix(kendall(views));
    } else if (what == "histogram") {
        answer_histogram(option, columns);
    } else if (what == "density") {
        answer_density(columns.front(), std::stoul(option));
    }
    std::printf("\n");
    std::fflush(stdout);
}

Column read_column(std::istream& in, std::size_t rows) {
    Column column;
    std::string word;
    while (column.size() < rows && in >> word) {
        column.push_back(std::strtod(word.c_str(), nullptr));
    }
    return column;
}

}  // namespace

int main() {
    std::string what;
    std::string option;
    std::size_t columns = 0;
    while (std::cin >> what >> option >> columns) {
        std::vector<Column> table;
        for (std::size_t i = 0; i < columns; ++i) {
            std::size_t rows = 0;
            std::cin >> rows;
            table.push_back(read_column(std::cin, rows));
        }
        answer(what, option, table);
    }
    return 0;
}
