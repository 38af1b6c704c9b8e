#pragma once
// What msgpack's packer writes to: our Bytes. The only header that names msgpack-c.

#include "base/bytes.hpp"

#include <cstddef>

#ifndef MSGPACK_NO_BOOST
#define MSGPACK_NO_BOOST
#endif
#include <msgpack.hpp>

namespace plotmill::payload {

class ByteSink {
public:
    explicit ByteSink(Bytes& bytes) noexcept : bytes_{bytes} {}
    void write(const char* data, std::size_t size) {
        const ByteView view = as_bytes({data, size});
        bytes_.insert(bytes_.end(), view.begin(), view.end());
    }

private:
    Bytes& bytes_;
};

using Packer = msgpack::packer<ByteSink>;

}  // namespace plotmill::payload
