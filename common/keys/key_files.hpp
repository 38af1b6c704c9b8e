#pragma once
// Files with CURVE keys. Two lines, "public: KEY" and "secret: KEY"; lines that start with # are
// comments. NAME.key has both and is its owner's only; NAME.pub has the first and may be read by
// everybody. A file with a secret that others could read is refused: it must not be trusted.
// Values; no thread rule.

#include "base/result.hpp"
#include "transport/curve.hpp"

#include <optional>
#include <string>

namespace plotmill::keys {

/// Errors: config: cannot be read, not a regular file, not ours (or root's), readable or writable
/// by group or others, not of this form, or halves that do not belong together.
Result<transport::KeyPair> read_key_pair(const std::string& path);

/// `text` is a public key, or the path of a file that has one. Error: config.
Result<std::string> read_public_key(const std::string& text);

/// Makes `path` (mode 0600) and, beside it, the same with the ending .pub; gives back that path.
/// Errors: config: one of them exists already or cannot be written. Nothing is ever overwritten.
Result<std::string> write_key_pair(const std::string& path, const transport::KeyPair& pair);

/// What a client of a CURVE broker says of itself; both empty: no CURVE.
struct ClientKeys {
    std::string own_key_file{};
    std::string broker_key{};  // its public key, or a file that has it
};
/// What can be told without reading the secret: for a process that forks others. Error: config.
Status check_client_keys(const ClientKeys& keys);
/// Nothing without keys. Error: config, also when only one of the two is given.
Result<std::optional<transport::ClientCurve>> read_client_keys(const ClientKeys& keys);

}  // namespace plotmill::keys
