#include "broker/store/pictures.hpp"

#include "broker/store/schema.hpp"

#include <memory>
#include <string>

namespace plotmill::broker {
namespace {

std::int64_t piece_row(JobId id, std::uint64_t piece) {
    return static_cast<std::int64_t>(id.value()) * pieces_per_job +
           static_cast<std::int64_t>(piece);
}

}  // namespace

Pictures::Pictures(Connection& connection)
    : insert_{connection.native(), "INSERT INTO pictures VALUES(?1,?2)"},
      erase_{connection.native(), "DELETE FROM pictures WHERE id BETWEEN ?1 AND ?2"},
      find_{connection.native(), "SELECT bytes FROM pictures WHERE id=?1"} {}

Step Pictures::insert(JobId id, const Body& pieces) {
    for (std::size_t i = 0; i < pieces.frames.size(); ++i) {
        if (insert_.bind(piece_row(id, i), pieces.frames[i]).step() == Step::full) {
            return Step::full;
        }
    }
    return Step::done;
}

Step Pictures::erase(JobId id) {
    return erase_.bind(piece_row(id, 0), piece_row(id, pieces_per_job - 1)).step();
}

Record Pictures::find(JobId id, std::uint64_t offset) {
    Record piece;
    if (offset % wire::max_chunk_bytes == 0 && offset < wire::max_delivered_bytes &&
        find_.bind(piece_row(id, offset / wire::max_chunk_bytes)).next_row()) {
        piece = std::make_shared<const std::string>(as_text(find_.blob(0)));
    }
    find_.reset();
    return piece;
}

void Pictures::rolled_back() {
    insert_.reset();
    erase_.reset();
}

}  // namespace plotmill::broker
