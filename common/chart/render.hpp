#pragma once
// The facade of the chart library: a checked spec and a dataset in, the bytes of a picture out.
//
// A Renderer keeps what can be reused between jobs (surface, scene, glyph caches, encoder buffers),
// so that drawing a chart allocates as little as possible. Not thread-safe: one Renderer per
// thread. Same input, same bytes, always.

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "chart/spec/chart_spec.hpp"
#include "dataset/dataset.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace plotmill::chart {

struct StageTimes {  // nanoseconds of wall time
    std::int64_t layout = 0;
    std::int64_t raster = 0;
    std::int64_t encode = 0;
};

struct Picture {
    ByteView bytes;  // valid until the Renderer's next render()
    int width_px = 0;
    int height_px = 0;
    StageTimes times;
    std::vector<std::string> warnings;  // "text column 'species' left out", one sentence each
};

/// Told at the start of each stage of a render(), on its thread: who dies in one leaves its name
/// behind.
enum class DrawStage { layout, raster, encode };
using StageHook = std::function<void(DrawStage)>;

class Renderer {
public:
    Renderer();
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Errors: empty (no numeric column), limit (too many pixels), option (does not fit this
    /// dataset).
    Result<Picture> render(const ChartSpec& spec, const dataset::Dataset& data,
                           const StageHook& entered = {});

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Loads fonts and tables that all Renderers share. The worker's master calls it once before it
/// forks; idempotent. Throws std::runtime_error when no usable font is found. Starts no thread and
/// leaves no descriptor that a fork would share.
void warm_up();

/// What tells the fonts of this machine from others, some 30 kB: for the renderer version. Maps
/// every font of the list (milliseconds), so that children that are forked afterwards open none.
Bytes font_identity();

}  // namespace plotmill::chart
