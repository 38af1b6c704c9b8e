#pragma once
// What a dataset may be at most. Every decoder checks these before it allocates; docs/protocol.md
// lists them.

#include <cstddef>

namespace plotmill::dataset {

struct Limits {
    std::size_t max_body_bytes = std::size_t{1} << 30;  // all frames of one job together
    std::size_t max_decoded_bytes =
        std::size_t{1} << 30;  // what a decoder allocates itself: lists of numbers, text
    std::size_t max_columns = 4096;
    std::size_t max_arrays = 100'000;  // of any lengths, beside the columns
    std::size_t max_rows = 100'000'000;
    std::size_t max_name_bytes = 4096;  // a column name, row label or axis name
    std::size_t max_text_bytes = 4096;  // one text value
    std::size_t max_charts = 64;        // charts wanted of one dataset
    std::size_t max_depth = 16;         // nesting of the job
    std::size_t max_option_values =
        1'000'000;  // scalars in one chart's options (a figure with its numbers in place is large)
    std::size_t max_option_names = 256;  // names in one map of options
};

}  // namespace plotmill::dataset
