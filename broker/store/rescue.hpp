#pragma once
// What an operator does to a queue while no broker runs on it: a copy, and what can still be read
// of a damaged one. Both take the folder's lock. Throw StoreFailure.

#include "broker/store/data_directory.hpp"

#include <cstdint>
#include <string>

namespace plotmill::broker {

/// queue.db, defragmented, and the spool, in a new folder. It is complete under its name, or not
/// there.
void backup_queue(const DataDirectory& directory, const std::string& folder);

struct Recovered {
    std::uint64_t jobs = 0;  // not finished
    std::uint64_t dead = 0;
    std::uint64_t results = 0;
    std::uint64_t frames = 0;  // of bodies; a job that lacks one ends with E_CHECKSUM
    std::uint64_t unread = 0;  // places where rows may have been lost
    std::string kept_as;       // the damaged file
};
/// Makes a new queue of all rows that can be read. The damaged file is kept under another name.
Recovered recover_queue(const DataDirectory& directory);

}  // namespace plotmill::broker
