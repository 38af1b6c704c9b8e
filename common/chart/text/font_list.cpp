#include "chart/text/font_list.hpp"

#include "base/check.hpp"
#include "chart/text/font_file.hpp"
#include "chart/text/sfnt.hpp"
#include "chart/text/unicode.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

namespace plotmill::chart {
namespace {

constexpr char32_t first_new_emoji = 0x1f000;
constexpr std::size_t faces = 4;  // regular, oblique, bold, bold oblique

std::size_t face_of(FontStyle style) {
    return (style.bold ? 2U : 0U) + (style.oblique ? 1U : 0U);
}

std::string file_name(const FontFamilyFiles& files, std::size_t face) {
    static constexpr std::array<std::array<const char*, faces>, 7> endings{{
        {".ttf", "-Oblique.ttf", "-Bold.ttf", "-BoldOblique.ttf"},
        {".ttf", "-Italic.ttf", "-Bold.ttf", "-BoldItalic.ttf"},
        {"-Regular.ttf", "-Italic.ttf", "-Bold.ttf", "-BoldItalic.ttf"},
        {"-Regular.ttc", "-Italic.ttc", "-Bold.ttc", "-BoldItalic.ttc"},
        {".ttf", "", "", ""},
        {".ttf", "Italic.ttf", "Bol.ttf", "BolIta.ttf"},
        {".ttf", "Ita.ttf", "Bol.ttf", "BolIta.ttf"},
    }};
    const char* const ending = endings.at(static_cast<std::size_t>(files.naming)).at(face);
    return *ending == '\0' ? std::string{} : std::string{files.stem} + ending;
}

/// The family asked for, DejaVu Sans, then all that have no name of their own in FontFamily.
std::optional<std::size_t> place_in_order(FontFamily asked, std::size_t nth) {
    const auto own = static_cast<std::size_t>(asked);
    if (nth == 0) {
        return own;
    }
    if (nth == 1) {
        return own == 0 ? std::nullopt : std::optional<std::size_t>{0};
    }
    return nth - 2 + named_families;
}

}  // namespace

struct FontList::Family {
    std::string name;
    std::array<std::vector<std::string>, faces> paths;  // where each face may lie
    std::array<CodeRange, 3> only{};
    const char* variable = nullptr;  // that named it: then it must be there
    [[nodiscard]] bool may_have(char32_t code) const {
        if (only[0].last == 0) {
            return true;
        }
        return std::any_of(only.begin(), only.end(), [code](const CodeRange& range) {
            return range.first <= code && code <= range.last && range.last != 0;
        });
    }
};

struct FontList::Slot {
    std::once_flag once;
    std::optional<Font> font;
};

const FontList& FontList::get() {
    static const FontList list;
    return list;
}

FontList::FontList() {
    const char* const named = std::getenv("PLOTMILL_FONT");
    if (named != nullptr) {
        add_file(named, "PLOTMILL_FONT");
    }
    add_built_in(named != nullptr ? 1 : 0, named_families);
    if (const char* const others = std::getenv("PLOTMILL_FALLBACK_FONTS")) {
        for (std::string_view rest{others}; !rest.empty();) {
            const std::string_view path = rest.substr(0, rest.find(':'));
            rest.remove_prefix(std::min(rest.size(), path.size() + 1));
            if (!path.empty()) {
                add_file(std::string{path}, "PLOTMILL_FALLBACK_FONTS");
            }
        }
    } else {
        add_built_in(named_families, font_families().size());
    }
    slots_ = std::make_unique<Slot[]>(families_.size() * faces);
}

FontList::~FontList() = default;

void FontList::add_built_in(std::size_t first, std::size_t last) {
    for (const FontFamilyFiles& files : font_families().subspan(first, last - first)) {
        Family family{.name = std::string{files.name}, .paths = {}, .only = files.only};
        for (std::size_t face = 0; face < faces; ++face) {
            const std::string name = file_name(files, face);
            for (const std::string_view folder : font_folders()) {
                if (!name.empty()) {
                    family.paths.at(face).push_back(std::string{folder} + "/" + name);
                }
            }
        }
        families_.push_back(std::move(family));
    }
}

void FontList::add_file(const std::string& path, const char* variable) {
    std::string name = path.substr(path.rfind('/') + 1);
    Family family{.name = name.substr(0, name.rfind('.')), .paths = {}, .variable = variable};
    family.paths[0] = {path};
    families_.push_back(std::move(family));
}

const Font* FontList::load(std::size_t slot) const {
    Slot& kept = slots_[slot];
    std::call_once(kept.once, [&] {
        const Family& family = families_[slot / faces];
        const std::size_t face = slot % faces;
        for (const std::string& path : family.paths.at(face)) {
            if (const ByteView bytes = map_font_file(path); !bytes.empty()) {
                kept.font = Font{family.name, (face & 2U) != 0,        (face & 1U) != 0, path,
                                 bytes,       has_table(bytes, "CBDT")};
                return;
            }
        }
        if (family.variable != nullptr && face == 0) {
            throw std::runtime_error(std::string{family.variable} + ": cannot read " +
                                     family.paths[0].front());
        }
    });
    return kept.font ? &*kept.font : nullptr;
}

/// Slant is given up before weight, as matplotlib's scores have it.
std::optional<FontId> FontList::nearest(std::size_t place, FontStyle style) const {
    const std::size_t wanted = face_of(style);
    for (const std::size_t face : {wanted, wanted & 2U, std::size_t{0}}) {
        const std::size_t slot = place * faces + face;
        if (load(slot) != nullptr) {
            return static_cast<FontId>(slot);
        }
    }
    return std::nullopt;
}

std::optional<FontId> FontList::of_family(FontStyle style) const {
    return nearest(static_cast<std::size_t>(style.family), style);
}

FontId FontList::first(FontStyle style) const {
    for (const std::size_t place : {static_cast<std::size_t>(style.family), std::size_t{0}}) {
        if (const auto font = nearest(place, style)) {
            return *font;
        }
    }
    std::string tried;
    for (const std::string& path : families_.front().paths[0]) {
        tried += (tried.empty() ? "" : ", ") + path;
    }
    throw std::runtime_error("no DejaVuSans.ttf (package fonts-dejavu-core); looked at " + tried);
}

std::optional<FontId> FontList::find(FontStyle style, char32_t code,
                                     const std::function<bool(FontId)>& has) const {
    if (is_control(code)) {
        const FontId font = first(style);
        return has(font) ? std::optional{font} : std::nullopt;
    }
    const auto is_emoji_of = [&](bool old) {
        return presents_as_emoji(code) && (code < first_new_emoji) == old && emoji() &&
               has(*emoji());
    };
    if (is_emoji_of(false)) {
        return emoji();
    }
    for (std::size_t nth = 0; nth < 2 || nth - 2 + named_families < families_.size(); ++nth) {
        if (nth == 2 && is_emoji_of(true)) {
            return emoji();
        }
        const auto place = place_in_order(style.family, nth);
        if (!place || !families_[*place].may_have(code)) {
            continue;
        }
        if (const auto font = nearest(*place, style); font && has(*font)) {
            return font;
        }
    }
    return std::nullopt;
}

std::optional<FontId> FontList::emoji() const {
    const auto font = nearest(families_.size() - 1, {});
    return font && (*this)[*font].is_color ? font : std::nullopt;
}

const Font& FontList::operator[](FontId id) const {
    const Font* const font = load(id);
    PM_CHECK(font != nullptr, "a font's id comes from the list");
    return *font;
}

Bytes FontList::identity() const {
    Bytes identity;
    const auto add = [&identity](ByteView bytes) {
        identity.insert(identity.end(), bytes.begin(), bytes.end());
    };
    for (std::size_t slot = 0; slot < families_.size() * faces; ++slot) {
        if (const Font* const font = load(slot)) {
            add(as_bytes(std::to_string(slot) + " " + font->path.substr(font->path.rfind('/') + 1) +
                         " " + std::to_string(font->bytes.size()) + "\n"));
            add(table_directory(font->bytes));
        }
    }
    return identity;
}

}  // namespace plotmill::chart
