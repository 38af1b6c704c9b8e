#pragma once
// A MemoryHistory that is there after a restart: every addition is a line of a file in the broker's
// folder, and the file is written anew, from what is kept, when it has grown to twice that. No
// sync: after a power cut the last seconds may be missing, and a torn line is read over. A disk
// that is full costs lines of it and nothing else. One thread.

#include "base/unique_fd.hpp"
#include "broker/history/memory_history.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace plotmill::broker {

class MemoryJournal {
public:
    /// \param path empty: kept in memory only
    explicit MemoryJournal(std::string path, HistoryLimits limits = {});

    void add(const ProcessKey& key, const MemorySample& sample);
    /// What a worker's HEARTBEAT told (docs/protocol.md#status): its master, its link, and the
    /// renderers that have ended.
    void add_report(const std::string& worker, std::string_view report, std::int64_t now_ms);

    /// The answer to PROCESSES (docs/protocol.md#answers).
    [[nodiscard]] std::string answer() const;
    [[nodiscard]] const MemoryHistory& history() const noexcept { return history_; }

private:
    void load();
    void append(const std::string& line);
    void write_anew();

    std::string path_;
    MemoryHistory history_;
    UniqueFd file_;
    std::uint64_t bytes_ = 0;      // of the file
    std::uint64_t anew_from_ = 0;  // so many
};

}  // namespace plotmill::broker
