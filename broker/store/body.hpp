#pragma once
// A job's body on its way to or from the disk, which nobody here decodes or copies: frames in
// memory, or, of a large one, a file that was written as it came.

#include "base/bytes.hpp"

#include <unistd.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::broker {

/// A body's file (body/body_file.hpp), complete and synced, that no job has yet: removed when
/// nobody holds this any more, unless the store has made it a job's.
class UploadedFile {
public:
    explicit UploadedFile(std::string path) : path_{std::move(path)} {}
    ~UploadedFile() {
        if (!is_kept_) {
            ::unlink(path_.c_str());
        }
    }
    UploadedFile(const UploadedFile&) = delete;
    UploadedFile& operator=(const UploadedFile&) = delete;

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// It is a job's. By the store's thread, which holds it then.
    void keep() noexcept { is_kept_ = true; }

private:
    std::string path_;
    bool is_kept_ = false;
};

/// Views into what `owner` keeps alive; both threads may hold it, none changes it.
struct Body {
    std::vector<ByteView> frames;
    std::shared_ptr<const void> owner;
    std::shared_ptr<UploadedFile> file{};  // instead of frames

    /// In memory.
    [[nodiscard]] std::uint64_t bytes() const noexcept {
        std::uint64_t sum = 0;
        for (const ByteView frame : frames) {
            sum += frame.size();
        }
        return sum;
    }
};

}  // namespace plotmill::broker
