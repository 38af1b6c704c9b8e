#pragma once
// A folder of our own in the temporary one, gone with this.

#include <filesystem>
#include <string>

namespace plotmill::cli {

class ScratchFolder {
public:
    /// "/tmp/plotmill-<name>-XXXXXX". Throws std::system_error when it cannot be made.
    explicit ScratchFolder(const std::string& name);
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace plotmill::cli
