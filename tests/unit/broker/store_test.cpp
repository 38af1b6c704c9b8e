// What is reported as committed is there after anything; what cannot be trusted is refused.

#include "broker/store/store.hpp"

#include "broker/store/failure.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/unit/broker/store_world.hpp"

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

namespace plotmill::test {
namespace {

namespace fs = std::filesystem;

void overwrite(const std::string& path, std::streamoff at, const std::string& bytes) {
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(at);
    file << bytes;
}

ExitCode refusal_of(const StoreOptions& options, std::string* message = nullptr) {
    try {
        OpenStore store{options};
    } catch (const StoreFailure& failure) {
        if (message != nullptr) {
            *message = failure.what();
        }
        return failure.exit_code();
    }
    return ExitCode::ok;
}

}  // namespace

TEST_CASE("a job comes back from disk as it was, with counters and body", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    JobRecord job = stored_job(1, "溫度");
    job.outputs = {"a/b.png", "c.svg"};
    job.priority = wire::Priority::low;
    job.time_limit_s = 2.5;
    job.not_before_ms = 99;
    std::string id;
    {
        OpenStore store{options};
        id = store.store.id();
        store.insert(job, {"first", "", "third"});
        store.write(UpdateJob{job.id, {1, 2, 3, 4}, 123});
        store.wait_for_all();
    }
    OpenStore again{options};
    CHECK(again.store.id() == id);
    CHECK(again.store.next_id() == JobId{2});
    REQUIRE(again.jobs.size() == 1);
    const JobRecord& loaded = again.jobs[0];
    CHECK(loaded.key == job.key);
    CHECK(loaded.outputs == job.outputs);
    CHECK(loaded.priority == wire::Priority::low);
    CHECK(loaded.time_limit_s == 2.5);
    CHECK(loaded.counters == Counters{1, 2, 3, 4});
    CHECK(loaded.not_before_ms == 123);
    const LoadedBody body = again.load_body(job.id);
    CHECK_FALSE(body.error);
    REQUIRE(body.body.frames.size() == 3);
    CHECK(as_text(body.body.frames[0]) == "first");
    CHECK(body.body.frames[1].empty());
}

TEST_CASE("a finished job keeps its result and loses its body", "[store]") {
    const TempDir dir;
    OpenStore store{{.data_dir = dir.file("q")}};
    store.insert(stored_job(1, "a"), {"body"});
    store.finish(JobId{1}, wire::JobState::done, R"({"host":"h"})");
    store.write(FindResult{JobId{1}});
    store.write(FindResult{JobId{2}});
    const auto results = store.wait_for_all();
    REQUIRE(results.size() == 4);
    CHECK(results[2].outcome == StoreOutcome::found);
    CHECK(results[2].key == "key-1");
    CHECK(results[2].state == wire::JobState::done);
    CHECK(*results[2].record == R"({"host":"h"})");
    CHECK(results[3].outcome == StoreOutcome::not_found);
    CHECK(store.load_body(JobId{1}).body.frames.empty());
    CHECK(store.store.status().finished.done == 1);
}

TEST_CASE("resend: a finished job of the same key and content answers, others do not", "[store]") {
    const TempDir dir;
    OpenStore store{{.data_dir = dir.file("q")}};
    store.insert(stored_job(1, "a"), {"body"});
    store.finish(JobId{1}, wire::JobState::dead, "{}");
    JobRecord same = stored_job(1, "a");
    same.id = JobId{2};
    store.insert(same, {"body"}, true);
    JobRecord other_content = same;
    other_content.id = JobId{3};
    other_content.sha256[0] = 'f';
    store.insert(other_content, {"body"}, true);
    JobRecord other_paths = same;
    other_paths.id = JobId{4};
    other_paths.outputs = {"elsewhere.png"};
    store.insert(other_paths, {"body"}, true);
    JobRecord not_resent = same;
    not_resent.id = JobId{5};
    store.insert(not_resent, {"body"});
    const auto results = store.wait_for_all();
    CHECK(results[2].outcome == StoreOutcome::already_finished);
    CHECK(results[2].id == JobId{1});
    CHECK(results[2].state == wire::JobState::dead);
    CHECK(results[3].outcome == StoreOutcome::written);
    CHECK(results[4].outcome == StoreOutcome::written);
    CHECK(results[5].outcome == StoreOutcome::written);
}

TEST_CASE("ending a job whose insert was not written changes nothing", "[store]") {
    const TempDir dir;
    OpenStore store{{.data_dir = dir.file("q")}};
    store.finish(JobId{7}, wire::JobState::cancelled, "{}");
    CHECK(store.wait_for_all().at(0).outcome == StoreOutcome::not_found);
}

TEST_CASE("a body that changed on disk is found by its digest", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    {
        OpenStore store{options};
        store.insert(stored_job(1, "a"), {std::string(5000, 'x')});
        store.wait_for_all();
    }
    std::ostringstream read;
    read << std::ifstream{dir.file("q/queue.db"), std::ios::binary}.rdbuf();
    const std::string content = read.str();
    const std::size_t at = content.find(std::string(100, 'x'));
    REQUIRE(at != std::string::npos);
    overwrite(dir.file("q/queue.db"), static_cast<std::streamoff>(at), "y");
    OpenStore store{options};
    const LoadedBody body = store.load_body(JobId{1});
    REQUIRE(body.error);
    CHECK(body.error->code == ErrorCode::checksum);
}

TEST_CASE("a full store refuses new jobs and still ends the old ones", "[store]") {
    const TempDir dir;
    OpenStore store{{.data_dir = dir.file("q"), .max_store_bytes = 400 * 1024}};
    for (std::uint64_t id = 1; id <= 20; ++id) {
        store.insert(stored_job(id, "a"), {std::string(50'000, 'x')});
        store.wait_for_all();
    }
    CHECK(store.outcomes[StoreOutcome::full] > 5);
    CHECK(store.outcomes[StoreOutcome::written] > 3);
    store.finish(JobId{1}, wire::JobState::done, "{}");
    CHECK(store.wait_for_all().at(0).outcome == StoreOutcome::written);
    store.insert(stored_job(30, "a"), {"small again"});
    CHECK(store.wait_for_all().at(0).outcome == StoreOutcome::written);
}

TEST_CASE("finished jobs are forgotten beyond their number and age, ids are never given again",
          "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q"), .keep_finished = 10};
    {
        OpenStore store{options};
        for (std::uint64_t id = 1; id <= 700; ++id) {
            store.insert(stored_job(id, "a"), {"body"});
            store.finish(JobId{id}, wire::JobState::done, "{}");
        }
        store.wait_for_all();
        store.write(FindResult{JobId{1}});
        store.wait_for_all();
        store.load_body(JobId{1});  // an idle round, in which the rest is forgotten
        store.load_body(JobId{1});
        CHECK(store.store.status().finished.done == 10);
    }
    OpenStore again{options};
    CHECK(again.store.status().finished.done == 10);
    CHECK(again.store.next_id() == JobId{701});
    again.clock.advance(std::chrono::hours{25});
    again.load_body(JobId{1});
    again.load_body(JobId{1});
    CHECK(again.store.status().finished.done == 0);
}

TEST_CASE("a wall clock that jumps forgets nothing: results age by the time that passes",
          "[store]") {
    const TempDir dir;
    OpenStore store{{.data_dir = dir.file("q"), .keep_finished = 10}};
    const auto two_idle_rounds = [&] {
        store.load_body(JobId{1});
        store.load_body(JobId{1});
        return store.store.status().finished.done;
    };
    store.insert(stored_job(1, "a"), {"body"});
    store.finish(JobId{1}, wire::JobState::done, "{}");
    store.wait_for_all();
    CHECK(two_idle_rounds() == 1);
    store.clock.jump_wall(std::chrono::hours{24 * 365});
    CHECK(two_idle_rounds() == 1);
    store.clock.jump_wall(-std::chrono::hours{24 * 730});
    store.insert(stored_job(2, "b"), {"body"});
    store.finish(JobId{2}, wire::JobState::done, "{}");
    store.wait_for_all();
    CHECK(two_idle_rounds() == 2);
    store.clock.advance(std::chrono::hours{25});
    CHECK(two_idle_rounds() == 0);
}

TEST_CASE("garbage, an empty file, a folder: refused, never replaced by an empty queue",
          "[store]") {
    const TempDir dir;
    fs::create_directories(dir.file("q"));
    const std::string path = dir.file("q/queue.db");
    const StoreOptions options{.data_dir = dir.file("q")};
    std::string message;
    std::ofstream{path} << std::string(10'000, 'g');
    CHECK(refusal_of(options, &message) == ExitCode::storage);
    CHECK(message.find("not a database") != std::string::npos);
    CHECK(fs::file_size(path) == 10'000);
    std::ofstream{path, std::ios::trunc};
    CHECK(refusal_of(options, &message) == ExitCode::storage);
    CHECK(message.find("is empty") != std::string::npos);
    fs::remove(path);
    fs::create_directory(path);
    CHECK(refusal_of(options) == ExitCode::config);
    fs::remove(path);
    std::ofstream{path + "-wal"} << "log";
    CHECK(refusal_of(options, &message) == ExitCode::storage);
    CHECK(message.find("is missing") != std::string::npos);
}

TEST_CASE("another schema version or application is refused with both numbers", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    { OpenStore store{options}; }
    const auto set = [&](const std::string& pragma) {
        Connection connection{dir.file("q/queue.db"), false};
        connection.execute("PRAGMA " + pragma);
    };
    std::string message;
    set("user_version=4");
    CHECK(refusal_of(options, &message) == ExitCode::config);
    CHECK(message.find("schema version 4, this broker reads version 1 to 3") != std::string::npos);
    set("user_version=3");
    CHECK(refusal_of(options) == ExitCode::ok);
    set("application_id=5");
    CHECK(refusal_of(options) == ExitCode::config);
}

TEST_CASE("a damaged page is found at start", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    {
        OpenStore store{options};
        for (std::uint64_t id = 1; id <= 300; ++id) {
            store.insert(stored_job(id, "a"), {"body"});
        }
        store.wait_for_all();
    }
    const auto pages = static_cast<std::streamoff>(fs::file_size(dir.file("q/queue.db")) / 4096);
    for (std::streamoff page = 3; page < pages; ++page) {
        overwrite(dir.file("q/queue.db"), page * 4096, std::string(64, '\x7f'));
    }
    CHECK(refusal_of(options) == ExitCode::storage);
}

TEST_CASE("one folder, one broker", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    OpenStore store{options};
    std::string message;
    CHECK(refusal_of(options, &message) == ExitCode::config);
    CHECK(message.find("another broker uses it") != std::string::npos);
    struct stat info {};
    REQUIRE(::stat(dir.file("q").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0700);
}

TEST_CASE("a log cut at any byte recovers a prefix of what was committed", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    const TempDir copy;
    {
        OpenStore store{options};
        for (std::uint64_t id = 1; id <= 30; ++id) {
            store.insert(stored_job(id, "a"), {"body"});
            store.wait_for_all();
        }
        for (const auto& entry : fs::directory_iterator(dir.file("q"))) {
            fs::copy(entry.path(), copy.path() / entry.path().filename());
        }
    }
    std::mt19937_64 random{7};
    const auto size = fs::file_size(copy.file("queue.db-wal"));
    for (int i = 0; i < 20; ++i) {
        const TempDir cut;
        fs::copy(copy.path(), cut.file("q"), fs::copy_options::recursive);
        fs::resize_file(cut.file("q/queue.db-wal"), random() % size);
        OpenStore store{{.data_dir = cut.file("q")}};
        for (std::size_t at = 0; at < store.jobs.size(); ++at) {
            REQUIRE(store.jobs[at].id == JobId{at + 1});
            REQUIRE_FALSE(store.load_body(JobId{at + 1}).error);
        }
    }
}

namespace {

/// Writes for ever, and says each committed id on the pipe after it was reported.
[[noreturn]] void write_until_killed(const StoreOptions& options, std::uint64_t first, int pipe) {
    OpenStore store{options};
    for (std::uint64_t id = first;; id += 8) {
        for (std::uint64_t i = id; i < id + 8; ++i) {
            store.insert(stored_job(i, "a"), {"body of it", "more"});
        }
        for (const StoreResult& result : store.wait_for_all()) {
            const std::uint64_t committed = first + result.ticket.value() - 1;
            if (::write(pipe, &committed, sizeof committed) != sizeof committed) {
                ::_exit(1);
            }
        }
    }
}

}  // namespace

TEST_CASE("kill -9 at any moment: everything that was reported is there", "[store]") {
    const TempDir dir;
    const StoreOptions options{.data_dir = dir.file("q")};
    std::mt19937_64 random{11};
    std::set<std::uint64_t> reported;
    std::uint64_t next = 1;
    for (int round = 0; round < 12; ++round) {
        int pipe[2];
        REQUIRE(::pipe(pipe) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            write_until_killed(options, next, pipe[1]);
        }
        ::close(pipe[1]);
        const std::uint64_t enough = reported.size() + 20 + random() % 400;
        std::uint64_t id = 0;
        while (reported.size() < enough && ::read(pipe[0], &id, sizeof id) == sizeof id) {
            reported.insert(id);
        }
        ::kill(child, SIGKILL);
        while (::read(pipe[0], &id, sizeof id) == sizeof id) {
            reported.insert(id);  // said before the end
        }
        ::close(pipe[0]);
        ::waitpid(child, nullptr, 0);
        REQUIRE(reported.size() >= enough);

        OpenStore store{options};
        std::set<std::uint64_t> there;
        for (const JobRecord& job : store.jobs) {
            there.insert(job.id.value());
        }
        for (const std::uint64_t one : reported) {
            REQUIRE(there.contains(one));
        }
        REQUIRE_FALSE(store.load_body(JobId{*reported.rbegin()}).error);
        next = store.store.next_id().value();
    }
}

}  // namespace plotmill::test
