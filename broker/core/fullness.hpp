#pragma once
// Why something is not taken now: which limit, and how much of it is used. docs/protocol.md#busy.

#include <cstdint>
#include <string>
#include <string_view>

namespace plotmill::broker {

struct Fullness {
    std::string reason{};     // a sentence for people that starts with the limit's name
    std::uint64_t depth = 0;  // what is there now, in the limit's unit
    std::uint64_t limit = 0;  // 0: there is no figure for it
};

inline Fullness full(std::string_view name, std::uint64_t depth, std::uint64_t limit,
                     std::string_view unit) {
    return {std::string{name} + ": the limit of " + std::to_string(limit) + " " +
                std::string{unit} + " is reached",
            depth, limit};
}

}  // namespace plotmill::broker
