#include "screensaver_client/runner/live_chunks.h"

namespace gleaner {

void LiveChunks::sit(int processor) {
    const std::scoped_lock lock(m_mutex);
    m_processors[std::this_thread::get_id()] = processor;
}

void LiveChunks::begin(const Computation& computation, const QByteArray& chunk) {
    const bool paints = computation.picture(chunk, {}).has_value();
    const std::scoped_lock lock(m_mutex);
    if (const auto here = m_processors.find(std::this_thread::get_id()); here != m_processors.end())
        m_chunks[here->second] = Chunk{&computation, chunk, {}, paints};
}

void LiveChunks::update(const QByteArray& state) {
    const std::scoped_lock lock(m_mutex);
    const auto here = m_processors.find(std::this_thread::get_id());
    if (here == m_processors.end())
        return;
    if (const auto chunk = m_chunks.find(here->second); chunk != m_chunks.end())
        chunk->second.state = state;
}

void LiveChunks::end() {
    const std::scoped_lock lock(m_mutex);
    if (const auto here = m_processors.find(std::this_thread::get_id()); here != m_processors.end())
        m_chunks.erase(here->second);
}

std::optional<LiveChunks::Chunk> LiveChunks::chunkOf(int processor) const {
    const std::scoped_lock lock(m_mutex);
    const auto chunk = m_chunks.find(processor);
    return chunk == m_chunks.end() ? std::nullopt : std::optional(chunk->second);
}

std::optional<ChunkPicture> LiveChunks::picture(int processor) const {
    const auto chunk = chunkOf(processor);
    return chunk && chunk->paints ? chunk->computation->picture(chunk->chunk, chunk->state) : std::nullopt;
}

bool LiveChunks::hasPicture(int processor) const {
    const auto chunk = chunkOf(processor);
    return chunk && chunk->paints;
}

} // namespace gleaner
