# Every third-party library is named here, once.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Concurrent Sql)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)

# Header-only libraries. When cross-building, the host's headers are reached through a folder of links
# (installer/windows/), because the system include folder must stay out of the search path.
set(GLEANER_HEADER_ONLY_DIR "" CACHE PATH "Folder with boost/, tl/ and CLI/ when they are not in the system's include path")
add_library(gleaner_header_only INTERFACE)
if(GLEANER_HEADER_ONLY_DIR)
  target_include_directories(gleaner_header_only SYSTEM INTERFACE "${GLEANER_HEADER_ONLY_DIR}")
endif()
