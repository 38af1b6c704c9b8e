#pragma once
// Where jobs come from and where they wait: the names that most jobs of a backlog have in common.
// Each set of them is kept once, for as long as a job has it. One thread.

#include <compare>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace plotmill::broker {

struct OriginNames {
    std::string_view name_space{};
    std::string_view queue{};
    std::string_view producer{};
    std::string_view batch{};
    friend auto operator<=>(const OriginNames&, const OriginNames&) = default;
};

struct Origin {
    std::string name_space;
    std::string queue;
    std::string producer;  // what it called itself
    std::string batch;     // empty: none
    std::string share;     // who shares with whom: a script is one, however often it connects

    [[nodiscard]] OriginNames names() const noexcept {
        return {name_space, queue, producer, batch};
    }
};

class Origins {
public:
    /// Stays valid until it was released as often as it was taken.
    const Origin& take(const OriginNames& names);
    /// \pre it was given by take()
    void release(const Origin& origin);
    [[nodiscard]] std::size_t size() const noexcept { return origins_.size(); }

private:
    struct Kept {
        Origin origin;
        mutable std::uint64_t jobs = 0;
    };
    struct Less {
        using is_transparent = void;
        static OriginNames names(const Kept& kept) noexcept { return kept.origin.names(); }
        static const OriginNames& names(const OriginNames& given) noexcept { return given; }
        template <typename A, typename B>
        bool operator()(const A& a, const B& b) const noexcept {
            return names(a) < names(b);
        }
    };

    std::set<Kept, Less> origins_;
    const Kept* last_ = nullptr;  // a producer sends more than one
};

}  // namespace plotmill::broker
