#pragma once
// The little of SQLite that the store uses: a connection, prepared statements, and a full disk told
// apart from a broken one. Everything else that SQLite reports throws StoreFailure. Private to
// broker/store. One thread at a time.

#include "base/bytes.hpp"
#include "base/c_handle.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plotmill::broker {

enum class Step { row, done, full };

class Statement {
public:
    Statement(sqlite3* connection, std::string_view sql);

    /// Binds 1, 2, … in order and forgets the row before. Text and blobs are not copied: they must
    /// live until the next step.
    template <typename... Values>
    Statement& bind(const Values&... values) {
        reset();
        int at = 0;
        (bind_one(++at, values), ...);
        return *this;
    }
    Step step();
    /// For what cannot fill the disk: true when there is a row.
    bool next_row();
    std::optional<bool> next_row_unless_interrupted();
    void reset() noexcept;

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;  // until the next step
    [[nodiscard]] ByteView blob(int column) const;          // until the next step

private:
    void bind_one(int at, std::int64_t value);
    void bind_one(int at, double value);
    void bind_one(int at, std::string_view value);
    void bind_one(int at, ByteView value);

    CHandle<sqlite3_stmt, &sqlite3_finalize> statement_;
};

class Connection {
public:
    /// Throws StoreFailure when it cannot be opened. Creates only when asked to.
    Connection(const std::string& path, bool create);

    void execute(const std::string& sql);
    /// The first column of the first row as text; empty when there is none.
    [[nodiscard]] std::string ask(const std::string& sql);
    /// Nothing when a progress handler ended it.
    [[nodiscard]] std::optional<std::string> ask_unless_interrupted(const std::string& sql);
    /// For COMMIT and the like, which can meet a full disk.
    Step try_execute(const char* sql);
    [[nodiscard]] std::int64_t changes() const noexcept;
    [[nodiscard]] sqlite3* native() const noexcept { return connection_.get(); }

private:
    CHandle<sqlite3, &sqlite3_close> connection_;
};

}  // namespace plotmill::broker
