#include "wire/payload/column_list.hpp"

#include "wire/payload/column_builder.hpp"
#include "wire/payload/typed_column.hpp"

#include <utility>

namespace plotmill::payload {
namespace {

Status read_text_cell(BodyReader& reader, ColumnBuilder& builder, const FieldPath& at, bool& fits) {
    const Result<std::string_view> text = reader.read_text(at);
    if (!text) {
        return fail(text.error());
    }
    const std::size_t most = reader.limits().max_text_bytes;
    if (text->size() > most) {
        return fail(ErrorCode::limit, at.str() + ": got " + std::to_string(text->size()) +
                                          " bytes of text, expected at most " +
                                          std::to_string(most));
    }
    const std::size_t rows = builder.becomes_text(*text) ? builder.rows() : 0;
    if (Status status = reader.reserve(rows * text_row_bytes + text->size(), at); !status) {
        return status;
    }
    fits = builder.add_text(*text);
    return {};
}

/// One value of any kind; the slow way, taken for what is not a number.
Status read_cell(BodyReader& reader, ColumnBuilder& builder, const FieldPath& at) {
    const MsgpackCursor before = reader.cursor();
    bool fits = false;
    switch (reader.peek()) {
        case Kind::nil:
            reader.cursor().read_nil();
            builder.add_nil();
            return {};
        case Kind::boolean:
            fits = builder.add_boolean(*reader.cursor().read_boolean());
            break;
        case Kind::integer:
        case Kind::floating: {
            const Result<double> value = reader.read_number(at);
            if (!value) {
                return fail(value.error());
            }
            fits = builder.add_number(*value);
            break;
        }
        case Kind::text:
            if (Status status = read_text_cell(reader, builder, at, fits); !status) {
                return status;
            }
            break;
        default:
            break;
    }
    if (fits) {
        return {};
    }
    reader.cursor() = before;
    return reader.unexpected(at, builder.expected());
}

Result<dataset::Column> read_values(BodyReader& reader, const FieldPath& at, Owned& owned) {
    const Result<std::size_t> rows = reader.read_array(at, reader.limits().max_rows, "rows");
    if (!rows) {
        return fail(rows.error());
    }
    if (Status status = reader.reserve(*rows * number_row_bytes, at); !status) {
        return fail(std::move(status).error());
    }
    ColumnBuilder builder{*rows};
    while (builder.row() < *rows) {
        builder.took(reader.cursor().read_numbers(builder.room()));
        if (builder.row() == *rows) {
            break;
        }
        if (Status status = read_cell(reader, builder, at.item(builder.row())); !status) {
            return fail(std::move(status).error());
        }
    }
    return std::move(builder).finish(owned);
}

Status read_row(BodyReader& reader, std::vector<ColumnBuilder>& builders, const FieldPath& at) {
    for (std::size_t column = 0; column < builders.size(); ++column) {
        if (Status status = read_cell(reader, builders[column], at.item(column)); !status) {
            return status;
        }
    }
    return {};
}

/// Builders for the columns that the first row announces. \pre the reader stands behind that row's
/// header
Result<std::vector<ColumnBuilder>> make_builders(BodyReader& reader, const FieldPath& at,
                                                 std::size_t rows, std::size_t columns) {
    if (columns > 0 &&
        rows > reader.cursor().remaining() / columns) {  // each value takes a byte at least
        return reader.cut_off(at);
    }
    if (Status status = reader.reserve(rows * columns * number_row_bytes, at); !status) {
        return fail(std::move(status).error());
    }
    std::vector<ColumnBuilder> builders;
    builders.reserve(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        builders.emplace_back(rows);
    }
    return builders;
}

Result<dataset::Column> read_array(BodyReader& reader, const FieldPath& at, Owned& owned) {
    constexpr std::string_view expected =
        "a list of numbers or {\"dtype\", \"bin\" or \"frame\", \"first\", \"count\"}";
    if (reader.peek() == Kind::map) {
        return read_typed_array(reader, at);
    }
    if (reader.peek() != Kind::array) {
        return reader.unexpected(at, expected);
    }
    Result<dataset::Column> column = read_values(reader, at, owned);
    if (column && column->dtype() == dataset::DType::text) {
        return fail(ErrorCode::type, at.str() + ": got text, expected " + std::string{expected});
    }
    return column;
}

}  // namespace

Result<dataset::Column> read_column(BodyReader& reader, const FieldPath& at, Owned& owned) {
    switch (reader.peek()) {
        case Kind::array:
            return read_values(reader, at, owned);
        case Kind::map:
            return read_typed_column(reader, at);
        default:
            return reader.unexpected(
                at, "a column: an array of values or {\"dtype\", \"bin\" or \"frame\"}");
    }
}

Result<std::vector<dataset::Column>> read_columns(BodyReader& reader, const FieldPath& at,
                                                  Owned& owned) {
    const Result<std::size_t> count = reader.read_array(at, reader.limits().max_columns, "columns");
    if (!count) {
        return fail(count.error());
    }
    std::vector<dataset::Column> columns;
    columns.reserve(*count);
    for (std::size_t i = 0; i < *count; ++i) {
        Result<dataset::Column> column = read_column(reader, at.item(i), owned);
        if (!column) {
            return fail(std::move(column).error());
        }
        columns.push_back(std::move(*column));
    }
    return columns;
}

Result<std::vector<dataset::Column>> read_arrays(BodyReader& reader, const FieldPath& at,
                                                 Owned& owned) {
    const Result<std::size_t> count = reader.read_array(at, reader.limits().max_arrays, "arrays");
    if (!count) {
        return fail(count.error());
    }
    if (Status status = reader.reserve(*count * sizeof(dataset::Column), at); !status) {
        return fail(std::move(status).error());
    }
    std::vector<dataset::Column> arrays;
    arrays.reserve(*count);
    for (std::size_t i = 0; i < *count; ++i) {
        Result<dataset::Column> array = read_array(reader, at.item(i), owned);
        if (!array) {
            return fail(std::move(array).error());
        }
        arrays.push_back(std::move(*array));
    }
    return arrays;
}

Result<std::vector<dataset::Column>> read_rows(BodyReader& reader, const FieldPath& at,
                                               Owned& owned) {
    const Result<std::size_t> rows = reader.read_array(at, reader.limits().max_rows, "rows");
    if (!rows) {
        return fail(rows.error());
    }
    if (*rows == 0) {
        return fail(ErrorCode::empty, at.str() + ": 0 rows, expected at least one");
    }
    std::vector<ColumnBuilder> builders;
    for (std::size_t row = 0; row < *rows; ++row) {
        const FieldPath here = at.item(row);
        const Result<std::size_t> values =
            reader.read_array(here, reader.limits().max_columns, "columns");
        if (!values) {
            return fail(values.error());
        }
        if (row == 0) {
            Result<std::vector<ColumnBuilder>> made = make_builders(reader, at, *rows, *values);
            if (!made) {
                return fail(std::move(made).error());
            }
            builders = std::move(*made);
        }
        if (*values != builders.size()) {
            return fail(ErrorCode::ragged, here.str() + ": " + std::to_string(*values) +
                                               " values, " + at.item(0).str() + " has " +
                                               std::to_string(builders.size()));
        }
        if (Status status = read_row(reader, builders, here); !status) {
            return fail(std::move(status).error());
        }
    }
    std::vector<dataset::Column> columns;
    columns.reserve(builders.size());
    for (ColumnBuilder& builder : builders) {
        columns.push_back(std::move(builder).finish(owned));
    }
    return columns;
}

}  // namespace plotmill::payload
