#pragma once
// Aspects with adjustable "datalim": the box stays, and the limits of one axis change until units
// have the wished ratio.

#include "chart/figure/plot.hpp"
#include "chart/layout/plot_places.hpp"

#include <optional>
#include <span>

namespace plotmill::chart {

/// A figure whose limits go with the room it has. Each fit begins with the limits that the one
/// before left, as matplotlib's do.
class LimitFit {
public:
    /// `given` outlives it; it is copied only where limits may change.
    explicit LimitFit(const Plot& given);
    LimitFit(const LimitFit&) = delete;
    LimitFit& operator=(const LimitFit&) = delete;
    ~LimitFit() = default;

    [[nodiscard]] const Plot& plot() const noexcept { return own_ ? *own_ : given_; }
    /// \pre one place for each axes
    void fit(std::span<const PlotPlace> places, const FigureSize& figure);

private:
    const Plot& given_;
    std::optional<Plot> own_;
};

}  // namespace plotmill::chart
