#include "clients/cli/scratch_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace plotmill::cli {

namespace fs = std::filesystem;

ScratchFolder::ScratchFolder(const std::string& name) {
    std::string pattern = (fs::temp_directory_path() / ("plotmill-" + name + "-XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw std::system_error{errno, std::generic_category(), "mkdtemp"};
    }
    path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;  // what stays behind is in the temporary folder
    fs::remove_all(path_, ignored);
}

}  // namespace plotmill::cli
