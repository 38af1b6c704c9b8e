#include "keys/key_files.hpp"

#include "base/unique_fd.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <utility>

namespace plotmill::keys {
namespace {

constexpr std::size_t max_key_file_bytes = 4096;
constexpr mode_t owner_only = 0600;
constexpr mode_t readable_by_all = 0644;
constexpr mode_t others = 0077;
constexpr std::string_view public_word = "public: ";
constexpr std::string_view secret_word = "secret: ";

struct KeyLines {
    std::string public_key{};
    std::string secret_key{};
};

Error key_error(const std::string& path, const std::string& what) {
    return {ErrorCode::config, "key file " + in_quotes(path, 200) + ": " + what};
}

std::string last_problem() {
    return std::strerror(errno);
}

/// The first thing that is wrong with who may read it.
std::optional<std::string> find_exposure(const struct stat& file) {
    if (!S_ISREG(file.st_mode)) {
        return "got no regular file, expected one";
    }
    if (file.st_uid != ::geteuid() && file.st_uid != 0) {
        return "got a file of user " + std::to_string(file.st_uid) +
               ", expected one of this user or of root";
    }
    if ((file.st_mode & others) != 0) {
        std::array<char, 8> mode{};
        std::snprintf(mode.data(), mode.size(), "%04o", file.st_mode & 07777U);
        return std::string{"got mode "} + mode.data() +
               ", expected 0600: it has a secret, and others could read or change it "
               "(chmod 600; if they have read it, make new keys)";
    }
    return std::nullopt;
}

Result<UniqueFd> open_key_file(const std::string& path, bool is_secret) {
    UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0) {
        return fail(key_error(path, last_problem()));
    }
    if (const auto exposure = is_secret ? find_exposure(status) : std::nullopt) {
        return fail(key_error(path, *exposure));
    }
    return file;
}

Result<std::string> read_text(const std::string& path, bool is_secret) {
    Result<UniqueFd> file = open_key_file(path, is_secret);
    if (!file) {
        return fail(std::move(file).error());
    }
    std::string text(max_key_file_bytes + 1, '\0');
    const ssize_t got = ::read(file->get(), text.data(), text.size());
    if (got < 0) {
        return fail(key_error(path, last_problem()));
    }
    text.resize(static_cast<std::size_t>(got));
    if (text.size() > max_key_file_bytes) {
        return fail(key_error(path, "got more than 4096 bytes, expected two lines"));
    }
    return text;
}

Result<KeyLines> read_lines(const std::string& path, bool is_secret) {
    const Result<std::string> text = read_text(path, is_secret);
    if (!text) {
        return fail(text.error());
    }
    KeyLines lines;
    for (std::string_view rest = *text; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const bool is_public = line.starts_with(public_word);
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::string_view key =
            is_public || line.starts_with(secret_word) ? line.substr(public_word.size()) : "";
        std::string& member = is_public ? lines.public_key : lines.secret_key;
        if (!transport::is_key(key) || !member.empty()) {
            return fail(key_error(path,
                                  "got another line, expected one 'public: KEY' and one "
                                  "'secret: KEY', each of 40 characters of Z85"));
        }
        member = key;
    }
    return lines;
}

Status write_new(const std::string& path, const std::string& text, mode_t mode) {
    const UniqueFd file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)};
    if (!file) {
        return fail(key_error(path, last_problem()));
    }
    // The umask may take away what the public half needs, never add to what the secret must not.
    const bool is_written =
        ::fchmod(file.get(), mode) == 0 &&
        ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(file.get()) == 0;
    if (!is_written) {
        const std::string why = last_problem();
        ::unlink(path.c_str());
        return fail(key_error(path, why));
    }
    return {};
}

}  // namespace

Result<transport::KeyPair> read_key_pair(const std::string& path) {
    Result<KeyLines> lines = read_lines(path, true);
    if (!lines) {
        return fail(std::move(lines).error());
    }
    if (lines->secret_key.empty()) {
        return fail(key_error(path, "got no line 'secret: KEY', expected one"));
    }
    const Result<std::string> other_half = transport::public_key_of(lines->secret_key);
    if (!other_half || *other_half != lines->public_key) {
        return fail(key_error(path, "got halves of two pairs, expected those of one"));
    }
    return transport::KeyPair{std::move(lines->public_key), std::move(lines->secret_key)};
}

Result<std::string> read_public_key(const std::string& text) {
    if (transport::is_key(text)) {
        return text;
    }
    Result<KeyLines> lines = read_lines(text, false);
    if (!lines) {
        return fail(std::move(lines).error());
    }
    if (lines->public_key.empty()) {
        return fail(key_error(text, "got no line 'public: KEY', expected one"));
    }
    return std::move(lines->public_key);
}

Result<std::string> write_key_pair(const std::string& path, const transport::KeyPair& pair) {
    const std::filesystem::path secret_path{path};
    const std::string public_path =
        std::filesystem::path{secret_path}.replace_extension(".pub").string();
    if (public_path == path) {
        return fail(key_error(path,
                              "got the ending .pub, expected another: that is the name of "
                              "the public half's file"));
    }
    const std::string public_line = std::string{public_word} + pair.public_key + '\n';
    const std::string secret_text =
        "# A key of Plotmill: its owner's only. The public half is in " +
        std::filesystem::path{public_path}.filename().string() + ".\n" + public_line +
        std::string{secret_word} + pair.secret_key + '\n';
    if (Status status = write_new(path, secret_text, owner_only); !status) {
        return fail(std::move(status).error());
    }
    if (Status status = write_new(public_path, public_line, readable_by_all); !status) {
        ::unlink(path.c_str());
        return fail(std::move(status).error());
    }
    return public_path;
}

Status check_client_keys(const ClientKeys& keys) {
    if (keys.own_key_file.empty() && keys.broker_key.empty()) {
        return {};
    }
    if (keys.own_key_file.empty() || keys.broker_key.empty()) {
        return fail(ErrorCode::config,
                    std::string{"keys: got only "} +
                        (keys.broker_key.empty() ? "our own key" : "the broker's key") +
                        ", expected both our own key file and the broker's public key");
    }
    if (auto file = open_key_file(keys.own_key_file, true); !file) {
        return fail(std::move(file).error());
    }
    if (auto broker = read_public_key(keys.broker_key); !broker) {
        return fail(std::move(broker).error());
    }
    return {};
}

Result<std::optional<transport::ClientCurve>> read_client_keys(const ClientKeys& keys) {
    if (Status status = check_client_keys(keys); !status) {
        return fail(std::move(status).error());
    }
    if (keys.own_key_file.empty()) {
        return std::nullopt;
    }
    Result<transport::KeyPair> own = read_key_pair(keys.own_key_file);
    if (!own) {
        return fail(std::move(own).error());
    }
    Result<std::string> broker = read_public_key(keys.broker_key);
    if (!broker) {
        return fail(std::move(broker).error());
    }
    return transport::ClientCurve{.own = std::move(*own), .server_key = std::move(*broker)};
}

}  // namespace plotmill::keys
