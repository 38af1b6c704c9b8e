#pragma once
// The outcome of a job as the broker is told it: the header and the JSON record behind it.
// docs/protocol.md#result-record. Pure.

#include "base/error.hpp"
#include "base/version.hpp"
#include "wire/envelope.hpp"
#include "worker/channel/messages.hpp"
#include "worker/link/crew.hpp"
#include "worker/link/lease_book.hpp"

#include <string>
#include <string_view>

namespace plotmill::worker {

/// The same in every record of this worker.
struct RecordOrigin {
    std::string host;
    std::string worker;
    std::string root;  // absolute output root
    std::string renderer{renderer_version};
};

/// Microseconds a stage of all jobs took, as records and status name them.
struct StageSums {
    std::uint64_t wait = 0;
    std::uint64_t decode = 0;
    std::uint64_t layout = 0;
    std::uint64_t raster = 0;
    std::uint64_t encode = 0;
    std::uint64_t write = 0;
    std::uint64_t publish = 0;

    StageSums& operator+=(const StageSums& more) noexcept;
};
StageSums stages(const HeldJob& published, TimePoint now);

Outcome done(const RecordOrigin& origin, const HeldJob& job, const StageSums& stages);
Outcome failed(const RecordOrigin& origin, const HeldJob& job, const Error& error);
Outcome returned(const HeldJob& job);

struct Crash {
    ErrorCode code = ErrorCode::crash;
    std::string_view reason = "crash";  // crash, timeout, memory or stopped
    std::string message;
};
/// What a process's end says of the job that it held.
Crash crash_of(const Member& member, const RendererEnded& ended);
Outcome crashed(const RecordOrigin& origin, const HeldJob& job, const RendererEnded& ended,
                const Crash& crash);

/// Worth another attempt: not the job's fault, or not surely.
bool is_worth_retrying(ErrorCode code) noexcept;

}  // namespace plotmill::worker
