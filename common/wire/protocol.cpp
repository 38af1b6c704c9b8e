#include "wire/protocol.hpp"

#include <array>
#include <utility>

namespace plotmill::wire {
namespace {

constexpr std::array<std::pair<Priority, std::string_view>, 3> priorities{{
    {Priority::high, "high"},
    {Priority::normal, "normal"},
    {Priority::low, "low"},
}};
constexpr std::array<std::pair<OnDuplicate, std::string_view>, 3> duplicate_rules{{
    {OnDuplicate::join, "join"},
    {OnDuplicate::reject, "reject"},
    {OnDuplicate::latest, "latest"},
}};
constexpr std::array<std::pair<Deliver, std::string_view>, 2> deliveries{{
    {Deliver::files, "files"},
    {Deliver::bytes, "bytes"},
}};
constexpr std::array<std::pair<JobState, std::string_view>, 7> states{{
    {JobState::delayed, "delayed"},
    {JobState::queued, "queued"},
    {JobState::leased, "leased"},
    {JobState::done, "done"},
    {JobState::dead, "dead"},
    {JobState::cancelled, "cancelled"},
    {JobState::expired, "expired"},
}};

constexpr std::array<std::pair<WorkerAction, std::string_view>, 3> worker_actions{{
    {WorkerAction::recycle, "recycle"},
    {WorkerAction::drain, "drain"},
    {WorkerAction::resize, "resize"},
}};

constexpr std::array<std::pair<EventKind, std::string_view>, event_kinds> kinds_of_events{{
    {EventKind::accepted, "accepted"},
    {EventKind::leased, "leased"},
    {EventKind::retried, "retried"},
    {EventKind::done, "done"},
    {EventKind::dead, "dead"},
    {EventKind::cancelled, "cancelled"},
    {EventKind::expired, "expired"},
    {EventKind::revived, "revived"},
    {EventKind::worker_joined, "worker_joined"},
    {EventKind::worker_left, "worker_left"},
    {EventKind::worker_lost, "worker_lost"},
    {EventKind::queue_paused, "queue_paused"},
    {EventKind::queue_resumed, "queue_resumed"},
    {EventKind::missed, "missed"},
}};

template <typename Table, typename Value>
std::string_view find_word(const Table& table, Value value) noexcept {
    for (const auto& [known, text] : table) {
        if (known == value) {
            return text;
        }
    }
    return {};
}
template <typename Value, std::size_t N>
std::optional<Value> find_value(const std::array<std::pair<Value, std::string_view>, N>& table,
                                std::string_view text) noexcept {
    for (const auto& [value, known] : table) {
        if (known == text) {
            return value;
        }
    }
    return std::nullopt;
}

}  // namespace

std::string_view word(Priority value) noexcept {
    return find_word(priorities, value);
}
std::string_view word(EventKind value) noexcept {
    return find_word(kinds_of_events, value);
}
std::optional<EventKind> event_kind_from_word(std::string_view text) noexcept {
    return find_value(kinds_of_events, text);
}
std::string_view word(WorkerAction value) noexcept {
    return find_word(worker_actions, value);
}
std::optional<WorkerAction> worker_action_from_word(std::string_view text) noexcept {
    return find_value(worker_actions, text);
}
std::string_view word(OnDuplicate value) noexcept {
    return find_word(duplicate_rules, value);
}
std::string_view word(JobState value) noexcept {
    return find_word(states, value);
}
std::optional<Priority> priority_from_word(std::string_view text) noexcept {
    return find_value(priorities, text);
}
std::optional<OnDuplicate> on_duplicate_from_word(std::string_view text) noexcept {
    return find_value(duplicate_rules, text);
}
std::string_view word(Deliver value) noexcept {
    return find_word(deliveries, value);
}
std::optional<Deliver> deliver_from_word(std::string_view text) noexcept {
    return find_value(deliveries, text);
}
std::optional<JobState> job_state_from_word(std::string_view text) noexcept {
    return find_value(states, text);
}

}  // namespace plotmill::wire
