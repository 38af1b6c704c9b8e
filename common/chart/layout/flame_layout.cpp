#include "chart/layout/flame_layout.hpp"

#include <algorithm>

namespace plotmill::chart {
namespace {

constexpr double name_pad_points = 2;   // left and right of a name
constexpr double baseline_share = 0.3;  // of the frame's height, from its lower side
constexpr std::size_t least_letters = 3;
constexpr double narrowest_share = 0.25;  // of the font's size: no letter is narrower on average

bool continues_letter(char c) noexcept {
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

/// The first `count` code points.
std::string_view start_of(std::string_view name, std::size_t count) noexcept {
    std::size_t end = 0;
    while (end < name.size() && (continues_letter(name[end]) || count-- > 0)) {
        ++end;
    }
    return name.substr(0, end);
}

std::size_t letters_of(std::string_view name) noexcept {
    return static_cast<std::size_t>(
        std::count_if(name.begin(), name.end(), [](char c) { return !continues_letter(c); }));
}

}  // namespace

std::string cut_to_fit(std::string_view name, double room_px, FontSize size,
                       Typesetter& typesetter) {
    const auto fits = [&](const std::string& text) {
        return typesetter.measure(text, size).width <= room_px;
    };
    const double letter_px = narrowest_share * size.points_64 / 64.0 * size.dpi / 72;
    if (room_px < static_cast<double>(least_letters) * letter_px) {
        return {};
    }
    const auto most = static_cast<std::size_t>(room_px / letter_px);
    const std::size_t letters = letters_of(name);
    if (letters <= most && fits(std::string{name})) {
        return std::string{name};
    }
    std::size_t low = 0;  // so many letters fit with ".."
    std::size_t high = std::min(letters, most) + 1;
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        (fits(std::string{start_of(name, middle)} + "..") ? low : high) = middle;
    }
    return low < least_letters ? std::string{} : std::string{start_of(name, low)} + "..";
}

std::vector<FlameBox> lay_out_flame(const FigureFlame& flame, const FlameGround& ground,
                                    const FigureSize& figure, Typesetter& typesetter) {
    const double pad = figure.px(name_pad_points);
    const FontSize size{flame.font_points, figure.dpi};
    std::vector<FlameBox> boxes;
    boxes.reserve(flame.frames.size());
    for (std::size_t i = 0; i < flame.frames.size(); ++i) {
        const FlameFrame& frame = flame.frames[i];
        const double low = ground.to_y(frame.level);
        const double high = ground.to_y(frame.level + 1);
        FlameBox box{i,
                     {ground.to_x(frame.start), std::min(low, high),
                      ground.to_x(frame.start + frame.width), std::max(low, high)},
                     std::nullopt};
        std::string name = cut_to_fit(frame.name, box.area.width() - 2 * pad, size, typesetter);
        if (!name.empty()) {
            const double baseline = box.area.y0 + baseline_share * box.area.height();
            box.name = TextLine{std::move(name),
                                box.area.x0 + pad,
                                figure.text_height - baseline,
                                0,
                                flame.font_points,
                                black,
                                {}};
        }
        boxes.push_back(std::move(box));
    }
    return boxes;
}

}  // namespace plotmill::chart
