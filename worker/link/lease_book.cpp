#include "worker/link/lease_book.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::worker {

bool LeaseBook::take(wire::Assign&& assign, std::vector<transport::Frame>&& body, TimePoint now) {
    credit_ -= std::min<std::uint64_t>(1, credit_);
    const Token token = assign.lease.token;
    const auto [job, is_new] = jobs_.try_emplace(token);
    if (is_new) {
        job->second.assign = std::move(assign);
        job->second.is_fetching = !job->second.assign.file.empty();
        job->second.body = std::move(body);
        job->second.arrived_at = now;
        queue_.push_back(token);
    }
    return is_new;
}

void LeaseBook::arrived(Token token, UniqueFd file) {
    if (HeldJob* const job = find(token)) {
        job->file = std::move(file);
        job->is_fetching = false;
    }
}

HeldJob* LeaseBook::find(Token token) {
    const auto found = jobs_.find(token);
    return found == jobs_.end() ? nullptr : &found->second;
}

HeldJob* LeaseBook::first_queued(bool may_be_alone) {
    for (const Token token : queue_) {
        HeldJob* const job = &jobs_.at(token);
        if (!job->is_fetching && (may_be_alone || !job->assign.alone)) {
            return job;
        }
    }
    return nullptr;
}

void LeaseBook::start(Token token, const RendererName& renderer, TimePoint now) {
    HeldJob& job = jobs_.at(token);
    leave_state(job);
    job.state = LeaseState::running;
    job.renderer = renderer;
    job.started_at = now;
    ++running_;
}

void LeaseBook::take_back(Token token) {
    const auto found = jobs_.find(token);
    HeldJob& job = found->second;
    leave_state(job);
    if (job.is_revoked) {
        forget(found);
        return;
    }
    job.state = LeaseState::queued;
    queue_.push_front(token);
}

void LeaseBook::put_back(Token token) {
    take_back(token);
    if (HeldJob* const job = find(token)) {
        job->was_put_back = true;
    }
}

void LeaseBook::publish(Token token, JobReport&& report, TimePoint now) {
    HeldJob& job = jobs_.at(token);
    leave_state(job);
    job.state = LeaseState::publishing;
    job.body.clear();  // it is drawn: nobody reads it again
    job.file.reset();
    job.report = std::move(report);
    job.reported_at = now;
    ++publishing_;
}

void LeaseBook::conclude(Token token, Outcome&& outcome) {
    const auto found = jobs_.find(token);
    if (found == jobs_.end()) {
        return;
    }
    HeldJob& job = found->second;
    leave_state(job);
    job.state = LeaseState::concluded;
    if (job.is_revoked) {
        forget(found);
        return;
    }
    job.outcome = std::move(outcome);
    picture_bytes_ += job.outcome.pictures.size();
    job.body.clear();
    job.file.reset();
    job.report = {};
    unsaid_.push_back(token);
}

void LeaseBook::settle(Token token) {
    const auto found = jobs_.find(token);
    if (found != jobs_.end() && found->second.state == LeaseState::concluded) {
        forget(found);
    }
}

void LeaseBook::revoke(Token token) {
    const auto found = jobs_.find(token);
    if (found == jobs_.end()) {
        return;
    }
    const LeaseState state = found->second.state;
    if (state == LeaseState::queued || state == LeaseState::concluded) {
        leave_state(found->second);
        forget(found);
        return;
    }
    found->second.is_revoked = true;
}

void LeaseBook::stop(Token token) {
    const auto found = jobs_.find(token);
    if (found != jobs_.end() && !found->second.is_stopped) {
        found->second.is_stopped = true;
        stopped_.push_back(token);
    }
}

void LeaseBook::begin_again() {
    credit_ = 0;
    unsaid_.clear();
    for (const auto& [token, job] : jobs_) {
        if (job.state == LeaseState::concluded) {
            unsaid_.push_back(token);
        }
    }
    std::sort(unsaid_.begin(), unsaid_.end());
}

std::vector<wire::Lease> LeaseBook::leases() const {
    std::vector<wire::Lease> all;
    all.reserve(jobs_.size());
    for (const auto& [token, job] : jobs_) {
        if (!job.is_revoked) {
            all.push_back(job.assign.lease);
        }
    }
    return all;
}

std::uint64_t LeaseBook::take_credit() {
    const std::uint64_t ahead = queue_.size() + running_ + credit_;
    const std::uint64_t all = jobs_.size() + credit_;
    if (ahead >= limits_.window || all >= limits_.held || picture_bytes_ >= limits_.picture_bytes) {
        return 0;
    }
    const std::uint64_t more = std::min(limits_.window - ahead, limits_.held - all);
    if (more * 4 < limits_.window) {
        return 0;  // a quarter of the window a message
    }
    credit_ += more;
    return more;
}

const HeldJob* LeaseBook::take_unsaid() {
    while (!unsaid_.empty()) {
        const HeldJob* const job = find(unsaid_.front());
        unsaid_.pop_front();
        if (job != nullptr && job->state == LeaseState::concluded) {
            return job;
        }
    }
    return nullptr;
}

void LeaseBook::leave_state(HeldJob& job) {
    switch (job.state) {
        case LeaseState::queued:
            std::erase(queue_, job.assign.lease.token);
            return;
        case LeaseState::running:
            --running_;
            return;
        case LeaseState::publishing:
            --publishing_;
            return;
        case LeaseState::concluded:
            return;
    }
}

void LeaseBook::forget(Jobs::iterator job) {
    picture_bytes_ -= job->second.outcome.pictures.size();
    jobs_.erase(job);
}

}  // namespace plotmill::worker
