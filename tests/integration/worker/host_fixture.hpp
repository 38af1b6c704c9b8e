#pragma once
// A fake broker and a real worker host beneath one temporary folder.

#include "tests/integration/worker/fake_broker.hpp"
#include "tests/integration/worker/worker_process.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::test {

/// plotmill-worker with a renderer that can be told to leak, hang and crash (faults.hpp).
inline const std::string faulty = PLOTMILL_FAULTY_WORKER;

struct Host {
    explicit Host(std::vector<std::string> more = {})
        : Host{WorkerProcess::plotmill_worker, std::move(more)} {}
    Host(std::string worker_program, std::vector<std::string> more)
        : broker{endpoint()}, program{std::move(worker_program)} {
        start(std::move(more));
    }

    void start(std::vector<std::string> more = {}) {
        std::filesystem::create_directory(root());
        std::vector<std::string> arguments{"--broker",      endpoint(), "--root",
                                           root().string(), "--name",   "host"};
        if (std::find(more.begin(), more.end(), "--renderers") == more.end()) {
            arguments.insert(arguments.end(), {"--renderers", "2"});
        }
        arguments.insert(arguments.end(), more.begin(), more.end());
        worker = std::make_unique<WorkerProcess>(program, arguments, log_path());
    }

    [[nodiscard]] std::string endpoint() const {
        return "ipc://" + (folder.path() / "workers.sock").string();
    }
    [[nodiscard]] std::filesystem::path root() const { return folder.path() / "root"; }
    [[nodiscard]] std::filesystem::path log_path() const { return folder.path() / "log"; }
    [[nodiscard]] std::string log() const { return read_file(log_path()); }
    [[nodiscard]] bool log_has(const std::string& text) const {
        return log().find(text) != std::string::npos;
    }

    /// Two renderers stand ready, and a spare.
    bool wait_until_staffed() {
        return broker.serve_until([this] { return broker.is_staffed(2, 1); });
    }
    bool wait_for_outcomes(std::size_t count) {
        return broker.serve_until([this, count] { return broker.has_outcomes(count); });
    }
    /// A renderer that has begun a job, once the report shows one; its pid.
    pid_t wait_for_busy() {
        pid_t found = 0;
        broker.serve_until([this, &found] {
            for (const auto& each : broker.renderers("busy")) {
                if (each.at("stage") != "" && each.at("stage") != "idle") {
                    found = each.at("pid").get<pid_t>();
                }
            }
            return found != 0;
        });
        return found;
    }
    [[nodiscard]] pid_t pid_of(const char* process) const {
        return broker.report.at(process).at("pid").get<pid_t>();
    }
    /// Files beneath the root that begin with a dot.
    [[nodiscard]] std::size_t temporaries() const {
        std::size_t count = 0;
        for (const auto& each : std::filesystem::recursive_directory_iterator{root()}) {
            count += each.path().filename().string().front() == '.' ? 1U : 0U;
        }
        return count;
    }

    TempDir folder;
    FakeBroker broker;
    std::string program;
    std::unique_ptr<WorkerProcess> worker;
};

}  // namespace plotmill::test
