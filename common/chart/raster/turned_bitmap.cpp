#include "chart/raster/turned_bitmap.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace plotmill::chart {
namespace {

constexpr int places = 256;  // of a pixel
constexpr int taps = 6;
constexpr int one = 1 << 14;  // sum of the weights
constexpr int margin = 8;     // blank pixels around the source: more than a filter reaches

/// Panorama Tools' "spline36".
double spline36(double x) {
    if (x < 1) {
        return ((13.0 / 11 * x - 453.0 / 209) * x - 3.0 / 209) * x + 1;
    }
    if (x < 2) {
        x -= 1;
        return ((-6.0 / 11 * x + 270.0 / 209) * x - 156.0 / 209) * x;
    }
    x -= 2;
    return ((1.0 / 11 * x - 45.0 / 209) * x + 26.0 / 209) * x;
}

/// Weights of the six taps for each of 256 places, tap by tap. For each place they sum up to `one`,
/// the remainder dealt out from the middle outwards as Agg does it.
class Kernel {
public:
    Kernel() {
        for (int i = 0; i < half; ++i) {
            set_both(
                i, static_cast<int>(std::lround(spline36(static_cast<double>(i) / places) * one)));
        }
        weights_.front() = weights_.back();
        bool is_odd = true;
        for (int place = 0; place < places; ++place) {
            normalize(place, is_odd);
        }
        for (int i = 0; i < half; ++i) {
            set_both(i, weights_[static_cast<std::size_t>(half - i)]);
        }
        weights_.front() = weights_.back();
    }
    [[nodiscard]] int operator[](int at) const { return weights_[static_cast<std::size_t>(at)]; }

private:
    static constexpr int half = taps * places / 2;

    void set_both(int from_middle, int weight) {
        slot(half + from_middle) = weight;
        slot(half - from_middle) = weight;
    }
    int& weight(int tap, int place) { return slot(tap * places + place); }
    int& slot(int number) { return weights_[static_cast<std::size_t>(number)]; }
    int sum(int place) {
        int all = 0;
        for (int tap = 0; tap < taps; ++tap) {
            all += weight(tap, place);
        }
        return all;
    }
    void normalize(int place, bool& is_odd) {
        for (int all = sum(place); all != one; all = sum(place)) {
            const double share = static_cast<double>(one) / all;
            for (int tap = 0; tap < taps; ++tap) {
                weight(tap, place) = static_cast<int>(std::lround(weight(tap, place) * share));
            }
            int left = sum(place) - one;
            const int step = left > 0 ? -1 : 1;
            for (int i = 0; i < taps && left != 0; ++i) {
                is_odd = !is_odd;
                int& changed = weight(is_odd ? taps / 2 + i / 2 : taps / 2 - i / 2, place);
                if (changed < one) {
                    changed += step;
                    left += step;
                }
            }
        }
    }

    std::array<int, static_cast<std::size_t>(taps) * places> weights_{};
};

/// One channel of the bitmap with a blank margin around it.
class Plane {
public:
    template <typename Source>
    Plane(const TextBitmap& bitmap, Source source)
        : width_{bitmap.width + 2 * margin}, height_{bitmap.height + 2 * margin} {
        values_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
        std::size_t from = 0;
        for (int y = 0; y < bitmap.height; ++y) {
            std::size_t to = index(margin, y + margin);
            for (int x = 0; x < bitmap.width; ++x) {
                values_[to++] = source(from++);
            }
        }
    }

    /// The filtered value at (u, v), in 1/256 px.
    [[nodiscard]] unsigned at(int u, int v) const {
        static const Kernel kernel;
        constexpr int before = taps / 2 - 1;
        const int left = (u >> 8) - before + margin;
        const int top = (v >> 8) - before + margin;
        if (left < 0 || top < 0 || left + taps > width_ || top + taps > height_) {
            return 0;
        }
        const int place_u = places - 1 - (u & (places - 1));
        const int place_v = places - 1 - (v & (places - 1));
        int sum = 0;
        for (int row = 0; row < taps; ++row) {
            const std::uint8_t* const values = values_.data() + index(left, top + row);
            const int down = kernel[place_v + row * places];
            for (int column = 0; column < taps; ++column) {
                const int across = kernel[place_u + column * places];
                sum += values[column] * ((down * across + one / 2) >> 14);
            }
        }
        return static_cast<unsigned>(std::clamp(sum >> 14, 0, static_cast<int>(full_alpha)));
    }

private:
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
               static_cast<std::size_t>(x);
    }
    int width_;
    int height_;
    std::vector<std::uint8_t> values_;
};

