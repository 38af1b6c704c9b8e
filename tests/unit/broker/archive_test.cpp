// What is kept of jobs that ended, large bodies, and a file that shrinks again.

#include "body/body_file.hpp"
#include "broker/store/bodies.hpp"
#include "broker/store/body_writer.hpp"
#include "broker/store/failure.hpp"
#include "tests/unit/broker/store_world.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>

#include <filesystem>
#include <fstream>

namespace plotmill::test {
namespace {

namespace fs = std::filesystem;

std::size_t spool_files(const TempDir& dir) {
    std::size_t count = 0;
    if (fs::exists(dir.file("q/spool"))) {
        for (const auto& entry : fs::recursive_directory_iterator{dir.file("q/spool")}) {
            count += entry.is_regular_file() ? 1U : 0U;
        }
    }
    return count;
}

/// The tables as version 1 made them: what a broker of before left.
constexpr const char* version_1 = R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE jobs(
    id INTEGER PRIMARY KEY, namespace TEXT NOT NULL, key TEXT NOT NULL, queue TEXT NOT NULL,
    priority TEXT NOT NULL, outputs TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
    time_limit_s REAL NOT NULL, max_attempts INTEGER NOT NULL, accepted_ms INTEGER NOT NULL,
    not_before_ms INTEGER NOT NULL, failures INTEGER NOT NULL, crashes INTEGER NOT NULL,
    returns INTEGER NOT NULL, leases INTEGER NOT NULL) STRICT;
CREATE TABLE bodies(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE results(
    id INTEGER PRIMARY KEY, namespace TEXT NOT NULL, key TEXT NOT NULL, outputs TEXT NOT NULL,
    sha256 TEXT NOT NULL, accepted_ms INTEGER NOT NULL, state TEXT NOT NULL,
    failures INTEGER NOT NULL, crashes INTEGER NOT NULL, returns INTEGER NOT NULL,
    leases INTEGER NOT NULL, finished_ms INTEGER NOT NULL, record TEXT NOT NULL,
    fingerprint INTEGER NOT NULL) STRICT;
CREATE INDEX results_by_content ON results(fingerprint);
INSERT INTO meta VALUES('store_id', '0123456789abcdef'), ('last_job_id', '9');
INSERT INTO jobs VALUES(7,'default','old','default','high','old.png','00',4,0,3,1000,0,1,0,0,1);
INSERT INTO bodies VALUES(57344, x'6f6c6421');
INSERT INTO results VALUES(8,'default','gone','g.png','11',1000,'dead',1,0,0,1,2000,'{}',5);
PRAGMA application_id=1347177777;
PRAGMA user_version=1;
)sql";

}  // namespace

TEST_CASE("a dead job keeps its body and can be queued again, also after a restart", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    JobRecord job = stored_job(1, "a");
    job.producer = "script";
    job.time_limit_s = 2.5;
    {
        OpenStore store{options};
        store.insert(job, {"the body"});
        store.write(UpdateJob{job.id, {1, 2, 3, 4}, 123});
        store.finish(JobId{1}, wire::JobState::dead, R"({"error":{"code":"E_CRASH"}})");
        store.wait_for_all();
    }
    OpenStore store{options};
    CHECK(store.jobs.empty());
    CHECK(store.store.status().finished.dead == 1);
    store.write(FindKept{JobId{1}});
    store.write(ReviveJob{JobId{1}});
    const auto results = store.wait_for_all();
    REQUIRE(results[0].kept);
    const KeptJob& kept = results[0].kept->jobs.at(0);
    CHECK(kept.state == wire::JobState::dead);
    CHECK(kept.job.producer == "script");
    CHECK(kept.job.time_limit_s == 2.5);
    CHECK(kept.job.bytes == 8);
    CHECK(results[1].outcome == StoreOutcome::written);
    const LoadedBody body = store.load_body(JobId{1});
    CHECK_FALSE(body.error);
    CHECK(as_text(body.body.frames.at(0)) == "the body");
    store.write(ReviveJob{JobId{1}});
    store.write(FindResult{JobId{1}});
    const auto again = store.wait_for_all();
    CHECK(again[0].outcome == StoreOutcome::not_found);
    CHECK(again[1].outcome == StoreOutcome::not_found);
    CHECK(store.store.status().finished.dead == 0);
    store.finish(JobId{1}, wire::JobState::done, "{}");
    CHECK(store.wait_for_all().at(0).outcome == StoreOutcome::written);
}

TEST_CASE("a revived job is as one that was just accepted", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    {
        OpenStore store{options};
        JobRecord job = stored_job(1, "a");
        job.expires_ms = 5000;
        store.insert(job, {"x"});
        store.write(UpdateJob{job.id, {1, 2, 3, 4}, 123});
        store.finish(JobId{1}, wire::JobState::dead, "{}");
        store.write(ReviveJob{JobId{1}});
        store.wait_for_all();
    }
    const OpenStore store{options};
    REQUIRE(store.jobs.size() == 1);
    CHECK(store.jobs[0].counters == Counters{});
    CHECK(store.jobs[0].not_before_ms == 0);
    CHECK(store.jobs[0].expires_ms == 0);
}

TEST_CASE("a dropped job leaves nothing", "[store]") {
    const TempDir dir;
    OpenStore store{{.data_dir = dir.file("q"), .spool_from = 4}};
    store.insert(stored_job(1, "a"), {"a large body"});
    store.finish(JobId{1}, wire::JobState::dead, "{}");
    store.wait_for_all();
    CHECK(spool_files(dir) == 1);
    store.write(DropJob{JobId{1}});
    store.write(FindKept{JobId{1}});
    store.write(DropJob{JobId{1}});
    const auto results = store.wait_for_all();
    CHECK(results[0].outcome == StoreOutcome::written);
    CHECK(results[0].key == "key-1");
    CHECK(results[1].outcome == StoreOutcome::not_found);
    CHECK(results[2].outcome == StoreOutcome::not_found);
    CHECK(spool_files(dir) == 0);
    CHECK(store.store.status().finished.dead == 0);
}

TEST_CASE("the dead are listed by id, a page at a time", "[store]") {
    const TempDir dir;
    OpenStore store{{.data_dir = dir.file("q")}};
    for (std::uint64_t id = 1; id <= 5; ++id) {
        store.insert(stored_job(id, "a"), {"x"});
        store.finish(JobId{id}, id == 3 ? wire::JobState::done : wire::JobState::dead, "{}");
    }
    store.write(ListKeptDead{JobId{0}, 2});
    store.write(ListKeptDead{JobId{2}, 2});
    const auto results = store.wait_for_all();
    const KeptJobs& first = *results[10].kept;
    CHECK(first.has_more);
    REQUIRE(first.jobs.size() == 2);
    CHECK(first.jobs[1].job.id == JobId{2});
    const KeptJobs& second = *results[11].kept;
    CHECK_FALSE(second.has_more);
    REQUIRE(second.jobs.size() == 2);
    CHECK(second.jobs[0].job.id == JobId{4});
}

TEST_CASE("what the jobs that are done have cost is listed by id, a page at a time", "[store]") {
    const TempDir dir;
    OpenStore store{{.data_dir = dir.file("q")}};
    for (std::uint64_t id = 1; id <= 5; ++id) {
        store.insert(stored_job(id, "a"), {"x"});
        store.finish(JobId{id}, id == 3 ? wire::JobState::dead : wire::JobState::done,
                     R"({"cpu_us":7})");
    }
    store.write(ListKeptDone{JobId{0}, 2});
    store.write(ListKeptDone{JobId{2}, 2});
    const auto results = store.wait_for_all();
    const KeptJobs& first = *results[10].kept;
    CHECK(first.is_of_costs);
    CHECK(first.has_more);
    REQUIRE(first.jobs.size() == 2);
    CHECK(*first.jobs[1].record == R"({"cpu_us":7})");
    const KeptJobs& second = *results[11].kept;
    CHECK_FALSE(second.has_more);
    REQUIRE(second.jobs.size() == 2);
    CHECK(second.jobs[0].job.id == JobId{4});
}

TEST_CASE("the dead have a retention of their own", "[store]") {
    const TempDir dir;
    OpenStore store{{.data_dir = dir.file("q"), .keep_finished = 0, .keep_dead = 2}};
    for (std::uint64_t id = 1; id <= 4; ++id) {
        store.insert(stored_job(id, "a"), {"x"});
        store.finish(JobId{id}, wire::JobState::dead, "{}");
    }
    store.insert(stored_job(5, "a"), {"x"});
    store.finish(JobId{5}, wire::JobState::done, "{}");
    store.wait_for_all();
    store.load_body(JobId{1});
    store.load_body(JobId{1});
    CHECK(store.store.status().finished.dead == 2);
    CHECK(store.store.status().finished.done == 0);
    store.write(FindKept{JobId{2}});
    store.write(FindKept{JobId{3}});
    const auto results = store.wait_for_all();
    CHECK(results[0].outcome == StoreOutcome::not_found);
    CHECK(results[1].outcome == StoreOutcome::found);
}

TEST_CASE("a batch counts how its jobs ended, in constant time, across restart and retry",
          "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    const auto counts_of = [](OpenStore& store) {
        store.write(FindBatch{"default", "b"});
        return store.wait_for_all().back().batch;
    };
    {
        OpenStore store{options};
        for (std::uint64_t id = 1; id <= 5; ++id) {
            store.insert_in_batch(stored_job(id, "a"), "b");
        }
        store.finish(JobId{1}, wire::JobState::done, "{}");
        store.finish(JobId{2}, wire::JobState::dead, "{}");
        store.finish(JobId{3}, wire::JobState::cancelled, "{}");
        store.finish(JobId{4}, wire::JobState::expired, "{}");
        const BatchCounts counts = counts_of(store);
        CHECK(counts.total == 5);
        CHECK(counts.done == 1);
        CHECK(counts.cancelled == 1);
        CHECK(counts.expired == 1);
    }
    OpenStore store{options};
    CHECK(counts_of(store).dead == 1);
    store.write(ReviveJob{JobId{2}});
    CHECK(counts_of(store).dead == 0);
    store.finish(JobId{2}, wire::JobState::done, "{}");
    CHECK(counts_of(store).done == 2);
    store.write(FindBatch{"default", "another"});
    CHECK(store.wait_for_all().back().outcome == StoreOutcome::not_found);
}

