#include "base/nearest.hpp"

#include <algorithm>
#include <array>

namespace plotmill {
namespace {

constexpr std::size_t max_word_bytes = 64;
using Row = std::array<std::size_t, max_word_bytes + 1>;

/// Optimal string alignment (Damerau 1964, adjacent swaps only). \pre both words have at most
/// max_word_bytes bytes
std::size_t edit_distance(std::string_view a, std::string_view b) noexcept {
    Row before_last{};
    Row last{};
    Row row{};
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
        before_last = last;
        last = row;
    }
    return last[b.size()];
}

}  // namespace

std::optional<std::string_view> find_nearest(std::string_view word,
                                             std::span<const std::string_view> known) {
    if (word.empty() || word.size() > max_word_bytes) {
        return std::nullopt;
    }
    std::optional<std::string_view> best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string_view candidate : known) {
        if (candidate.size() > max_word_bytes) {
            continue;
        }
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
    const auto nearest = find_nearest(word, known);
    return nearest ? ", did you mean '" + std::string{*nearest} + "'?" : std::string{};
}

}  // namespace plotmill
