#pragma once
// Files of large bodies, as the broker writes them.

#include "body/body_file.hpp"
#include "digest/digest.hpp"

#include <string>
#include <vector>

namespace plotmill::test {

inline body::FileHead head_of(const std::vector<std::string>& frames) {
    body::FileHead head;
    std::vector<ByteView> views;
    for (const std::string& frame : frames) {
        head.sizes.push_back(frame.size());
        views.push_back(as_bytes(frame));
    }
    body::Checksum sum{head.sizes};
    for (const ByteView view : views) {
        sum.add(view);
    }
    head.sha256 = digest::body_sha256(views);
    head.checksum = sum.value();
    return head;
}

/// The whole file.
inline std::string body_file(const std::vector<std::string>& frames) {
    std::string bytes{as_text(body::encode(head_of(frames)))};
    for (const std::string& frame : frames) {
        bytes += frame;
    }
    return bytes;
}

}  // namespace plotmill::test
