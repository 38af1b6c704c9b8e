#pragma once
// The bytes of the face that all text is drawn with (DejaVu Sans, matplotlib's default), mapped
// once per process.

#include "base/bytes.hpp"

#include <string>

namespace plotmill::chart {

/// Mapped on the first call and kept for good; forked children share the pages. Throws
/// std::runtime_error, naming the places that were looked at, when there is no such face. The
/// environment variable PLOTMILL_FONT names another file.
ByteView font_bytes();

}  // namespace plotmill::chart
