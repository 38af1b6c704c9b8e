#pragma once
// What a renderer does with a job: the seam between the process and the drawing. The product has
// one, of render::JobRunner; tests have one that leaks, hangs and crashes on demand.
//
// Made and rehearsed once in the master, before it forks, so that every renderer starts with warm
// caches and with its buffers in place; each then has its own copy. One thread.

#include "base/result.hpp"
#include "render/job_runner.hpp"

#include <memory>

namespace plotmill::worker {

class Drawing {
public:
    virtual ~Drawing() = default;
    virtual Result<render::JobReport> draw(const render::JobOrder& order,
                                           const output::OutputRoot& root,
                                           render::StageListener& listener) = 0;
    /// Draws a small built-in job and throws the pictures away. Error: it cannot draw at all.
    virtual Status rehearse() = 0;
};

/// The product's.
std::unique_ptr<Drawing> make_drawing();

}  // namespace plotmill::worker
