#pragma once
// What master, link and renderers say to each other, as typed values.
//
//   link → renderer   JobMessage, maybe before the last is reported; the socket closed means: no
//                     more, exit
//   renderer → link   RendererReady once, then a JobReport for each job
//   master → link     NewRenderer (its socket beside it), RendererEnded, what an operator asks for,
//   … link → master     RendererRetires, KillRenderer, WorkerReady, how many renderers it wants
//
// Text in a decoded JobMessage looks into the packet; everything else is owned.

#include "base/bytes.hpp"
#include "worker/channel/packet.hpp"
#include "worker/channel/scoreboard.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plotmill::worker {

struct JobMessage {
    std::uint64_t job = 0;
    std::uint64_t attempt = 1;
    std::uint32_t slot = 0;  // who the renderer is, from now on
    std::uint32_t generation = 0;
    std::uint64_t limit_ms = 0;     // the hard limit before its cost is known
    std::uint32_t cost_margin = 0;  // policy/job_limits.hpp
    std::uint32_t soft_percent = 0;
    std::uint32_t ticket = 0;       // turns.hpp
    std::uint32_t wants_bytes = 0;  // the pictures come with the report; nothing is written
    std::string_view key;
    std::string_view store;
    std::vector<std::string> outputs;
    std::vector<ByteView> frames;  // none: in the file beside the packet (body/body_file.hpp)
};
/// Everything but the frames' bytes, which follow it as parts of the same packet.
void encode_head(const JobMessage& message, PacketWriter& writer);
std::optional<JobMessage> decode_job(ByteView packet);

// ---- renderer → link --------------------------------------------------------------------------
struct RendererReady {};

/// Nanoseconds of wall time, as the renderer measured them.
struct RenderTimes {
    std::uint64_t decode = 0;
    std::uint64_t layout = 0;
    std::uint64_t raster = 0;
    std::uint64_t encode = 0;
    std::uint64_t write = 0;
};

/// What a job cost its renderer; renderer/gauge.hpp says how it is measured. 0: not measured.
struct JobCosts {
    std::uint64_t rss_before_bytes = 0;
    std::uint64_t rss_after_bytes = 0;
    std::uint64_t rss_peak_bytes = 0;
    std::uint64_t rss_exact_bytes = 0;
    std::uint64_t heap_before_bytes = 0;  // in use; both or neither
    std::uint64_t heap_after_bytes = 0;
    std::uint64_t cpu_us = 0;
    std::uint64_t wall_us = 0;
    std::uint64_t body_bytes = 0;  // of the job itself
};

struct JobReport {
    std::uint64_t job = 0;
    std::uint64_t attempt = 0;
    std::string error;    // the error's word, "E_RANGE"; empty: drawn, the temporaries are closed
    std::string message;  // its sentence
    std::string charts;   // JSON array, as in docs/protocol.md#result-record
    RenderTimes times;
    JobCosts costs;
    std::uint64_t is_out_of_memory = 0;  // the kernel gave no more: the renderer is not to go on
    Bytes pictures;                      // end to end, of a job that wants bytes
};
using FromRenderer = std::variant<RendererReady, JobReport>;

// ---- master → link ----------------------------------------------------------------------------
struct NewRenderer {
    std::uint64_t pid = 0;
    std::uint64_t entry = 0;  // of the scoreboard
};

/// Reaped. What the scoreboard said last goes along, because the entry is free again.
struct RendererEnded {
    std::uint64_t pid = 0;
    std::uint64_t status = 0;  // as waitpid says it
    std::uint64_t user_us = 0;
    std::uint64_t system_us = 0;
    std::string stage;
    std::uint64_t job = 0;         // that it had begun; 0: none
    std::uint64_t stopped_ms = 0;  // the master killed it because it stood still for so long
};

struct Drain {
    std::uint64_t timeout_ms = 0;
};
struct StopNow {};
/// What the master has to say for status; whenever it changes.
struct MasterState {
    std::uint64_t early_deaths = 0;
    std::uint64_t is_breaker_open = 0;
};
struct RecycleAll {};  // one after the other
struct DumpState {};   // to the log
struct SetRenderers {  // so many at most
    std::uint64_t renderers = 0;
};
/// A configuration that was read anew; what it does not name stays as it was at start.
struct NewSettings {
    std::uint64_t renderers = 0;
    std::uint64_t least_renderers = 0;
    std::uint64_t idle_timeout_ms = 0;
    std::uint64_t max_jobs = 0;
    std::uint64_t max_rss_bytes = 0;
    std::uint64_t max_growth_bytes = 0;
    std::uint64_t max_age_ms = 0;
    std::uint64_t memory_limit_bytes = 0;
    std::uint64_t time_limit_ms = 0;
    std::uint64_t cost_margin = 0;
    std::uint64_t soft_percent = 0;
    std::string log_level;
};
using MasterToLink = std::variant<NewRenderer, RendererEnded, Drain, StopNow, MasterState,
                                  RecycleAll, DumpState, SetRenderers, NewSettings>;

// ---- link → master ----------------------------------------------------------------------------
struct RendererRetires {  // it had its last job; fork another
    std::uint64_t pid = 0;
};
struct KillRenderer {
    std::uint64_t pid = 0;
};
struct WorkerReady {};  // the broker knows us and a renderer is ready
struct Staff {          // so many renderers from now on
    std::uint64_t renderers = 0;
};
struct AskRenderers {  // an operator's wish, through the broker; answered by SetRenderers
    std::uint64_t renderers = 0;
};
using LinkToMaster = std::variant<RendererRetires, KillRenderer, WorkerReady, Staff, AskRenderers>;

/// Appends; the kind is the alternative's number. For the three variants above. Of a JobReport
/// all but the bytes of `pictures`, which follow as a part of the same packet.
template <typename Variant>
void encode(const Variant& message, PacketWriter& writer);
/// nullopt: not a whole message of this dialogue.
template <typename Variant>
std::optional<Variant> decode(ByteView packet);

}  // namespace plotmill::worker
