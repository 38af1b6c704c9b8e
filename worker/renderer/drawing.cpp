#include "worker/renderer/drawing.hpp"

namespace plotmill::worker {
namespace {

class JobDrawing final : public Drawing {
public:
    Result<render::JobReport> draw(const render::JobOrder& order, const output::OutputRoot& root,
                                   render::StageListener& listener) override {
        return runner_.run(order, root, listener);
    }
    Status rehearse() override { return runner_.rehearse(); }

private:
    render::JobRunner runner_;
};

}  // namespace

std::unique_ptr<Drawing> make_drawing() {
    return std::make_unique<JobDrawing>();
}

}  // namespace plotmill::worker
