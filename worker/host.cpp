#include "worker/host.hpp"

#include "chart/render.hpp"
#include "log/log.hpp"
#include "worker/fresh_renderer.hpp"
#include "worker/link/link.hpp"
#include "worker/master/master.hpp"
#include "worker/renderer/renderer.hpp"

#include <malloc.h>

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

/// Before the first fork: one renderer is tried, and only when that went well the master draws the
/// same, so that all others find it done. Error: config when a limit cannot hold, internal when
/// nothing can be drawn.
Status prepare(const LinkSettings& settings, Drawing& drawing, const Sandbox& sandbox) {
    const Result<FreshRenderer> fresh = try_fresh_renderer(drawing, sandbox);
    if (!fresh) {
        return fail(fresh.error());
    }
    const auto say = sandbox.state().starts_with("partial") ? log::warn : log::info;
    say("fresh_renderer", {{"rss_bytes", fresh->rss_bytes}, {"sandbox", sandbox.state()}});
    if (Status rehearsed = drawing.rehearse(); !rehearsed) {
        return rehearsed;
    }
    ::malloc_trim(0);  // what is free now would be copied by every child that touches it
    return validate(settings.recycle, *fresh);
}

}  // namespace

ExitCode run_worker(const WorkerConfig& config, const output::OutputRoot& root,
                    const Seams& seams) {
    LinkSettings settings = link_settings(config);
    std::unique_ptr<Drawing> drawing;
    Sandbox sandbox;
    Roles roles;
    roles.prepare = [&] {
        chart::warm_up();
        drawing = seams.make_drawing();
        Result<Sandbox> walls = Sandbox::prepare(sandbox_settings(config), root.descriptor());
        if (!walls) {
            return Status{fail(std::move(walls).error())};
        }
        sandbox = std::move(*walls);
        settings.sandbox = sandbox.state();
        return prepare(settings, *drawing, sandbox);
    };
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
    roles.renderer_keeps = [&sandbox] { return sandbox.descriptor(); };
    roles.renderer = [&root, &drawing, &sandbox](Channel link, ScoreboardEntry& entry) {
        return as_main("renderer", ExitCode::never_ready, [&] {
            run_renderer({.channel = std::move(link),
                          .entry = entry,
                          .root = root,
                          .drawing = *drawing,
                          .sandbox = sandbox});
        });
    };
    Master master{{.staffing = {.renderers = settings.least_renderers,
                                .spares = spare_count(settings.least_renderers)},
                   .most_renderers = settings.renderers,
                   .drain_timeout = config.drain_timeout,
                   .kept_descriptors = {root.descriptor()},
                   .ready = UniqueFd{config.ready_fd}},
                  std::move(roles)};
    return master.run();
}

}  // namespace plotmill::worker
