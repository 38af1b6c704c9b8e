// format_probe: what chart/spec writes for a number, for compare_formats.py. A request is a line
// "SPEC<tab>number"; the answer is one line: "=TEXT", or "refused".

#include "chart/spec/number_format.hpp"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        const std::size_t tab = line.find('\t');
        const auto format = plotmill::chart::parse_number_format(line.substr(0, tab));
        const double value = std::strtod(line.c_str() + tab + 1, nullptr);
        const std::string text =
            format ? "=" + plotmill::chart::format_number(*format, value) : "refused";
        std::printf("%s\n", text.c_str());
    }
    return 0;
}
