#include "clients/cli/complaint.hpp"

#include <cstdio>

namespace plotmill::cli {

ExitCode exit_code_for(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::unreachable:
            return ExitCode::unreachable;
        case ErrorCode::timeout:
            return ExitCode::timeout;
        case ErrorCode::config:
            return ExitCode::config;
        default:
            return ExitCode::job_failed;
    }
}

ExitCode complain(const Error& error, const std::string& about) {
    const std::string subject = about.empty() ? "" : about + ": ";
    std::fprintf(stderr, "plotmill: %s: %s%s\n", std::string{word(error.code)}.c_str(),
                 subject.c_str(), error.message.c_str());
    return exit_code_for(error.code);
}

}  // namespace plotmill::cli
