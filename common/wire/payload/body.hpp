#pragma once
// The body of a job on the wire: frame 0 is one msgpack map {data, charts, folder}; what follows
// are the raw columns that it refers to. docs/protocol.md#body.
//
// Decoding checks before it allocates, views typed columns where they lie (the frames must outlive
// the result), and never builds a tree of values. The first thing that is wrong ends it, with one
// sentence that names the field, what came and what was expected.

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "dataset/limits.hpp"
#include "wire/payload/job_body.hpp"
#include "wire/payload/raw_body.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace plotmill::payload {

/// decode_raw() and resolve() in one.
Result<JobBody> decode_body(std::span<const ByteView> frames, std::string_view key,
                            const dataset::Limits& limits);

/// Errors: frame (no frame, a frame that no column uses), limit, syntax (not msgpack; JSON, pickle
/// or gzip by mistake is said so), type, range, unknown_key, duplicate_key, missing, utf8, dtype,
/// ragged, empty.
Result<RawBody> decode_raw(std::span<const ByteView> frames, const dataset::Limits& limits);

/// The two of the story (DESIGN.md section 4): what a job without charts is drawn as.
std::vector<RawChart> default_charts();

/// Checks each chart and gives it its output. Errors: those of chart::parse_chart; path (a name
/// that ends as no format does where the options name none, two charts with one name).
Result<JobBody> resolve(RawBody raw, std::string_view key);

/// One frame that decode_raw() reads back: numeric columns as typed binary, text as an array.
Bytes encode_body(const RawBody& body);

}  // namespace plotmill::payload