struct Place {
    double x = 0;
    double y = 0;
};

/// A convex polygon of few corners.
struct Convex {
    std::array<Place, 8> corners{};
    std::size_t count = 0;

    void add(Place place) { corners.at(count++) = place; }

    /// What of it lies where `height` is not negative; `height` is linear.
    template <typename Height>
    [[nodiscard]] Convex cut(Height height) const {
        Convex kept;
        for (std::size_t i = 0; i < count; ++i) {
            const Place& a = corners.at(i);
            const Place& b = corners.at((i + 1) % count);
            const double at_a = height(a);
            const double at_b = height(b);
            if (at_a >= 0) {
                kept.add(a);
            }
            if ((at_a < 0) != (at_b < 0)) {
                const double t = at_a / (at_a - at_b);
                kept.add({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
            }
        }
        return kept;
    }
    [[nodiscard]] double area() const {
        double twice = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const Place& a = corners.at(i);
            const Place& b = corners.at((i + 1) % count);
            twice += a.x * b.y - b.x * a.y;
        }
        return twice / 2;
    }
};

struct Span {  // of pixels
    int first = 0;
    int end = 0;
};

int pixel_at(double place, Span limits) {
    return static_cast<int>(
        std::clamp(place, static_cast<double>(limits.first), static_cast<double>(limits.end)));
}

/// The turned frame of the bitmap, corners on 1/256 px.
class Frame {
public:
    Frame(const TextBitmap& bitmap, const Turn& turn)
        : turn_{turn},
          cosine_{std::cos(turn.angle)},
          sine_{std::sin(turn.angle)},
          height_{static_cast<double>(bitmap.height)} {
        const auto w = static_cast<double>(bitmap.width);
        for (const Place corner : {Place{0, 0}, {w, 0}, {w, height_}, {0, height_}}) {
            outline_.add(on_canvas(corner));
        }
    }

    [[nodiscard]] Place in_bitmap(Place p) const {
        const double x = p.x - turn_.x;
        const double y = p.y - turn_.y;
        return {x * cosine_ - y * sine_, x * sine_ + y * cosine_ + height_};
    }

    [[nodiscard]] Span rows(Span limits) const {
        const auto [low, high] =
            std::minmax_element(outline_.corners.begin(), outline_.corners.begin() + 4,
                                [](const Place& a, const Place& b) { return a.y < b.y; });
        return {pixel_at(std::floor(low->y), limits), pixel_at(std::ceil(high->y), limits)};
    }

    /// What of it lies in a row of pixels.
    [[nodiscard]] Convex row(int y) const {
        return outline_.cut([y](const Place& p) { return p.y - y; }).cut([y](const Place& p) {
            return y + 1 - p.y;
        });
    }

    /// The pixels of a row that are within it wholly.
    [[nodiscard]] Span whole(int y, Span limits) const {
        double first = limits.first;
        double end = limits.end;
        for (std::size_t i = 0; i < 4; ++i) {
            const Place& a = outline_.corners.at(i);
            const Place& b = outline_.corners.at((i + 1) % 4);
            // within: p.x · across + p.y · down ≥ least
            const double across = a.y - b.y;
            const double down = b.x - a.x;
            const double least = across * a.x + down * a.y;
            const double rest = least - down * y - std::min(down, 0.0) - std::min(across, 0.0);
            if (across > 0) {
                first = std::max(first, std::ceil(rest / across));
            } else if (across < 0) {
                end = std::min(end, std::floor(rest / across) + 1);
            } else if (rest > 0) {
                end = first;
            }
        }
        return {pixel_at(first, limits), pixel_at(std::max(first, end), limits)};
    }

private:
    [[nodiscard]] Place on_canvas(Place p) const {
        const double y = p.y - height_;
        const auto fine = [](double v) { return std::round(v * places) / places; };
        return {fine(p.x * cosine_ + y * sine_ + turn_.x),
                fine(y * cosine_ - p.x * sine_ + turn_.y)};
    }

