#include "broker/access/access_list.hpp"

#include "broker/core/submit_rules.hpp"
#include "config/yaml_reader.hpp"
#include "output/path.hpp"
#include "transport/curve.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace plotmill::broker {
namespace {

constexpr mode_t writable_by_others = 0022;

Error client_error(const std::string& file, const std::string& name, const std::string& what) {
    return {ErrorCode::config, file + ": clients." + name + what};
}

Status read_roles(std::string_view text, KnownClient& client) {
    client.grant.may_submit = false;
    client.grant.may_operate = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" ,"), text.size());
        const std::string_view role = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (role == "producer") {
            client.grant.may_submit = true;
        } else if (role == "operator") {
            client.grant.may_operate = true;
        } else if (role == "worker") {
            client.is_worker = true;
        } else if (!role.empty()) {
            return fail(ErrorCode::config, ".roles: got " + in_quotes(role) +
                                               ", expected producer, worker or operator");
        }
    }
    client.is_producer = client.grant.may_submit || client.grant.may_operate;
    if (!client.is_producer && !client.is_worker) {
        return fail(ErrorCode::config, ".roles: got none, expected producer, worker or operator");
    }
    return {};
}

void read_quota(config::Section& section, Grant& grant) {
    constexpr double most = 1e8;
    auto jobs = static_cast<std::int64_t>(grant.max_jobs);
    section.read("max_jobs", jobs, {.low = 0, .high = most});
    grant.max_jobs = static_cast<std::uint64_t>(jobs);
    section.read_bytes("max_queued", grant.max_queued_bytes);
}

Status check_client(const KnownClient& client) {
    if (Status status = validate_name("name", client.name); !status) {
        return fail(ErrorCode::config, ": " + status.error().message);
    }
    if (!transport::is_key(client.public_key)) {
        return fail(ErrorCode::config, ".public_key: got " + in_quotes(client.public_key) +
                                           ", expected 40 characters as plotmill keygen prints");
    }
    if (Status status = validate_name("", client.grant.name_space);
        !status && !client.grant.name_space.empty()) {
        return fail(ErrorCode::config, ".namespace" + status.error().message);
    }
    if (client.grant.output_prefix.empty()) {
        return {};
    }
    const std::string example = client.grant.output_prefix + "/a.png";
    if (Status status = output::validate_output_path(example, ""); !status) {
        return fail(ErrorCode::config, ".output_prefix" + status.error().message);
    }
    return {};
}

Status read_client(config::Section section, KnownClient& client) {
    std::string roles;
    section.read("public_key", client.public_key);
    section.read("roles", roles);
    section.read("namespace", client.grant.name_space);
    section.read("output_prefix", client.grant.output_prefix);
    read_quota(section, client.grant);
    if (Status status = read_roles(roles, client); !status) {
        return status;
    }
    if (client.grant.name_space.empty() && !client.grant.may_operate) {
        client.grant.name_space = client.name;
    }
    return check_client(client);
}

Status check_owner(const std::string& path) {
    struct stat file {};
    if (::stat(path.c_str(), &file) != 0) {
        return fail(ErrorCode::config,
                    "clients " + in_quotes(path, 200) + ": " + std::string{std::strerror(errno)});
    }
    const bool is_ours = file.st_uid == ::geteuid() || file.st_uid == 0;
    if (!is_ours || (file.st_mode & writable_by_others) != 0) {
        return fail(ErrorCode::config,
                    "clients " + in_quotes(path, 200) +
                        ": got a file that others can change, expected only its owner (this user "
                        "or root) to be able to write it (chmod go-w)");
    }
    return {};
}

}  // namespace

Result<AccessList> AccessList::load(const std::string& path) {
    if (Status status = check_owner(path); !status) {
        return fail(std::move(status).error());
    }
    auto file = config::YamlFile::load(path);
    return file ? read(*file, path) : Result<AccessList>{fail(std::move(file).error())};
}

Result<AccessList> AccessList::parse(std::string_view text, const std::string& name) {
    auto file = config::YamlFile::parse(text, name);
    return file ? read(*file, name) : Result<AccessList>{fail(std::move(file).error())};
}

Result<AccessList> AccessList::read(config::YamlFile& file, const std::string& path) {
    AccessList list;
    config::Section clients = file.root().section("clients");
    for (const std::string& name : clients.keys()) {
        KnownClient client{.name = name};
        if (Status status = read_client(clients.section(name), client); !status) {
            static_cast<void>(file.finish());
            return fail(client_error(path, name, status.error().message));
        }
        const KnownClient& known = list.clients_.emplace(name, std::move(client)).first->second;
        const auto [other, is_new] = list.by_key_.emplace(known.public_key, &known);
        if (!is_new) {
            static_cast<void>(file.finish());
            return fail(client_error(path, name,
                                     ".public_key: got that of " + in_quotes(other->second->name) +
                                         ", expected another for each client"));
        }
    }
    if (Status status = file.finish(); !status) {
        return fail(std::move(status).error());
    }
    return list;
}

const KnownClient* AccessList::find_key(const std::string& public_key) const {
    const auto found = by_key_.find(public_key);
    return found == by_key_.end() ? nullptr : found->second;
}

const KnownClient* AccessList::find_name(const std::string& name) const {
    const auto found = clients_.find(name);
    return found == clients_.end() ? nullptr : &found->second;
}

}  // namespace plotmill::broker