TEST_CASE("pictures that are delivered as bytes are kept with their result", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    const std::string pictures = std::string(wire::max_chunk_bytes, 'p') + "tail";
    {
        OpenStore store{options};
        JobRecord job = stored_job(1, "a");
        job.deliver = wire::Deliver::bytes;
        store.insert(job, {"x"});
        store.wait_for_all();
    }
    {
        OpenStore store{options};
        REQUIRE(store.jobs.size() == 1);
        CHECK(store.jobs[0].deliver == wire::Deliver::bytes);
        store.deliver(JobId{1}, pictures);
        store.wait_for_all();
    }
    OpenStore store{options};
    store.write(FindPictures{JobId{1}, "default", 0});
    store.write(FindPictures{JobId{1}, "", wire::max_chunk_bytes});
    store.write(FindPictures{JobId{1}, "other", 0});
    store.write(FindPictures{JobId{1}, "", 2 * wire::max_chunk_bytes});
    store.write(FindPictures{JobId{1}, "", 7});
    store.write(FindPictures{JobId{2}, "", 0});
    const auto results = store.wait_for_all();
    CHECK((*results[0].record == pictures.substr(0, wire::max_chunk_bytes)));
    CHECK(*results[1].record == "tail");
    for (std::size_t i = 2; i < results.size(); ++i) {
        CHECK(results[i].outcome == StoreOutcome::not_found);
    }
}

