#include "clients/cli/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace plotmill::cli {
namespace {

using Seconds = std::chrono::duration<double>;
constexpr milliseconds redraw_after{100};
constexpr milliseconds line_after{10'000};
constexpr std::size_t most_bar_columns = 40;

std::string fixed(double value, int decimals) {
    std::array<char, 64> buffer{};
    const int length =
        std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, std::min(value, 1e15));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string two_digits(long value) {
    return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

double rate_of(const ProgressCount& count, Seconds elapsed) {
    return elapsed.count() > 0 ? static_cast<double>(count.done) / elapsed.count() : 0;
}

std::string clock_text(double seconds) {
    const auto whole = static_cast<long>(std::lround(std::min(seconds, 359'999.0)));
    const long hours = whole / 3600;
    const std::string rest = two_digits(whole / 60 % 60) + ':' + two_digits(whole % 60);
    return hours > 0 ? std::to_string(hours) + ':' + rest : rest;
}

std::string time_left(const ProgressCount& count, Seconds elapsed) {
    const double rate = rate_of(count, elapsed);
    return rate > 0 ? clock_text(static_cast<double>(count.total - count.done) / rate) : "?";
}

double share_of(const ProgressCount& count) {
    return count.total == 0 ? 1
                            : static_cast<double>(count.done) / static_cast<double>(count.total);
}

/// tqdm's ASCII bar: the last sign is a digit, the tenths of one sign.
std::string bar(double share, std::size_t columns) {
    const auto tenths =
        static_cast<std::size_t>(std::floor(share * static_cast<double>(columns) * 10));
    std::string text(tenths / 10, '#');
    if (tenths % 10 != 0) {
        text += static_cast<char>('0' + static_cast<char>(tenths % 10));
    }
    text.resize(columns, ' ');
    return text;
}

}  // namespace

std::string progress_bar(const ProgressCount& count, Seconds elapsed, const Terminal& terminal) {
    const double share = share_of(count);
    const std::string percent = fixed(std::floor(share * 100), 0);
    const std::string head =
        std::string(percent.size() < 3 ? 3 - percent.size() : 0, ' ') + percent + "%|";
    std::string tail = "| " + std::to_string(count.done) + '/' + std::to_string(count.total) +
                       " [" + clock_text(elapsed.count()) + '<' + time_left(count, elapsed) + ", " +
                       fixed(rate_of(count, elapsed), 1) + " jobs/s]";
    const std::string failed =
        count.failed == 0 ? "" : std::string{" "} + std::to_string(count.failed) + " failed";
    const std::size_t used = head.size() + tail.size() + failed.size() + 1;
    const std::size_t room = terminal.columns > used ? terminal.columns - used : 0;
    if (room < 4) {
        return (head + tail.substr(1) + failed).substr(0, terminal.columns);
    }
    if (!failed.empty()) {
        tail += terminal.has_colors ? "\x1b[31m" + failed + "\x1b[0m" : failed;
    }
    return head + bar(share, std::min(room, most_bar_columns)) + tail;
}

std::string progress_line(const ProgressCount& count, Seconds elapsed) {
    std::string text = std::to_string(count.done) + " of " + std::to_string(count.total) +
                       " jobs (" + fixed(std::floor(share_of(count) * 100), 0) + " %), " +
                       fixed(rate_of(count, elapsed), 1) + " jobs/s, " + time_left(count, elapsed) +
                       " left";
    return count.failed == 0 ? text : text + ", " + std::to_string(count.failed) + " failed";
}

Progress::Progress(int fd, std::size_t total, TimePoint start)
    : fd_{fd},
      terminal_{look_at_terminal(fd)},
      start_{start},
      step_{std::max<std::size_t>(1, total / 10)} {}

void Progress::update(const ProgressCount& count, TimePoint now) {
    const Seconds elapsed = now - start_;
    const auto since = now - said_at_.value_or(start_);
    if (terminal_.is_terminal) {
        if (said_at_ && since < redraw_after && count.done != count.total) {
            return;
        }
        terminal_ = look_at_terminal(fd_);
        write("\r\x1b[K" + progress_bar(count, elapsed, terminal_));
        is_drawn_ = true;
    } else {
        if (count.done == said_done_ || (count.done < said_done_ + step_ && since < line_after)) {
            return;
        }
        write(progress_line(count, elapsed) + '\n');
        said_done_ = count.done;
    }
    said_at_ = now;
}

void Progress::clear() {
    if (is_drawn_) {
        write("\r\x1b[K");
        is_drawn_ = false;
    }
}

/// A terminal that is gone is no reason to stop the jobs.
void Progress::write(const std::string& text) const {
    [[maybe_unused]] const ssize_t written = ::write(fd_, text.data(), text.size());
}

}  // namespace plotmill::cli
