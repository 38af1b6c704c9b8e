#include "chart/raster/stamp.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

namespace plotmill::chart {
namespace {

unsigned with_ink(unsigned under, unsigned ink, unsigned alpha) {
    return alpha == full ? ink : blend_channel(under, ink, alpha);
}

}  // namespace

Stamp::Stamp(double diameter, double edge, Ink ink) : diameter_{diameter}, edge_{edge}, ink_{ink} {
    if (diameter <= 0 || ink.a == 0) {
        return;
    }
    // A round marker is not snapped; matplotlib puts its centre into the middle of a pixel.
    Polygon circle = agg_circle(diameter / 2);
    for (Vertex& v : circle) {
        v = {v.x + 0.5, v.y + 0.5};
    }
    const CoverageImage fill = cover({circle});
    const CoverageImage rim = edge > 0 ? cover(agg_closed_stroke(circle, edge)) : CoverageImage{};
    const int x0 = std::min(fill.left, rim.left);
    const int y0 = std::min(fill.top, rim.top);
    const int x1 = std::max(fill.left + fill.width, rim.left + rim.width);
    const int y1 = std::max(fill.top + fill.height, rim.top + rim.height);
    std::map<std::pair<unsigned, unsigned>, std::uint32_t> known;
    box_ = {x1, y1, x0, y0};
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            const std::pair covers{fill.at(x, y), rim.at(x, y)};
            if (covers == std::pair{0U, 0U}) {
                continue;
            }
            const auto [entry, is_new] =
                known.emplace(covers, static_cast<std::uint32_t>(tables_.size()));
            if (is_new) {
                tables_.push_back(make_tables(covers.first, covers.second));
            }
            dots_.push_back({x, y, entry->second});
            box_ = {std::min(box_.x0, x), std::min(box_.y0, y), std::max(box_.x1, x + 1),
                    std::max(box_.y1, y + 1)};
        }
    }
}

Stamp::Tables Stamp::make_tables(unsigned fill, unsigned edge) const noexcept {
    const unsigned fill_alpha = multiply(ink_.a, fill);
    const unsigned edge_alpha = multiply(ink_.a, edge);
    const auto both = [&](unsigned under, unsigned ink) {
        return static_cast<std::uint8_t>(
            with_ink(with_ink(under, ink, fill_alpha), ink, edge_alpha));
    };
    Tables tables{};
    for (unsigned under = 0; under < 256; ++under) {
        tables.r[under] = both(under, ink_.r);
        tables.g[under] = both(under, ink_.g);
        tables.b[under] = both(under, ink_.b);
    }
    return tables;
}

void Stamp::put_dot(Pixel& pixel, const Tables& t) noexcept {
    pixel = 0xff000000U | (Pixel{t.r[(pixel >> 16U) & 0xffU]} << 16U) |
            (Pixel{t.g[(pixel >> 8U) & 0xffU]} << 8U) | Pixel{t.b[pixel & 0xffU]};
}

void Stamp::put(Canvas& canvas, int x, int y, const PixelBox& clip) const noexcept {
    const bool whole = x + box_.x0 >= clip.x0 && x + box_.x1 <= clip.x1 && y + box_.y0 >= clip.y0 &&
                       y + box_.y1 <= clip.y1;
    for (const Dot& dot : dots_) {
        const int at_x = x + dot.x;
        const int at_y = y + dot.y;
        if (whole || (at_x >= clip.x0 && at_x < clip.x1 && at_y >= clip.y0 && at_y < clip.y1)) {
            put_dot(canvas.row(at_y)[at_x], tables_[dot.table]);
        }
    }
}

void CenterCounts::start(const PixelBox& new_box) {
    box = new_box;
    counts.assign(box.is_empty() ? 0
                                 : static_cast<std::size_t>(box.x1 - box.x0) *
                                       static_cast<std::size_t>(box.y1 - box.y0),
                  0);
}

PixelBox Stamp::reach(const PixelBox& clip) const noexcept {
    return {clip.x0 - box_.x1 + 1, clip.y0 - box_.y1 + 1, clip.x1 - box_.x0, clip.y1 - box_.y0};
}

void Stamp::make_powers() {
    powers_.resize(tables_.size());
    for (std::size_t i = 0; i < tables_.size(); ++i) {
        powers_[i][0] = tables_[i];
        for (std::size_t p = 1; p < powers_[i].size(); ++p) {
            const Tables& half = powers_[i][p - 1];
            for (std::size_t under = 0; under < 256; ++under) {
                powers_[i][p].r[under] = half.r[half.r[under]];
                powers_[i][p].g[under] = half.g[half.g[under]];
                powers_[i][p].b[under] = half.b[half.b[under]];
            }
        }
    }
}

void Stamp::put_counted(Canvas& canvas, CenterCounts& counts, const PixelBox& clip) {
    if (powers_.empty()) {
        make_powers();
    }
    // A channel has moved as far as it ever will after that many markers.
    constexpr std::uint32_t enough = 255;
    std::vector<std::uint32_t> times(tables_.size());
    for (int y = clip.y0; y < clip.y1; ++y) {
        for (int x = clip.x0; x < clip.x1; ++x) {
            std::fill(times.begin(), times.end(), 0);
            for (const Dot& dot : dots_) {
                times[dot.table] += counts.at(x - dot.x, y - dot.y);
            }
            std::uint32_t most = 0;
            for (std::uint32_t& n : times) {
                n = std::min(n, enough);
                most = std::max(most, n);
            }
            // By powers, not by kind: the kinds mix as they do when markers come in any order.
            Pixel& pixel = canvas.row(y)[x];
            for (auto bit = static_cast<std::uint32_t>(std::bit_width(most)); bit-- > 0;) {
                for (std::size_t i = 0; i < times.size(); ++i) {
                    if (((times[i] >> bit) & 1U) != 0) {
                        put_dot(pixel, powers_[i][bit]);
                    }
                }
            }
        }
    }
}

}  // namespace plotmill::chart
