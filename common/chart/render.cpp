#include "chart/render.hpp"

#include "base/check.hpp"
#include "chart/builders.hpp"
#include "chart/compose_plot.hpp"
#include "chart/encode/png.hpp"
#include "chart/raster/painter.hpp"
#include "chart/text/font_list.hpp"
#include "chart/text/unicode.hpp"
#include "chart/vector/page.hpp"
#include "chart/vector/panels.hpp"
#include "chart/vector/pdf.hpp"
#include "chart/vector/svg.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace plotmill::chart {
namespace {

using Clock = std::chrono::steady_clock;

std::int64_t nanoseconds(Clock::duration duration) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(duration).count();
}

Result<Figure> build(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop) {
    if (spec.kind != ChartKind::figure && data.columns.empty()) {
        return fail(ErrorCode::empty, "nothing to draw: the table has no columns");
    }
    switch (spec.kind) {
        case ChartKind::scatter_matrix:
            return build_scatter_matrix(spec, data, shop);
        case ChartKind::correlation_heatmap:
            return build_correlation_heatmap(spec, data, shop);
        case ChartKind::heatmap:
            return build_heatmap(spec, data, shop);
        case ChartKind::line:
        case ChartKind::stairs:
        case ChartKind::area:
            return build_series(spec, data, shop);
        case ChartKind::flame:
            return build_flame(spec, data, shop);
        case ChartKind::figure:
            return build_figure(spec, data, shop);
    }
    return fail(ErrorCode::internal, "a chart kind without a builder");
}

ChartSpec at_page_dpi(ChartSpec spec) {
    spec.dpi = least_page_dpi;
    return spec;
}

void enter(const StageHook& entered, DrawStage stage) {
    if (entered) {
        entered(stage);
    }
}

std::string missing_glyph_text(char32_t code_point) {
    return "no font has a glyph for " + name_of(code_point) + "; a box is drawn";
}

/// Glyphs of what most charts write, at the resolutions most charts have. Made once per process;
/// Renderers start with a copy, so that a forked child neither opens the face nor draws these
/// again.
const Typesetter& warm_typesetter() {
    static const auto warm = [] {
        constexpr double label_points = 10;
        constexpr std::string_view letters =
            "The quick brown fox jumps over the lazy dog. SPHINX OF BLACK QUARTZ, JUDGE MY VOW! "
            "(_/%)";
        auto typesetter = std::make_unique<Typesetter>();
        for (const double dpi : {10.0, 100.0}) {
            const FontSize size{label_points, dpi};
            typesetter->draw(letters, size);
            for (int i = 0; i < 100; ++i) {
                const std::string digits = std::to_string(i);
                typesetter->draw("-0." + digits, size);
                typesetter->draw("\u22120." + digits, size);
                typesetter->draw(digits, size);
            }
        }
        return typesetter;
    }();
    return *warm;
}

/// A tight picture has the size of its content, which a long label may make huge.
Status check_size(const Scene& scene) {
    const double pixels = static_cast<double>(scene.width_px) * scene.height_px;
    if (scene.width_px >= 1 && scene.height_px >= 1 && scene.width_px <= max_side_px &&
        scene.height_px <= max_side_px && pixels <= max_pixels) {
        return {};
    }
    return fail(ErrorCode::limit, "tight: the content takes " + std::to_string(scene.width_px) +
                                      " × " + std::to_string(scene.height_px) +
                                      " pixels, expected sides from 1 to " +
                                      std::to_string(max_side_px) + " and at most " +
                                      std::to_string(static_cast<long>(max_pixels)) + " in all");
}

/// Memory that a large table needed is not kept for the small ones after it.
void give_back_large(std::deque<std::vector<double>>& columns) {
    constexpr std::size_t kept_rows = 65'536;
    for (auto& column : columns) {
        if (column.capacity() > kept_rows) {
            column = {};
        }
    }
}

}  // namespace

