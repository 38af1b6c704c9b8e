#pragma once
// The `charts` of a job: kind, options as a bounded value tree, output.

#include "base/result.hpp"
#include "wire/payload/body_reader.hpp"
#include "wire/payload/raw_body.hpp"

#include <vector>

namespace plotmill::payload {

/// Errors: type, limit, empty, missing, unknown_key, duplicate_key, utf8, syntax.
Result<std::vector<RawChart>> read_charts(BodyReader& reader, const FieldPath& at);

}  // namespace plotmill::payload
