#pragma once
// Large bodies between sockets and disk, on a thread of its own, so that neither a slow disk nor a
// gigabyte makes the network loop or the other jobs' commits wait: pieces of uploads are written
// and summed as they come; pieces of jobs' files are read for hosts that cannot open them. Nothing
// here holds more than the pieces on their way, which the callers bound.
//
// Calls never block; reports come in the order of the calls, a descriptor says when. An upload that
// nobody finishes is removed when it is abandoned, and by Bodies at the next start.

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/unique_fd.hpp"
#include "broker/store/body.hpp"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace plotmill::broker {

using UploadNumber = std::uint64_t;

struct Announced {
    std::vector<std::uint64_t> sizes;  // of the frames
    std::string sha256;
};

struct UploadReport {
    UploadNumber upload = 0;
    std::uint64_t written = 0;             // of the body, so far
    std::shared_ptr<UploadedFile> file{};  // complete, synced, and what was announced
    std::optional<Error> error{};          // checksum, resource (disk full), storage; it has ended
};

struct ReadPiece {
    std::uint64_t tag = 0;  // the caller's
    JobId job;
    std::uint64_t offset = 0;
    std::size_t bytes = 0;
};
struct ReadReport {
    ReadPiece piece;
    std::optional<Bytes> bytes;  // nothing: the file is not there, or shorter
};

class Spooler {
public:
    /// \param folder of the jobs' files, which Bodies has made. Throws std::system_error.
    explicit Spooler(std::string folder);
    ~Spooler();
    Spooler(const Spooler&) = delete;
    Spooler& operator=(const Spooler&) = delete;

    UploadNumber begin(Announced announced);
    /// The next bytes of the body's frames, end to end; `owner` keeps them. \pre not beyond them
    void add(UploadNumber upload, ByteView piece, std::shared_ptr<const void> owner);
    void abandon(UploadNumber upload);
    void read(const ReadPiece& piece);

    struct Reports {
        std::vector<UploadReport> uploads;
        std::vector<ReadReport> reads;
    };
    [[nodiscard]] Reports take_reports();
    [[nodiscard]] int event_fd() const noexcept { return event_.get(); }

private:
    struct Upload;  // the thread's own
    using Uploads = std::map<UploadNumber, Upload>;
    using Task = std::function<void(Uploads&)>;

    void give(Task&& task);
    void run();
    void write(Upload& upload, ByteView piece);
    void complete(Upload& upload, UploadReport& report) const;
    [[nodiscard]] std::optional<Bytes> read_file(const ReadPiece& piece) const;
    template <typename Report>
    void report(std::vector<Report> Reports::*list, Report&& report);

    std::string folder_;
    UniqueFd event_;
    UploadNumber last_ = 0;

    std::mutex mutex_;  // guards what follows
    std::condition_variable wake_;
    std::deque<Task> tasks_;
    Reports reports_;
    bool is_closing_ = false;

    std::thread thread_;
};

}  // namespace plotmill::broker
