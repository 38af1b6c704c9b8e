#include "chart/raster/stamp.hpp"

#include "chart/raster/coverage.hpp"
#include "chart/raster/snap.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr Pixel ground = 0xffffffffU;  // what a chart is drawn on

unsigned with_ink(unsigned under, unsigned ink, unsigned alpha) {
    return alpha == full_alpha ? ink : blend_channel(under, ink, alpha);
}

constexpr std::size_t tile = TileSums::most_pixels;

PixelBox around(const PixelBox& a, const PixelBox& b) {
    if (a.is_empty() || b.is_empty()) {
        return a.is_empty() ? b : a;
    }
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

}  // namespace

Stamp::Stamp(MarkerLook look) : look_{std::move(look)} {
    if (!(look_.size_px > 0)) {
        return;
    }
    std::vector<PathVertex> outline = outline_px(look_);
    put_on_grid(outline, look_);
    const MarkerLines lines = make_lines(outline, look_);
    const PixelBox box = around(look_.fill ? bounds_of(lines.fill) : PixelBox{},
                                look_.edge ? bounds_of(lines.edge) : PixelBox{});
    is_too_large_ = box.x1 - box.x0 > largest_px || box.y1 - box.y0 > largest_px;
    if (is_too_large_) {
        return;
    }
    Rasterizer rasterizer;
    const CoverageImage fill = look_.fill ? cover(lines.fill, box, rasterizer) : CoverageImage{};
    const CoverageImage rim = look_.edge ? cover(lines.edge, box, rasterizer) : CoverageImage{};
    make_dots(fill, rim);
}

void Stamp::make_dots(const CoverageImage& fill, const CoverageImage& rim) {
    const auto [x0, y0, x1, y1] = around(fill.box, rim.box);
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
                densities_.push_back(make_density(covers.first, covers.second));
            }
            dots_.push_back({x, y, entry->second});
            box_ = {std::min(box_.x0, x), std::min(box_.y0, y), std::max(box_.x1, x + 1),
                    std::max(box_.y1, y + 1)};
        }
    }
}

Stamp::Tables Stamp::make_tables(unsigned fill, unsigned edge) const noexcept {
    const Ink inside = look_.fill.value_or(Ink{0, 0, 0, 0});
    const Ink rim = look_.edge.value_or(Ink{0, 0, 0, 0});
    const unsigned fill_alpha = multiply(inside.a, fill);
    const unsigned edge_alpha = multiply(rim.a, edge);
    const auto both = [&](unsigned under, unsigned first, unsigned second) {
        return static_cast<std::uint8_t>(
            with_ink(with_ink(under, first, fill_alpha), second, edge_alpha));
    };
    Tables tables{};
    for (unsigned under = 0; under < 256; ++under) {
        tables.r[under] = both(under, inside.r, rim.r);
        tables.g[under] = both(under, inside.g, rim.g);
        tables.b[under] = both(under, inside.b, rim.b);
    }
    return tables;
}

float Stamp::make_density(unsigned fill, unsigned edge) const noexcept {
    const unsigned fill_alpha = look_.fill ? multiply(look_.fill->a, fill) : 0;
    const unsigned edge_alpha = look_.edge ? multiply(look_.edge->a, edge) : 0;
    return std::min(most_density, density_of(fill_alpha) + density_of(edge_alpha));
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

void Stamp::make_crowd() {
    std::vector<CrowdStep> steps;
    for (const Dot& dot : dots_) {
        const Tables& t = tables_[dot.table];
        steps.push_back({densities_[dot.table], {t.r.data(), t.g.data(), t.b.data()}});
    }
    crowd_.emplace(ground, steps);
}

/// \param center the index of the pixel among the centres
void Stamp::put_kinds(Pixel& pixel, const CenterCounts& counts, std::size_t center) {
    // A channel has moved as far as it ever will after that many markers.
    constexpr std::uint32_t enough = 255;
    times_.resize(tables_.size());
    const std::uint32_t* const here = counts.counts.data() + center;
    const std::ptrdiff_t* back = backs_.data();
    std::uint32_t most = 0;
    for (std::size_t i = 0; i < times_.size(); ++i) {
        std::uint32_t times = 0;
        for (const std::ptrdiff_t* const end = backs_.data() + kind_ends_[i]; back != end; ++back) {
            times += *(here - *back);
        }
        times_[i] = std::min(times, enough);
        most = std::max(most, times_[i]);
    }
    // By powers, not by kind: the kinds mix as they do when markers come in any order.
    for (auto bit = static_cast<std::uint32_t>(std::bit_width(most)); bit-- > 0;) {
        for (std::size_t i = 0; i < times_.size(); ++i) {
            if (((times_[i] >> bit) & 1U) != 0) {
                put_dot(pixel, powers_[i][bit]);
            }
        }
    }
}

void Stamp::take_weights(const CenterCounts& counts) {
    const std::size_t n = counts.counts.size();
    weights_.assign(n + tile, 0);
    presence_.assign(n + tile, 0);
    const std::uint32_t* const from = counts.counts.data();
    float* const weights = weights_.data();
    std::uint16_t* const presence = presence_.data();
    for (std::size_t i = 0; i < n; ++i) {
        weights[i] = static_cast<float>(from[i]);
        presence[i] = from[i] != 0 ? 1 : 0;
    }
    neighbors_.clear();
    kind_ends_.assign(tables_.size() + 1, 0);
    for (const Dot& dot : dots_) {
        neighbors_.push_back(
            {dot.y * static_cast<std::ptrdiff_t>(counts.stride) + dot.x, densities_[dot.table]});
        ++kind_ends_[dot.table + 1];
    }
    std::partial_sum(kind_ends_.begin(), kind_ends_.end(), kind_ends_.begin());
    backs_.resize(dots_.size());
    for (std::size_t i = 0; i < dots_.size(); ++i) {  // after it, each start is the end
        backs_[kind_ends_[dots_[i].table]++] = neighbors_[i].back;
    }
}

void Stamp::put_counted(Canvas& canvas, CenterCounts& counts, const PixelBox& clip) {
    if (powers_.empty()) {
        make_powers();
    }
    if (!crowd_ && has_one_ink()) {
        make_crowd();
    }
    take_weights(counts);
    // Beneath so many centres a pixel is what is usual in a crowd of that density.
    const unsigned usual = crowd_ ? 5 : std::numeric_limits<unsigned>::max();
    TileSums sums;  // NOLINT: filled as far as read
    for (int y = clip.y0; y < clip.y1; ++y) {
        const auto end = static_cast<std::size_t>(clip.x1 - clip.x0);
        for (std::size_t x = 0; x < end; x += tile) {
            const std::size_t center = counts.index(clip.x0, y) + x;
            const std::size_t width = std::min(tile, end - x);
            sums.add_up(neighbors_, weights_.data() + center, presence_.data() + center, width);
            Pixel* const row = canvas.row(y) + clip.x0 + x;
            for (std::size_t i = 0; i < width; ++i) {
                if (sums.places[i] >= usual && row[i] == ground) {
                    row[i] = crowd_->at(sums.density[i]);
                } else if (sums.places[i] != 0) {
                    put_kinds(row[i], counts, center + i);
                }
            }
        }
    }
}

}  // namespace plotmill::chart
