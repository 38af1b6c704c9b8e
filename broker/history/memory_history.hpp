#pragma once
// The memory of the processes that live long (the broker; each worker's master and link) over time,
// and how renderers ended. Pure values, bounded: what is full is thinned out, so that the whole
// life of a process stays, ever more coarsely; of renderers the last ones are kept.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace plotmill::broker {

struct MemorySample {
    std::int64_t at_ms = 0;  // since 1970-01-01 UTC
    std::uint64_t rss_bytes = 0;
    std::uint64_t jobs = 0;  // done by then, by this process or through it
};

/// Which process; one that was started anew is another.
struct ProcessKey {
    std::string role;    // broker, master or link
    std::string worker;  // whose; the broker has none
    std::uint64_t pid = 0;

    friend auto operator<=>(const ProcessKey&, const ProcessKey&) = default;
};

struct ProcessLife {
    ProcessKey key;
    std::int64_t every_ms = 0;  // no sample sooner than that after the last
    std::vector<MemorySample> samples;
};

struct EndedRenderer {
    std::string worker;
    std::uint64_t slot = 0;
    std::uint64_t generation = 0;
    std::uint64_t pid = 0;
    std::uint64_t jobs = 0;
    std::int64_t at_ms = 0;  // when it was told of
    std::string reason;      // of a recycle, or of a crash
    std::uint64_t signal = 0;
};

struct HistoryLimits {
    std::size_t processes = 256;
    std::size_t samples = 256;  // of each; even
    std::size_t renderers = 4096;
    std::int64_t first_every_ms = 500;
    std::int64_t forgotten_after_ms = 600'000;  // a silent process, when there are too many
};

class MemoryHistory {
public:
    explicit MemoryHistory(HistoryLimits limits = {}) : limits_{limits} {}

    /// False: it is too soon after the last, or there is no room for another process.
    bool add(const ProcessKey& key, const MemorySample& sample);
    /// False: it is known already.
    bool add(EndedRenderer renderer);

    [[nodiscard]] const std::vector<ProcessLife>& processes() const noexcept { return processes_; }
    [[nodiscard]] const std::deque<EndedRenderer>& renderers() const noexcept { return renderers_; }

private:
    using RendererKey = std::tuple<std::string, std::uint64_t, std::uint64_t, std::uint64_t>;
    static RendererKey key_of(const EndedRenderer& renderer);
    ProcessLife* life_of(const ProcessKey& key, std::int64_t now_ms);

    HistoryLimits limits_;
    std::vector<ProcessLife> processes_;
    std::deque<EndedRenderer> renderers_;
    std::set<RendererKey> known_;
};

}  // namespace plotmill::broker
