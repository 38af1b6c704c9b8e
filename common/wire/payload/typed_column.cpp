#include "wire/payload/typed_column.hpp"

#include <array>
#include <optional>

namespace plotmill::payload {
namespace {

using dataset::DType;

enum Field : std::size_t { dtype, bin, frame, shape, order };
constexpr std::array<std::string_view, 5> field_names{"dtype", "bin", "frame", "shape", "order"};
constexpr std::size_t column_fields = 3;  // the first ones; a block has them all
// An array may be a part of its bytes, so that many small ones share a frame.
constexpr std::array<std::string_view, 5> array_names{"dtype", "bin", "frame", "first", "count"};
constexpr std::size_t first_field = 3;

struct Items {
    std::optional<DType> dtype;
    std::optional<ByteView> bytes;
    std::optional<std::array<std::size_t, 2>> shape;
    bool is_column_major = false;      // order F
    std::size_t first = 0;             // the byte where an array begins
    std::optional<std::size_t> count;  // its items; none: to the end
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

/// A place in bytes that are there: what does not fit into them is found when they are known.
Result<std::size_t> read_place(BodyReader& reader, const FieldPath& at) {
    const Result<std::int64_t> place = reader.read_integer(at);
    if (!place) {
        return fail(place.error());
    }
    if (*place < 0 || static_cast<std::uint64_t>(*place) > reader.limits().max_body_bytes) {
        return fail(ErrorCode::limit, at.str() + ": got " + std::to_string(*place) +
                                          ", expected 0 to " +
                                          std::to_string(reader.limits().max_body_bytes));
    }
    return static_cast<std::size_t>(*place);
}

Status read_part(BodyReader& reader, const FieldPath& at, std::size_t field, Items& items) {
    const Result<std::size_t> place = read_place(reader, at);
    if (!place) {
        return fail(place.error());
    }
    if (field == first_field) {
        items.first = *place;
    } else {
        items.count = *place;
    }
    return {};
}

Status read_block_field(BodyReader& reader, const FieldPath& at, std::size_t field, Items& items) {
    return field == Field::shape ? read_shape(reader, at, items) : read_order(reader, at, items);
}

/// `read_other` reads the fields that come after dtype, bin and frame.
template <typename ReadOther>
Result<Items> read_items(BodyReader& reader, const FieldPath& at,
                         std::span<const std::string_view> known, ReadOther read_other) {
    Items items;
    const auto seen = read_fields(reader, at, known, [&](std::size_t field, const FieldPath& path) {
        switch (field) {
            case Field::dtype:
                return read_dtype(reader, path, items);
            case Field::bin:
                return set_bytes(reader.read_binary(path), at, items);
            case Field::frame:
                return read_frame(reader, path, items);
            default:
                return read_other(reader, path, field, items);
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

/// All of `bytes` as one column.
Result<dataset::Column> column_of(DType dtype, ByteView bytes, const FieldPath& at,
                                  const dataset::Limits& limits) {
    const std::size_t item = dataset::item_bytes(dtype);
    const std::size_t rows = bytes.size() / item;
    if (bytes.size() % item != 0) {
        return fail(ErrorCode::dtype, at.str() + ": got " + std::to_string(bytes.size()) +
                                          " bytes, expected a multiple of " + std::to_string(item) +
                                          " for " + std::string{dataset::name(dtype)});
    }
    if (rows > limits.max_rows) {
        return fail(ErrorCode::limit, at.str() + ": got " + std::to_string(rows) +
                                          " rows, expected at most " +
                                          std::to_string(limits.max_rows));
    }
    return dataset::Column{std::string{}, dtype, bytes, rows, static_cast<std::ptrdiff_t>(item)};
}

/// The part that `first` and `count` ask for, which may not end beyond the bytes.
Result<ByteView> part_of(const Items& items, const FieldPath& at) {
    const ByteView all = *items.bytes;
    if (items.first > all.size()) {
        return fail(ErrorCode::frame, at.field("first").str() + ": got " +
                                          std::to_string(items.first) + ", there are " +
                                          std::to_string(all.size()) + " bytes");
    }
    const ByteView rest = all.subspan(items.first);
    const std::size_t item = dataset::item_bytes(*items.dtype);
    if (!items.count) {
        return rest;
    }
    if (*items.count > rest.size() / item) {
        return fail(ErrorCode::frame,
                    at.field("count").str() + ": got " + std::to_string(*items.count) + " of " +
                        std::to_string(item) + " bytes, there are " + std::to_string(rest.size()) +
                        " bytes from " + std::to_string(items.first) + " on");
    }
    return rest.first(*items.count * item);
}

}  // namespace

Result<dataset::Column> read_typed_column(BodyReader& reader, const FieldPath& at) {
    const Result<Items> items =
        read_items(reader, at, std::span{field_names}.first(column_fields), read_block_field);
    return items ? column_of(*items->dtype, *items->bytes, at, reader.limits())
                 : fail(items.error());
}

Result<dataset::Column> read_typed_array(BodyReader& reader, const FieldPath& at) {
    const Result<Items> items = read_items(reader, at, array_names, read_part);
    if (!items) {
        return fail(items.error());
    }
    const Result<ByteView> part = part_of(*items, at);
    return part ? column_of(*items->dtype, *part, at, reader.limits()) : fail(part.error());
}

Result<std::vector<dataset::Column>> read_block(BodyReader& reader, const FieldPath& at) {
    const Result<Items> items = read_items(reader, at, field_names, read_block_field);
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
