# How everything is compiled: one INTERFACE target carries every flag, so that no folder has flags of its own.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

option(GLEANER_BUILD_TESTS "Build the tests and the benchmarks" ON)
set(GLEANER_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them, e.g. address,undefined")
option(GLEANER_FUZZ "Build the libFuzzer targets (clang)" OFF)

add_library(gleaner_flags INTERFACE)
# -ffp-contract=off: results are compared byte by byte between processors; a fused multiply-add would change them.
target_compile_options(gleaner_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror -ffp-contract=off)
target_compile_definitions(gleaner_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_USE_QSTRINGBUILDER GLEANER_VERSION="${PROJECT_VERSION}")
target_include_directories(gleaner_flags INTERFACE "${CMAKE_SOURCE_DIR}")
if(GLEANER_SANITIZE)
  target_compile_options(gleaner_flags INTERFACE -fsanitize=${GLEANER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(gleaner_flags INTERFACE -fsanitize=${GLEANER_SANITIZE})
endif()
if(GLEANER_FUZZ)
  # Coverage everywhere, the fuzzer's main only in the fuzz targets.
  target_compile_options(gleaner_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(WIN32)
  target_link_options(gleaner_flags INTERFACE -static -s)
  target_compile_definitions(gleaner_flags INTERFACE WIN32_LEAN_AND_MEAN NOMINMAX UNICODE _WIN32_WINNT=0x0A00)
endif()

# Paths below the checkout count as relative, so that every clone on a machine shares what another has compiled.
find_program(GLEANER_CCACHE ccache)
if(GLEANER_CCACHE)
  set(launcher "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros "${GLEANER_CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()
