#pragma once
// Finds jobs by what they have: an open table of pointers with their hashes beside them, 16 bytes a
// place and no block of memory for each, because there may be millions. Growing and shrinking moves
// places and looks at no job. Does not own the jobs. One thread.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace plotmill::broker {

struct Job;

class JobIndex {
public:
    struct Entry {
        Job* job = nullptr;  // null: a free place
        std::uint32_t hash = 0;
        std::uint32_t part = 0;  // which of the job's names; the caller's
    };

    /// The entry of that hash for which `is_it` holds; a free one when there is none.
    template <typename IsIt>
    [[nodiscard]] Entry find(std::uint32_t hash, IsIt is_it) const {
        const std::size_t at = place_of(hash, is_it);
        return at < places_.size() ? places_[at] : Entry{};
    }
    /// \pre find() does not find it
    void insert(const Entry& entry) {
        if ((size_ + 1) * 4 > places_.size() * 3) {
            resize(std::max(least_places, places_.size() * 2));
        }
        put(entry);
        ++size_;
    }
    template <typename IsIt>
    bool erase(std::uint32_t hash, IsIt is_it) {
        const std::size_t at = place_of(hash, is_it);
        if (at >= places_.size()) {
            return false;
        }
        close_gap(at);
        --size_;
        if (places_.size() > least_places && size_ * 8 < places_.size()) {
            resize(places_.size() / 2);
        }
        return true;
    }
    template <typename Visit>
    void for_each(Visit visit) const {
        for (const Entry& entry : places_) {
            if (entry.job != nullptr) {
                visit(entry);
            }
        }
    }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    static constexpr std::size_t least_places = 64;

    [[nodiscard]] std::size_t mask() const noexcept { return places_.size() - 1; }
    template <typename IsIt>
    [[nodiscard]] std::size_t place_of(std::uint32_t hash, IsIt is_it) const {
        if (size_ > 0) {
            for (std::size_t at = hash & mask(); places_[at].job != nullptr;
                 at = (at + 1) & mask()) {
                if (places_[at].hash == hash && is_it(places_[at])) {
                    return at;
                }
            }
        }
        return places_.size();
    }
    void put(const Entry& entry) {
        std::size_t at = entry.hash & mask();
        while (places_[at].job != nullptr) {
            at = (at + 1) & mask();
        }
        places_[at] = entry;
    }
    /// Whoever stands behind the gap and could stand in it moves up, so that no search ends early.
    void close_gap(std::size_t gap) {
        for (std::size_t at = (gap + 1) & mask(); places_[at].job != nullptr;
             at = (at + 1) & mask()) {
            const std::size_t home = places_[at].hash & mask();
            if (((at - home) & mask()) >= ((at - gap) & mask())) {
                places_[gap] = places_[at];
                gap = at;
            }
        }
        places_[gap] = {};
    }
    void resize(std::size_t places) {
        const std::vector<Entry> before = std::exchange(places_, std::vector<Entry>(places));
        for (const Entry& entry : before) {
            if (entry.job != nullptr) {
                put(entry);
            }
        }
    }

    std::vector<Entry> places_;  // a power of two, or none
    std::size_t size_ = 0;
};

}  // namespace plotmill::broker
