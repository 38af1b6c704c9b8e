#include "worker/channel/scoreboard.hpp"

#include "base/check.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <system_error>

namespace plotmill::worker {
namespace {

// Nothing is ordered by these: each field speaks for itself.
constexpr auto relaxed = std::memory_order_relaxed;

std::size_t mapped_bytes(std::size_t entries) noexcept {
    return entries * sizeof(ScoreboardEntry) + sizeof(LinkEntry);
}

ScoreboardEntry* map_entries(std::size_t entries) {
    void* const memory = ::mmap(nullptr, mapped_bytes(entries), PROT_READ | PROT_WRITE,
                                MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::system_error{errno, std::generic_category(), "map the scoreboard"};
    }
    auto* const table = static_cast<ScoreboardEntry*>(memory);
    std::uninitialized_value_construct_n(table, entries);
    return table;
}

}  // namespace

std::uint64_t pack_word(std::string_view word) noexcept {
    std::uint64_t packed = 0;
    std::memcpy(&packed, word.data(), std::min(word.size(), sizeof packed));
    return packed;
}

std::string unpack_word(std::uint64_t packed) {
    char text[sizeof packed] = {};
    std::memcpy(text, &packed, sizeof packed);
    return {text, ::strnlen(text, sizeof text)};
}

void Scoreboard::Unmap::operator()(ScoreboardEntry* table) const noexcept {
    ::munmap(table, mapped_bytes(entries));
}

Scoreboard::Scoreboard(std::size_t entries)
    : size_{entries},
      table_{map_entries(entries), {entries}},
      link_{new (table_.get() + entries) LinkEntry{}} {}

ScoreboardEntry& Scoreboard::entry(std::size_t index) const noexcept {
    PM_CHECK(index < size_, "the master gives each renderer an entry of the table");
    return table_.get()[index];
}

RendererSnapshot Scoreboard::read(std::size_t index) const {
    const ScoreboardEntry& from = entry(index);
    return {.pid = from.pid.load(relaxed),
            .slot = from.slot.load(relaxed),
            .generation = from.generation.load(relaxed),
            .stage = unpack_word(from.stage.load(relaxed)),
            .job = from.job.load(relaxed),
            .expected_ms = from.expected_ms.load(relaxed),
            .jobs_started = from.jobs_started.load(relaxed),
            .jobs_done = from.jobs_done.load(relaxed),
            .rss_first_bytes = from.rss_first_bytes.load(relaxed),
            .rss_last_bytes = from.rss_last_bytes.load(relaxed)};
}

void Scoreboard::clear(std::size_t index) const noexcept {
    ScoreboardEntry& cleared = entry(index);
    cleared.pid.store(0, relaxed);
    cleared.slot.store(0, relaxed);
    cleared.generation.store(0, relaxed);
    cleared.stage.store(0, relaxed);
    cleared.job.store(0, relaxed);
    cleared.started_ns.store(0, relaxed);
    cleared.expected_ms.store(0, relaxed);
    cleared.jobs_started.store(0, relaxed);
    cleared.jobs_done.store(0, relaxed);
    cleared.rss_first_bytes.store(0, relaxed);
    cleared.rss_last_bytes.store(0, relaxed);
    cleared.turns.store(0, relaxed);
}

}  // namespace plotmill::worker
