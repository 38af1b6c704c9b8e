#include "clients/cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace plotmill::cli {

Terminal look_at_terminal(int fd) {
    Terminal terminal;
    const char* term = std::getenv("TERM");
    terminal.is_terminal =
        ::isatty(fd) == 1 && (term == nullptr || std::string_view{term} != "dumb");
    const char* no_color = std::getenv("NO_COLOR");
    terminal.has_colors = terminal.is_terminal && (no_color == nullptr || *no_color == '\0');
    winsize size{};
    if (terminal.is_terminal && ::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        terminal.columns = size.ws_col;
    }
    return terminal;
}

}  // namespace plotmill::cli
