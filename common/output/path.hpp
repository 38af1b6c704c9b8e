#pragma once
// Which keys and output paths are allowed, as text: the rule that broker, renderer and clients
// share, so that what one accepts the next does not refuse. The file system's half (symlinks,
// mounts) is OutputRoot's. Pure; no thread rule.

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace plotmill::output {

inline constexpr std::size_t max_key_bytes = 200;
inline constexpr std::size_t max_component_bytes = 255;  // NAME_MAX of every common file system
inline constexpr std::size_t max_path_bytes = 4095;      // PATH_MAX without its NUL
inline constexpr std::size_t max_path_depth = 16;        // folders and the file

/// 1 to 200 bytes of UTF-8 without '/', control characters or a leading dot.
/// Error: key.
Status validate_key(std::string_view key);

/// "folder/output", or "output" when the folder is empty: relative to the output root, beneath it
/// whatever it says. Each component: 1 to 255 bytes of UTF-8 without control characters,
/// backslashes or percent-encoded separators
/// (%2e, %2f, %5c), and without a leading dot: so neither ".." nor ".plotmill-…" can be named. The
/// file's name ends in .png, .svg or .pdf, as it stands: neither .PNG nor .png.exe. Error: path,
/// naming `folder` or `output`.
Result<std::string> output_path(std::string_view folder, std::string_view output);

/// The same rule for a path that came as one, as in a SUBMIT envelope. Error: path, naming `where`.
Status validate_output_path(std::string_view path, std::string_view where);

}  // namespace plotmill::output
