#pragma once
// Room on the disk that is kept for the day it is full: then the file goes, and the jobs that were
// accepted can end. Not having it is no error, only less. Private to broker/store; one thread.

#include <cstdint>
#include <string>

namespace plotmill::broker {

class Ballast {
public:
    Ballast(std::string path, std::uint64_t bytes) : path_{std::move(path)}, bytes_{bytes} {}

    /// Makes the file if it is not there and the disk has room for it twice.
    void restore();
    /// True when there was one, and its room is free now.
    bool drop();

private:
    std::string path_;
    std::uint64_t bytes_;
};

}  // namespace plotmill::broker
