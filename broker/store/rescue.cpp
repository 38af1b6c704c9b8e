#include "broker/store/rescue.hpp"

#include "broker/store/failure.hpp"
#include "broker/store/schema.hpp"
#include "broker/store/sqlite.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <limits>
#include <string_view>
#include <system_error>
#include <vector>

namespace plotmill::broker {
namespace {

namespace fs = std::filesystem;
using RawStatement = CHandle<sqlite3_stmt, &sqlite3_finalize>;

constexpr std::int64_t probed_rows = 2'000'000;  // one by one, between two readable ends

[[noreturn]] void refuse_rescue(const std::string& what) {
    throw StoreFailure{ExitCode::storage, what};
}

void sync_path(const fs::path& path) {
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file || ::fsync(file.get()) != 0) {
        refuse_rescue("cannot sync " + path.string() + ": " + std::strerror(errno));
    }
}

void rename_or_throw(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error) {
        refuse_rescue("cannot name " + to.string() + ": " + error.message());
    }
}

std::string quoted(const std::string& text) {
    std::string sql = "'";
    for (const char c : text) {
        sql += c;
        sql += c == '\'' ? "'" : "";
    }
    return sql + "'";
}

std::vector<std::string> columns_of(Connection& connection, const std::string& table) {
    std::vector<std::string> names;
    Statement rows{connection.native(),
                   "SELECT name FROM pragma_table_info(" + quoted(table) + ")"};
    while (rows.next_row()) {
        names.emplace_back(rows.text(0));
    }
    return names;
}

/// Copies one table row by row, and goes on behind what cannot be read.
class TableRescue {
public:
    TableRescue(Connection& from, Connection& to, const std::string& table)
        : from_{from}, to_{to}, table_{table}, columns_{columns_of(from, table)} {
        std::string names;
        std::string marks;
        for (const std::string& column : columns_) {
            names += (names.empty() ? "" : ",") + column;
            marks += marks.empty() ? "?" : ",?";
        }
        select_ = "SELECT " + (names.empty() ? "1" : names) + " FROM " + table;
        insert_ = "INSERT OR IGNORE INTO " + table + "(" + names + ") VALUES(" + marks + ")";
    }

    /// Forwards to the first damage, backwards to the last, then between the two.
    std::uint64_t run(std::uint64_t& unread) {
        if (columns_.empty()) {
            return 0;  // an older schema has no such table
        }
        if (!read(" ORDER BY id", last_)) {
            ++unread;
            read(" ORDER BY id DESC", first_of_rest_);
            probe();
        }
        return copied_;
    }
    /// A table of a few rows without a number.
    void run_once() {
        std::int64_t ignored = 0;
        if (!columns_.empty()) {
            read("", ignored);
        }
    }

private:
    /// False at damage. `at` is the last id that was read.
    bool read(const std::string& order, std::int64_t& at) {
        const RawStatement rows = prepare(from_, select_ + order);
        int result = rows ? sqlite3_step(rows.get()) : SQLITE_CORRUPT;
        for (; result == SQLITE_ROW; result = sqlite3_step(rows.get())) {
            at = sqlite3_column_int64(rows.get(), 0);
            copy(rows.get());
        }
        return result == SQLITE_DONE;
    }
    void probe() {
        const RawStatement row = prepare(from_, select_ + " WHERE id=?1");
        const std::int64_t end = std::min(first_of_rest_, last_ + probed_rows);
        for (std::int64_t id = last_ + 1; row && id < end; ++id) {
            sqlite3_bind_int64(row.get(), 1, id);
            if (sqlite3_step(row.get()) == SQLITE_ROW) {
                copy(row.get());
            }
            sqlite3_reset(row.get());
        }
    }
    void copy(sqlite3_stmt* row) {
        const RawStatement insert = prepare(to_, insert_);
        for (int column = 0; column < static_cast<int>(columns_.size()); ++column) {
            sqlite3_bind_value(insert.get(), column + 1, sqlite3_column_value(row, column));
        }
        if (sqlite3_step(insert.get()) == SQLITE_DONE) {
            copied_ += static_cast<std::uint64_t>(to_.changes());
        }
    }
    static RawStatement prepare(Connection& connection, const std::string& sql) {
        sqlite3_stmt* raw = nullptr;
        sqlite3_prepare_v2(connection.native(), sql.c_str(), -1, &raw, nullptr);
        return RawStatement{raw};
    }