TEST_CASE("a job that is sent again is answered by its like only: files or bytes", "[store]") {
    const TempDir dir;
    OpenStore store{{.data_dir = dir.file("q")}};
    JobRecord job = stored_job(1, "a");
    store.insert(job, {"x"});
    store.finish(JobId{1}, wire::JobState::done, "{}");
    JobRecord as_bytes = stored_job(2, "a");
    as_bytes.key = job.key;
    as_bytes.outputs = job.outputs;
    as_bytes.deliver = wire::Deliver::bytes;
    store.insert(as_bytes, {"x"}, true);
    store.deliver(JobId{2}, "picture");
    JobRecord again = as_bytes;
    again.id = JobId{3};
    store.insert(again, {"x"}, true);
    const auto results = store.wait_for_all();
    CHECK(results[2].outcome == StoreOutcome::written);
    CHECK(results[4].outcome == StoreOutcome::already_finished);
    CHECK(results[4].id == JobId{2});
}

TEST_CASE("the oldest results go when pictures are more than may be kept", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q"), .keep_picture_bytes = 2500};
    const DataDirectory directory{options.data_dir};
    Writer writer{directory, options};
    const auto run = [&](StoreRequest&& request) {
        return writer.apply(std::span{&request, 1}).value().front();
    };
    const std::string picture(1000, 'p');
    for (std::uint64_t id = 1; id <= 4; ++id) {
        JobRecord job = stored_job(id, "a");
        job.deliver = wire::Deliver::bytes;
        run({.ticket = Ticket{id}, .op = InsertJob{job, false}});
        run({.ticket = Ticket{id},
             .op = FinishJob{.id = job.id, .key = job.key, .finished_ms = 1000},
             .body = {.frames = {as_bytes(picture)}, .owner = nullptr},
             .record = std::make_shared<const std::string>("{}")});
    }
    CHECK(writer.prune({.passed_ms = 1000, .wall_ms = 1000}, 1));
    for (std::uint64_t id = 1; id <= 4; ++id) {
        const auto outcome = id > 2 ? StoreOutcome::found : StoreOutcome::not_found;
        CHECK(run({.ticket = {}, .op = FindPictures{JobId{id}, "", 0}}).outcome == outcome);
        CHECK(run({.ticket = {}, .op = FindResult{JobId{id}, ""}}).outcome == outcome);
    }
}

