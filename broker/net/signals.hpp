#pragma once
// TERM, INT and HUP as a descriptor: there are no signal handlers. Block them before the first
// thread is made, so that every thread inherits it.

#include "base/unique_fd.hpp"

namespace plotmill::broker {

class Signals {
public:
    /// Blocks TERM, INT and HUP in this thread and those it makes later; ignores PIPE.
    Signals();
    [[nodiscard]] int fd() const noexcept { return fd_.get(); }
    struct Taken {
        int stops = 0;           // TERM and INT
        bool is_reload = false;  // HUP
    };
    /// What came since the last call. Never blocks.
    [[nodiscard]] Taken take();

private:
    UniqueFd fd_;
};

}  // namespace plotmill::broker
