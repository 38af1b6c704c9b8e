#include "broker/core/submit_rules.hpp"

#include "base/visible.hpp"
#include "output/path.hpp"

#include <algorithm>
#include <string>

namespace plotmill::broker {
namespace {

constexpr std::size_t sha256_digits = 64;

bool is_lower_hex(char c) noexcept {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

Status validate_outputs(const std::vector<std::string>& outputs) {
    if (outputs.empty()) {
        return fail(ErrorCode::path, "SUBMIT.outputs: got none, expected a path for each chart");
    }
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const std::string where = "SUBMIT.outputs[" + std::to_string(i) + "]";
        if (Status status = output::validate_output_path(outputs[i], where); !status) {
            return status;
        }
        const auto end = outputs.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(outputs.begin(), end, outputs[i]) != end) {
            return fail(ErrorCode::path, where + ": got " + in_quotes(outputs[i]) +
                                             " twice, expected another path for each chart");
        }
    }
    return {};
}

}  // namespace

Status validate_name(std::string_view field, std::string_view name) {
    if (!name.empty() && name.size() <= wire::max_name_bytes && !has_control(name)) {
        return {};
    }
    return fail(ErrorCode::range, std::string{field} + ": got " + in_quotes(name) +
                                      ", expected 1 to 200 bytes without control characters");
}

Status validate(const wire::Submit& submit) {
    if (Status status = output::validate_key(submit.key); !status) {
        return status;
    }
    if (Status status = validate_name("SUBMIT.queue", submit.queue); !status) {
        return status;
    }
    if (!submit.batch.empty()) {
        if (Status status = validate_name("SUBMIT.batch", submit.batch); !status) {
            return status;
        }
    }
    if (submit.sha256.size() != sha256_digits ||
        !std::all_of(submit.sha256.begin(), submit.sha256.end(), is_lower_hex)) {
        return fail(ErrorCode::range, "SUBMIT.sha256: got " + in_quotes(submit.sha256) +
                                          ", expected 64 lower-case hex digits");
    }
    return validate_outputs(submit.outputs);
}

Status validate(const wire::Submit& submit, const Grant& grant) {
    if (!grant.may_submit) {
        return fail(ErrorCode::forbidden,
                    "SUBMIT: got a key without the role producer, expected one with it");
    }
    if (grant.output_prefix.empty() || submit.deliver == wire::Deliver::bytes) {
        return {};
    }
    const std::string folder = grant.output_prefix + '/';
    for (const std::string& path : submit.outputs) {
        if (!path.starts_with(folder)) {
            return fail(ErrorCode::path, "SUBMIT.outputs: got " + in_quotes(path) +
                                             ", expected a path beneath " + in_quotes(folder) +
                                             ", the output_prefix of this key");
        }
    }
    return {};
}

}  // namespace plotmill::broker
