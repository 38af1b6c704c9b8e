#include "clients/memory/recorder.hpp"

#include "clients/memory/recording.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>
#include <utility>

namespace plotmill::memory {
namespace {

double now_s() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string lines_of(const SeenProcess& seen, bool is_first, double time_s) {
    std::string text;
    if (is_first) {
        text += mark_text(
            {.process = seen.id, .time_s = time_s, .event = "started", .text = seen.name});
    }
    if (seen.has_new_name) {
        text += name_text(seen.id, seen.name);
    }
    return text +
           sample_text(seen.id, {.time_s = time_s, .bytes = static_cast<double>(seen.rss_bytes)});
}

}  // namespace

Result<Recorder> Recorder::create(const std::string& path, const std::string& command, pid_t root) {
    UniqueFd file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
    if (!file) {
        return fail(ErrorCode::output, in_quotes(path) + ": " + std::strerror(errno) +
                                           ", expected a file that can be made");
    }
    Recorder recorder{std::move(file), root};
    if (Status status = recorder.write(command_text(command)); !status) {
        return fail(std::move(status).error());
    }
    return recorder;
}

Result<bool> Recorder::look() {
    const TreeLook look = tree_.look();
    const double time_s = now_s();
    std::string text;
    for (const std::string& id : look.gone) {
        if (id.empty()) {
            continue;  // finish() knows how it ended
        }
        text += mark_text({.process = id, .time_s = time_s, .event = "ended", .text = {}});
        ids_.erase(id);
    }
    bool is_alive = false;
    for (const SeenProcess& seen : look.there) {
        const bool is_first = ids_.insert(seen.id).second;
        processes_ += is_first ? 1 : 0;
        text += lines_of(seen, is_first, time_s);
        if (seen.id.empty()) {
            is_alive = true;
            peak_bytes_ = std::max(peak_bytes_, static_cast<double>(seen.rss_bytes));
        }
    }
    samples_ += look.there.size();
    if (Status status = write(text); !status) {
        return fail(std::move(status).error());
    }
    return is_alive;
}

Status Recorder::finish(const std::string& end) {
    if (const Result<bool> looked = look(); !looked) {  // children that ended with the root
        return fail(looked.error());
    }
    return write(mark_text({.process = {}, .time_s = now_s(), .event = "ended", .text = end}));
}

Status Recorder::write(const std::string& text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        const ssize_t written = ::write(file_.get(), rest.data(), rest.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return fail(ErrorCode::output,
                        std::string{"the recording cannot be written: "} + std::strerror(errno));
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

}  // namespace plotmill::memory
