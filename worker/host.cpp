#include "worker/host.hpp"

#include "base/version.hpp"
#include "chart/render.hpp"
#include "digest/digest.hpp"
#include "log/log.hpp"
#include "worker/fresh_renderer.hpp"
#include "worker/link/link.hpp"
#include "worker/master/master.hpp"
#include "worker/renderer/renderer.hpp"

#include <malloc.h>

#include <exception>
#include <functional>
#include <optional>
#include <string>
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

NewSettings new_settings(const LinkSettings& settings, const WorkerConfig& config) {
    const auto ms = [](milliseconds value) { return static_cast<std::uint64_t>(value.count()); };
    return {.renderers = settings.renderers,
            .least_renderers = settings.least_renderers,
            .idle_timeout_ms = ms(settings.idle_timeout),
            .max_jobs = settings.recycle.max_jobs,
            .max_rss_bytes = settings.recycle.max_rss_bytes,
            .max_growth_bytes = settings.recycle.max_growth_bytes,
            .max_age_ms = ms(settings.recycle.max_age),
            .memory_limit_bytes = settings.recycle.memory_limit_bytes,
            .time_limit_ms = ms(settings.time_limits.ceiling),
            .cost_margin = settings.time_limits.cost_margin,
            .soft_percent = settings.time_limits.soft_percent,
            .log_level = config.log_level};
}

/// Everything that the processes of a host share, in the master before it forks them.
class Host {
public:
    explicit Host(HostStart start)
        : start_{std::move(start)}, settings_{link_settings(start_.config)} {}

    Roles roles();
    MasterSettings master_settings() const;

private:
    Status prepare();
    int be_link(Channel master, const Scoreboard& scoreboard) const;
    int be_renderer(Channel link, ScoreboardEntry& entry) const;
    Result<Reloaded> reload();

    HostStart start_;
    LinkSettings settings_;
    std::unique_ptr<Drawing> drawing_;
    Sandbox sandbox_;
    FreshRenderer fresh_;
};

/// One renderer is tried, and only when that went well the master draws the same, so that all
/// others find it done. Error: config when a limit cannot hold, internal when nothing can be drawn.
Status Host::prepare() {
    chart::warm_up();
    settings_.renderer = std::string{renderer_version} + "-" +
                         digest::sha256_hex(chart::font_identity()).substr(0, 12);
    drawing_ = start_.seams.make_drawing();
    auto sandbox = Sandbox::prepare(sandbox_settings(start_.config), start_.root.descriptor());
    if (!sandbox) {
        return fail(std::move(sandbox).error());
    }
    sandbox_ = std::move(*sandbox);
    settings_.sandbox = sandbox_.state();
    const Result<FreshRenderer> fresh = try_fresh_renderer(*drawing_, sandbox_);
    if (!fresh) {
        return fail(fresh.error());
    }
    fresh_ = *fresh;
    const auto say = sandbox_.state().starts_with("partial") ? log::warn : log::info;
    say("fresh_renderer", {{"rss_bytes", fresh_.rss_bytes}, {"sandbox", sandbox_.state()}});
    if (Status rehearsed = drawing_->rehearse(); !rehearsed) {
        return rehearsed;
    }
    ::malloc_trim(0);  // what is free now would be copied by every child that touches it
    return validate(settings_.recycle, fresh_);
}

int Host::be_link(Channel master, const Scoreboard& scoreboard) const {
    std::optional<LinkProcess> link;
    // What fails before it runs is the endpoint: no use to try again.
    const int opened = as_main("link", ExitCode::config, [&] {
        link.emplace(LinkStart{.master = std::move(master),
                               .scoreboard = scoreboard,
                               .root = start_.root,
                               .settings = settings_});
    });
    return link ? as_main("link", ExitCode::never_ready, [&] { link->run(); }) : opened;
}

int Host::be_renderer(Channel link, ScoreboardEntry& entry) const {
    return as_main("renderer", ExitCode::never_ready, [&] {
        run_renderer({.channel = std::move(link),
                      .entry = entry,
                      .root = start_.root,
                      .drawing = *drawing_,
                      .sandbox = sandbox_});
    });
}

/// Only what can be changed while jobs run is taken over; the rest is said to need a restart.
Result<Reloaded> Host::reload() {
    const Result<WorkerConfig> config = start_.reload();
    if (!config) {
        return fail(config.error());
    }
    LinkSettings settings = link_settings(*config);
    if (Status fits = validate(settings.recycle, fresh_); !fits) {
        return fail(std::move(fits).error());
    }
    if (!has_same_places(*config, start_.config)) {
        log::warn("restart_needed",
                  {{"for", "broker, name, root, prefetch, output_durability, sandbox or modes"}});
    }
    settings_.renderers = settings.renderers;
    settings_.least_renderers = settings.least_renderers;
    settings_.idle_timeout = settings.idle_timeout;
    settings_.recycle = settings.recycle;
    settings_.time_limits = settings.time_limits;
    sandbox_.set_limits(sandbox_settings(*config));
    return Reloaded{.settings = new_settings(settings_, *config),
                    .drain_timeout = config->drain_timeout};
}

Roles Host::roles() {
    return {
        .prepare = [this] { return prepare(); },
        .link = [this](Channel master,
                       const Scoreboard& board) { return be_link(std::move(master), board); },
        .renderer = [this](Channel link,
                           ScoreboardEntry& entry) { return be_renderer(std::move(link), entry); },
        .renderer_keeps = [this] { return sandbox_.descriptor(); },
        .reload = [this] { return reload(); }};
}

MasterSettings Host::master_settings() const {
    constexpr std::size_t room = 16;  // for an operator who wants more renderers
    return {.staffing = {.renderers = settings_.least_renderers,
                         .spares = spare_count(settings_.least_renderers)},
            .renderers = settings_.renderers,
            .most_renderers = std::size_t{2} * settings_.renderers + room,
            .drain_timeout = start_.config.drain_timeout,
            .kept_descriptors = {start_.root.descriptor()},
            .ready = UniqueFd{start_.config.ready_fd}};
}

}  // namespace

ExitCode run_worker(HostStart start) {
    Host host{std::move(start)};
    Master master{host.master_settings(), host.roles()};
    return master.run();
}

}  // namespace plotmill::worker
