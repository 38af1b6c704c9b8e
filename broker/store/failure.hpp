#pragma once
// The store cannot be opened, or must not be trusted any more. The process says it and ends with
// the code; what was not committed was never acknowledged, and a restart recovers the rest. After a
// failed fsync nothing else is safe (ATC'20, "Can applications recover from fsync failures?").

#include "base/exit_code.hpp"

#include <stdexcept>
#include <string>

namespace plotmill::broker {

class StoreFailure : public std::runtime_error {
public:
    StoreFailure(ExitCode code, const std::string& what) : std::runtime_error{what}, code_{code} {}
    [[nodiscard]] ExitCode exit_code() const noexcept { return code_; }

private:
    ExitCode code_;
};

}  // namespace plotmill::broker
