#pragma once
// The files of large bodies, of jobs that an ASSIGN names one for: opened where the broker has
// them when that is this host, else fetched piece by piece into memory (a memfd), one job after the
// other. Pure but for the files; one thread.

#include "base/bytes.hpp"
#include "base/unique_fd.hpp"
#include "wire/envelope.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace plotmill::worker {

/// The file that the ASSIGN names, when it can be opened and is the one meant. Empty: fetch it.
UniqueFd open_body_file(const wire::Assign& assign);

class BodyFetcher {
public:
    /// Throws std::system_error when there is no memory for it.
    void begin(const wire::Assign& assign);
    /// What to ask for now; it counts as asked. Call until there is nothing.
    std::optional<wire::Fetch> next();
    /// A piece that came; one that was not asked for is dropped. The whole file, with the last one.
    UniqueFd take(const wire::FetchedChunk& chunk, ByteView bytes);
    void forget(Token token);
    /// The connection is new: what was asked for will not come.
    void begin_again();
    /// Those that are not whole yet.
    [[nodiscard]] std::vector<Token> tokens() const;

private:
    struct Fetching {
        wire::Lease lease;
        UniqueFd memory;
        std::uint64_t bytes = 0;  // of the file
        std::uint64_t asked = 0;
        std::uint64_t written = 0;
    };
    std::deque<Fetching> files_;  // the first one is being fetched
};

}  // namespace plotmill::worker