TEST_CASE("paused queues are remembered", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    {
        OpenStore store{options};
        store.write(SetPaused{"a", true});
        store.write(SetPaused{"b", true});
        store.write(SetPaused{"b", false});
        store.wait_for_all();
    }
    const DataDirectory directory{options.data_dir};
    Writer writer{directory, options};
    CHECK(writer.paused_queues() == std::vector<std::string>{"a"});
}

TEST_CASE("a queue of version 1 is brought to this one, with its jobs and results", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    fs::create_directory(dir.file("q"));
    {
        Connection connection{dir.file("q/queue.db"), true};
        connection.execute(version_1);
    }
    OpenStore store{options};
    REQUIRE(store.jobs.size() == 1);
    CHECK(store.jobs[0].key == "old");
    CHECK(store.jobs[0].priority == wire::Priority::high);
    CHECK(store.jobs[0].producer.empty());
    CHECK(store.store.id() == "0123456789abcdef");
    CHECK(store.store.next_id() == JobId{10});
    store.write(FindKept{JobId{8}});
    store.write(ReviveJob{JobId{8}});
    store.finish(JobId{7}, wire::JobState::dead, "{}");
    store.write(ReviveJob{JobId{7}});
    const auto results = store.wait_for_all();
    CHECK(results[0].outcome == StoreOutcome::found);
    CHECK(results[1].outcome == StoreOutcome::not_found);  // its body was not kept then
    CHECK(results[3].outcome == StoreOutcome::written);
}

