#pragma once
// Columns that came as raw little-endian items, numpy's way: viewed where they lie, in the job's
// frame or an extra one.

#include "dataset/dataset.hpp"
#include "wire/payload/body_reader.hpp"

#include <vector>

namespace plotmill::payload {

/// {"dtype": D, "bin": bytes} or {"dtype": D, "frame": n}, without a name. Errors: dtype, frame,
/// limit, missing, type …
Result<dataset::Column> read_typed_column(BodyReader& reader, const FieldPath& at);

/// The same, maybe with "first" (a byte) and "count" (items): an array of `data.arrays`, which may
/// share its frame with others. Errors: as above, frame also for a part beyond the end.
Result<dataset::Column> read_typed_array(BodyReader& reader, const FieldPath& at);

/// {"dtype", "shape": [rows, cols], "order": "C"|"F", "bin"|"frame"}: all columns of a table,
/// without names.
Result<std::vector<dataset::Column>> read_block(BodyReader& reader, const FieldPath& at);

}  // namespace plotmill::payload
