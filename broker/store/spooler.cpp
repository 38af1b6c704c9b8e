#include "broker/store/spooler.hpp"

#include "broker/store/bodies.hpp"
#include "broker/store/body_writer.hpp"
#include "broker/store/failure.hpp"
#include "digest/digest.hpp"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <numeric>
#include <system_error>
#include <utility>

namespace plotmill::broker {

struct Spooler::Upload {
    Upload(UploadNumber upload_number, const std::string& path, Announced&& announced)
        : number{upload_number},
          bytes{std::accumulate(announced.sizes.begin(), announced.sizes.end(), std::uint64_t{0})},
          sha256{announced.sha256},
          digest{announced.sizes},
          writer{path, std::move(announced.sizes), announced.sha256} {}

    UploadNumber number;
    std::uint64_t bytes;
    std::uint64_t written = 0;
    std::string sha256;
    digest::BodyDigest digest;
    BodyWriter writer;
    bool has_failed = false;
};

Spooler::Spooler(std::string folder)
    : folder_{std::move(folder)}, event_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {
    if (!event_) {
        throw std::system_error{errno, std::generic_category(), "eventfd"};
    }
    thread_ = std::thread{[this] { run(); }};
}

Spooler::~Spooler() {
    {
        const std::lock_guard lock{mutex_};
        is_closing_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Spooler::give(Task&& task) {
    {
        const std::lock_guard lock{mutex_};
        tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
}

UploadNumber Spooler::begin(Announced announced) {
    const UploadNumber number = ++last_;
    const std::string path = folder_ + "/upload-" + std::to_string(number);
    give([number, path, announced = std::move(announced)](Uploads& uploads) mutable {
        uploads.try_emplace(number, number, path, std::move(announced));
    });
    return number;
}

void Spooler::add(UploadNumber upload, ByteView piece, std::shared_ptr<const void> owner) {
    give([this, upload, piece, owner = std::move(owner)](Uploads& uploads) {
        if (const auto found = uploads.find(upload); found != uploads.end()) {
            write(found->second, piece);
        }
    });
}

void Spooler::abandon(UploadNumber upload) {
    give([upload](Uploads& uploads) { uploads.erase(upload); });
}

void Spooler::read(const ReadPiece& piece) {
    give([this, piece](Uploads& /*uploads*/) {
        report(&Reports::reads, ReadReport{piece, read_file(piece)});
    });
}

Spooler::Reports Spooler::take_reports() {
    eventfd_t count = 0;
    ::eventfd_read(event_.get(), &count);  // EAGAIN: nothing was rung
    const std::lock_guard lock{mutex_};
    return std::exchange(reports_, {});
}

template <typename Report>
void Spooler::report(std::vector<Report> Reports::*list, Report&& report) {
    {
        const std::lock_guard lock{mutex_};
        (reports_.*list).push_back(std::forward<Report>(report));
    }
    ::eventfd_write(event_.get(), 1);  // a full counter rings as well
}

void Spooler::run() {
    Uploads uploads;
    for (;;) {
        Task task;
        {
            std::unique_lock lock{mutex_};
            wake_.wait(lock, [this] { return is_closing_ || !tasks_.empty(); });
            if (is_closing_) {
                return;
            }
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        task(uploads);
    }
}

void Spooler::write(Upload& upload, ByteView piece) {
    if (upload.has_failed) {
        return;
    }
    UploadReport said{.upload = upload.number};
    try {
        if (upload.writer.add(piece) == Step::full) {
            said.error = Error{ErrorCode::resource, "the disk of the broker's data is full"};
        } else {
            upload.digest.add(piece);
            upload.written += piece.size();
            if (upload.written == upload.bytes) {
                complete(upload, said);
            }
        }
    } catch (const StoreFailure& failure) {
        said.error = Error{ErrorCode::storage, failure.what()};
    }
    said.written = upload.written;
    upload.has_failed = said.error.has_value();
    report(&Reports::uploads, std::move(said));
}

void Spooler::complete(Upload& upload, UploadReport& said) const {
    if (const std::string sum = upload.digest.hex(); sum != upload.sha256) {
        said.error = Error{ErrorCode::checksum, "SUBMIT.sha256: got " + in_quotes(upload.sha256) +
                                                    ", the body's chunks have '" + sum + "'"};
    } else if (upload.writer.finish() == Step::full) {
        said.error = Error{ErrorCode::resource, "the disk of the broker's data is full"};
    } else {
        said.file = std::make_shared<UploadedFile>(upload.writer.path());
    }
}

std::optional<Bytes> Spooler::read_file(const ReadPiece& piece) const {
    const UniqueFd file{::open(spool_path(folder_, piece.job).c_str(), O_RDONLY | O_CLOEXEC)};
    Bytes bytes(piece.bytes);
    std::size_t got = 0;
    while (file && got < bytes.size()) {
        const ssize_t size = ::pread(file.get(), bytes.data() + got, bytes.size() - got,
                                     static_cast<off_t>(piece.offset + got));
        if (size == 0 || (size < 0 && errno != EINTR)) {
            break;
        }
        got += static_cast<std::size_t>(size < 0 ? 0 : size);
    }
    return got == bytes.size() ? std::optional{std::move(bytes)} : std::nullopt;
}

}  // namespace plotmill::broker
