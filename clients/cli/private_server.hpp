#pragma once
// A broker and a worker of our own, for a command that brings its own load: `plotmill serve
// --temporary` as a child that ends with us. Start it before anything makes a ZeroMQ context: it
// forks.

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "clients/cli/child_process.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace plotmill::cli {

class PrivateServer {
public:
    /// \param root the output root
    /// \param arguments of serve, besides
    PrivateServer(const std::filesystem::path& root, const std::vector<std::string>& arguments);
    /// Drains it and waits for its end.
    ~PrivateServer();
    PrivateServer(const PrivateServer&) = delete;
    PrivateServer& operator=(const PrivateServer&) = delete;

    /// The producers' endpoint, once broker and worker are ready. Errors: unreachable, after half a
    /// minute.
    Result<std::string> wait_ready();

private:
    UniqueFd silence_;  // its ready line is for us, not for who looks at the command
    ChildProcess child_;
};

}  // namespace plotmill::cli