    Turn turn_;
    double cosine_;
    double sine_;
    double height_;
    Convex outline_;
};

/// A whole number that goes from one value to another in equal steps, without rounding errors that
/// add up: Agg's dda2_line_interpolator.
class Walk {
public:
    Walk(int from, int to, int steps)
        : value_{from}, steps_{steps}, whole_{(to - from) / steps}, rest_{(to - from) % steps} {
        if (rest_ <= 0) {
            rest_ += steps;
            --whole_;
        }
        over_ = rest_ - steps;
    }
    [[nodiscard]] int value() const { return value_; }
    void advance() {
        over_ += rest_;
        value_ += whole_;
        if (over_ > 0) {
            over_ -= steps_;
            ++value_;
        }
    }

private:
    int value_;
    int steps_;
    int whole_;
    int rest_;
    int over_ = 0;
};

class Turner {
public:
    Turner(Canvas& canvas, const TextBitmap& bitmap, const Turn& turn, Ink ink,
           const PixelBox& clip)
        : canvas_{canvas},
          clip_{clip},
          frame_{bitmap, turn},
          ink_{ink},
          coverage_{bitmap, [&](std::size_t i) { return bitmap.coverage[i]; }} {
        for (unsigned shift = 0; shift < 32 && !bitmap.colors.empty(); shift += 8) {
            colors_.emplace_back(bitmap, [&](std::size_t i) {
                return static_cast<std::uint8_t>(bitmap.colors[i] >> shift);
            });
        }
    }

    void paint() {
        const Span rows = frame_.rows({clip_.y0, clip_.y1});
        for (int y = rows.first; y < rows.end; ++y) {
            paint_row(y);
        }
    }

private:
    void paint_row(int y) {
        const Convex row = frame_.row(y);
        if (row.count < 3) {
            return;
        }
        const auto [left, right] = std::minmax_element(
            row.corners.begin(), row.corners.begin() + static_cast<std::ptrdiff_t>(row.count),
            [](const Place& a, const Place& b) { return a.x < b.x; });
        const Span canvas{clip_.x0, clip_.x1};
        const Span all{pixel_at(std::floor(left->x), canvas),
                       pixel_at(std::ceil(right->x), canvas)};
        const Span whole = frame_.whole(y, all);
        if (whole.first >= whole.end) {
            paint_span(y, all, &row);
            return;
        }
        paint_span(y, {all.first, whole.first}, &row);
        paint_span(y, whole, nullptr);
        paint_span(y, {whole.end, all.end}, &row);
    }

    /// \pre without an `edge` the frame covers every pixel of the span
    void paint_span(int y, Span span, const Convex* edge) {
        const int count = span.end - span.first;
        if (count <= 0) {
            return;
        }
        const Place from = frame_.in_bitmap({span.first + 0.5, y + 0.5});
        const Place to = frame_.in_bitmap({span.end + 0.5, y + 0.5});
        const auto fine = [](double v) { return static_cast<int>(std::lround(v * places)); };
        Walk u{fine(from.x), fine(to.x), count};
        Walk v{fine(from.y), fine(to.y), count};
        Pixel* pixel = canvas_.row(y) + span.first;
        for (int x = span.first; x < span.end; ++x, ++pixel, u.advance(), v.advance()) {
            const unsigned cover = edge == nullptr ? full_alpha : cover_of(*edge, x);
            if (cover != 0) {
                paint_pixel(*pixel, u.value() - places / 2, v.value() - places / 2, cover);
            }
        }
    }

    static unsigned cover_of(const Convex& row, int x) {
        const Convex part =
            row.cut([x](const Place& p) { return p.x - x; }).cut([x](const Place& p) {
                return x + 1 - p.x;
            });
        const double share = std::fabs(part.area());
        return std::min(full_alpha, static_cast<unsigned>(share * 256));
    }

    void paint_pixel(Pixel& pixel, int u, int v, unsigned cover) {
        if (const unsigned level = coverage_.at(u, v); level != 0) {
            Ink ink = ink_;
            ink.a = static_cast<std::uint8_t>((ink.a * level) >> 8U);
            blend(pixel, ink, cover);
        }
        std::uint32_t color = 0;
        for (std::size_t i = 0; i < colors_.size(); ++i) {
            color |= colors_[i].at(u, v) << (8 * i);
        }
        blend_premultiplied(pixel, color, multiply(ink_.a, cover));
    }

    Canvas& canvas_;
    PixelBox clip_;
    Frame frame_;
    Ink ink_;
    Plane coverage_;
    std::vector<Plane> colors_;  // none or four
};

}  // namespace

void paint_turned(Canvas& canvas, const TextBitmap& bitmap, const Turn& turn, Ink ink,
                  const PixelBox& clip) {
    Turner{canvas, bitmap, turn, ink, clip}.paint();
}

}  // namespace plotmill::chart
