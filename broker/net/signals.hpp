#pragma once
// TERM and INT as a descriptor: there are no signal handlers. Block them before the first thread is
// made, so that every thread inherits it.

#include "base/unique_fd.hpp"

namespace plotmill::broker {

class StopSignals {
public:
    /// Blocks TERM and INT in this thread and those it makes later; ignores PIPE.
    StopSignals();
    [[nodiscard]] int fd() const noexcept { return fd_.get(); }
    /// How many came since the last call. Never blocks.
    [[nodiscard]] int take();

private:
    UniqueFd fd_;
};

}  // namespace plotmill::broker
