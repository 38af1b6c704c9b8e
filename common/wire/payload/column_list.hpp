#pragma once
// Columns whose values came one by one: column by column, or row by row.

#include "dataset/dataset.hpp"
#include "wire/payload/body_reader.hpp"

#include <memory>
#include <vector>

namespace plotmill::payload {

using Owned = std::vector<std::shared_ptr<const Bytes>>;

/// One column, an array of values or a typed map, without a name.
Result<dataset::Column> read_column(BodyReader& reader, const FieldPath& at, Owned& owned);

/// An array of columns.
Result<std::vector<dataset::Column>> read_columns(BodyReader& reader, const FieldPath& at,
                                                  Owned& owned);

/// `data.arrays`: numbers, booleans or times of any lengths, without names.
Result<std::vector<dataset::Column>> read_arrays(BodyReader& reader, const FieldPath& at,
                                                 Owned& owned);

/// An array of rows, each an array of as many values as the first.
Result<std::vector<dataset::Column>> read_rows(BodyReader& reader, const FieldPath& at,
                                               Owned& owned);

}  // namespace plotmill::payload
