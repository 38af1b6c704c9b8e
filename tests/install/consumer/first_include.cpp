// The header stands on its own: nothing is included before it.
#include <plotmill/producer.hpp>

plotmill::Job unused_job();
plotmill::Job unused_job() {
    return {};
}
