#pragma once
// Is this file a whole PNG picture? Decoded to the last row by libpng: signature, every chunk's
// CRC, zlib's stream, the end.

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>

namespace plotmill::cli {

struct PngSize {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// Errors: output, when the file is missing, empty, cut off, damaged, or no PNG.
Result<PngSize> check_png(const std::filesystem::path& path);

}  // namespace plotmill::cli
