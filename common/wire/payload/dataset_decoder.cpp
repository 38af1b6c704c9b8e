#include "wire/payload/dataset_decoder.hpp"

#include "wire/payload/column_list.hpp"
#include "wire/payload/typed_column.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace plotmill::payload {
namespace {

using dataset::Column;
using dataset::Dataset;
using Labels = std::vector<std::string>;

enum Field : std::size_t { columns, values, data, index, index_name, columns_name, arrays };
constexpr std::array<std::string_view, 7> field_names{
    "columns", "values", "data", "index", "index_name", "columns_name", "arrays"};

/// What has been read of a table with named parts.
struct Parts {
    std::optional<Labels> names;
    std::optional<std::vector<Column>> columns;
    std::optional<std::vector<Column>> arrays;
    std::string_view source;  // "values" or "data"
    Dataset rest;             // index, axis names, owned
};

Result<Labels> read_labels(BodyReader& reader, const FieldPath& at, std::size_t most,
                           std::string_view what) {
    const Result<std::size_t> count = reader.read_array(at, most, what);
    if (!count) {
        return fail(count.error());
    }
    if (Status status = reader.reserve(*count * sizeof(std::string), at); !status) {
        return fail(std::move(status).error());
    }
    Labels labels;
    labels.reserve(*count);
    for (std::size_t i = 0; i < *count; ++i) {
        Result<std::string> label = reader.read_label(at.item(i));
        if (!label) {
            return fail(std::move(label).error());
        }
        labels.push_back(std::move(*label));
    }
    return labels;
}

Status read_optional_label(BodyReader& reader, const FieldPath& at,
                           std::optional<std::string>& to) {
    if (reader.take_nil()) {
        return {};
    }
    Result<std::string> label = reader.read_label(at);
    if (!label) {
        return fail(std::move(label).error());
    }
    to = std::move(*label);
    return {};
}

template <typename T>
Status put(Result<T> value, std::optional<T>& to) {
    if (!value) {
        return fail(std::move(value).error());
    }
    to = std::move(*value);
    return {};
}

Status read_table_values(BodyReader& reader, const FieldPath& at, std::size_t field, Parts& parts) {
    if (parts.columns) {
        return fail(ErrorCode::duplicate_key,
                    at.str() + ": the table has 'values' and 'data', expected one of them");
    }
    parts.source = field_names[field];
    Owned& owned = parts.rest.owned;
    if (field == Field::data) {
        return put(read_rows(reader, at, owned), parts.columns);
    }
    const bool is_block = reader.peek() == Kind::map;
    return put(is_block ? read_block(reader, at) : read_columns(reader, at, owned), parts.columns);
}

Status read_part(BodyReader& reader, const FieldPath& at, std::size_t field, Parts& parts) {
    const dataset::Limits& limits = reader.limits();
    switch (field) {
        case Field::columns:
            return put(read_labels(reader, at, limits.max_columns, "names"), parts.names);
        case Field::values:
        case Field::data:
            return read_table_values(reader, at, field, parts);
        case Field::index:
            return reader.take_nil()
                       ? Status{}
                       : put(read_labels(reader, at, limits.max_rows, "labels"), parts.rest.index);
        case Field::arrays:
            return put(read_arrays(reader, at, parts.rest.owned), parts.arrays);
        case Field::index_name:
            return read_optional_label(reader, at, parts.rest.index_name);
        default:
            return read_optional_label(reader, at, parts.rest.columns_name);
    }
}

Labels numbered(std::size_t count) {
    Labels names;
    for (std::size_t i = 0; i < count; ++i) {
        names.push_back(std::to_string(i));
    }
    return names;
}

/// Columns of one length, as many names, as many labels. `name_of` says where column i came from.
template <typename NameOf>
Status check_lengths(const Dataset& data, const FieldPath& at, NameOf name_of) {
    if (data.columns.empty()) {
        return {};  // what is drawn may need none; decode_raw() knows
    }
    const std::size_t rows = data.columns.front().rows();
    for (std::size_t i = 1; i < data.columns.size(); ++i) {
        if (data.columns[i].rows() != rows) {
            return fail(ErrorCode::ragged, name_of(i) + ": " +
                                               std::to_string(data.columns[i].rows()) + " rows, " +
                                               name_of(0) + " has " + std::to_string(rows));
        }
    }
    if (rows == 0) {
        return fail(ErrorCode::empty, at.str() + ": 0 rows, expected at least one");
    }
    if (data.index && data.index->size() != rows) {
        return fail(ErrorCode::ragged,
                    at.field("index").str() + ": " + std::to_string(data.index->size()) +
                        " labels, the columns have " + std::to_string(rows) + " rows");
    }
    return {};
}

Result<Dataset> read_table(BodyReader& reader, const FieldPath& at) {
    Parts parts;
    const auto seen =
        read_fields(reader, at, field_names, [&](std::size_t field, const FieldPath& path) {
            return read_part(reader, path, field, parts);
        });
    if (!seen) {
        return fail(seen.error());
    }
    if (parts.arrays) {
        parts.rest.arrays = std::move(*parts.arrays);
    }
    if (!parts.columns && parts.arrays && !parts.names) {
        return std::move(parts.rest);
    }
    if (!parts.columns) {
        return fail(ErrorCode::missing,
                    at.field("values").str() + ": missing, expected one entry per column");
    }
    const FieldPath source = at.field(parts.source);
    Labels names = parts.names ? std::move(*parts.names) : numbered(parts.columns->size());
    if (names.size() != parts.columns->size()) {
        return fail(ErrorCode::ragged, at.field("columns").str() + ": " +
                                           std::to_string(names.size()) + " names, " +
                                           source.str() + " has " +
                                           std::to_string(parts.columns->size()) + " columns");
    }
    Dataset data = std::move(parts.rest);
    data.columns.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        data.columns.push_back(std::move((*parts.columns)[i]).with_name(std::move(names[i])));
    }
    if (Status status =
            check_lengths(data, at, [&](std::size_t i) { return source.item(i).str(); });
        !status) {
        return fail(std::move(status).error());
    }
    data.rows = data.columns.empty() ? 0 : data.columns.front().rows();
    return data;
}

