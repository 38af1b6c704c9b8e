#include "wire/payload/typed_column.hpp"

#include <array>
#include <optional>

namespace plotmill::payload {
namespace {

using dataset::DType;

enum Field : std::size_t { dtype, bin, frame, shape, order };
constexpr std::array<std::string_view, 5> field_names{"dtype", "bin", "frame", "shape", "order"};
constexpr std::size_t column_fields = 3;  // the first ones; a block has them all

struct Items {
    std::optional<DType> dtype;
    std::optional<ByteView> bytes;
    std::optional<std::array<std::size_t, 2>> shape;
    bool is_column_major = false;  // order F
};

std::string known_dtypes() {
    std::string names;
    for (auto i = static_cast<std::size_t>(DType::f2); i < static_cast<std::size_t>(DType::text);
         ++i) {
        names += names.empty() ? "" : " ";
        names += dataset::name(static_cast<DType>(i));
    }
    return names;
}

Status read_dtype(BodyReader& reader, const FieldPath& at, Items& items) {
    const Result<std::string_view> name = reader.read_text(at);
    if (!name) {
        return fail(name.error());
    }
    items.dtype = dataset::dtype_from_name(*name);
    if (!items.dtype) {
        return fail(ErrorCode::dtype,
                    at.str() + ": got " + in_quotes(*name) + ", expected one of " + known_dtypes());
    }
    return {};
}

Status set_bytes(const Result<ByteView>& bytes, const FieldPath& at, Items& items) {
    if (!bytes) {
        return fail(bytes.error());
    }
    if (items.bytes) {
        return fail(ErrorCode::duplicate_key,
                    at.str() + ": has 'bin' and 'frame', expected one of them");
    }
    items.bytes = *bytes;
    return {};
}

Status read_frame(BodyReader& reader, const FieldPath& at, Items& items) {
    const Result<std::int64_t> number = reader.read_integer(at);
    return number ? set_bytes(reader.frame(*number, at), at, items) : fail(number.error());
}

Status read_shape(BodyReader& reader, const FieldPath& at, Items& items) {
    const dataset::Limits& limits = reader.limits();
    const Result<std::size_t> count = reader.read_array(at, 2, "dimensions");
    if (!count) {
        return fail(count.error());
    }
    if (*count != 2) {
        return fail(ErrorCode::dtype, at.str() + ": got " + std::to_string(*count) +
                                          " dimensions, expected [rows, columns]");
    }
    items.shape.emplace();
    for (std::size_t i = 0; i < 2; ++i) {
        const FieldPath item = at.item(i);
        const Result<std::int64_t> size = reader.read_integer(item);
        const std::size_t most = i == 0 ? limits.max_rows : limits.max_columns;
        if (!size) {
            return fail(size.error());
        }
        if (*size < 0 || static_cast<std::uint64_t>(*size) > most) {
            return fail(ErrorCode::limit, item.str() + ": got " + std::to_string(*size) +
                                              ", expected 0 to " + std::to_string(most));
        }
        (*items.shape)[i] = static_cast<std::size_t>(*size);
    }
    return {};
}

Status read_order(BodyReader& reader, const FieldPath& at, Items& items) {
    const Result<std::string_view> word = reader.read_text(at);
    if (!word) {
        return fail(word.error());
    }
    if (*word != "C" && *word != "F") {
        return fail(ErrorCode::dtype, at.str() + ": got " + in_quotes(*word) +
                                          ", expected 'C' (row by row) or 'F' (column by column)");
    }
    items.is_column_major = *word == "F";
    return {};
}

Result<Items> read_items(BodyReader& reader, const FieldPath& at, std::size_t fields) {
    Items items;
    const auto known = std::span{field_names}.first(fields);
    const auto seen = read_fields(reader, at, known, [&](std::size_t field, const FieldPath& path) {
        switch (field) {
            case Field::dtype:
                return read_dtype(reader, path, items);
            case Field::bin:
                return set_bytes(reader.read_binary(path), at, items);
            case Field::frame:
                return read_frame(reader, path, items);
            case Field::shape:
                return read_shape(reader, path, items);
            default:
                return read_order(reader, path, items);
        }
    });
    if (!seen) {
        return fail(seen.error());
    }
    if (!items.dtype) {
        return fail(ErrorCode::missing,
                    at.field("dtype").str() + ": missing, expected one of " + known_dtypes());
    }
    if (!items.bytes) {
        return fail(ErrorCode::missing,
                    at.str() + ": has neither 'bin' nor 'frame', expected one of them");
    }
    return items;
}

}  // namespace

Result<dataset::Column> read_typed_column(BodyReader& reader, const FieldPath& at) {
    const Result<Items> items = read_items(reader, at, column_fields);
    if (!items) {
        return fail(items.error());
    }
    const std::size_t item = dataset::item_bytes(*items->dtype);
    const std::size_t rows = items->bytes->size() / item;
    if (items->bytes->size() % item != 0) {
        return fail(ErrorCode::dtype, at.str() + ": got " + std::to_string(items->bytes->size()) +
                                          " bytes, expected a multiple of " + std::to_string(item) +
                                          " for " + std::string{dataset::name(*items->dtype)});
    }
    if (rows > reader.limits().max_rows) {
        return fail(ErrorCode::limit, at.str() + ": got " + std::to_string(rows) +
                                          " rows, expected at most " +
                                          std::to_string(reader.limits().max_rows));
    }
    return dataset::Column{std::string{}, *items->dtype, *items->bytes, rows,
                           static_cast<std::ptrdiff_t>(item)};
}

Result<std::vector<dataset::Column>> read_block(BodyReader& reader, const FieldPath& at) {
    const Result<Items> items = read_items(reader, at, field_names.size());
    if (!items) {
        return fail(items.error());
    }
    if (!items->shape) {
        return fail(ErrorCode::missing,
                    at.field("shape").str() + ": missing, expected [rows, columns]");
    }
    const auto [rows, columns] = *items->shape;  // both limited: their product fits
    const std::size_t item = dataset::item_bytes(*items->dtype);
    const std::size_t expected = rows * columns * item;
    if (items->bytes->size() != expected) {
        return fail(ErrorCode::dtype, at.str() + ": got " + std::to_string(items->bytes->size()) +
                                          " bytes, expected " + std::to_string(expected) +
                                          " for [" + std::to_string(rows) + ", " +
                                          std::to_string(columns) + "] of " +
                                          std::string{dataset::name(*items->dtype)});
    }
    const std::size_t stride = items->is_column_major ? item : item * columns;
    const std::size_t step = items->is_column_major ? item * rows : item;
    std::vector<dataset::Column> made;
    made.reserve(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        made.emplace_back(std::string{}, *items->dtype,
                          items->bytes->subspan(rows == 0 ? 0 : column * step), rows,
                          static_cast<std::ptrdiff_t>(stride));
    }
    return made;
}

}  // namespace plotmill::payload
