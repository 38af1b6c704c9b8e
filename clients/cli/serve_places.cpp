#include "clients/cli/serve_places.hpp"

#include "clients/cli/endpoint.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

namespace plotmill::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ipc = "ipc://";
constexpr std::size_t max_socket_path = 107;  // sockaddr_un without its NUL

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

fs::path default_data() {
    const std::string state = environment("XDG_STATE_HOME");
    if (!state.empty()) {
        return fs::path{state} / "plotmill";
    }
    const std::string home = environment("HOME");
    return home.empty() ? fs::path{"/var/lib/plotmill"} : fs::path{home} / ".local/state/plotmill";
}

/// Beside the data that was named, so that two of them can be served side by side; programs of the
/// user find producers.sock by its place, nobody but serve looks for this one.
std::string default_workers(const ServePlacesWanted& wanted, const fs::path& sockets) {
    const fs::path usual = sockets / "workers.sock";
    if (wanted.data.empty()) {
        return ipc_endpoint(usual);
    }
    const fs::path beside_data = fs::absolute(wanted.data) / "workers.sock";
    return ipc_endpoint(beside_data.string().size() <= max_socket_path ? beside_data : usual);
}

/// A folder that only this user may read; one that belongs to somebody else is refused (/tmp is
/// everybody's).
Status make_private_folder(const fs::path& folder, std::string_view option) {
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    if (!error && ::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
        error = {errno, std::generic_category()};
    }
    struct stat info {};
    if (!error && ::stat(folder.c_str(), &info) != 0) {
        error = {errno, std::generic_category()};
    }
    if (error) {
        return fail(ErrorCode::config, std::string{option} + ": the folder " +
                                           in_quotes(folder.string()) +
                                           " cannot be made: " + error.message());
    }
    if (!S_ISDIR(info.st_mode) || info.st_uid != ::getuid()) {
        return fail(ErrorCode::config, std::string{option} + ": got " + in_quotes(folder.string()) +
                                           ", expected a folder that belongs to this user");
    }
    return {};
}

Status check_socket(const std::string& endpoint, std::string_view option) {
    if (endpoint.starts_with(ipc) && endpoint.size() - ipc.size() > max_socket_path) {
        return fail(ErrorCode::config, std::string{option} + ": got a socket path of " +
                                           std::to_string(endpoint.size() - ipc.size()) +
                                           " bytes, expected at most 107 (the system's limit)");
    }
    return {};
}

Result<UniqueFd> lock_beside(const std::string& endpoint, std::string_view option) {
    const std::string path = endpoint.substr(ipc.size()) + ".lock";
    UniqueFd file{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
    if (!file) {
        return fail(ErrorCode::config, std::string{option} + ": " + in_quotes(path) +
                                           " cannot be made: " + std::strerror(errno));
    }
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        return fail(ErrorCode::config, std::string{option} +
                                           ": another plotmill serve listens on " +
                                           in_quotes(endpoint) + "; expected a socket of its own");
    }
    return file;
}

}  // namespace

ServePlaces::ServePlaces(ServePlaces&& other) noexcept
    : data{std::move(other.data)},
      producers{std::move(other.producers)},
      workers{std::move(other.workers)},
      root{std::move(other.root)},
      log{std::move(other.log)},
      temporary_{std::exchange(other.temporary_, {})},
      locks_{std::move(other.locks_)} {}

ServePlaces::~ServePlaces() {
    if (!temporary_.empty()) {
        std::error_code ignored;  // a folder that stays is no reason to fail
        fs::remove_all(temporary_, ignored);
    }
}

Result<ServePlaces> ServePlaces::prepare(const ServePlacesWanted& wanted) {
    ServePlaces places;
    if (wanted.temporary) {
        if (Status made = places.make_temporary(); !made) {
            return fail(std::move(made).error());
        }
    }
    if (Status made = places.make_folders(wanted); !made) {
        return fail(std::move(made).error());
    }
    if (Status locked = places.lock_sockets(); !locked) {
        return fail(std::move(locked).error());
    }
    return places;
}

Status ServePlaces::make_temporary() {
    const std::string base = environment("TMPDIR");
    // A long TMPDIR would leave no room for the sockets' names.
    std::string name = (base.empty() || base.size() > 60 ? "/tmp" : base) + "/plotmill-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) {
        return fail(ErrorCode::config, "TMPDIR: no folder can be made at " + in_quotes(name) +
                                           ": " + std::strerror(errno));
    }
    temporary_ = name;
    return {};
}

Status ServePlaces::make_folders(const ServePlacesWanted& wanted) {
    const bool is_temporary = !temporary_.empty();
    const fs::path sockets = is_temporary ? temporary_ : runtime_folder();
    data = !wanted.data.empty() ? fs::path{wanted.data}
           : is_temporary       ? temporary_ / "data"
                                : default_data();
    producers =
        wanted.producers.empty() ? ipc_endpoint(sockets / "producers.sock") : wanted.producers;
    workers = wanted.workers.empty() ? default_workers(wanted, sockets) : wanted.workers;
    std::error_code error;
    root = fs::canonical(wanted.root.empty() ? "." : wanted.root, error);
    if (error || !fs::is_directory(root)) {
        return fail(ErrorCode::config,
                    "--root: got " + in_quotes(wanted.root) + ", expected a folder that is there");
    }
    if (wanted.producers.empty() || wanted.workers.empty()) {
        if (Status made = make_private_folder(sockets, "sockets"); !made) {
            return made;
        }
    }
    const std::string log_path = !wanted.log.empty() ? wanted.log
                                 : is_temporary      ? (temporary_ / "log").string()
                                                     : "";
    if (!log_path.empty()) {
        log.reset(::open(log_path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
        if (!log) {
            return fail(ErrorCode::config, "--log: " + in_quotes(log_path) +
                                               " cannot be opened: " + std::strerror(errno));
        }
    }
    return make_private_folder(fs::absolute(data), "--data");
}

Status ServePlaces::lock_sockets() {
    for (const auto& [endpoint, option] :
         {std::pair{&producers, "--producers"}, std::pair{&workers, "--workers"}}) {
        if (Status fits = check_socket(*endpoint, option); !fits) {
            return fits;
        }
        if (endpoint->starts_with(ipc)) {
            Result<UniqueFd> lock = lock_beside(*endpoint, option);
            if (!lock) {
                return fail(std::move(lock).error());
            }
            locks_.push_back(std::move(*lock));
        }
    }
    return {};
}

}  // namespace plotmill::cli