    Connection& from_;
    Connection& to_;
    std::string table_;
    std::vector<std::string> columns_;
    std::string select_;
    std::string insert_;
    std::int64_t last_ = 0;
    std::int64_t first_of_rest_ = std::numeric_limits<std::int64_t>::max();
    std::uint64_t copied_ = 0;
};

Recovered copy_all(Connection& damaged, Connection& fresh) {
    Recovered report;
    fresh.execute("BEGIN");
    fresh.execute("DELETE FROM meta");
    for (const char* table : {"meta", "batches", "queues"}) {
        TableRescue{damaged, fresh, table}.run_once();
    }
    report.jobs = TableRescue{damaged, fresh, "jobs"}.run(report.unread);
    report.dead = TableRescue{damaged, fresh, "dead"}.run(report.unread);
    report.results = TableRescue{damaged, fresh, "results"}.run(report.unread);
    report.frames = TableRescue{damaged, fresh, "bodies"}.run(report.unread);
    TableRescue{damaged, fresh, "pictures"}.run(report.unread);
    fresh.execute(
        "INSERT OR IGNORE INTO meta VALUES('store_id', lower(hex(randomblob(8)))), "
        "('last_job_id', '0')");
    // An id must never be given again, whatever was lost of the table that knew the last one.
    fresh.execute(
        "UPDATE meta SET value=CAST(max(CAST(value AS INTEGER), (SELECT "
        "ifnull(max(id),0) FROM jobs), (SELECT ifnull(max(id),0) FROM results)) AS TEXT) "
        "WHERE name='last_job_id'");
    fresh.execute("DELETE FROM dead WHERE id NOT IN (SELECT id FROM results)");
    fresh.execute("DELETE FROM pictures WHERE id/" + std::to_string(pieces_per_job) +
                  " NOT IN (SELECT id FROM results)");
    fresh.execute("COMMIT");
    return report;
}

}  // namespace

void backup_queue(const DataDirectory& directory, const std::string& folder) {
    const std::string unfinished = folder + ".unfinished";
    if (fs::exists(folder) || !fs::create_directory(unfinished)) {
        refuse_rescue(folder + " (or its .unfinished) is there already; expected a new folder");
    }
    {
        Connection queue = open_queue(directory, {.data_dir = directory.path()});
        queue.execute("VACUUM INTO " + quoted(unfinished + "/queue.db"));
    }
    sync_path(unfinished + "/queue.db");
    if (fs::exists(directory.file("spool"))) {
        fs::copy(directory.file("spool"), unfinished + "/spool", fs::copy_options::recursive);
        for (const auto& entry : fs::recursive_directory_iterator{unfinished + "/spool"}) {
            sync_path(entry.path());
        }
    }
    sync_path(unfinished);
    rename_or_throw(unfinished, folder);
    sync_path(fs::absolute(folder).parent_path());
}

Recovered recover_queue(const DataDirectory& directory) {
    const std::string path = directory.file("queue.db");
    const std::string recovered = path + ".recovered";
    if (!fs::exists(path) && fs::exists(recovered)) {  // interrupted between the two renames
        rename_or_throw(recovered, path);
        directory.sync();
        return {.kept_as = path + ".damaged-…, as an earlier recover has named it"};
    }
    if (!fs::exists(path)) {
        refuse_rescue(path + " is not there");
    }
    fs::remove(recovered);
    make_queue(directory, recovered);
    Recovered report;
    {
        Connection damaged{path, false};
        sqlite3_db_config(damaged.native(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        Connection fresh{recovered, false};
        report = copy_all(damaged, fresh);
    }
    sync_path(recovered);
    report.kept_as = path + ".damaged-" + std::to_string(std::time(nullptr));
    for (const char* suffix : {"-wal", "-shm"}) {
        if (fs::exists(path + suffix)) {
            rename_or_throw(path + suffix, report.kept_as + suffix);
        }
    }
    rename_or_throw(path, report.kept_as);
    rename_or_throw(recovered, path);
    directory.sync();
    return report;
}

}  // namespace plotmill::broker
