#pragma once
// The process that draws, within its sandbox. It has one socket (to the link), the output root's
// descriptor and its own /proc files (gauge.hpp), nothing else. A job comes in, its temporaries are
// written and closed, a report goes out; when the socket closes it has had its last job. Whatever
// leaks or crashes does so here.

#include "output/output_root.hpp"
#include "worker/channel/channel.hpp"
#include "worker/channel/scoreboard.hpp"
#include "worker/renderer/drawing.hpp"
#include "worker/sandbox/sandbox.hpp"

namespace plotmill::worker {

struct RendererStart {
    Channel channel;  // blocking
    ScoreboardEntry& entry;
    const output::OutputRoot& root;
    Drawing& drawing;
    const Sandbox& sandbox;
};

/// Returns when the link has closed the socket.
void run_renderer(RendererStart start);

}  // namespace plotmill::worker
