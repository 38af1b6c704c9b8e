#pragma once
// Takes options out of an OptionMap one by one, by name, each with its type and range. The first
// thing that is wrong is kept as the error; later reads go on with defaults, so that a parser reads
// as a list of its options.

#include "base/result.hpp"
#include "chart/color/color.hpp"
#include "chart/spec/option_value.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::chart {

struct Range {
    double low;
    double high;
};

/// How a value looks in an error sentence: "-3", "'blue'", "a list of 2".
std::string describe(const OptionValue& value);

class OptionReader {
public:
    /// \pre options outlives the reader. `where` opens each sentence: "charts[0].options".
    OptionReader(const OptionMap& options, std::string where);
    OptionReader(const OptionReader&) = delete;
    OptionReader& operator=(const OptionReader&) = delete;
    ~OptionReader() = default;

    /// The value of an option, or nothing when it is absent or null. Marks it as known.
    const OptionValue* take(std::string_view name) {
        known_.push_back(name);
        return (mask_ & mask_of(name)) == 0 ? nullptr : take_present(name);
    }

    double number(std::string_view name, double fallback, Range range);
    std::optional<double> optional_number(std::string_view name, Range range);
    /// A number that must be there; else the error says so.
    double required_number(std::string_view name, Range range);
    int integer(std::string_view name, int fallback, Range range);
    bool boolean(std::string_view name, bool fallback);
    std::optional<Color> color(std::string_view name);
    /// A non-empty list of colours.
    std::optional<std::vector<Color>> colors(std::string_view name);
    std::optional<std::string> text(std::string_view name);
    /// A non-empty list of finite numbers, `count` of them (0: any).
    std::optional<std::vector<double>> numbers(std::string_view name, std::size_t count);
    /// As many finite numbers as there is room for; false when the option is absent or wrong.
    bool numbers_into(std::string_view name, std::span<double> to);
    /// A word out of `words`; its place among them. Nothing when the option is absent.
    std::optional<std::size_t> optional_word(std::string_view name,
                                             std::initializer_list<std::string_view> words);
    /// The same with the first one as the default.
    std::size_t word(std::string_view name, std::initializer_list<std::string_view> words);

    /// Reads an option that is a map of options itself: `read` gets a reader of it. Names that
    /// `read` does not take are errors.
    template <typename Read>
    void nested(std::string_view name, Read read) {
        if (const OptionMap* map = take_map(name)) {
            OptionReader inner{*map, *this, name, no_index};
            read(inner);
            absorb(inner);
        }
    }

    /// Items of a list that is there; else 0. Does not mark it as known.
    [[nodiscard]] std::size_t list_size(std::string_view name) const;

    /// Reads each map of a list of at most `most` with a reader of its own.
    template <typename Read>
    void each(std::string_view name, std::size_t most, Read read) {
        const OptionList* list = take_list(name, most);
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
            if (const OptionMap* map = item_map(name, i, (*list)[i])) {
                OptionReader inner{*map, *this, name, i};
                read(inner);
                absorb(inner);
            }
        }
    }

    /// "charts[0].options.NAME: got VALUE, expected EXPECTED"; only the first one counts.
    void fail_value(ErrorCode code, std::string_view name, const OptionValue& value,
                    std::string_view expected);

    /// The first error, or an error for an option that nobody took.
    Status finish(std::string_view kind);

private:
    static constexpr std::size_t no_index = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t mask_bits = 64;

    /// Of a map in `parent`, or of one in a list of it. A figure has thousands: no text is made
    /// before there is an error.
    OptionReader(const OptionMap& options, OptionReader& parent, std::string_view name,
                 std::size_t index);

    [[nodiscard]] static std::uint64_t mask_of(std::string_view name) noexcept {
        if (name.empty()) {
            return 1;
        }
        const std::size_t first = static_cast<unsigned char>(name.front());
        const std::size_t last = static_cast<unsigned char>(name.back());
        return std::uint64_t{1} << ((first + 3 * last + 5 * name.size()) % mask_bits);
    }
    const OptionValue* take_present(std::string_view name);
    /// Its place among the options, or their number.
    [[nodiscard]] std::size_t place_of(std::string_view name) const noexcept;
    [[nodiscard]] const OptionValue* value_at(std::size_t place) const noexcept;
    const OptionMap* take_map(std::string_view name);
    const OptionMap* item_map(std::string_view name, std::size_t index, const OptionValue& value);
    const OptionList* take_list(std::string_view name, std::size_t most);
    const OptionList* number_list(std::string_view name, std::size_t count);
    bool copy_numbers(std::string_view name, const OptionList& list, std::span<double> to);
    [[nodiscard]] std::string where() const;
    [[nodiscard]] std::string own_name() const;  // "axes[3]"
    void check_known(std::string_view kind);
    void absorb(OptionReader& inner);
    void keep(ErrorCode code, std::string message);

    const OptionMap& options_;
    std::string where_;  // of the outermost one
    OptionReader* parent_ = nullptr;
    std::string_view name_;
    std::size_t index_ = no_index;
    std::uint64_t mask_ = 0;   // of the names there are: most that are asked for are not
    std::uint64_t taken_ = 0;  // by place: those of the first 64 that somebody asked for
    std::vector<std::string_view> own_known_;
    /// Names that were asked for: the outermost one's, where inner ones add theirs for a while.
    std::vector<std::string_view>& known_;
    std::size_t first_known_ = 0;
    std::optional<Error> error_;
};

/// "red", "#ff0000", "0.5" … or three or four numbers from 0 to 1; nothing for anything else.
std::optional<Color> color_of(const OptionValue& value);

/// An integer or a float as a double; nothing for anything else, NaN and infinities included.
std::optional<double> finite_number(const OptionValue& value);

/// "1", "2.5": the shortest text of a number.
std::string shortest(double value);

}  // namespace plotmill::chart
