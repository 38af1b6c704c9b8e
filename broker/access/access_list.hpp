#pragma once
// Who may come in with which key, and what for: the file that broker.clients names.
//
//   clients:
//     nightly:                         # a name of ours, in logs
//       public_key: "…"                # of plotmill keygen
//       roles: producer operator       # producer, worker, operator
//       namespace: nightly             # of its keys and batches. Left out: its name; an operator's
//                                      # is then what it names itself
//       output_prefix: nightly         # a folder: no output elsewhere
//       max_jobs: 1000                 # of the namespace, not finished; 0: no limit of its own
//       max_queued: 1GiB               # of their bodies
//
// A value; read anew as a whole.

#include "base/result.hpp"
#include "broker/core/grant.hpp"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace plotmill::config {
class YamlFile;
}

namespace plotmill::broker {

struct KnownClient {
    std::string name{};
    std::string public_key{};
    bool is_worker = false;
    bool is_producer = false;  // or operator: may come to the producers' endpoint
    Grant grant{};
};

class AccessList {
public:
    /// Nobody.
    AccessList() = default;
    /// Errors: config, with file:line:column; a key given to two; a file that others than its owner
    /// or root could change.
    static Result<AccessList> load(const std::string& path);
    static Result<AccessList> parse(std::string_view text, const std::string& name);

    [[nodiscard]] const KnownClient* find_key(const std::string& public_key) const;
    [[nodiscard]] const KnownClient* find_name(const std::string& name) const;
    [[nodiscard]] std::size_t size() const noexcept { return clients_.size(); }

    // by_key_ looks into clients_, whose nodes move with it.
    AccessList(AccessList&&) noexcept = default;
    AccessList& operator=(AccessList&&) noexcept = default;
    AccessList(const AccessList&) = delete;
    AccessList& operator=(const AccessList&) = delete;
    ~AccessList() = default;

private:
    static Result<AccessList> read(config::YamlFile& file, const std::string& path);

    std::map<std::string, KnownClient> clients_;
    std::unordered_map<std::string, const KnownClient*> by_key_;
};

}  // namespace plotmill::broker
