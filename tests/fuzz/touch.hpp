#pragma once
// What every fuzz target does with a table that was accepted: look at every value, so that a view
// that is too long is seen by ASan.

#include "base/check.hpp"
#include "dataset/dataset.hpp"
#include "dataset/limits.hpp"

#include <cstddef>
#include <vector>

namespace plotmill::fuzz {

/// Small enough that libFuzzer's memory limit means something.
inline dataset::Limits limits() {
    dataset::Limits limits;
    limits.max_body_bytes = std::size_t{1} << 24;
    limits.max_decoded_bytes = std::size_t{1} << 24;
    limits.max_rows = 100'000;
    return limits;
}

/// Reads every number there is. \return how many bytes the items take.
inline std::size_t touch(const dataset::Column& column) {
    std::vector<double> scratch;
    Bytes items;
    column.append_items(items);
    if (column.is_number() || column.is_boolean()) {
        double sum = 0;
        for (const double value : column.doubles(scratch)) {
            sum += value;
        }
        static_cast<void>(sum);
    }
    return items.size();
}

inline void touch(const dataset::Dataset& data) {
    PM_CHECK(data.columns.empty() == (data.rows == 0), "an accepted table has columns and rows");
    PM_CHECK(!data.index || data.index->size() == data.rows, "as many labels as rows");
    for (const dataset::Column& column : data.columns) {
        PM_CHECK(column.rows() == data.rows, "columns of one length");
        if (column.dtype() == dataset::DType::text) {
            PM_CHECK(column.text().size() == data.rows, "a text for each row");
        } else {
            PM_CHECK(touch(column) % data.rows == 0, "whole items");
        }
    }
    for (const dataset::Column& array : data.arrays) {
        PM_CHECK(touch(array) == array.rows() * item_bytes(array.dtype()), "whole items");
    }
}

}  // namespace plotmill::fuzz
