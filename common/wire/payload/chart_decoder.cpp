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

/// The options of one chart: a tree, of which every node is counted before it is made.
class OptionReader {
public:
    explicit OptionReader(BodyReader& reader) noexcept : reader_{reader} {}

    Result<OptionMap> read_map(const FieldPath& at) {
        const Result<std::size_t> count = reader_.read_map(at);
        if (!count) {
            return fail(count.error());
        }
        if (*count > reader_.limits().max_option_names) {
            return fail(ErrorCode::limit, at.str() + ": got " + std::to_string(*count) +
                                              " names, expected at most " +
                                              std::to_string(reader_.limits().max_option_names));
        }
        OptionMap map;
        for (std::size_t i = 0; i < *count; ++i) {
            if (reader_.peek() != Kind::text) {
                return reader_.unexpected(at, "text as the name of an option");
            }
            const Result<std::string_view> name = reader_.read_text(at);
            if (!name) {
                return fail(name.error());
            }
            if (is_in(map, *name)) {
                return fail(ErrorCode::duplicate_key,
                            at.str() + ": option " + in_quotes(*name) + " twice");
            }
            Result<OptionValue> value = read_value(at.field(*name));
            if (!value) {
                return fail(std::move(value).error());
            }
            map.emplace_back(std::string{*name}, std::move(*value));
        }
        return map;
    }

private:
    static bool is_in(const OptionMap& map, std::string_view name) noexcept {
        return std::any_of(map.begin(), map.end(),
                           [&](const auto& option) { return option.first == name; });
    }

    Status count_one(const FieldPath& at) {
        if (++values_ > reader_.limits().max_option_values) {
            return fail(ErrorCode::limit, at.str() + ": more than " +
                                              std::to_string(reader_.limits().max_option_values) +
                                              " values in one chart's options");
        }
        return reader_.reserve(sizeof(OptionValue), at);
    }

    Result<OptionValue> read_list(const FieldPath& at) {
        const Result<std::size_t> count =
            reader_.read_array(at, reader_.limits().max_option_values, "values");
        if (!count) {
            return fail(count.error());
        }
        OptionList list;
        for (std::size_t i = 0; i < *count; ++i) {
            Result<OptionValue> value = read_value(at.item(i));
            if (!value) {
                return fail(std::move(value).error());
            }
            list.push_back(std::move(*value));
        }
        return OptionValue{std::move(list)};
    }

    Result<OptionValue> read_value(const FieldPath& at) {
        if (Status status = count_one(at); !status) {
            return fail(std::move(status).error());
        }
        switch (reader_.peek()) {
            case Kind::array:
                return read_list(at);
            case Kind::map:
                return wrapped(read_map(at));
            case Kind::nil:
                reader_.cursor().read_nil();
                return OptionValue{nullptr};
            case Kind::boolean:
                return OptionValue{*reader_.cursor().read_boolean()};
            case Kind::integer:
                return wrapped(reader_.read_integer(at));
            case Kind::floating:
                return wrapped(reader_.read_number(at));
            case Kind::text:
                return read_text(at);
            default:
                return reader_.unexpected(at,
                                          "text, a number, true, false, null, an array or a map");
        }
    }

    Result<OptionValue> read_text(const FieldPath& at) {
        const Result<std::string_view> text = reader_.read_text(at);
        if (!text) {
            return fail(text.error());
        }
        if (text->size() > reader_.limits().max_text_bytes) {
            return fail(ErrorCode::limit, at.str() + ": got " + std::to_string(text->size()) +
                                              " bytes of text, expected at most " +
                                              std::to_string(reader_.limits().max_text_bytes));
        }
        return OptionValue{std::string{*text}};
    }

    template <typename T>
    static Result<OptionValue> wrapped(Result<T> value) {
        if (!value) {
            return fail(std::move(value).error());
        }
        return OptionValue{std::move(*value)};
    }

    BodyReader& reader_;
    std::size_t values_ = 0;
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
    Result<OptionMap> options = OptionReader{reader}.read_map(at);
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
