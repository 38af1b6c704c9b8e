#include "clients/cli/broker_memory.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace plotmill::cli {
namespace {

using nlohmann::json;

constexpr double ms_per_s = 1000;

std::string text_of(const json& object, const char* name) {
    return object.contains(name) && object[name].is_string() ? object[name].get<std::string>()
                                                             : std::string{};
}

std::uint64_t count_of(const json& object, const char* name) {
    return object.contains(name) && object[name].is_number_unsigned()
               ? object[name].get<std::uint64_t>()
               : 0;
}

ServiceLife service_of(const json& told) {
    ServiceLife service{.role = text_of(told, "role"),
                        .worker = text_of(told, "worker"),
                        .pid = count_of(told, "pid"),
                        .samples = {}};
    for (const json& sample : told.value("samples", json::array())) {
        if (sample.is_array() && sample.size() == 3 && sample[0].is_number() &&
            sample[1].is_number() && sample[2].is_number_unsigned()) {
            service.samples.push_back({.time_s = sample[0].get<double>() / ms_per_s,
                                       .bytes = sample[1].get<double>(),
                                       .jobs = sample[2].get<std::uint64_t>()});
        }
    }
    return service;
}

RendererEnd end_of(const json& told) {
    return {.worker = text_of(told, "worker"),
            .slot = count_of(told, "slot"),
            .generation = count_of(told, "generation"),
            .pid = count_of(told, "pid"),
            .time_s = static_cast<double>(count_of(told, "at_ms")) / ms_per_s,
            .reason = text_of(told, "reason"),
            .signal = count_of(told, "signal")};
}

Status fetch_jobs(client::Client& client, std::vector<MeasuredJob>& jobs) {
    std::uint64_t after = 0;
    for (bool has_more = true; has_more;) {
        const Result<std::string> answer =
            client.ask(wire::ListMeasured{.request = 0, .after = JobId{after}});
        if (!answer) {
            return fail(answer.error());
        }
        Result<MeasuredPage> page = parse_measured(*answer);
        if (!page) {
            return fail(std::move(page).error());
        }
        std::move(page->jobs.begin(), page->jobs.end(), std::back_inserter(jobs));
        has_more = page->has_more && page->last_id > after;
        after = page->last_id;
    }
    return {};
}

using RendererKey = std::tuple<std::string, std::uint64_t, std::uint64_t, std::uint64_t>;

/// Of one recording: who is who, and the renderers as they come.
class RecordingMaker {
public:
    explicit RecordingMaker(const BrokerMemory& memory) : memory_{memory} {
        for (const MeasuredJob& job : memory.jobs) {
            workers_.insert(job.worker);
        }
    }

    memory::Recording make() {
        for (const ServiceLife& service : memory_.services) {
            add_service(service);
        }
        for (const MeasuredJob& job : memory_.jobs) {
            add_job(job);
        }
        for (auto& [key, renderer] : renderers_) {
            std::sort(renderer.samples.begin(), renderer.samples.end(),
                      [](const auto& a, const auto& b) { return a.jobs < b.jobs; });
        }
        for (const RendererEnd& end : memory_.ends) {
            add_end(end);
        }
        for (auto& [key, renderer] : renderers_) {
            recording_.children.push_back(std::move(renderer));
        }
        return std::move(recording_);
    }

private:
    [[nodiscard]] std::string name_in(const std::string& worker, const std::string& name) const {
        return workers_.size() > 1 ? worker + " " + name : name;
    }

    /// The broker that was started last is the program.
    void add_service(const ServiceLife& service) {
        const bool is_broker = service.role == "broker";
        memory::Process process{
            .id = std::to_string(service.pid),
            .name = is_broker ? service.role : name_in(service.worker, service.role),
            .renderer = {},
            .samples = service.samples};
        if (is_broker) {
            std::swap(process, recording_.program);
            process.id = std::exchange(program_pid_, recording_.program.id);  // its own again
            recording_.program.id.clear();
        }
        if (!process.samples.empty()) {
            recording_.children.push_back(std::move(process));
        }
    }

    void add_job(const MeasuredJob& job) {
        memory::Process& renderer = renderers_[{job.worker, job.slot, job.generation, job.pid}];
        if (renderer.samples.empty()) {
            renderer.id = std::to_string(job.pid) + "." + std::to_string(job.generation);
            renderer.name = name_in(job.worker, "renderer " + std::to_string(job.slot));
            renderer.renderer = {job.slot, job.generation};
        }
        renderer.samples.push_back({job.finished_s, job.after_bytes, job.number});
    }

    /// One that is not remembered any more has no line that a mark could stand at.
    void add_end(const RendererEnd& end) {
        const auto found = renderers_.find({end.worker, end.slot, end.generation, end.pid});
        if (found == renderers_.end()) {
            return;
        }
        static constexpr std::array bad{"crash", "timeout", "stopped"};
        const bool is_bad =
            end.signal > 0 || std::find(bad.begin(), bad.end(), end.reason) != bad.end();
        recording_.marks.push_back({.process = found->second.id,
                                    .time_s = found->second.samples.back().time_s,
                                    .event = is_bad ? "crashed" : "recycled",
                                    .text = end.reason});
    }

    const BrokerMemory& memory_;
    std::set<std::string> workers_;
    std::map<RendererKey, memory::Process> renderers_;
    memory::Recording recording_;
    std::string program_pid_;
};

}  // namespace

Status parse_processes(std::string_view answer, BrokerMemory& to) {
    const json told = json::parse(answer, nullptr, false);
    for (const char* field : {"services", "renderers"}) {
        if (!told.is_object() || !told.contains(field) || !told[field].is_array()) {
            return fail(ErrorCode::syntax, "PROCESSES: got " + in_quotes(answer) +
                                               ", expected an object with a list of " + field);
        }
    }
    for (const json& service : told["services"]) {
        if (service.is_object()) {
            to.services.push_back(service_of(service));
        }
    }
    for (const json& end : told["renderers"]) {
        if (end.is_object()) {
            to.ends.push_back(end_of(end));
        }
    }
    return {};
}

Result<BrokerMemory> fetch_memory(client::Client& client) {
    BrokerMemory memory;
    if (Status got = fetch_jobs(client, memory.jobs); !got) {
        return fail(std::move(got).error());
    }
    const Result<std::string> answer = client.ask(wire::ShowProcesses{});
    if (!answer) {
        return fail(answer.error());
    }
    if (Status parsed = parse_processes(*answer, memory); !parsed) {
        return fail(std::move(parsed).error());
    }
    return memory;
}

std::vector<ServiceSeries> series_of(const std::vector<ServiceLife>& services) {
    std::vector<ServiceSeries> all;
    all.reserve(services.size());
    for (const ServiceLife& service : services) {
        ServiceSeries series{service.role, service.worker, service.pid, {}, false};
        for (const memory::Sample& sample : service.samples) {
            series.points.push_back(
                {.jobs = static_cast<double>(sample.jobs), .bytes = sample.bytes});
        }
        all.push_back(std::move(series));
    }
    return all;
}

memory::Recording recording_of(const BrokerMemory& memory) {
    memory::Recording recording = RecordingMaker{memory}.make();
    recording.command = "Plotmill: what the broker remembers of memory";
    return recording;
}

}  // namespace plotmill::cli
