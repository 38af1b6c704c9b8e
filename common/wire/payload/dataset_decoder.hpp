#pragma once
// The `data` of a job in all its forms: columns and values, pandas' orient="split", pandas'
// to_dict("list").
//
// A map with a field "columns", "values" or "arrays" is a table with named parts; any other map is
// a "list": name → column.

#include "dataset/dataset.hpp"
#include "wire/payload/body_reader.hpp"

namespace plotmill::payload {

/// Typed columns are views into the reader's frames; numbers that came one by one are owned by the
/// dataset. Names may repeat, as in pandas; a table without names gets 0 … k−1. Each column
/// has one row at least. Errors: type, limit, ragged, dtype, frame, empty, unknown_key,
/// duplicate_key, missing, utf8, syntax.
Result<dataset::Dataset> read_dataset(BodyReader& reader, const FieldPath& at);

}  // namespace plotmill::payload
