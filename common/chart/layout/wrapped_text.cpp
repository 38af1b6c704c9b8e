#include "chart/layout/wrapped_text.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plotmill::chart {
namespace {

/// How far it is from a place to the picture's edge.
double way_to_edge(double degrees, PlotPoint at, const Area& figure) {
    const double turn = std::fmod(std::fmod(degrees, 360) + 360, 360);
    const auto cosine = [](double angle) { return std::cos(angle * std::numbers::pi / 180); };
    const auto nearer = [&](double first, double second, double angle) {
        return std::min(first / cosine(angle), second / cosine(90 - angle));
    };
    if (turn > 270) {
        return nearer(at.y, figure.x1 - at.x, turn - 270);
    }
    if (turn > 180) {
        return nearer(at.x, at.y, turn - 180);
    }
    if (turn > 90) {
        return nearer(figure.y1 - at.y, at.x, turn - 90);
    }
    return nearer(figure.x1 - at.x, figure.y1 - at.y, turn);
}

double width_of_lines(const WrapPlace& place) {
    const double ahead = way_to_edge(place.style.rotation, place.at, place.figure);
    const double behind = way_to_edge(place.style.rotation + 180, place.at, place.figure);
    switch (place.style.horizontal) {
        case HorizontalAlign::left:
            return ahead;
        case HorizontalAlign::right:
            return behind;
        case HorizontalAlign::center:
            break;
    }
    return 2 * std::min(ahead, behind);
}

/// How many bytes of the line stand before a break; at least one word.
std::size_t fitting(std::string_view line, double width, const WrapPlace& place,
                    Typesetter& typesetter) {
    const FontSize size{place.style.points, place.dpi, place.style.face};
    std::size_t end = std::min(line.find(' '), line.size());
    while (end < line.size()) {
        const std::size_t next = std::min(line.find(' ', end + 1), line.size());
        if (std::ceil(typesetter.measure(line.substr(0, next), size).width) > width) {
            return end;
        }
        end = next;
    }
    return end;
}

}  // namespace

std::string wrapped_text(std::string_view text, const WrapPlace& place, Typesetter& typesetter) {
    const double width = width_of_lines(place);
    std::string wrapped;
    while (true) {
        const std::size_t end_of_line = text.find('\n');
        std::string_view line = text.substr(0, end_of_line);
        while (true) {
            const std::size_t end = fitting(line, width, place, typesetter);
            wrapped += line.substr(0, end);
            if (end >= line.size()) {
                break;
            }
            wrapped += '\n';
            line.remove_prefix(end + 1);
        }
        if (end_of_line == std::string_view::npos) {
            return wrapped;
        }
        wrapped += '\n';
        text.remove_prefix(end_of_line + 1);
    }
}

}  // namespace plotmill::chart
