#pragma once
// Writes a body's file (body/body_file.hpp) from pieces, under a name of its own until it is
// complete. What is left unfinished is removed. One thread.

#include "base/bytes.hpp"
#include "base/unique_fd.hpp"
#include "body/body_file.hpp"
#include "broker/store/sqlite.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace plotmill::broker {

class BodyWriter {
public:
    /// \param sha256 of the body, 64 hex digits; not checked here. Throws StoreFailure (storage)
    /// here and below for whatever the disk does but being full.
    BodyWriter(std::string path, std::vector<std::uint64_t> sizes, std::string sha256);
    ~BodyWriter();
    BodyWriter(BodyWriter&& other) noexcept;
    BodyWriter& operator=(BodyWriter&&) = delete;
    BodyWriter(const BodyWriter&) = delete;
    BodyWriter& operator=(const BodyWriter&) = delete;

    /// The next piece. full: there was no room, and no more can be added.
    [[nodiscard]] Step add(ByteView piece);
    /// Completes and syncs it; the file then stays. \pre every byte was added
    [[nodiscard]] Step finish();
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
    UniqueFd file_;
    body::FileHead head_;
    body::Checksum checksum_;
    bool is_finished_ = false;
};

}  // namespace plotmill::broker
