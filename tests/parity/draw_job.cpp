// draw_job JOB.json OUTDIR: draws the charts of one job file with the chart library alone; for the
// parity tests.

#include "chart/render.hpp"
#include "wire/payload/body.hpp"
#include "wire/payload/job_file.hpp"

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

namespace {

using namespace plotmill;

int complain(const Error& error) {
    std::fprintf(stderr, "%s %s\n", std::string{word(error.code)}.c_str(), error.message.c_str());
    return 1;
}

int draw(const std::string& job_path, const std::string& folder) {
    std::ifstream in{job_path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    const auto file = payload::read_job_json(text.str(), {});
    if (!file) {
        return complain(file.error());
    }
    const ByteView frame{file->body};
    const auto body = payload::decode_body(std::span{&frame, 1}, file->key.value_or("job"), {});
    if (!body) {
        return complain(body.error());
    }
    chart::Renderer renderer;
    for (const auto& request : body->charts) {
        const auto picture = renderer.render(request.spec, body->data);
        if (!picture) {
            return complain(picture.error());
        }
        std::ofstream out{folder + "/" + request.output, std::ios::binary};
        out << as_text(picture->bytes);
        for (const std::string& warning : picture->warnings) {
            std::fprintf(stderr, "warning: %s\n", warning.c_str());
        }
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: draw_job JOB.json OUTDIR\n");
        return 2;
    }
    return draw(argv[1], argv[2]);
}