TEST_CASE("a queue of version 2 gets room for pictures, and keeps what it has", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    {
        OpenStore store{options};
        store.insert(stored_job(1, "a"), {"x"});
        store.insert(stored_job(2, "a"), {"x"});
        store.finish(JobId{2}, wire::JobState::dead, "{}");
        store.wait_for_all();
    }
    {
        Connection connection{dir.file("q/queue.db"), false};
        connection.execute("DROP TABLE pictures");
        for (const char* column : {"jobs DROP COLUMN deliver", "dead DROP COLUMN deliver",
                                   "results DROP COLUMN picture_bytes"}) {
            connection.execute(std::string{"ALTER TABLE "} + column);
        }
        connection.execute("PRAGMA user_version=2");
    }
    OpenStore store{options};
    REQUIRE(store.jobs.size() == 1);
    CHECK(store.jobs[0].deliver == wire::Deliver::files);
    store.write(ReviveJob{JobId{2}});
    CHECK(store.wait_for_all().at(0).outcome == StoreOutcome::written);
}

TEST_CASE("a migration that fails in the middle changes nothing", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    fs::create_directory(dir.file("q"));
    {
        Connection connection{dir.file("q/queue.db"), true};
        connection.execute(version_1);
        connection.execute("CREATE TABLE queues(in_the_way TEXT)");
    }
    CHECK_THROWS_AS(OpenStore{options}, StoreFailure);
    Connection connection{dir.file("q/queue.db"), false};
    CHECK(connection.ask("PRAGMA user_version") == "1");
    CHECK(connection.ask("SELECT count(*) FROM pragma_table_info('jobs')") == "16");
}

TEST_CASE("a large body is a file of its own, loaded as it was, and gone with its job", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q"), .spool_from = 1000};
    const std::string large(100'000, 'x');
    {
        OpenStore store{options};
        store.insert(stored_job(1, "a"), {large, "", "tail"});
        store.insert(stored_job(2, "a"), {"small"});
        store.wait_for_all();
        CHECK(spool_files(dir) == 1);
    }
    OpenStore store{options};
    const LoadedBody loaded = store.load_body(JobId{1});
    CHECK_FALSE(loaded.error);
    CHECK(loaded.body.frames.empty());
    REQUIRE(loaded.file.has_value());
    CHECK((frames_of(loaded) == std::vector<std::string>{large, "", "tail"}));
    CHECK(loaded.file->file_bytes == fs::file_size(loaded.file->path));
    store.finish(JobId{1}, wire::JobState::done, "{}");
    store.wait_for_all();
    CHECK(spool_files(dir) == 0);
}

TEST_CASE("a file that came in pieces is the job's when it is committed, and nobody's before",
          "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    const auto upload = [&] {
        BodyWriter writer{dir.file("q/spool/upload-1"), {4, 3}, std::string(64, 'a')};
        CHECK(writer.add(as_bytes("fourth")) == Step::done);
        CHECK(writer.add(as_bytes("r")) == Step::done);
        CHECK(writer.finish() == Step::done);
        return std::make_shared<UploadedFile>(writer.path());
    };
    OpenStore store{options};
    static_cast<void>(upload());
    CHECK(spool_files(dir) == 0);  // nobody took it
    store.insert_upload(stored_job(1, "a"), upload());
    store.wait_for_all();
    CHECK(spool_files(dir) == 1);
    const LoadedBody loaded = store.load_body(JobId{1});
    REQUIRE(loaded.file.has_value());
    CHECK(frames_of(loaded) == std::vector<std::string>{"four", "thr"});
}

