#pragma once
// Pictures that came as bytes, into files beneath a folder of the caller's, as a worker would have
// written them: complete under their names or not there. One thread.

#include "base/result.hpp"
#include "clients/cpp/session.hpp"
#include "output/output_root.hpp"

#include <string>
#include <vector>

namespace plotmill::cli {

class PictureSaver {
public:
    /// Errors: output (no such folder).
    static Result<PictureSaver> open(const std::string& folder);

    /// The files' absolute paths. Errors: output, resource; checksum (a picture is not what its
    /// record says).
    Result<std::vector<std::string>> save(const client::JobEnded& ended) const;

private:
    explicit PictureSaver(output::OutputRoot&& root) : root_{std::move(root)} {}

    output::OutputRoot root_;
};

}  // namespace plotmill::cli
