// Backup and recovery of a queue that no broker runs on.

#include "broker/store/rescue.hpp"

#include "broker/store/failure.hpp"
#include "tests/unit/broker/store_world.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

namespace plotmill::test {
namespace {

namespace fs = std::filesystem;

}  // namespace

TEST_CASE("a backup is a queue of its own, with spool files", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q"), .spool_from = 1000};
    {
        OpenStore store{options};
        store.insert(stored_job(1, "a"), {"small"});
        store.insert(stored_job(2, "a"), {std::string(5000, 'x')});
        store.wait_for_all();
        CHECK_THROWS_AS(DataDirectory{options.data_dir}, StoreFailure);  // its broker runs
    }
    backup_queue(DataDirectory{options.data_dir}, dir.file("copy"));
    CHECK_THROWS_AS(backup_queue(DataDirectory{options.data_dir}, dir.file("copy")), StoreFailure);
    fs::remove_all(dir.file("q"));
    OpenStore copy{{.data_dir = dir.file("copy"), .spool_from = 1000}};
    CHECK(copy.jobs.size() == 2);
    CHECK_FALSE(copy.load_body(JobId{1}).error);
    CHECK_FALSE(copy.load_body(JobId{2}).error);
}

TEST_CASE("recover saves what can be read of a damaged queue, and keeps the damaged file",
          "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    constexpr std::uint64_t jobs = 2000;
    {
        OpenStore store{options};
        for (std::uint64_t id = 1; id <= jobs; ++id) {
            store.insert(stored_job(id, "a"), {std::string(200, 'x')});
        }
        store.wait_for_all();
    }
    const auto pages = fs::file_size(dir.file("q/queue.db")) / 4096;
    for (const auto page : {pages / 3, pages / 2, pages - 5}) {
        std::fstream file{dir.file("q/queue.db"), std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(static_cast<std::streamoff>(page) * 4096);
        file << std::string(64, '\x7f');
    }
    CHECK_THROWS_AS(OpenStore{options}, StoreFailure);
    const Recovered got = recover_queue(DataDirectory{options.data_dir});
    CHECK(got.jobs > jobs * 9 / 10);
    CHECK(got.frames > jobs * 8 / 10);
    CHECK(got.unread > 0);
    CHECK(fs::exists(got.kept_as));
    const OpenStore store{options};
    CHECK(store.jobs.size() == got.jobs);
    CHECK(store.store.next_id() == JobId{jobs + 1});
}

TEST_CASE("recover that was interrupted between its renames never becomes an empty queue",
          "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    {
        OpenStore store{options};
        store.insert(stored_job(1, "a"), {"x"});
        store.wait_for_all();
    }
    fs::rename(dir.file("q/queue.db"), dir.file("q/queue.db.recovered"));
    fs::remove(dir.file("q/queue.db-wal"));
    CHECK_THROWS_AS(OpenStore{options}, StoreFailure);
    static_cast<void>(recover_queue(DataDirectory{options.data_dir}));
    CHECK(OpenStore{options}.jobs.size() == 1);
}

}  // namespace plotmill::test
