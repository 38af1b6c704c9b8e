#pragma once
// The fonts that text is drawn with: which face of which family, in an order that depends neither
// on the locale nor on fontconfig. A font that is not installed is left out.
//
// PLOTMILL_FONT names a file that stands for DejaVu Sans in all its faces;
// PLOTMILL_FALLBACK_FONTS names the files (separated by colons; none: no fallback) that are asked
// after DejaVu instead of the built-in ones.
//
// Files are mapped when a code point first needs them and stay mapped; forked children share the
// pages. Thread-safe.

#include "base/bytes.hpp"
#include "chart/text/font_families.hpp"
#include "chart/text/font_style.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace plotmill::chart {

/// One face of one family; the same number for the same file in every process with the same fonts.
using FontId = std::uint16_t;

struct Font {
    std::string family;  // "DejaVu Sans"
    bool bold = false;   // what the file is, not what was asked for
    bool oblique = false;
    std::string path;
    ByteView bytes;         // the whole file; of a collection (.ttc), the first font counts
    bool is_color = false;  // its glyphs are pictures (CBDT)
};

class FontList {
public:
    /// The list of this process; the environment is read at the first call.
    static const FontList& get();

    FontList(const FontList&) = delete;
    FontList& operator=(const FontList&) = delete;

    /// The font that all others stand in for. Throws std::runtime_error, naming the places that
    /// were looked at, when there is no DejaVu Sans or the file that PLOTMILL_FONT names.
    [[nodiscard]] FontId first(FontStyle style) const;

    /// That of the family itself, nearest to `style`; nothing when it is not installed.
    [[nodiscard]] std::optional<FontId> of_family(FontStyle style) const;

    /// The first font, nearest to `style`, that `has` the code point; only fonts that may have it
    /// are asked. Control characters are asked of the first font alone. Emoji come from the
    /// colour font before any other from U+1F000 on, and below that when DejaVu has none: what
    /// matplotlib draws of the old symbols stays as it is.
    [[nodiscard]] std::optional<FontId> find(FontStyle style, char32_t code,
                                             const std::function<bool(FontId)>& has) const;

    /// The colour emoji font, if there is one.
    [[nodiscard]] std::optional<FontId> emoji() const;

    /// \pre `id` came from first(), find() or emoji()
    [[nodiscard]] const Font& operator[](FontId id) const;

    /// What tells two sets of fonts apart, without reading them whole: of each installed file, in
    /// order, its name, its size and its table directories with their checksums. Reads the
    /// first pages of every file (some milliseconds).
    [[nodiscard]] Bytes identity() const;

private:
    struct Family;
    struct Slot;
    FontList();
    ~FontList();
    void add_built_in(std::size_t first, std::size_t last);
    void add_file(const std::string& path, const char* variable);
    [[nodiscard]] std::optional<FontId> nearest(std::size_t place, FontStyle style) const;
    [[nodiscard]] const Font* load(std::size_t slot) const;

    std::vector<Family> families_;
    std::unique_ptr<Slot[]> slots_;
};

}  // namespace plotmill::chart
