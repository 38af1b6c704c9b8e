// plotmill-worker: command line → configuration → host. The one long-lived process of a service.

#include "worker/program.hpp"

int main(int argc, char** argv) {
    return plotmill::worker::run_program(argc, argv, {});
}
