#pragma once
// Which endpoints libzmq takes as they stand: it would throw at some others, and make another port
// of a number that is too large. Pure.

#include <string_view>

namespace plotmill::transport {

enum class Side { bind, connect };

/// ipc://PATH with a path of 1 to 107 bytes, or tcp://ADDRESS:PORT with a port of 1 to 65535; to
/// bind also 0 and *, which let the system choose one.
bool is_endpoint(std::string_view text, Side side) noexcept;

}  // namespace plotmill::transport
