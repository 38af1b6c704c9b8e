#pragma once
// A font file, mapped.

#include "base/bytes.hpp"

#include <string>

namespace plotmill::chart {

/// The bytes of a file, mapped for reading and kept for good, so that forked children share the
/// pages; empty when it cannot be read.
ByteView map_font_file(const std::string& path);

}  // namespace plotmill::chart
