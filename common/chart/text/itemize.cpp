#include "chart/text/itemize.hpp"

#include <fribidi.h>

#include <algorithm>

namespace plotmill::chart {
namespace {

using Codes = std::span<const char32_t>;

/// Embedding levels; odd is right to left. The direction of the line is that of its first strong
/// character.
std::vector<FriBidiLevel> levels_of(Codes codes) {
    const std::vector<FriBidiChar> text{codes.begin(), codes.end()};
    const auto length = static_cast<FriBidiStrIndex>(text.size());
    std::vector<FriBidiCharType> types(text.size());
    std::vector<FriBidiBracketType> brackets(text.size());
    std::vector<FriBidiLevel> levels(text.size());
    fribidi_get_bidi_types(text.data(), length, types.data());
    fribidi_get_bracket_types(text.data(), length, types.data(), brackets.data());
    FriBidiParType direction = FRIBIDI_PAR_ON;
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &direction,
                                            levels.data()) == 0) {
        std::fill(levels.begin(), levels.end(), FriBidiLevel{0});
    }
    return levels;
}

/// Common characters have the script of what stands before them; at the start, of what follows.
std::vector<ScriptTag> scripts_of(Codes codes) {
    std::vector<ScriptTag> scripts;
    for (const char32_t code : codes) {
        const ScriptTag script = script_of(code);
        scripts.push_back(is_common(script) && !scripts.empty() ? scripts.back() : script);
    }
    const auto first = std::find_if_not(scripts.begin(), scripts.end(), is_common);
    if (first != scripts.end()) {
        std::fill(scripts.begin(), first, *first);
    }
    return scripts;
}

bool joins_cluster(char32_t before, char32_t code) {
    return is_mark(code) || is_ignorable(code) || is_emoji_modifier(code) || code == keycap ||
           (before == zero_width_joiner && presents_as_emoji(code));
}

/// Where the cluster ends that starts at `first`.
std::size_t cluster_end(Codes codes, std::size_t first) {
    std::size_t end = first + 1;
    if (is_regional_indicator(codes[first]) && end < codes.size() &&
        is_regional_indicator(codes[end])) {
        ++end;
    }
    while (end < codes.size() &&
           (joins_cluster(codes[end - 1], codes[end]) ||
            // ZWJ before an old symbol: "❤" in a family, "♂" of a profession
            (codes[end - 1] == zero_width_joiner && presents_as_emoji(codes[first])))) {
        ++end;
    }
    return end;
}

bool contains(Codes codes, char32_t code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool is_emoji(Codes cluster) {
    if (contains(cluster, text_selector)) {
        return false;
    }
    return contains(cluster, emoji_selector) || presents_as_emoji(cluster.front()) ||
           std::any_of(cluster.begin() + 1, cluster.end(), is_emoji_modifier);
}

class FontChooser {
public:
    FontChooser(Codes codes, const FontChoice& fonts) : codes_{codes}, fonts_{fonts} {}

    /// Appends the runs of codes of one level and script.
    void add_runs(const TextRun& whole, std::vector<TextRun>& runs) {
        const auto main = main_font(whole);
        for (std::size_t first = whole.first, end = 0; first < whole.first + whole.count;
             first = end) {
            end = std::min(cluster_end(codes_, first), whole.first + whole.count);
            const FontId font = font_of(codes_.subspan(first, end - first), main);
            if (runs.empty() || runs.back().font != font || runs.back().first < whole.first) {
                runs.push_back({first, 0, whole.script, font, whole.is_right_to_left});
            }
            runs.back().count += end - first;
        }
    }

private:
    bool has_all(FontId font, Codes codes) const {
        return std::all_of(codes.begin(), codes.end(), [&](char32_t code) {
            return is_ignorable(code) || fonts_.has(font, code);
        });
    }

    /// The first font that has all letters and marks of the script, if there is one.
    std::optional<FontId> main_font(const TextRun& whole) const {
        std::vector<char32_t> letters;
        for (const char32_t code : codes_.subspan(whole.first, whole.count)) {
            if (!is_common(script_of(code)) || is_mark(code)) {
                letters.push_back(code);
            }
        }
        for (const char32_t letter : letters) {
            const auto font = fonts_.find(letter);
            if (font && has_all(*font, letters)) {
                return font;
            }
        }
        return std::nullopt;
    }

    FontId font_of(Codes cluster, std::optional<FontId> main) const {
        if (is_emoji(cluster)) {
            const auto emoji = FontList::get().emoji();
            if (emoji && fonts_.has(*emoji, cluster.front())) {
                return *emoji;
            }
        }
        const bool is_letter = !is_common(script_of(cluster.front()));
        if (main && is_letter && has_all(*main, cluster)) {
            return *main;
        }
        for (const char32_t code : cluster) {
            const auto font = fonts_.find(code);
            if (font && has_all(*font, cluster)) {
                return *font;
            }
        }
        return fonts_.find(cluster.front()).value_or(fonts_.first);
    }

    Codes codes_;
    const FontChoice& fonts_;
};

/// Rule L2 of UAX #9, on runs.
void order_visually(std::vector<TextRun>& runs, const std::vector<FriBidiLevel>& levels) {
    const auto level = [&](const TextRun& run) { return levels[run.first]; };
    FriBidiLevel highest = 0;
    for (const TextRun& run : runs) {
        highest = std::max(highest, level(run));
    }
    for (FriBidiLevel at = highest; at > 0; --at) {
        const auto below = [&](const TextRun& run) { return level(run) < at; };
        for (auto from = runs.begin(); from != runs.end();) {
            from = std::find_if_not(from, runs.end(), below);
            const auto to = std::find_if(from, runs.end(), below);
            std::reverse(from, to);
            from = to;
        }
    }
}

}  // namespace

std::vector<TextRun> itemize(std::span<const char32_t> codes, const FontChoice& fonts) {
    const auto levels = levels_of(codes);
    const auto scripts = scripts_of(codes);
    FontChooser chooser{codes, fonts};
    std::vector<TextRun> runs;
    for (std::size_t first = 0, end = 0; first < codes.size(); first = end) {
        while (end < codes.size() && levels[end] == levels[first] &&
               scripts[end] == scripts[first]) {
            ++end;
        }
        chooser.add_runs({first, end - first, scripts[first], 0, (levels[first] & 1) != 0}, runs);
    }
    order_visually(runs, levels);
    return runs;
}

}  // namespace plotmill::chart
