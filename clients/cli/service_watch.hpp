#pragma once
// The processes of a private server that draw nothing: broker, master and link, looked at from
// outside (smaps_rollup, exact to the page) as jobs are done. One thread.

#include "clients/cli/memory_history.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace plotmill::cli {

class ServiceWatch {
public:
    /// \param jobs how many there will be: no more than some thousand looks are taken.
    explicit ServiceWatch(std::uint64_t jobs);

    /// Who they are, of a STATUS report. False: a worker has not told of itself yet.
    bool find(std::string_view status);
    /// Jobs done by now.
    void look(std::uint64_t jobs);
    /// A process that has ended since it was found has its last looks missing.
    [[nodiscard]] const std::vector<ServiceSeries>& series() const noexcept { return series_; }

private:
    std::uint64_t every_;
    std::vector<ServiceSeries> series_;
};

}  // namespace plotmill::cli
