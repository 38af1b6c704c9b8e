#include "wire/payload/csv_table.hpp"

#include "base/utf8.hpp"
#include "wire/payload/text_position.hpp"

#include <csv.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

namespace plotmill::payload {
namespace {

/// What a field takes besides its text: where it ends, and a string of its own if its column is
/// text.
constexpr std::size_t field_bytes = sizeof(std::size_t) + sizeof(std::string);

/// libcsv's parser, which is no pointer that a unique_ptr could own.
class Parser {
public:
    Parser() {
        if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) {
            throw std::bad_alloc{};
        }
        csv_set_space_func(
            &parser_, [](unsigned char) { return 0; });  // blanks belong to the field, as in pandas
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { csv_free(&parser_); }
    csv_parser* get() noexcept { return &parser_; }

private:
    csv_parser parser_{};
};

/// The next line with its end, for libcsv tells fields but not lines.
std::string_view next_line(std::string_view rest) noexcept {
    const std::size_t end = rest.find_first_of("\r\n");
    if (end == std::string_view::npos) {
        return rest;
    }
    const bool is_crlf = rest.substr(end, 2) == "\r\n";
    return rest.substr(0, end + (is_crlf ? 2 : 1));
}

tl::unexpected<Error> complain(ErrorCode code, std::size_t line, std::size_t column,
                               const std::string& what) {
    return fail(code, "CSV, " + TextPosition{line, column}.str() + ": " + what);
}

}  // namespace

/// Collects libcsv's fields; its callbacks keep what they throw until the C frames are behind.
class CsvTableBuilder {
public:
    explicit CsvTableBuilder(const dataset::Limits& limits) noexcept : limits_{limits} {}

    Result<CsvTable> parse(std::string_view text) {
        Parser parser;
        for (std::string_view rest = text; !rest.empty();) {
            const std::string_view line = next_line(rest);
            const std::size_t parsed =
                csv_parse(parser.get(), line.data(), line.size(), &on_field, &on_row, this);
            if (parsed != line.size()) {
                return syntax_error(line, parsed);
            }
            if (Status status = check(); !status) {
                return fail(std::move(status).error());
            }
            rest.remove_prefix(line.size());
            ++line_;
        }
        if (csv_fini(parser.get(), &on_field, &on_row, this) != 0) {
            return complain(ErrorCode::syntax, row_line_, 1,
                            "a quoted field in this row is never closed");
        }
        if (Status status = check(); !status) {
            return fail(std::move(status).error());
        }
        if (table_.columns_ == 0) {
            return fail(ErrorCode::empty, "CSV: empty, expected a header row and at least one row");
        }
        return std::move(table_);
    }

private:
    static void on_field(void* data, std::size_t size, void* self) noexcept {
        static_cast<CsvTableBuilder*>(self)->guarded([&](CsvTableBuilder& builder) {
            builder.add_field({static_cast<const char*>(data), data == nullptr ? 0 : size});
        });
    }
    static void on_row(int /*terminator*/, void* self) noexcept {
        static_cast<CsvTableBuilder*>(self)->guarded(
            [](CsvTableBuilder& builder) { builder.end_row(); });
    }

    template <typename Work>
    void guarded(Work work) noexcept {
        if (thrown_ || error_) {
            return;
        }
        try {
            work(*this);
        } catch (...) {
            thrown_ = std::current_exception();
        }
    }

    void add_field(std::string_view field) {
        const std::size_t bytes =
            table_.text_.size() + field.size() + (table_.ends_.size() + 1) * field_bytes;
        if (bytes > limits_.max_decoded_bytes) {
            refuse(ErrorCode::limit, "the table needs more than " +
                                         std::to_string(limits_.max_decoded_bytes) +
                                         " bytes of memory");
            return;
        }
        table_.text_ += field;
        table_.ends_.push_back(table_.text_.size());
        ++fields_;
    }

    void end_row() {
        if (table_.columns_ == 0) {
            table_.columns_ = fields_;
            if (fields_ > limits_.max_columns) {
                refuse(ErrorCode::limit, "got " + std::to_string(fields_) +
                                             " columns, expected at most " +
                                             std::to_string(limits_.max_columns));
            }
        } else if (fields_ != table_.columns_) {
            error_ = Error{ErrorCode::ragged,
                           "CSV, line " + std::to_string(row_line_) + ", field " +
                               std::to_string(std::min(fields_, table_.columns_) + 1) +
                               ": the row has " + std::to_string(fields_) + " fields, the header " +
                               std::to_string(table_.columns_)};
        } else if (table_.rows() > limits_.max_rows) {
            refuse(ErrorCode::limit, "more than " + std::to_string(limits_.max_rows) + " rows");
        }
        fields_ = 0;
        row_line_ = line_ + 1;
    }

    void refuse(ErrorCode code, const std::string& what) {
        error_ = Error{code, "CSV, line " + std::to_string(line_) + ": " + what};
    }

    Status check() {
        if (thrown_) {
            std::rethrow_exception(std::exchange(thrown_, nullptr));
        }
        return error_ ? Status{fail(std::move(*error_))} : Status{};
    }

    tl::unexpected<Error> syntax_error(std::string_view line, std::size_t offset) const {
        const std::size_t column = position_of(line, offset).column;
        const bool is_quote = offset < line.size() && line[offset] == '"';
        return complain(
            ErrorCode::syntax, line_, column,
            is_quote
                ? "a quote within an unquoted field; quote the whole field and double its quotes"
                : "text behind a closing quote, expected a comma or the end of the line");
    }

    const dataset::Limits& limits_;
    CsvTable table_;
    std::size_t fields_ = 0;    // of the row that is being read
    std::size_t line_ = 1;      // that is being read
    std::size_t row_line_ = 1;  // where the row began
    std::optional<Error> error_;
    std::exception_ptr thrown_;
};

Result<CsvTable> CsvTable::parse(std::string_view text, const dataset::Limits& limits) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.size() > limits.max_body_bytes) {
        return fail(ErrorCode::limit, "CSV: got " + std::to_string(text.size()) +
                                          " bytes, expected at most " +
                                          std::to_string(limits.max_body_bytes));
    }
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    if (const auto invalid = find_invalid_utf8(text)) {
        const TextPosition position = position_of(text, *invalid);
        const bool is_utf16 = text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
        return complain(ErrorCode::utf8, position.line, position.column,
                        is_utf16 ? "UTF-16, expected UTF-8" : "a byte that is not UTF-8");
    }
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
        const TextPosition position = position_of(text, nul);
        return complain(ErrorCode::syntax, position.line, position.column,
                        "a NUL byte, expected text");
    }
    return CsvTableBuilder{limits}.parse(text);
}

}  // namespace plotmill::payload