struct Renderer::State {
    Typesetter typesetter{warm_typesetter().cache()};
    Workshop shop{typesetter, {}, {}, {}, {}};
    Scene scene;
    Painter painter{typesetter};
    PngEncoder encoder;
    PanelPainter panels{painter};
    SvgWriter svg{typesetter};
    PdfWriter pdf{typesetter};

    /// The scene as a file; notes how long drawing and writing took.
    ByteView draw(const ChartSpec& spec, const StageHook& entered, StageTimes& times);
    ByteView write_page(Format format, std::span<const Panel> panels);
    Pixels paint();
};

ByteView Renderer::State::draw(const ChartSpec& spec, const StageHook& entered, StageTimes& times) {
    enter(entered, DrawStage::raster);
    const auto start = Clock::now();
    const bool is_page = spec.format != Format::png;
    const auto pixels = is_page ? Pixels{} : paint();
    const auto parts =
        is_page ? panels.paint(scene, spec.rasterized, spec.dpi) : std::span<const Panel>{};
    const auto painted = Clock::now();
    enter(entered, DrawStage::encode);
    const ByteView bytes =
        is_page ? write_page(spec.format, parts) : encoder.encode(pixels, spec.dpi, spec.metadata);
    times.raster = nanoseconds(painted - start);
    times.encode = nanoseconds(Clock::now() - painted);
    return bytes;
}

Pixels Renderer::State::paint() {
    if (scene.is_transparent) {
        return {painter.paint_transparent(scene), scene.width_px, scene.height_px, true};
    }
    const Canvas& canvas = painter.paint(scene);
    return {canvas.pixels(), canvas.width(), canvas.height()};
}

ByteView Renderer::State::write_page(Format format, std::span<const Panel> parts) {
    return format == Format::pdf ? pdf.write(scene, parts) : as_bytes(svg.write(scene, parts));
}

Renderer::Renderer() : state_{std::make_unique<State>()} {}
Renderer::~Renderer() = default;

Result<Picture> Renderer::render(const ChartSpec& spec, const dataset::Dataset& data,
                                 const StageHook& entered) {
    Workshop& shop = state_->shop;
    Scene& scene = state_->scene;
    scene.clear();
    shop.warnings.clear();
    shop.made.clear();
    shop.cell_colors.clear();
    shop.opacities.clear();
    enter(entered, DrawStage::layout);
    const auto start = Clock::now();
    const bool is_coarse_page = spec.format != Format::png && spec.dpi < least_page_dpi;
    std::optional<ChartSpec> page;  // a figure views the spec that it is built from
    auto figure = build(is_coarse_page ? page.emplace(at_page_dpi(spec)) : spec, data, shop);
    if (!figure) {
        return fail(std::move(figure).error());
    }
    if (Status composed = compose_plot(*figure, spec.tight, shop.typesetter, scene); !composed) {
        return fail(std::move(composed).error());
    }
    // A page has no pixels of its own, and those of the job were checked with the spec.
    if (auto fits = is_coarse_page && !spec.tight ? Status{} : check_size(scene); !fits) {
        return fail(std::move(fits).error());
    }
    Picture picture;
    picture.times.layout = nanoseconds(Clock::now() - start);
    picture.bytes = state_->draw(spec, entered, picture.times);
    const double scale = spec.dpi / scene.dpi;
    picture.width_px = is_coarse_page ? static_cast<int>(scene.width_px * scale) : scene.width_px;
    picture.height_px =
        is_coarse_page ? static_cast<int>(scene.height_px * scale) : scene.height_px;
    for (const char32_t code_point : state_->typesetter.take_missing()) {
        shop.warnings.push_back(missing_glyph_text(code_point));
    }
    picture.warnings = shop.warnings;
    give_back_large(shop.columns);
    shop.made.clear();
    shop.cell_colors.clear();
    shop.opacities.clear();
    return picture;
}

void warm_up() {
    Renderer{};
}

Bytes font_identity() {
    return FontList::get().identity();
}

}  // namespace plotmill::chart
