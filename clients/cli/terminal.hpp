#pragma once
// Is somebody looking? Bars and colours are for terminals; logs and pipes get plain lines.

#include <cstddef>

namespace plotmill::cli {

struct Terminal {
    bool is_terminal = false;  // the stream is one, and TERM is not "dumb"
    bool has_colors = false;   // and NO_COLOR is unset or empty (https://no-color.org)
    std::size_t columns = 80;
};

/// What `fd` is, asked now: a window may be resized.
Terminal look_at_terminal(int fd);

}  // namespace plotmill::cli
