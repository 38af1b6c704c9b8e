#pragma once
// A job's body on its way to or from the disk: frames that nobody here decodes or copies.

#include "base/bytes.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace plotmill::broker {

/// Views into what `owner` keeps alive; both threads may hold it, none changes it.
struct Body {
    std::vector<ByteView> frames;
    std::shared_ptr<const void> owner;

    [[nodiscard]] std::uint64_t bytes() const noexcept {
        std::uint64_t sum = 0;
        for (const ByteView frame : frames) {
            sum += frame.size();
        }
        return sum;
    }
};

}  // namespace plotmill::broker
