#include "worker/host.hpp"

#include "log/log.hpp"
#include "worker/link/link.hpp"
#include "worker/master/master.hpp"
#include "worker/renderer/renderer.hpp"

#include <exception>
#include <functional>
#include <optional>
#include <utility>

namespace plotmill::worker {
namespace {

/// The main of a forked process: what reaches it ends the process, with a line that says why.
int as_main(const char* process, ExitCode when_it_throws, const std::function<void()>& body) {
    log::set_process(process);
    try {
        body();
        return to_int(ExitCode::ok);
    } catch (const std::exception& error) {
        log::error("process_failed", {{"message", error.what()}});
        return to_int(when_it_throws);
    }
}

}  // namespace

ExitCode run_worker(const WorkerConfig& config, const output::OutputRoot& root) {
    const LinkSettings settings = link_settings(config);
    Roles roles;
    roles.link = [&settings, &root](Channel master, const Scoreboard& scoreboard) {
        std::optional<LinkProcess> link;
        // What fails before it runs is the endpoint: no use to try again.
        const int opened = as_main("link", ExitCode::config, [&] {
            link.emplace(LinkStart{.master = std::move(master),
                                   .scoreboard = scoreboard,
                                   .root = root,
                                   .settings = settings});
        });
        return link ? as_main("link", ExitCode::never_ready, [&] { link->run(); }) : opened;
    };
    roles.renderer = [&root](Channel link, ScoreboardEntry& entry) {
        return as_main("renderer", ExitCode::never_ready, [&] {
            run_renderer({.channel = std::move(link), .entry = entry, .root = root});
        });
    };
    Master master{
        {.staffing = {.renderers = settings.renderers, .spares = spare_count(settings.renderers)},
         .drain_timeout = config.drain_timeout,
         .kept_descriptors = {root.descriptor()},
         .ready = UniqueFd{config.ready_fd}},
        std::move(roles)};
    return master.run();
}

}  // namespace plotmill::worker
