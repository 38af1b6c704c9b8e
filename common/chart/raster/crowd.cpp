#include "chart/raster/crowd.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace plotmill::chart {
namespace {

constexpr int walks = 64;
constexpr int most_steps = 20'000;
constexpr std::size_t most_buckets = 16384;
constexpr float buckets_per_step = 16;

using Channels = std::array<unsigned, 3>;

Channels channels_of(Pixel pixel) {
    return {(pixel >> 16U) & 0xffU, (pixel >> 8U) & 0xffU, pixel & 0xffU};
}

struct Bucket {
    std::array<double, 3> sum{};
    double count = 0;
    void add(const Channels& channels) {
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += channels[i];
        }
        count += 1;
    }
};

/// One pixel that marker after marker falls on.
class Walk {
public:
    Walk(Pixel ground, std::span<const CrowdStep> steps, std::uint32_t seed)
        : steps_{steps}, random_{seed}, channels_{channels_of(ground)} {}

    /// False: the last ones have changed nothing any more.
    bool step() {
        random_ = random_ * 1664525U + 1013904223U;
        const CrowdStep& next =
            steps_[static_cast<std::size_t>((std::uint64_t{random_} * steps_.size()) >> 32U)];
        Channels after{};
        for (std::size_t i = 0; i < after.size(); ++i) {
            after[i] = next.after[i][channels_[i]];
        }
        idle_ = after == channels_ ? idle_ + 1 : 0;
        channels_ = after;
        density_ += next.density;
        return idle_ < 4 * steps_.size() + 64;
    }
    [[nodiscard]] float density() const { return density_; }
    [[nodiscard]] const Channels& channels() const { return channels_; }

private:
    std::span<const CrowdStep> steps_;
    std::uint32_t random_;
    Channels channels_;
    float density_ = 0;
    std::size_t idle_ = 0;
};

/// Buckets that nobody came by lie between their neighbours.
void fill_gaps(std::vector<Bucket>& buckets) {
    std::size_t known = 0;
    for (std::size_t i = 1; i < buckets.size(); ++i) {
        if (buckets[i].count == 0) {
            continue;
        }
        for (std::size_t gap = known + 1; gap < i; ++gap) {
            const double share = static_cast<double>(gap - known) / static_cast<double>(i - known);
            for (std::size_t c = 0; c < 3; ++c) {
                const double low = buckets[known].sum[c] / buckets[known].count;
                const double high = buckets[i].sum[c] / buckets[i].count;
                buckets[gap].sum[c] = low + (high - low) * share;
            }
            buckets[gap].count = 1;
        }
        known = i;
    }
    buckets.resize(known + 1);
}

Pixel shade_of(const Bucket& bucket) {
    Pixel pixel = 0xff000000U;
    for (std::size_t c = 0; c < 3; ++c) {
        const auto value = static_cast<Pixel>(bucket.sum[c] / bucket.count + 0.5);
        pixel |= value << (16U - 8U * static_cast<unsigned>(c));
    }
    return pixel;
}

}  // namespace

float density_of(unsigned alpha) noexcept {
    const float through = 1 - static_cast<float>(alpha) / full_alpha;
    return through <= 0 ? most_density : std::min(most_density, -std::log2(through));
}

Crowd::Crowd(Pixel ground, std::span<const CrowdStep> steps) {
    float sum = 0;
    for (const CrowdStep& step : steps) {
        sum += std::min(step.density, 1.0F);
    }
    const float mean = std::max(sum / static_cast<float>(steps.size()), 1e-4F);
    buckets_per_density_ = buckets_per_step / mean;
    std::vector<Bucket> buckets(1);
    buckets.front().add(channels_of(ground));
    for (std::uint32_t seed = 1; seed <= walks; ++seed) {
        Walk walk{ground, steps, seed * 2654435761U};
        for (int i = 0; i < most_steps && walk.step(); ++i) {
            const auto at = static_cast<std::size_t>(walk.density() * buckets_per_density_ + 0.5F);
            if (at >= most_buckets) {
                break;
            }
            buckets.resize(std::max(buckets.size(), at + 1));
            buckets[at].add(walk.channels());
        }
    }
    fill_gaps(buckets);
    shades_.resize(buckets.size());
    std::transform(buckets.begin(), buckets.end(), shades_.begin(), shade_of);
    last_bucket_ = static_cast<float>(shades_.size() - 1);
}

}  // namespace plotmill::chart
