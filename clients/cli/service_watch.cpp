#include "clients/cli/service_watch.hpp"

#include "clients/memory/exact_size.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace plotmill::cli {
namespace {

using nlohmann::json;

constexpr std::uint64_t most_looks = 4000;

std::uint64_t pid_at(const json& status, const char* pointer) {
    const json::json_pointer at{pointer};
    return status.contains(at) && status[at].is_number_unsigned() ? status[at].get<std::uint64_t>()
                                                                  : 0;
}

}  // namespace

ServiceWatch::ServiceWatch(std::uint64_t jobs)
    : every_{std::max<std::uint64_t>(1, jobs / most_looks)} {}

bool ServiceWatch::find(std::string_view status) {
    const json report = json::parse(status, nullptr, false);
    series_.clear();
    const auto add = [&](const char* role, const std::string& worker, const char* pointer) {
        series_.push_back({role, worker, pid_at(report, pointer), {}, true});
    };
    const json::json_pointer name{"/workers/0/worker"};
    const std::string worker = report.contains(name) ? report[name].get<std::string>() : "";
    add("broker", "", "/broker/pid");
    add("master", worker, "/workers/0/report/master/pid");
    add("link", worker, "/workers/0/report/link/pid");
    return std::all_of(series_.begin(), series_.end(),
                       [](const ServiceSeries& one) { return one.pid > 0; });
}

void ServiceWatch::look(std::uint64_t jobs) {
    if (jobs % every_ != 0) {
        return;
    }
    for (ServiceSeries& service : series_) {
        if (const auto bytes = memory::exact_size(static_cast<pid_t>(service.pid))) {
            service.points.push_back(
                {.jobs = static_cast<double>(jobs), .bytes = static_cast<double>(*bytes)});
        }
    }
}

}  // namespace plotmill::cli
