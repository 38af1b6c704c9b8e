#include "broker/store/schema.hpp"

#include "broker/store/failure.hpp"
#include "log/log.hpp"

#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace plotmill::broker {
namespace {

constexpr int application_id = 0x504c4d31;  // "PLM1"
constexpr std::uint64_t page_bytes = 4096;

constexpr const char* tables = R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE jobs(
    id INTEGER PRIMARY KEY, namespace TEXT NOT NULL, key TEXT NOT NULL, queue TEXT NOT NULL,
    priority TEXT NOT NULL, outputs TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
    time_limit_s REAL NOT NULL, max_attempts INTEGER NOT NULL, accepted_ms INTEGER NOT NULL,
    not_before_ms INTEGER NOT NULL, failures INTEGER NOT NULL, crashes INTEGER NOT NULL,
    returns INTEGER NOT NULL, leases INTEGER NOT NULL, producer TEXT NOT NULL DEFAULT '',
    expires_ms INTEGER NOT NULL DEFAULT 0, batch TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE bodies(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE results(
    id INTEGER PRIMARY KEY, namespace TEXT NOT NULL, key TEXT NOT NULL, outputs TEXT NOT NULL,
    sha256 TEXT NOT NULL, accepted_ms INTEGER NOT NULL, state TEXT NOT NULL,
    failures INTEGER NOT NULL, crashes INTEGER NOT NULL, returns INTEGER NOT NULL,
    leases INTEGER NOT NULL, finished_ms INTEGER NOT NULL, record TEXT NOT NULL,
    fingerprint INTEGER NOT NULL, queue TEXT NOT NULL DEFAULT '',
    producer TEXT NOT NULL DEFAULT '', batch TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX results_by_content ON results(fingerprint);
)sql";

constexpr const char* tables_since_2 = R"sql(
CREATE TABLE dead(
    id INTEGER PRIMARY KEY, namespace TEXT NOT NULL, key TEXT NOT NULL, queue TEXT NOT NULL,
    priority TEXT NOT NULL, outputs TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
    time_limit_s REAL NOT NULL, max_attempts INTEGER NOT NULL, accepted_ms INTEGER NOT NULL,
    not_before_ms INTEGER NOT NULL, failures INTEGER NOT NULL, crashes INTEGER NOT NULL,
    returns INTEGER NOT NULL, leases INTEGER NOT NULL, producer TEXT NOT NULL,
    expires_ms INTEGER NOT NULL, batch TEXT NOT NULL) STRICT;
CREATE TABLE batches(
    namespace TEXT NOT NULL, name TEXT NOT NULL, total INTEGER NOT NULL, done INTEGER NOT NULL,
    dead INTEGER NOT NULL, cancelled INTEGER NOT NULL, expired INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL, PRIMARY KEY(namespace, name)) STRICT, WITHOUT ROWID;
CREATE TABLE queues(name TEXT PRIMARY KEY, is_paused INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql";

/// Version 1 kept no body of a dead job: those can be seen, but not tried again.
constexpr const char* from_1_to_2 = R"sql(
ALTER TABLE jobs ADD COLUMN producer TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN expires_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN batch TEXT NOT NULL DEFAULT '';
ALTER TABLE results ADD COLUMN queue TEXT NOT NULL DEFAULT '';
ALTER TABLE results ADD COLUMN producer TEXT NOT NULL DEFAULT '';
ALTER TABLE results ADD COLUMN batch TEXT NOT NULL DEFAULT '';
)sql";

constexpr const char* from_2_to_3 = R"sql(
ALTER TABLE jobs ADD COLUMN deliver TEXT NOT NULL DEFAULT 'files';
ALTER TABLE dead ADD COLUMN deliver TEXT NOT NULL DEFAULT 'files';
ALTER TABLE results ADD COLUMN picture_bytes INTEGER NOT NULL DEFAULT 0;
CREATE TABLE pictures(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
)sql";

std::string random_hex64() {
    std::uint64_t bits = 0;
    if (::getrandom(&bits, sizeof bits, 0) != static_cast<ssize_t>(sizeof bits)) {
        throw StoreFailure{ExitCode::storage,
                           std::string{"no random bytes: "} + std::strerror(errno)};
    }
    std::array<char, 17> hex{};
    std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(bits));
    return hex.data();
}

[[noreturn]] void refuse(ExitCode code, const std::string& path, const std::string& why) {
    throw StoreFailure{code,
                       path + " " + why +
                           "; nothing was changed: move it away to begin an empty queue, restore "
                           "it from a backup, or try `plotmill-broker recover`"};
}

void expect_file(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
        refuse(ExitCode::storage, path, std::string{"cannot be read: "} + std::strerror(errno));
    }
    if (!S_ISREG(info.st_mode)) {
        refuse(ExitCode::config, path, "is not a file");
    }
    if (info.st_size == 0) {
        refuse(ExitCode::storage, path, "is empty: it has lost its queue");
    }
    using namespace std::string_view_literals;
    constexpr std::string_view magic = "SQLite format 3\0"sv;
    std::array<char, 16> start{};
    std::ifstream{path, std::ios::binary}.read(start.data(), start.size());
    if (std::string_view{start.data(), start.size()} != magic) {
        refuse(ExitCode::storage, path, "is not a database");
    }
}

void expect_ours(Connection& connection, const std::string& path) {
    if (connection.ask("PRAGMA application_id") != std::to_string(application_id)) {
        refuse(ExitCode::config, path, "is not a Plotmill queue");
    }
    const std::string version = connection.ask("PRAGMA user_version");
    if (version != "1" && version != "2" && version != std::to_string(schema_version)) {
        refuse(ExitCode::config, path,
               "has schema version " + version + ", this broker reads version 1 to " +
                   std::to_string(schema_version));
    }
}

/// All of it or nothing; then the file is made to shrink, which is a transaction of its own.
void migrate(Connection& connection) {
    const std::string from = connection.ask("PRAGMA user_version");
    if (from == std::to_string(schema_version)) {
        return;
    }
    connection.execute("BEGIN IMMEDIATE");
    if (from == "1") {
        connection.execute(from_1_to_2);
        connection.execute(tables_since_2);
    }
    connection.execute(from_2_to_3);
    connection.execute("PRAGMA user_version=" + std::to_string(schema_version));
    connection.execute("COMMIT");
    connection.execute("PRAGMA auto_vacuum=INCREMENTAL");
    if (from == "1" && connection.try_execute("VACUUM") == Step::full) {
        log::warn("store_stays_large", {{"reason", "no room on the disk to make it shrink"}});
    }
    log::info("store_migrated", {{"from", from}, {"to", schema_version}});
}

/// A check that grows with the store is given so long; what it has not seen by then is found when
/// it is read: SQLite checks each page's form, the bodies have their digests. Every row of a living
/// job is read right behind it.
constexpr std::chrono::milliseconds check_time{1000};
constexpr int check_every_steps = 10'000;

int is_time_over(void* deadline) {
    return std::chrono::steady_clock::now() >
                   *static_cast<std::chrono::steady_clock::time_point*>(deadline)
               ? 1
               : 0;
}

std::string quick_check(Connection& connection) {
    auto deadline = std::chrono::steady_clock::now() + check_time;
    sqlite3_progress_handler(connection.native(), check_every_steps, &is_time_over, &deadline);
    std::string verdict = connection.ask_unless_interrupted("PRAGMA quick_check(1)").value_or("ok");
    sqlite3_progress_handler(connection.native(), 0, nullptr, nullptr);
    return verdict;
}

/// RELIABILITY: exclusive before the first access to the WAL, so that there is no -shm file and no
/// second writer; what SQLite did not take is an error, not a surprise after a power cut.
void configure(Connection& connection, const std::string& path, const StoreOptions& options) {
    sqlite3_db_config(connection.native(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    for (const char* pragma :
         {"locking_mode=EXCLUSIVE", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0",
          "temp_store=MEMORY", "foreign_keys=ON", "cache_size=-32768"}) {
        connection.execute(std::string{"PRAGMA "} + pragma);
    }
    const std::string mode = connection.ask("PRAGMA journal_mode=WAL");
    connection.execute("PRAGMA synchronous=FULL");
    const std::string synchronous = connection.ask("PRAGMA synchronous");
    if (mode != "wal" || synchronous != "2") {
        refuse(ExitCode::storage, path,
               "does not take journal_mode=wal and synchronous=FULL (got " + mode + ", " +
                   synchronous + ")");
    }
    connection.execute("PRAGMA wal_autocheckpoint=4000");
    connection.execute("PRAGMA journal_size_limit=67108864");
    if (options.max_store_bytes > 0) {
        connection.execute("PRAGMA max_page_count=" +
                           std::to_string(options.max_store_bytes / page_bytes));
    }
}

}  // namespace

void make_queue(const DataDirectory& directory, const std::string& path) {
    const std::string unfinished = path + ".new";
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
        std::filesystem::remove(unfinished + suffix);
    }
    {
        Connection connection{unfinished, true};
        connection.execute("PRAGMA page_size=" + std::to_string(page_bytes));
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL");
        connection.execute("PRAGMA synchronous=FULL");
        connection.execute("PRAGMA application_id=" + std::to_string(application_id));
        connection.execute("PRAGMA user_version=" + std::to_string(schema_version));
        connection.execute("BEGIN");
        connection.execute(tables);
        connection.execute(tables_since_2);
        connection.execute(from_2_to_3);
        connection.execute("INSERT INTO meta VALUES('store_id', '" + random_hex64() +
                           "'), ('last_job_id', '0')");
        connection.execute("COMMIT");
    }
    ::chmod(unfinished.c_str(), S_IRUSR | S_IWUSR);
    if (std::rename(unfinished.c_str(), path.c_str()) != 0) {
        throw StoreFailure{ExitCode::storage, "cannot name " + path + ": " + std::strerror(errno)};
    }
    directory.sync();
}

Connection open_queue(const DataDirectory& directory, const StoreOptions& options) {
    const std::string path = directory.file("queue.db");
    if (!std::filesystem::exists(path)) {
        if (std::filesystem::exists(path + "-wal")) {
            refuse(ExitCode::storage, path, "is missing while its log, queue.db-wal, is there");
        }
        if (std::filesystem::exists(path + ".recovered")) {
            refuse(ExitCode::storage, path,
                   "is missing while queue.db.recovered is there: `plotmill-broker recover` was "
                   "interrupted before it had named it queue.db");
        }
        make_queue(directory, path);
    }
    expect_file(path);
    Connection connection{path, false};
    expect_ours(connection, path);
    configure(connection, path, options);
    const std::string verdict = quick_check(connection);
    if (verdict != "ok") {
        refuse(ExitCode::storage, path, "is damaged: " + verdict);
    }
    migrate(connection);
    return connection;
}

}  // namespace plotmill::broker
