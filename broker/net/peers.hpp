#pragma once
// Which connection is whose: ZeroMQ's routing id ↔ a number of ours that is never used again, so
// that nothing meant for a connection that is gone can reach another. Header only; one thread.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace plotmill::broker {

template <typename Id>
class Peers {
public:
    /// The connection's id; a new one for a connection that is not known.
    Id id_of(const std::string& routing) {
        const auto [at, is_new] = ids_.try_emplace(routing, Id{last_ + 1});
        if (is_new) {
            ++last_;
            routings_.emplace(at->second, routing);
        }
        return at->second;
    }
    [[nodiscard]] std::optional<Id> find(const std::string& routing) const {
        const auto found = ids_.find(routing);
        return found == ids_.end() ? std::nullopt : std::optional{found->second};
    }
    /// Empty when it is forgotten.
    [[nodiscard]] std::string routing_of(Id id) const {
        const auto found = routings_.find(id);
        return found == routings_.end() ? std::string{} : found->second;
    }
    void forget(Id id) {
        if (const auto found = routings_.find(id); found != routings_.end()) {
            ids_.erase(found->second);
            routings_.erase(found);
        }
    }

private:
    std::unordered_map<std::string, Id> ids_;
    std::unordered_map<Id, std::string> routings_;
    std::uint64_t last_ = 0;
};

}  // namespace plotmill::broker