TEST_CASE("an unfinished file of pieces is removed", "[store]") {
    const TempDir dir;
    {
        BodyWriter writer{dir.file("half"), {1000}, std::string(64, 'a')};
        CHECK(writer.add(as_bytes("half")) == Step::done);
        CHECK(fs::exists(dir.file("half")));
    }
    CHECK_FALSE(fs::exists(dir.file("half")));
}

TEST_CASE("a spool file that is gone, cut or another job's is found when the body is loaded",
          "[store]") {
    const TempDir dir;
    OpenStore store{{.data_dir = dir.file("q"), .spool_from = 10}};
    store.insert(stored_job(1, "a"), {std::string(5000, 'x')});
    store.insert(stored_job(2, "a"), {std::string(5000, 'y')});
    store.wait_for_all();
    const std::string path = spool_path(dir.file("q/spool"), JobId{1});
    const auto error = [&] {
        const LoadedBody body = store.load_body(JobId{1});
        return body.error && body.error->code == ErrorCode::checksum;
    };
    CHECK_FALSE(error());
    fs::copy_file(spool_path(dir.file("q/spool"), JobId{2}), path,
                  fs::copy_options::overwrite_existing);
    CHECK(error());
    fs::resize_file(path, 100);
    CHECK(error());
    fs::resize_file(path, 0);
    CHECK(error());
    fs::remove(path);
    CHECK(error());
}

TEST_CASE("spool files without a job, and unfinished ones, are removed at start", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q"), .spool_from = 10};
    {
        OpenStore store{options};
        store.insert(stored_job(1, "a"), {std::string(5000, 'x')});
        store.insert(stored_job(2, "a"), {std::string(5000, 'x')});
        store.finish(JobId{2}, wire::JobState::dead, "{}");
        store.wait_for_all();
    }
    std::ofstream{dir.file("q/spool/01/257")} << "an orphan";
    std::ofstream{dir.file("q/spool/01/1.new")} << "unfinished";
    CHECK(spool_files(dir) == 4);
    OpenStore store{options};
    CHECK(spool_files(dir) == 2);
    CHECK_FALSE(store.load_body(JobId{1}).error);
    store.write(ReviveJob{JobId{2}});
    store.wait_for_all();
    CHECK_FALSE(store.load_body(JobId{2}).error);
}

TEST_CASE("after a backlog the files are within a tenth of where they began", "[store]") {
    const TempDir dir;
    OpenStore store{
        {.data_dir = dir.file("q"), .keep_finished = 0, .spool_from = 50'000, .ballast_bytes = 0}};
    store.insert(stored_job(1, "a"), {"warm"});
    store.finish(JobId{1}, wire::JobState::done, "{}");
    store.wait_for_all();
    const std::uint64_t before = store.store.bytes_on_disk();
    constexpr std::uint64_t jobs = 2000;
    for (std::uint64_t id = 2; id <= jobs; ++id) {
        store.insert(stored_job(id, "a"), {std::string(id % 100 == 0 ? 60'000 : 20'000, 'x')});
    }
    store.wait_for_all();
    CHECK(store.store.bytes_on_disk() > before + 30'000'000);
    for (std::uint64_t id = 2; id <= jobs; ++id) {
        store.finish(JobId{id}, wire::JobState::done, "{}");
    }
    store.wait_for_all();
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    const std::uint64_t most = std::max<std::uint64_t>(before + before / 10, 4'000'000);
    while (store.store.bytes_on_disk() > most && std::chrono::steady_clock::now() < limit) {
        store.load_body(JobId{1});  // a round without a write
    }
    CHECK(store.store.bytes_on_disk() <= most);
    CHECK(spool_files(dir) == 0);
}

TEST_CASE("the ballast is there while there is room", "[store]") {
    const TempDir dir;
    const OpenStore store{{.data_dir = dir.file("q"), .ballast_bytes = 1 << 20}};
    CHECK(fs::file_size(dir.file("q/ballast")) == 1 << 20);
}

}  // namespace plotmill::test
