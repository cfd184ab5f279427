// Which chunk each processor of a pool computes, and how far: for whoever wants to see it. Thread: every method on any.
#pragma once

#include "common/job/computation.h"

#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace gleaner {

class LiveChunks {
public:
    /// The calling thread is this processor's from now on.
    void sit(int processor);

    /// The calling thread's processor begins a chunk; `computation` outlives this.
    void begin(const Computation& computation, const QByteArray& chunk);
    /// What it has of an answer so far: a checkpoint.
    void update(const QByteArray& state);
    void end();

    /// What is to be seen of the processor's chunk; nullopt: nothing.
    [[nodiscard]] std::optional<ChunkPicture> picture(int processor) const;
    /// Whether there would be a picture, without making it.
    [[nodiscard]] bool hasPicture(int processor) const;

private:
    struct Chunk {
        const Computation* computation = nullptr;
        QByteArray chunk;
        QByteArray state;
        bool paints = false;
    };
    [[nodiscard]] std::optional<Chunk> chunkOf(int processor) const;

    mutable std::mutex m_mutex;
    std::map<std::thread::id, int> m_processors; // guarded by m_mutex, like the next one
    std::map<int, Chunk> m_chunks;
};

} // namespace gleaner
