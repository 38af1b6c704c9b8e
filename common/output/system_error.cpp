#include "output/system_error.hpp"

#include <cerrno>
#include <string>
#include <system_error>

namespace plotmill::output {
namespace {

ErrorCode code_of(int error) noexcept {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
        case EMFILE:
        case ENFILE:
        case ENOMEM:
            return ErrorCode::resource;
        default:
            return ErrorCode::output;
    }
}

std::string_view explanation(int error) noexcept {
    switch (error) {
        case ENOSYS:
            return " (openat2 is needed: Linux 5.6 or newer, and a container runtime that allows "
                   "it)";
        case ELOOP:
            return " (there is a symbolic link on the way)";
        case EXDEV:
            return " (it leads out of the output root)";
        default:
            return "";
    }
}

}  // namespace

Error system_error(std::string_view tried, std::string_view path) {
    const int error = errno;
    std::string message{tried};
    message += ' ' + in_quotes(path) + ": " + std::generic_category().message(error);
    message += explanation(error);
    return {code_of(error), std::move(message)};
}

}  // namespace plotmill::output
