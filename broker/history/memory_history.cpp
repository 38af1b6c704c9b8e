#include "broker/history/memory_history.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::broker {
namespace {

void thin_out(ProcessLife& life) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < life.samples.size(); i += 2) {
        life.samples[kept++] = life.samples[i];
    }
    life.samples.resize(kept);
    life.every_ms *= 2;
}

}  // namespace

ProcessLife* MemoryHistory::life_of(const ProcessKey& key, std::int64_t now_ms) {
    const auto known = std::find_if(processes_.begin(), processes_.end(),
                                    [&](const ProcessLife& life) { return life.key == key; });
    if (known != processes_.end()) {
        return &*known;
    }
    if (processes_.size() >= limits_.processes) {
        const auto oldest = std::min_element(
            processes_.begin(), processes_.end(), [](const ProcessLife& a, const ProcessLife& b) {
                return a.samples.back().at_ms < b.samples.back().at_ms;
            });
        if (oldest->samples.back().at_ms + limits_.forgotten_after_ms > now_ms) {
            return nullptr;
        }
        processes_.erase(oldest);
    }
    processes_.push_back({.key = key, .every_ms = limits_.first_every_ms, .samples = {}});
    processes_.back().samples.reserve(limits_.samples);
    return &processes_.back();
}

bool MemoryHistory::add(const ProcessKey& key, const MemorySample& sample) {
    ProcessLife* const life = life_of(key, sample.at_ms);
    if (life == nullptr) {
        return false;
    }
    if (!life->samples.empty()) {
        const std::int64_t since = sample.at_ms - life->samples.back().at_ms;
        if (since < life->every_ms) {  // also when the clock was set back
            return false;
        }
    }
    life->samples.push_back(sample);
    if (life->samples.size() >= limits_.samples) {
        thin_out(*life);
    }
    return true;
}

MemoryHistory::RendererKey MemoryHistory::key_of(const EndedRenderer& renderer) {
    return {renderer.worker, renderer.slot, renderer.generation, renderer.pid};
}

bool MemoryHistory::add(EndedRenderer renderer) {
    if (!known_.insert(key_of(renderer)).second) {
        return false;
    }
    renderers_.push_back(std::move(renderer));
    if (renderers_.size() > limits_.renderers) {
        known_.erase(key_of(renderers_.front()));
        renderers_.pop_front();
    }
    return true;
}

}  // namespace plotmill::broker
