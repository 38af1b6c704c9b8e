#pragma once
// Where `serve` keeps its things: queue, sockets, output root, log; made when missing, private to
// this user.
//
//   default      data $XDG_STATE_HOME/plotmill (~/.local/state/plotmill), sockets in
//   runtime_folder(), root: the working directory
//   --temporary  all of it in a new folder under $TMPDIR, removed at the end (the output root never
//   is)
//
// One serve at a time on a producers' socket: ZeroMQ would take the path from the other one without
// a word.

#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace plotmill::cli {

struct ServePlacesWanted {  // empty: the default
    std::string data;
    std::string producers;
    std::string workers;
    std::string root;
    std::string log;
    bool temporary = false;
};

class ServePlaces {
public:
    /// Errors: config, naming the option, when a folder cannot be made or used, a socket's path is
    /// too long (107 bytes), or another serve has it.
    static Result<ServePlaces> prepare(const ServePlacesWanted& wanted);
    /// Removes the temporary folder.
    ~ServePlaces();
    ServePlaces(ServePlaces&& other) noexcept;
    ServePlaces& operator=(ServePlaces&&) = delete;
    ServePlaces(const ServePlaces&) = delete;
    ServePlaces& operator=(const ServePlaces&) = delete;

    std::filesystem::path data;
    std::string producers;
    std::string workers;
    std::filesystem::path root;
    UniqueFd log;  // what the children say; none: our stderr

private:
    ServePlaces() = default;
    Status make_temporary();
    Status make_folders(const ServePlacesWanted& wanted);
    Status lock_sockets();

    std::filesystem::path temporary_;
    std::vector<UniqueFd> locks_;
};

}  // namespace plotmill::cli
