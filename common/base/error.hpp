#pragma once
// What went wrong, said once: a closed code that programs act on, and one sentence for people.
// The sentence names the field, what came and what was expected: "dpi: got -3, expected a number
// from 1 to 1200".

#include <optional>
#include <string>
#include <string_view>

namespace plotmill {

/// Closed set; docs/protocol.md lists the same words (a test compares them).
enum class ErrorCode {
    frame,          // a message of the wrong shape
    version,        // protocol or schema version not supported
    command,        // unknown command
    key,            // job key malformed
    type,           // a value of the wrong type
    range,          // a value outside its range
    limit,          // a named limit exceeded
    unknown_key,    // a field that is not known
    duplicate_key,  // a field given twice
    missing,        // a required field that is absent
    utf8,           // text that is not UTF-8
    syntax,         // msgpack, JSON, CSV or YAML that cannot be parsed
    column,         // a column that is not there or cannot be used
    dtype,          // a typed column whose dtype or size is wrong
    ragged,         // columns of unequal length
    empty,          // nothing to draw
    chart,          // unknown chart kind
    option,         // an option with a value that is not understood
    color,          // a colour that is not understood
    path,           // an output path that is not allowed
    output,         // the output cannot be written
    checksum,       // the body is not the one that was announced
    key_conflict,   // the key lives already with other content
    path_busy,      // another live job has the same output path
    busy,           // the broker is full
    not_found,      // no such job
    forbidden,      // the key's roles do not allow it
    stale,          // a token that is no longer current
    config,         // configuration refused
    unreachable,    // no answer from the broker
    timeout,        // took longer than its limit
    crash,          // the renderer died
    resource,       // memory or disk ran out
    storage,        // the broker's store failed
    internal,       // a defect of ours
};

/// The word on the wire and in logs, as "E_RANGE".
std::string_view word(ErrorCode code) noexcept;
std::optional<ErrorCode> error_code_from_word(std::string_view word) noexcept;

struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;  // one sentence; UTF-8
};

/// At most `limit` bytes of `text`, control characters and what is not UTF-8 shown as \xNN: fit for
/// an error sentence or a log line.
std::string in_quotes(std::string_view text, std::size_t limit = 80);

}  // namespace plotmill
