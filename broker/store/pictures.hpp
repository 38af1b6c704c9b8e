#pragma once
// The pictures of finished jobs that were delivered as bytes: end to end in pieces of
// wire::max_chunk_bytes, a row each, as long as their result is kept. Private to broker/store; one
// thread, the writer's.

#include "broker/core/actions.hpp"
#include "broker/store/body.hpp"
#include "broker/store/sqlite.hpp"

#include <cstdint>

namespace plotmill::broker {

class Pictures {
public:
    explicit Pictures(Connection& connection);

    /// \param pieces all of wire::max_chunk_bytes but the last one
    Step insert(JobId id, const Body& pieces);
    Step erase(JobId id);
    /// The piece that begins at `offset`; null when there is none.
    [[nodiscard]] Record find(JobId id, std::uint64_t offset);
    void rolled_back();

private:
    Statement insert_;
    Statement erase_;
    Statement find_;
};

}  // namespace plotmill::broker
