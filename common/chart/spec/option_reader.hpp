#pragma once
// Takes options out of an OptionMap one by one, by name, each with its type and range. The first
// thing that is wrong is kept as the error; later reads go on with defaults, so that a parser reads
// as a list of its options.

#include "base/result.hpp"
#include "chart/color/color.hpp"
#include "chart/spec/option_value.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
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

    /// The value of an option, or nothing when it is absent or null. Marks it as known.
    const OptionValue* take(std::string_view name);

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
            OptionReader inner{*map, where_ + "." + std::string{name}};
            read(inner);
            absorb(std::move(inner), name);
        }
    }

    /// The same for one map of a list: `name` is "axhline[0]".
    template <typename Read>
    void inside(const std::string& name, const OptionMap& map, Read read) {
        OptionReader inner{map, where_ + "." + name};
        read(inner);
        absorb(std::move(inner), name);
    }

    /// Items of a list that is there; else 0. Does not mark it as known.
    [[nodiscard]] std::size_t list_size(std::string_view name) const;

    /// Reads each map of a list of at most `most` with a reader of its own.
    template <typename Read>
    void each(std::string_view name, std::size_t most, Read read) {
        const OptionList* list = take_list(name, most);
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
            const std::string item = std::string{name} + "[" + std::to_string(i) + "]";
            if (const OptionMap* map = map_of(item, (*list)[i])) {
                inside(item, *map, read);
            }
        }
    }

    /// "charts[0].options.NAME: got VALUE, expected EXPECTED"; only the first one counts.
    void fail_value(ErrorCode code, std::string_view name, const OptionValue& value,
                    std::string_view expected);

    /// The first error, or an error for an option that nobody took.
    Status finish(std::string_view kind);

private:
    [[nodiscard]] const OptionValue* find(std::string_view name) const;
    const OptionMap* take_map(std::string_view name);
    const OptionMap* map_of(std::string_view name, const OptionValue& value);
    const OptionList* take_list(std::string_view name, std::size_t most);
    void absorb(OptionReader&& inner, std::string_view kind);
    void keep(ErrorCode code, std::string message);

    const OptionMap& options_;
    std::string where_;
    std::vector<std::string_view> known_;
    std::optional<Error> error_;
};

/// "red", "#ff0000", "0.5" … or three or four numbers from 0 to 1; nothing for anything else.
std::optional<Color> color_of(const OptionValue& value);

/// An integer or a float as a double; nothing for anything else, NaN and infinities included.
std::optional<double> finite_number(const OptionValue& value);

/// "1", "2.5": the shortest text of a number.
std::string shortest(double value);

}  // namespace plotmill::chart
