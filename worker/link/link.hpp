#pragma once
// The process between the broker and the renderers: it opens the worker's only ZeroMQ socket, keeps
// the dialogue alive however long a picture takes, and never draws. Forked by the master, which it
// tells who retires and who is to be killed, and from which it gets every new renderer's socket.

#include "output/output_root.hpp"
#include "worker/channel/channel.hpp"
#include "worker/channel/scoreboard.hpp"
#include "worker/link/settings.hpp"

namespace plotmill::worker {

struct LinkStart {
    Channel master;
    const Scoreboard& scoreboard;
    const output::OutputRoot& root;
    const LinkSettings& settings;
};

/// Returns when it has drained or was told to stop. Throws zmq::error_t when the endpoint cannot be
/// understood.
void run_link(LinkStart start);

}  // namespace plotmill::worker
