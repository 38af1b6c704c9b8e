#pragma once
// The table directory of an OpenType file (OpenType 1.9, "Organization of an OpenType Font"): which
// tables it has, with a checksum and a length each. Of a collection, the first font's.

#include "base/bytes.hpp"

#include <string_view>

namespace plotmill::chart {

/// Header and records, as they stand in the file; empty when the file is not a font.
ByteView table_directory(ByteView file) noexcept;

/// Whether the file has a table of that tag (four letters).
bool has_table(ByteView file, std::string_view tag) noexcept;

}  // namespace plotmill::chart
