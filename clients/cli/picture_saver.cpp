#include "clients/cli/picture_saver.hpp"

#include "digest/digest.hpp"
#include "output/path.hpp"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <string_view>
#include <utility>

namespace plotmill::cli {
namespace {

using nlohmann::json;

struct Picture {
    std::string path;
    std::string_view bytes;
};

/// What came is what was drawn: the record has each picture's size and digest.
Result<std::vector<Picture>> pictures_of(const client::JobEnded& ended) {
    const json record = json::parse(ended.record, nullptr, false);
    std::string_view rest = ended.pictures;
    std::vector<Picture> pictures;
    for (const json& chart : record.value("charts", json::array())) {
        const auto size = chart.value("bytes", std::size_t{0});
        const auto path = chart.value("path", std::string{});
        const std::string_view bytes = rest.substr(0, size);
        const auto sum = digest::sha256_hex(as_bytes(bytes));
        if (size > rest.size() || sum != chart.value("sha256", std::string{})) {
            return fail(ErrorCode::checksum,
                        "the picture " + in_quotes(path) + " is not the one that was drawn");
        }
        if (Status good = output::validate_output_path(path, "the picture's path"); !good) {
            return fail(std::move(good).error());
        }
        pictures.push_back({path, bytes});
        rest.remove_prefix(size);
    }
    return pictures;
}

}  // namespace

Result<PictureSaver> PictureSaver::open(const std::string& folder) {
    auto root = output::OutputRoot::open(folder);
    if (!root) {
        return fail(std::move(root).error());
    }
    return PictureSaver{std::move(*root)};
}

Result<std::vector<std::string>> PictureSaver::save(const client::JobEnded& ended) const {
    const auto pictures = pictures_of(ended);
    if (!pictures) {
        return fail(pictures.error());
    }
    std::vector<output::Publication> files;
    std::vector<std::string> paths;
    const std::string who = "client-" + std::to_string(::getpid());
    for (const Picture& picture : *pictures) {
        auto file = root_.open_temporary(
            picture.path, {who, ended.id, 1, static_cast<std::uint32_t>(files.size())});
        if (!file) {
            return fail(std::move(file).error());
        }
        files.push_back({file->path(), picture.path});
        if (Status written = file->write(as_bytes(picture.bytes)); !written) {
            return fail(std::move(written).error());
        }
        if (Status closed = file->close(); !closed) {
            return fail(std::move(closed).error());
        }
        paths.push_back(root_.absolute(picture.path));
    }
    for (Status& status : root_.publish(files, output::Durability::none)) {
        if (!status) {
            return fail(std::move(status).error());
        }
    }
    return paths;
}

}  // namespace plotmill::cli
