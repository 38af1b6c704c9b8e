#pragma once
// Large bodies on their way from producers: which SUBMIT each belongs to, how far it has come, and
// how much more its producer may send. Pure bookkeeping; BrokerServer moves the bytes. One thread.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "broker/core/job.hpp"
#include "broker/store/spooler.hpp"
#include "wire/envelope.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace plotmill::broker {

struct Upload {
    ProducerId producer;
    wire::Submit submit;
    UploadNumber number = 0;
    std::uint64_t received = 0;  // bytes of the body
    std::uint64_t granted = 0;   // may come
    TimePoint heard{};
};

class Uploads {
public:
    /// Bytes that a producer may have sent and the disk does not have yet; of all together.
    static constexpr std::uint64_t most_window = 4 * wire::max_chunk_bytes;
    static constexpr std::uint64_t all_windows = 64 * wire::max_chunk_bytes;
    static constexpr milliseconds silence{30'000};  // of one that may send and does not

    /// \pre begin() was not called for this request since it was last taken
    Upload& begin(ProducerId producer, wire::Submit&& submit, UploadNumber number, TimePoint now);
    [[nodiscard]] Upload* find(ProducerId producer, wire::RequestId request);
    [[nodiscard]] Upload* find(UploadNumber number);
    /// Counts a chunk that has come. Error: frame, range.
    static Status receive(Upload& upload, const wire::Chunk& chunk, std::size_t bytes,
                          TimePoint now);
    /// So much is written. What its producer may send up to, if it is time to say so.
    std::optional<std::uint64_t> grant(Upload& upload, std::uint64_t written) const;

    /// Removed and given to the caller.
    Upload take(const Upload& upload);
    std::vector<Upload> take_of(ProducerId producer);
    std::vector<Upload> take_silent(TimePoint now);
    [[nodiscard]] bool empty() const noexcept { return uploads_.empty(); }

private:
    using Key = std::pair<ProducerId, wire::RequestId>;
    template <typename Predicate>
    std::vector<Upload> take_if(Predicate predicate);

    std::map<Key, Upload> uploads_;
    std::map<UploadNumber, Key> by_number_;
};

}  // namespace plotmill::broker
