#pragma once
// Keeps what was committed, as the real store would; complains of what must not happen.

#include "broker/core/dispatcher.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace plotmill::test {

using namespace broker;

struct ModelStore {
    std::map<JobId, JobRecord> jobs;
    std::map<JobId, FinishJob> results;
    std::map<JobId, JobRecord> dead;
    std::map<JobId, std::string> contents;             // of every job that ever was
    std::set<std::pair<JobId, wire::JobState>> ended;  // of every end that ever was
    std::set<std::string> paused;

    StoreResult apply(const Persist& write, bool is_full) {
        StoreResult result{.ticket = write.ticket};
        if (const auto* insert = std::get_if<InsertJob>(&write.op)) {
            apply(*insert, is_full, result);
        } else if (const auto* update = std::get_if<UpdateJob>(&write.op)) {
            jobs.at(update->id).counters = update->counters;
            jobs.at(update->id).not_before_ms = update->not_before_ms;
        } else if (const auto* finish = std::get_if<FinishJob>(&write.op)) {
            apply(*finish, result);
        } else if (const auto* find = std::get_if<FindResult>(&write.op)) {
            result.outcome =
                results.contains(find->id) ? StoreOutcome::found : StoreOutcome::not_found;
            tell(find->id, result);
        } else if (const auto* kept = std::get_if<FindKept>(&write.op)) {
            apply(*kept, result);
        } else if (const auto* revive = std::get_if<ReviveJob>(&write.op)) {
            apply(*revive, result);
        } else if (const auto* pause = std::get_if<SetPaused>(&write.op)) {
            pause->is_paused ? static_cast<void>(paused.insert(pause->queue))
                             : static_cast<void>(paused.erase(pause->queue));
        }
        return result;
    }

private:
    void apply(const InsertJob& insert, bool is_full, StoreResult& result) {
        for (const auto& [id, finished] : results) {
            if (insert.resend && finished.key == insert.job.key &&
                contents.at(id) == insert.job.sha256) {
                result.outcome = StoreOutcome::already_finished;
                return tell(id, result);
            }
        }
        if (is_full) {
            result.outcome = StoreOutcome::full;
            return;
        }
        REQUIRE(jobs.emplace(insert.job.id, insert.job).second);
        contents[insert.job.id] = insert.job.sha256;
    }
    void apply(const FinishJob& finish, StoreResult& result) {
        const auto job = jobs.find(finish.id);
        if (job == jobs.end()) {
            result.outcome = StoreOutcome::not_found;
            return;
        }
        REQUIRE_FALSE(results.contains(finish.id));  // one final state at a time
        if (finish.state == wire::JobState::dead) {
            dead[finish.id] = job->second;
        }
        jobs.erase(job);
        results[finish.id] = finish;
        ended.emplace(finish.id, finish.state);
        tell(finish.id, result);
    }
    void apply(const FindKept& find, StoreResult& result) {
        const auto found = results.find(find.id);
        if (found == results.end()) {
            result.outcome = StoreOutcome::not_found;
            return;
        }
        KeptJob kept{.job = {.id = find.id}, .state = found->second.state};
        if (const auto job = dead.find(find.id); job != dead.end()) {
            kept.job = job->second;
        }
        result.outcome = StoreOutcome::found;
        result.kept = std::make_shared<const KeptJobs>(KeptJobs{.jobs = {kept}});
    }
    void apply(const ReviveJob& revive, StoreResult& result) {
        const auto job = dead.find(revive.id);
        if (job == dead.end()) {
            result.outcome = StoreOutcome::not_found;
            return;
        }
        JobRecord record = job->second;
        record.counters = {};
        record.not_before_ms = 0;
        record.expires_ms = 0;
        dead.erase(job);
        results.erase(revive.id);
        REQUIRE(jobs.emplace(revive.id, record).second);
    }
    void tell(JobId id, StoreResult& result) {
        if (const auto found = results.find(id); found != results.end()) {
            result.id = id;
            result.key = found->second.key;
            result.state = found->second.state;
            result.record = std::make_shared<const std::string>("{}");
        }
    }
};

}  // namespace plotmill::test