std::optional<std::string> find_duplicate(const std::vector<Column>& columns) {
    std::vector<std::string_view> names;
    names.reserve(columns.size());
    for (const Column& column : columns) {
        names.push_back(column.name());
    }
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    return twice == names.end() ? std::nullopt : std::optional{std::string{*twice}};
}

/// {"a": […], "b": […]}: names are any scalar, as pandas' to_dict("list") of integer columns makes
/// them.
Result<Dataset> read_list(BodyReader& reader, const FieldPath& at) {
    const Result<std::size_t> count = reader.read_map(at);
    if (!count) {
        return fail(count.error());
    }
    if (*count > reader.limits().max_columns) {
        return fail(ErrorCode::limit, at.str() + ": got " + std::to_string(*count) +
                                          " columns, expected at most " +
                                          std::to_string(reader.limits().max_columns));
    }
    Dataset data;
    data.columns.reserve(*count);
    for (std::size_t i = 0; i < *count; ++i) {
        Result<std::string> name = reader.read_label(at);
        if (!name) {
            return fail(std::move(name).error());
        }
        Result<Column> column = read_column(reader, at.field(*name), data.owned);
        if (!column) {
            return fail(std::move(column).error());
        }
        data.columns.push_back(std::move(*column).with_name(std::move(*name)));
    }
    if (const auto twice = find_duplicate(data.columns)) {
        return fail(ErrorCode::duplicate_key,
                    at.str() + ": column " + in_quotes(*twice) + " twice");
    }
    const auto name_of = [&](std::size_t i) { return at.field(data.columns[i].name()).str(); };
    if (Status status = check_lengths(data, at, name_of); !status) {
        return fail(std::move(status).error());
    }
    data.rows = data.columns.empty() ? 0 : data.columns.front().rows();
    return data;
}

/// \pre a map stands at the cursor. Bytes that are broken are none: the reader of lists says what
/// is wrong with them.
bool is_table(MsgpackCursor cursor, std::size_t depth) {
    const std::uint32_t count = cursor.read_map_header().value_or(0);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::optional<std::string_view> name =
            cursor.peek() == Kind::text ? cursor.read_text() : std::nullopt;
        if (name == "columns" || name == "values" || name == "arrays") {
            return true;
        }
        if (!name && cursor.skip(0) != MsgpackCursor::Skipped::ok) {
            return false;
        }
        if (cursor.skip(depth) != MsgpackCursor::Skipped::ok) {
            return false;
        }
    }
    return false;
}

}  // namespace

Result<Dataset> read_dataset(BodyReader& reader, const FieldPath& at) {
    if (reader.peek() != Kind::map) {
        return reader.unexpected(at, "a map with \"columns\" and \"values\"");
    }
    return is_table(reader.cursor(), reader.limits().max_depth) ? read_table(reader, at)
                                                                : read_list(reader, at);
}

}  // namespace plotmill::payload
