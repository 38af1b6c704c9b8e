// plotmill-worker with a renderer that does on demand what renderers must never be able to do: the
// same library, with another Drawing. A job whose first chart is of a kind below is a fault; all
// others are drawn as ever. The product has none of this.
//
// PLOTMILL_TEST_LEAK="heatmap:10000": every job whose first chart is of that kind ("*": of any)
// leaves so many bytes behind, and is drawn as ever.

#include "faults.hpp"
#include "worker/program.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace {

using namespace plotmill;
using nlohmann::json;

/// As the product's runner does with what it draws.
Status suffer(test::Fault fault, const json& options) {
    try {
        return fault(options);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::resource, std::string{render::out_of_memory} + "the fault's");
    }
}

/// What the environment wants of a job whose first chart is of that kind; 0: nothing.
std::size_t leak_of(const std::string& kind) {
    const char* const set = std::getenv("PLOTMILL_TEST_LEAK");
    const std::string wish = set == nullptr ? "" : set;
    const std::size_t colon = wish.find(':');
    if (colon == std::string::npos || (wish.substr(0, colon) != kind && wish[0] != '*')) {
        return 0;
    }
    return std::strtoull(wish.c_str() + colon + 1, nullptr, 10);
}

class FaultyDrawing final : public worker::Drawing {
public:
    Result<render::JobReport> draw(const render::JobOrder& order, const output::OutputRoot& root,
                                   render::StageListener& listener) override {
        json job = json::from_msgpack(order.frames[0], true, false);
        json& chart = job["charts"][0];
        if (const std::size_t bytes = leak_of(chart.value("kind", "")); bytes > 0) {
            static_cast<void>(test::find_fault("leak")({{"bytes", bytes}}));
        }
        const test::Fault fault = test::find_fault(chart.value("kind", ""));
        if (fault == nullptr) {
            return healthy_->draw(order, root, listener);
        }
        listener.entered(render::Stage::raster);
        if (const Status done = suffer(fault, chart.value("options", json::object())); !done) {
            return fail(done.error());
        }
        chart["kind"] = "scatter_matrix";  // then it is drawn, so that the fault may go on unseen
        chart["options"] = {{"dpi", 10}};
        const std::vector<std::uint8_t> bytes = json::to_msgpack(job);
        std::vector<ByteView> frames(order.frames.begin(), order.frames.end());
        frames[0] = std::as_bytes(std::span{bytes});
        render::JobOrder mended = order;
        mended.frames = frames;
        return healthy_->draw(mended, root, listener);
    }

    Status rehearse() override {
        const char* const wish = std::getenv("PLOTMILL_TEST_REHEARSAL");
        if (wish != nullptr && std::string{wish} == "fails") {
            return fail(ErrorCode::internal, "the test wants it so");
        }
        if (wish != nullptr && std::string{wish} == "dies") {
            std::abort();
        }
        return healthy_->rehearse();
    }

private:
    std::unique_ptr<worker::Drawing> healthy_ = worker::make_drawing();
};

}  // namespace

int main(int argc, char** argv) {
    return worker::run_program(argc, argv,
                               {.make_drawing = [] { return std::make_unique<FaultyDrawing>(); }});
}
