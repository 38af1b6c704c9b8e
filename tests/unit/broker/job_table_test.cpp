// What the broker keeps of a living job, and how it finds it again.

#include "broker/core/job_table.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace plotmill::test {
namespace {

using namespace broker;

JobRecord table_job(std::uint64_t id, const std::string& batch = "") {
    const std::string number = std::to_string(id);
    return {.id = JobId{id},
            .name_space = id % 3 == 0 ? "lab" : "default",
            .key = "k" + number,
            .queue = "default",
            .producer = "script",
            .batch = batch,
            .outputs = {number + "_a.png", number + "_b.png"},
            .sha256 = std::string(62, 'a') + "0f",
            .bytes = 10};
}

}  // namespace

TEST_CASE("a table of jobs finds exactly those that live, by id, key and path", "[broker]") {
    JobTable table;
    std::set<std::uint64_t> living;
    std::mt19937_64 random{7};
    for (std::uint64_t id = 1; id <= 3000; ++id) {
        table.insert(table_job(id));
        living.insert(id);
        while (living.size() > 400 || (id > 2000 && living.size() > 3)) {
            const auto at = living.lower_bound(random() % id);
            const std::uint64_t gone = at == living.end() ? *living.begin() : *at;
            table.erase(JobId{gone});
            living.erase(gone);
        }
    }
    REQUIRE(table.size() == living.size());
    CHECK(table.bytes() == 10 * living.size());
    for (std::uint64_t id = 1; id <= 3000; ++id) {
        const JobRecord job = table_job(id);
        const std::string& other = job.name_space == "lab" ? "default" : "lab";
        const Job* const found = table.find(job.id);
        REQUIRE((found != nullptr) == living.contains(id));
        REQUIRE(table.find_key(job.name_space, job.key) == found);
        REQUIRE(table.find_key(other, job.key) == nullptr);
        REQUIRE(table.find_path(job.outputs[0]) == found);
        REQUIRE(table.find_path(job.outputs[1]) == found);
    }
}

TEST_CASE("the first of a long line of jobs ends as fast as the only one", "[broker]") {
    constexpr std::uint64_t jobs = 300'000;  // squared, this would not end in time
    JobTable table;
    for (std::uint64_t id = 1; id <= jobs; ++id) {
        table.insert({.id = JobId{id}, .key = std::to_string(id)});
    }
    for (std::uint64_t id = 1; id <= jobs; ++id) {
        table.erase(JobId{id});
    }
    CHECK(table.size() == 0);
}

TEST_CASE("what is kept of a job is what came", "[broker]") {
    JobTable table;
    JobRecord record = table_job(9, "monday");
    record.priority = wire::Priority::low;
    record.time_limit_s = 2.5;
    record.max_attempts = 7;
    record.accepted_ms = 1234;
    record.counters = {.failures = 1, .crashes = 2, .returns = 3, .leases = 6};
    const JobRecord kept = record_of(table.insert(record));
    CHECK(kept.id == record.id);
    CHECK(kept.name_space == "lab");
    CHECK(kept.key == "k9");
    CHECK(kept.queue == "default");
    CHECK(kept.producer == "script");
    CHECK(kept.batch == "monday");
    CHECK(kept.priority == wire::Priority::low);
    CHECK(kept.outputs == record.outputs);
    CHECK(kept.sha256 == record.sha256);
    CHECK(kept.bytes == 10);
    CHECK(kept.time_limit_s == 2.5);
    CHECK(kept.max_attempts == 7);
    CHECK(kept.accepted_ms == 1234);
    CHECK(kept.counters == record.counters);
}

TEST_CASE("names that were released are free, though their job still lives", "[broker]") {
    JobTable table;
    Job& old = table.insert(table_job(1));
    table.release_names(old);
    JobRecord next = table_job(1);
    next.id = JobId{2};
    Job& young = table.insert(next);
    table.erase(JobId{1});
    CHECK(table.find(JobId{1}) == nullptr);
    CHECK(table.find_key("default", "k1") == &young);
    CHECK(table.find_path("1_b.png") == &young);
}

TEST_CASE("a digest that is not 64 hex digits is nobody's", "[broker]") {
    const Sha256Bytes none{};
    CHECK(hex_of(sha256_from_hex(std::string(62, '9') + "af")) == std::string(62, '9') + "af");
    CHECK(sha256_from_hex("") == none);
    CHECK(sha256_from_hex(std::string(63, '1')) == none);
    CHECK(sha256_from_hex(std::string(63, '1') + "g") == none);
}

TEST_CASE("the names that jobs have in common are kept once, until the last job ends", "[broker]") {
    Origins origins;
    const OriginNames monday{"default", "q", "script", "monday"};
    const Origin& first = origins.take(monday);
    const Origin& other = origins.take({"default", "q", "script", "tuesday"});
    CHECK(&origins.take(monday) == &first);
    CHECK(&other != &first);
    CHECK(first.share == other.share);
    origins.release(first);
    CHECK(origins.size() == 2);
    origins.release(first);
    CHECK(origins.size() == 1);
    CHECK(origins.take(monday).batch == "monday");
    origins.release(other);
    CHECK(origins.size() == 1);
}

TEST_CASE("of a job's watchers each is told once, however many there are", "[broker]") {
    Watchers watchers;
    CHECK(watchers.size() == 0);
    for (std::uint64_t id = 1; id <= 4; ++id) {
        watchers.add(ProducerId{id});
    }
    CHECK(watchers.contains(ProducerId{1}));
    CHECK(watchers.contains(ProducerId{4}));
    CHECK_FALSE(watchers.contains(ProducerId{5}));
    watchers.erase_if([](ProducerId id) { return id == ProducerId{1} || id == ProducerId{3}; });
    std::vector<ProducerId> told;
    watchers.for_each([&](ProducerId id) { told.push_back(id); });
    CHECK(told == std::vector<ProducerId>{ProducerId{2}, ProducerId{4}});
}

}  // namespace plotmill::test
