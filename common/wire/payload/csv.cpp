#include "wire/payload/csv.hpp"

#include "wire/payload/csv_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <map>
#include <memory>
#include <optional>

namespace plotmill::payload {
namespace {

using dataset::Column;
using dataset::Dataset;
using dataset::DType;

bool is_missing(std::string_view field) noexcept {
    constexpr std::array<std::string_view, 18> words{
        "",        "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND",
        "1.#QNAN", "<NA>", "N/A",      "NA",  "NULL",    "NaN",      "None", "n/a",  "nan"};
    return std::find(words.begin(), words.end(), field) != words.end() || field == "null";
}

std::optional<bool> boolean_from(std::string_view field) noexcept {
    if (field == "True" || field == "TRUE" || field == "true") {
        return true;
    }
    if (field == "False" || field == "FALSE" || field == "false") {
        return false;
    }
    return std::nullopt;
}

std::string_view trimmed(std::string_view field) noexcept {
    const std::size_t first = field.find_first_not_of(" \t");
    const std::size_t last = field.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{}
                                           : field.substr(first, last - first + 1);
}

/// Decimal, with or without exponent, or inf / infinity in any case; too large is infinite, too
/// small is zero.
std::optional<double> number_from(std::string_view field) {
    field = trimmed(field);
    const bool is_signed = !field.empty() && (field.front() == '+' || field.front() == '-');
    const std::string_view digits = field.substr(is_signed ? 1 : 0);
    if (digits.empty() ||
        std::string_view{"0123456789.iI"}.find(digits.front()) == std::string_view::npos) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (end != digits.data() + digits.size() || error == std::errc::invalid_argument) {
        return std::nullopt;
    }
    if (error == std::errc::result_out_of_range) {
        value = std::strtod(std::string{digits}.c_str(), nullptr);
    }
    return is_signed && field.front() == '-' ? -value : value;
}

/// pandas' names: "Unnamed: 3" for none, "a.1" for the second "a".
std::vector<std::string> column_names(const CsvTable& table) {
    std::vector<std::string> names;
    std::map<std::string, std::size_t, std::less<>> times;  // each name has come
    for (std::size_t column = 0; column < table.columns(); ++column) {
        std::string base{table.name(column)};
        base = base.empty() ? "Unnamed: " + std::to_string(column) : base;
        std::string name = base;
        while (times.contains(name)) {
            name = base + '.' + std::to_string(times[base]++);
        }
        times.emplace(name, 1);
        names.push_back(std::move(name));
    }
    return names;
}

/// All fields of one column as T, or nothing when one of them is not. `convert` says what a field
/// is.
template <typename T, typename Convert>
std::shared_ptr<Bytes> try_column(const CsvTable& table, std::size_t column, Convert convert) {
    auto bytes = std::make_shared<Bytes>(table.rows() * sizeof(T));
    T* const values = reinterpret_cast<T*>(bytes->data());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::optional<T> value = convert(table.field(row, column));
        if (!value) {
            return nullptr;
        }
        values[row] = *value;
    }
    return bytes;
}

std::shared_ptr<Bytes> try_numbers(const CsvTable& table, std::size_t column) {
    return try_column<double>(table, column, [](std::string_view field) {
        const std::optional<double> number = number_from(field);
        return !number && is_missing(field)
                   ? std::optional{std::numeric_limits<double>::quiet_NaN()}
                   : number;
    });
}

std::shared_ptr<Bytes> try_booleans(const CsvTable& table, std::size_t column) {
    return try_column<std::uint8_t>(
        table, column, [](std::string_view field) -> std::optional<std::uint8_t> {
            const auto value = boolean_from(field);
            return value ? std::optional<std::uint8_t>{*value ? 1 : 0} : std::nullopt;
        });
}

Result<Column> text_column(const CsvTable& table, std::size_t column, std::string name,
                           const dataset::Limits& limits) {
    std::vector<std::string> text;
    text.reserve(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view field = table.field(row, column);
        if (field.size() > limits.max_text_bytes) {
            return fail(ErrorCode::limit, "CSV, column " + in_quotes(name) + ", row " +
                                              std::to_string(row + 1) + ": got " +
                                              std::to_string(field.size()) +
                                              " bytes of text, expected at most " +
                                              std::to_string(limits.max_text_bytes));
        }
        text.emplace_back(is_missing(field) ? std::string_view{} : field);
    }
    return Column{std::move(name), std::move(text)};
}

Result<Column> make_column(const CsvTable& table, std::size_t column, std::string name,
                           Dataset& data, const dataset::Limits& limits) {
    if (name.size() > limits.max_name_bytes) {
        return fail(ErrorCode::limit,
                    "CSV, line 1: the name of column " + std::to_string(column + 1) + " has " +
                        std::to_string(name.size()) + " bytes, expected at most " +
                        std::to_string(limits.max_name_bytes));
    }
    DType dtype = DType::f8;
    std::shared_ptr<Bytes> bytes = try_numbers(table, column);
    if (!bytes) {
        dtype = DType::b1;
        bytes = try_booleans(table, column);
    }
    if (!bytes) {
        return text_column(table, column, std::move(name), limits);
    }
    data.owned.push_back(bytes);
    return Column{std::move(name), dtype, *bytes, table.rows(),
                  static_cast<std::ptrdiff_t>(dataset::item_bytes(dtype))};
}

}  // namespace

Result<Dataset> read_csv(std::string_view text, const dataset::Limits& limits) {
    const Result<CsvTable> table = CsvTable::parse(text, limits);
    if (!table) {
        return fail(table.error());
    }
    if (table->rows() == 0) {
        return fail(ErrorCode::empty, "CSV: a header and no row, expected at least one row");
    }
    Dataset data;
    std::vector<std::string> names = column_names(*table);
    for (std::size_t column = 0; column < table->columns(); ++column) {
        Result<Column> made = make_column(*table, column, std::move(names[column]), data, limits);
        if (!made) {
            return fail(std::move(made).error());
        }
        data.columns.push_back(std::move(*made));
    }
    data.rows = table->rows();
    return data;
}

}  // namespace plotmill::payload
