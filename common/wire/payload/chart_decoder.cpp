#include "wire/payload/chart_decoder.hpp"

#include <algorithm>
#include <array>

namespace plotmill::payload {
namespace {

using chart::OptionList;
using chart::OptionMap;
using chart::OptionValue;

enum Field : std::size_t { kind, options, output };
constexpr std::array<std::string_view, 3> field_names{"kind", "options", "output"};

constexpr std::size_t most_reserved = 1024;  // items of a list that memory is taken for at once

/// The options of one chart: a tree, of which every node is counted before it is made. It is read
/// in place: a figure has thousands of nodes. The first error is kept, and ends it.
class OptionReader {
public:
    explicit OptionReader(BodyReader& reader) noexcept : reader_{reader} {}

    Result<OptionMap> read(const FieldPath& at) {
        OptionMap map;
        if (!read_map(at, map)) {
            return fail(std::move(error_));
        }
        return map;
    }

private:
    /// Takes the value out of a result, or keeps its error.
    template <typename T, typename To>
    bool take(Result<T>&& result, To& to) {
        if (!result) {
            error_ = std::move(result).error();
            return false;
        }
        to = *std::move(result);
        return true;
    }
    bool refuse(Error error) {
        error_ = std::move(error);
        return false;
    }

    static bool is_in(const OptionMap& map, std::string_view name) noexcept {
        return std::any_of(map.begin(), map.end(),
                           [&](const auto& option) { return option.first == name; });
    }

    bool read_map(const FieldPath& at, OptionMap& map) {
        std::size_t count = 0;
        if (!take(reader_.read_map(at), count)) {
            return false;
        }
        if (count > reader_.limits().max_option_names) {
            return refuse(
                {ErrorCode::limit, at.str() + ": got " + std::to_string(count) +
                                       " names, expected at most " +
                                       std::to_string(reader_.limits().max_option_names)});
        }
        map.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            if (!read_named(at, map)) {
                return false;
            }
        }
        return true;
    }

    bool read_named(const FieldPath& at, OptionMap& map) {
        if (reader_.peek() != Kind::text) {
            return refuse(reader_.unexpected(at, "text as the name of an option").value());
        }
        std::string_view name;
        if (!take(reader_.read_text(at), name)) {
            return false;
        }
        if (is_in(map, name)) {
            return refuse(
                {ErrorCode::duplicate_key, at.str() + ": option " + in_quotes(name) + " twice"});
        }
        chart::NamedOption& option = map.emplace_back(name);
        return read_value(at.field(name), option.second);
    }

    bool count_one(const FieldPath& at) {
        if (++values_ > reader_.limits().max_option_values) {
            return refuse(
                {ErrorCode::limit, at.str() + ": more than " +
                                       std::to_string(reader_.limits().max_option_values) +
                                       " values in one chart's options"});
        }
        Status reserved = reader_.reserve(sizeof(OptionValue), at);
        return reserved || refuse(std::move(reserved).error());
    }

    bool read_list(const FieldPath& at, OptionList& list) {
        std::size_t count = 0;
        if (!take(reader_.read_array(at, reader_.limits().max_option_values, "values"), count)) {
            return false;
        }
        list.reserve(std::min(count, most_reserved));
        for (std::size_t i = 0; i < count; ++i) {
            if (!read_value(at.item(i), list.emplace_back())) {
                return false;
            }
        }
        return true;
    }

    bool read_value(const FieldPath& at, OptionValue& to) {
        if (!count_one(at)) {
            return false;
        }
        switch (reader_.peek()) {
            case Kind::array:
                return read_list(at, to.value.emplace<OptionList>());
            case Kind::map:
                return read_map(at, to.value.emplace<OptionMap>());
            case Kind::nil:
                reader_.cursor().read_nil();
                return true;  // which a value is from the start
            case Kind::boolean:
                to.value = *reader_.cursor().read_boolean();
                return true;
            case Kind::integer:
                return take(reader_.read_integer(at), to.value.emplace<std::int64_t>());
            case Kind::floating:
                return take(reader_.read_number(at), to.value.emplace<double>());
            case Kind::text:
                return read_text(at, to);
            default:
                return refuse(
                    reader_.unexpected(at, "text, a number, true, false, null, an array or a map")
                        .value());
        }
    }

    bool read_text(const FieldPath& at, OptionValue& to) {
        std::string_view text;
        if (!take(reader_.read_text(at), text)) {
            return false;
        }
        if (text.size() > reader_.limits().max_text_bytes) {
            return refuse({ErrorCode::limit, at.str() + ": got " + std::to_string(text.size()) +
                                                 " bytes of text, expected at most " +
                                                 std::to_string(reader_.limits().max_text_bytes)});
        }
        to.value.emplace<std::string>(text);
        return true;
    }

    BodyReader& reader_;
    std::size_t values_ = 0;
    Error error_;
};

Status read_into(BodyReader& reader, const FieldPath& at, std::string& to) {
    const Result<std::string_view> text = reader.read_text(at);
    if (!text) {
        return fail(text.error());
    }
    if (text->size() > reader.limits().max_name_bytes) {
        return fail(ErrorCode::limit, at.str() + ": got " + std::to_string(text->size()) +
                                          " bytes, expected at most " +
                                          std::to_string(reader.limits().max_name_bytes));
    }
    to = *text;
    return {};
}

Status read_options(BodyReader& reader, const FieldPath& at, OptionMap& to) {
    Result<OptionMap> options = OptionReader{reader}.read(at);
    if (!options) {
        return fail(std::move(options).error());
    }
    to = std::move(*options);
    return {};
}

Result<RawChart> read_chart(BodyReader& reader, const FieldPath& at) {
    RawChart chart;
    const auto seen =
        read_fields(reader, at, field_names, [&](std::size_t field, const FieldPath& path) {
            if (field == Field::kind) {
                return read_into(reader, path, chart.kind);
            }
            if (reader.take_nil()) {
                return Status{};
            }
            if (field == Field::options) {
                return read_options(reader, path, chart.options);
            }
            return read_into(reader, path, chart.output.emplace());
        });
    if (!seen) {
        return fail(seen.error());
    }
    if (!(*seen)[Field::kind]) {
        return fail(ErrorCode::missing, at.field("kind").str() + ": missing");
    }
    return chart;
}

}  // namespace

Result<std::vector<RawChart>> read_charts(BodyReader& reader, const FieldPath& at) {
    const Result<std::size_t> count = reader.read_array(at, reader.limits().max_charts, "charts");
    if (!count) {
        return fail(count.error());
    }
    if (*count == 0) {
        return fail(ErrorCode::empty, at.str() + ": no chart, expected at least one");
    }
    std::vector<RawChart> charts;
    charts.reserve(*count);
    for (std::size_t i = 0; i < *count; ++i) {
        Result<RawChart> chart = read_chart(reader, at.item(i));
        if (!chart) {
            return fail(std::move(chart).error());
        }
        charts.push_back(std::move(*chart));
    }
    return charts;
}

}  // namespace plotmill::payload
