#include "broker/store/sqlite.hpp"

#include "broker/store/failure.hpp"

namespace plotmill::broker {
namespace {

[[noreturn]] void throw_failure(sqlite3* connection, std::string_view doing) {
    throw StoreFailure{ExitCode::storage, "the store failed: " + std::string{doing} + ": " +
                                              sqlite3_errmsg(connection) + " (SQLite code " +
                                              std::to_string(sqlite3_extended_errcode(connection)) +
                                              ")"};
}

void check(int result, sqlite3* connection, std::string_view doing) {
    if (result != SQLITE_OK) {
        throw_failure(connection, doing);
    }
}

/// The low byte is the primary code: an SQLITE_FULL by any extension.
bool is_full(int result) noexcept {
    return (result & 0xff) == SQLITE_FULL;
}

sqlite3* open(const std::string& path, bool create) {
    sqlite3* raw = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (create ? SQLITE_OPEN_CREATE : 0);
    const int result = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
    if (result != SQLITE_OK) {
        const std::string why = raw != nullptr ? sqlite3_errmsg(raw) : "out of memory";
        sqlite3_close(raw);
        throw StoreFailure{ExitCode::storage, "cannot open " + path + ": " + why};
    }
    return raw;
}

}  // namespace

Statement::Statement(sqlite3* connection, std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    check(sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                             SQLITE_PREPARE_PERSISTENT, &raw, nullptr),
          connection, sql);
    statement_.reset(raw);
}

Step Statement::step() {
    const int result = sqlite3_step(statement_.get());
    if (result == SQLITE_ROW) {
        return Step::row;
    }
    if (result == SQLITE_DONE) {
        return Step::done;
    }
    if (is_full(result)) {
        return Step::full;
    }
    throw_failure(sqlite3_db_handle(statement_.get()), sqlite3_sql(statement_.get()));
}

bool Statement::next_row() {
    const Step step_result = step();
    if (step_result == Step::full) {
        throw_failure(sqlite3_db_handle(statement_.get()), sqlite3_sql(statement_.get()));
    }
    return step_result == Step::row;
}

std::optional<bool> Statement::next_row_unless_interrupted() {
    const int result = sqlite3_step(statement_.get());
    if ((result & 0xff) == SQLITE_INTERRUPT) {
        reset();
        return std::nullopt;
    }
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        throw_failure(sqlite3_db_handle(statement_.get()), sqlite3_sql(statement_.get()));
    }
    return result == SQLITE_ROW;
}

void Statement::reset() noexcept {
    sqlite3_reset(statement_.get());
}

void Statement::bind_one(int at, std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), at, value), sqlite3_db_handle(statement_.get()),
          "bind");
}
void Statement::bind_one(int at, double value) {
    check(sqlite3_bind_double(statement_.get(), at, value), sqlite3_db_handle(statement_.get()),
          "bind");
}
void Statement::bind_one(int at, std::string_view value) {
    // A null pointer would be NULL, not the empty text.
    const char* data = value.empty() ? "" : value.data();
    check(sqlite3_bind_text64(statement_.get(), at, data, value.size(), SQLITE_STATIC, SQLITE_UTF8),
          sqlite3_db_handle(statement_.get()), "bind");
}
void Statement::bind_one(int at, ByteView value) {
    const void* data = value.empty() ? static_cast<const void*>("") : value.data();
    check(sqlite3_bind_blob64(statement_.get(), at, data, value.size(), SQLITE_STATIC),
          sqlite3_db_handle(statement_.get()), "bind");
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}
double Statement::real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}
std::string_view Statement::text(int column) const {
    return as_text(blob(column));
}
ByteView Statement::blob(int column) const {
    const void* data = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return {static_cast<const std::byte*>(data), static_cast<std::size_t>(size)};
}

Connection::Connection(const std::string& path, bool create) : connection_{open(path, create)} {}

void Connection::execute(const std::string& sql) {
    check(sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr),
          connection_.get(), sql);
}

std::string Connection::ask(const std::string& sql) {
    Statement statement{connection_.get(), sql};
    return statement.next_row() ? std::string{statement.text(0)} : std::string{};
}

std::optional<std::string> Connection::ask_unless_interrupted(const std::string& sql) {
    Statement statement{connection_.get(), sql};
    const auto row = statement.next_row_unless_interrupted();
    if (!row) {
        return std::nullopt;
    }
    return *row ? std::string{statement.text(0)} : std::string{};
}

Step Connection::try_execute(const char* sql) {
    const int result = sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr);
    if (is_full(result)) {
        return Step::full;
    }
    check(result, connection_.get(), sql);
    return Step::done;
}

std::int64_t Connection::changes() const noexcept {
    return sqlite3_changes64(connection_.get());
}

}  // namespace plotmill::broker
