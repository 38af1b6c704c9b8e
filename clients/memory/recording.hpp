#pragma once
// What was measured of the memory of a program and its children over time: plain values, the same
// whether mprof measured it, `plotmill memory record` did, or the broker's history tells it.
//
// As text it is memory_profiler's format (mprofile_*.dat), so that `mprof plot` draws it:
//
//   CMDLINE text                       what ran; the last one counts
//   MEM mib time                       the program itself (mprof run -C: with its children)
//   CHLD id mib time                   a child; its pid, or "pid.2" for the second process that
//                                      had this pid: a recycled child is another line of the plot
//   FUNC name mib time mib time [level]  a call, at its begin and at its end
//
// and, in lines that mprof reads over, what it has no words for; id is "-" for the program itself:
//
//   NAME id text                       what the process is: "renderer 2", a program's name
//   GENERATION id slot number          which renderer of which slot
//   JOBS id jobs time                  done by then, said behind the sample it belongs to
//   MARK id time event [text]          started, ended, recycled, crashed …, and why
//
// Times are seconds since 1970-01-01 UTC, sizes MiB. Values of one thread; no invariant but the
// order of samples in time.

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::memory {

inline constexpr double bytes_per_mib = 1024.0 * 1024.0;

struct Sample {
    double time_s = 0;
    double bytes = 0;        // resident
    std::uint64_t jobs = 0;  // done by then; 0: not told
};

struct RendererName {
    std::uint64_t slot = 0;
    std::uint64_t generation = 0;
};

struct Process {
    std::string id;    // "" for the program itself; no blanks
    std::string name;  // what it is, for people; may be empty
    std::optional<RendererName> renderer;
    std::vector<Sample> samples;  // in the order of time
};

struct FunctionCall {
    std::string name;
    double begin_s = 0;
    double end_s = 0;
    double begin_bytes = 0;
    double end_bytes = 0;
    int level = 0;  // of the stack; 0: not told
};

/// Something that happened to a process.
struct Mark {
    std::string process;  // its id
    double time_s = 0;
    std::string event;  // one word: started, ended, recycled, crashed
    std::string text;   // why: "max_jobs", "signal 9"; may be empty
};

struct Recording {
    std::string command;
    Process program;                // id ""
    std::vector<Process> children;  // in the order in which they are first told of
    std::vector<FunctionCall> calls;
    std::vector<Mark> marks;
};

// ---- reading ------------------------------------------------------------------------------------
struct RecordingLimits {
    std::size_t max_file_bytes = std::size_t{1} << 30;
    std::size_t max_line_bytes = std::size_t{1} << 16;
    std::size_t max_processes = 65'536;
};

/// Lines of an unknown kind are read over, and children without a sample left out; a last line
/// without its end is still being written, and left out. Errors: syntax (a line that says its kind
/// but not its fields; the number of the line and the field are named), limit, empty (no sample at
/// all).
Result<Recording> parse_recording(std::string_view text, const RecordingLimits& limits = {});
/// Errors: those, and output: the file cannot be read.
Result<Recording> read_recording(const std::string& path, const RecordingLimits& limits = {});

// ---- writing: each a whole line
// -------------------------------------------------------------------
/// The words as mprof joins them: one with a blank stands in single quotes. Control characters
/// become blanks.
std::string command_line(const std::vector<std::string>& words);
std::string command_text(std::string_view command);
/// MEM or CHLD, and JOBS where the sample tells them.
std::string sample_text(std::string_view process, const Sample& sample);
std::string name_text(std::string_view process, std::string_view name);
std::string renderer_text(std::string_view process, const RendererName& renderer);
std::string mark_text(const Mark& mark);
/// All of it, samples in the order of time.
std::string recording_text(const Recording& recording);

}  // namespace plotmill::memory
