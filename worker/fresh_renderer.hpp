#pragma once
// The first renderer of a worker: forked before all others, it enters the sandbox, draws one small
// picture, says what it has come to, and ends. What it cannot do none can, and what it has already
// no limit may forbid.

#include "base/result.hpp"
#include "worker/policy/recycle.hpp"
#include "worker/renderer/drawing.hpp"
#include "worker/sandbox/sandbox.hpp"

namespace plotmill::worker {

/// Error: internal (it died or could not draw). \pre one thread.
Result<FreshRenderer> try_fresh_renderer(Drawing& drawing, const Sandbox& sandbox);

}  // namespace plotmill::worker
