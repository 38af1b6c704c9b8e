#pragma once
// The process between the broker and the renderers: it opens the worker's only ZeroMQ socket, keeps
// the dialogue alive however long a picture takes, and never draws. Forked by the master, which it
// tells who retires and who is to be killed, and from which it gets every new renderer's socket.

#include "output/output_root.hpp"
#include "worker/channel/channel.hpp"
#include "worker/channel/scoreboard.hpp"
#include "worker/link/settings.hpp"

#include <memory>

namespace plotmill::worker {

struct LinkStart {
    Channel master;
    const Scoreboard& scoreboard;
    const output::OutputRoot& root;
    const LinkSettings& settings;
};

class Link;

class LinkProcess {
public:
    /// Throws zmq::error_t when the endpoint cannot be understood.
    explicit LinkProcess(LinkStart start);
    ~LinkProcess();
    LinkProcess(const LinkProcess&) = delete;
    LinkProcess& operator=(const LinkProcess&) = delete;

    /// Returns when it has drained or was told to stop.
    void run();

private:
    std::unique_ptr<Link> link_;
};

}  // namespace plotmill::worker
