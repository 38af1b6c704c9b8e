#include "broker/net/broker_server.hpp"
#include "log/log.hpp"

#include <algorithm>
#include <utility>

// A claim check: what is large never waits in this process's memory. A producer announces it and
// sends it piece by piece as the disk takes it; a worker is told the file, maps it when it is on
// the same host, and else fetches it piece by piece.

namespace plotmill::broker {

using transport::Frame;

void BrokerServer::announce(ProducerId id, wire::Submit&& submit) {
    if (auto fault = find_fault(submit); fault && dispatcher_.knows(id)) {
        return dispatcher_.refuse(id, submit.request, std::move(*fault));
    }
    if (const Upload* before = uploads_.find(id, submit.request)) {
        give_up(uploads_.take(*before));  // said again, after a reconnect that we have not seen
    }
    if (!dispatcher_.announce(id, submit, now())) {
        return;
    }
    const UploadNumber number = spooler_.begin({submit.sizes, submit.sha256});
    Upload& upload = uploads_.begin(id, std::move(submit), number, clock_.now());
    if (const auto upto = uploads_.grant(upload, 0)) {
        send_to_producer(id, {Frame{wire::encode(wire::Continue{upload.submit.request, *upto})}});
    }
}

std::optional<Error> BrokerServer::find_fault(const wire::Submit& announced) const {
    std::uint64_t sum = 0;
    for (const std::uint64_t size : announced.sizes) {
        sum += std::min(size, wire::max_token);
    }
    if (sum > settings_.max_body_bytes) {
        return Error{ErrorCode::limit, "SUBMIT.sizes: got " + std::to_string(sum) +
                                           " bytes in all, limit max_body_bytes " +
                                           std::to_string(settings_.max_body_bytes)};
    }
    if (sum != announced.bytes || sum == 0) {
        return Error{ErrorCode::range, "SUBMIT.sizes: got " + std::to_string(sum) +
                                           " bytes in all, expected SUBMIT.bytes, " +
                                           std::to_string(announced.bytes) + ", from 1"};
    }
    return std::nullopt;
}

void BrokerServer::handle(ProducerId id, const wire::Chunk& chunk,
                          const transport::Message& message) {
    Upload* const upload = uploads_.find(id, chunk.request);
    if (upload == nullptr) {
        if (!dispatcher_.knows(id)) {
            dispatcher_.ping(id, {}, now());  // answered with RESYNC
        }
        return;  // of one that was refused meanwhile
    }
    if (message.frames.size() != 2) {
        dispatcher_.refuse(
            id, chunk.request,
            {ErrorCode::frame, "CHUNK: got " + std::to_string(message.frames.size() - 1) +
                                   " frames after the header, expected one"});
        return give_up(uploads_.take(*upload));
    }
    const auto frame = std::make_shared<const Frame>(message.frames[1]);
    if (Status status = Uploads::receive(*upload, chunk, frame->size(), clock_.now()); !status) {
        dispatcher_.refuse(id, chunk.request, std::move(status).error());
        return give_up(uploads_.take(*upload));
    }
    spooler_.add(upload->number, frame->bytes(), frame);
}

void BrokerServer::handle(const UploadReport& report) {
    Upload* const found = uploads_.find(report.upload);
    if (found == nullptr) {
        return;  // given up meanwhile
    }
    if (!report.file && !report.error) {
        if (const auto upto = uploads_.grant(*found, report.written)) {
            send_to_producer(found->producer,
                             {Frame{wire::encode(wire::Continue{found->submit.request, *upto})}});
        }
        return;
    }
    Upload upload = uploads_.take(*found);
    const wire::RequestId request = upload.submit.request;
    wire::Submit submit = std::move(upload.submit);
    const ProducerId producer = upload.producer;
    upload.submit.bytes = submit.bytes;
    give_up(std::move(upload));
    if (report.file) {
        uploaded_ = report.file;
        dispatcher_.submit(producer, std::move(submit), now());
        carry_out();
        uploaded_.reset();
    } else if (report.error->code == ErrorCode::resource) {
        dispatcher_.busy(producer, request, {.reason = "disk: " + report.error->message});
    } else {
        log::error("upload_failed", {{"error", report.error->message}});
        dispatcher_.refuse(producer, request, *report.error);
    }
}

/// It counts no longer, and what nobody has taken of it is removed.
void BrokerServer::give_up(Upload&& upload) {
    spooler_.abandon(upload.number);
    dispatcher_.retract(upload.submit.bytes);
}

void BrokerServer::give_up_silent() {
    for (Upload& upload : uploads_.take_silent(clock_.now())) {
        dispatcher_.refuse(upload.producer, upload.submit.request,
                           {ErrorCode::timeout,
                            "SUBMIT.sizes: got " + std::to_string(upload.received) + " of " +
                                std::to_string(upload.submit.bytes) + " bytes, and none for 30 s"});
        give_up(std::move(upload));
    }
}

void BrokerServer::handle(WorkerId id, const wire::Fetch& fetch) {
    if (!dispatcher_.knows(id) || !dispatcher_.is_current(fetch.lease)) {
        send_to_worker(id, {Frame{wire::encode(wire::Revoked{fetch.lease})}});
        return;
    }
    waiting_reads_[++last_read_] = {id, fetch.lease};
    spooler_.read({.tag = last_read_,
                   .job = fetch.lease.id,
                   .offset = fetch.offset,
                   .bytes = std::min<std::size_t>(fetch.bytes, wire::max_chunk_bytes)});
}

void BrokerServer::handle(ReadReport&& report) {
    const WaitingRead waiting = waiting_reads_.extract(report.piece.tag).mapped();
    if (!dispatcher_.is_current(waiting.lease)) {
        return;
    }
    if (!report.bytes) {
        dispatcher_.body_lost(
            waiting.lease,
            {ErrorCode::checksum, "the body's file is not there, or shorter than it was"}, now());
        return;
    }
    std::vector<Frame> frames;
    frames.emplace_back(wire::encode(wire::FetchedChunk{waiting.lease, report.piece.offset}));
    frames.push_back(Frame::adopt(std::move(*report.bytes)));
    send_to_worker(waiting.worker, std::move(frames));
}

void BrokerServer::handle_spooler() {
    Spooler::Reports reports = spooler_.take_reports();
    for (const UploadReport& report : reports.uploads) {
        handle(report);
        carry_out();
    }
    for (ReadReport& report : reports.reads) {
        handle(std::move(report));
        carry_out();
    }
    if (!uploads_.empty()) {
        give_up_silent();
        carry_out();
    }
}

}  // namespace plotmill::broker
