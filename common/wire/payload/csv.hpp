#pragma once
// A CSV table (RFC 4180, with a header row) as pandas.read_csv() sees it: a column is numbers,
// booleans or text by what stands in all of its fields; missing are empty fields, NA, N/A, NaN,
// null and pandas' other words for it; a nameless column is "Unnamed: 3", a name that comes again
// "a.1"; blank lines do not count; line ends are LF, CRLF or CR. Other than pandas: rows of another
// length than the header, a quote within an unquoted field, and text that is not UTF-8 are errors,
// not guesses.

#include "base/result.hpp"
#include "dataset/dataset.hpp"
#include "dataset/limits.hpp"

#include <string_view>

namespace plotmill::payload {

/// The result owns all of its data.
/// Errors: syntax, ragged, utf8 (each "CSV, line 3, column 14: …"), empty, limit.
Result<dataset::Dataset> read_csv(std::string_view text, const dataset::Limits& limits);

}  // namespace plotmill::payload
