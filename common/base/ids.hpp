#pragma once
// Numbers that must not be mixed up: a JobId is not a Token. Ordered, hashable, streamable by
// value().

#include <compare>
#include <cstdint>
#include <functional>

namespace plotmill {

template <typename Tag>
class StrongId {
public:
    constexpr StrongId() = default;
    constexpr explicit StrongId(std::uint64_t value) : value_{value} {}
    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return value_; }
    friend constexpr auto operator<=>(StrongId, StrongId) = default;

private:
    std::uint64_t value_ = 0;
};

using JobId =
    StrongId<struct JobTag>;  // given by the broker, unique within its store, never reused
using Token = StrongId<struct TokenTag>;  // one lease of one job; 0 is none. 53 bits: exact in
                                          // every JSON reader

}  // namespace plotmill

template <typename Tag>
struct std::hash<plotmill::StrongId<Tag>> {
    std::size_t operator()(plotmill::StrongId<Tag> id) const noexcept {
        return std::hash<std::uint64_t>{}(id.value());
    }
};
