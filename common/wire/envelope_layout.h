// The numbers of the message format, versions 1 and 2, shared by its writer and its reader. PROTOCOL.md defines them.
#pragma once

#include <cstdint>

#include <QtGlobal>

namespace gleaner::layout {

inline constexpr std::uint8_t kMagic = 'G';
inline constexpr std::uint8_t kPlainVersion = 1;
inline constexpr std::uint8_t kSecondVersion = 2; ///< with kSecondVersionFlag, and only then
inline constexpr qsizetype kHeadBytes = 2;        ///< magic, format version
inline constexpr qsizetype kChecksumBytes = 4;    ///< CRC-32, little endian, at the very end
inline constexpr qsizetype kJobIdBytes = 16;
inline constexpr qsizetype kBlobKeyBytes = 32;

enum class Kind : std::uint8_t { Chunk = 1, Result = 2, Failure = 3, Heartbeat = 4 };

inline constexpr std::uint8_t kKindMask = 0x0F;
inline constexpr std::uint8_t kKernelHashFlag = 0x10;
inline constexpr std::uint8_t kDeflatedFlag = 0x20;
inline constexpr std::uint8_t kBlobFlag = 0x40;
inline constexpr std::uint8_t kSecondVersionFlag = 0x80;
inline constexpr std::uint8_t kCheckpointFlag = kSecondVersionFlag; ///< of a chunk
inline constexpr std::uint8_t kPresenceFlag = kSecondVersionFlag;   ///< of a heartbeat

inline constexpr std::uint8_t kChunkFlags = kKernelHashFlag | kDeflatedFlag | kBlobFlag | kCheckpointFlag;
inline constexpr std::uint8_t kResultFlags = kDeflatedFlag | kBlobFlag;

} // namespace gleaner::layout
