# Every third-party library is named here, once.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Concurrent Sql)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)

# Certificates are made with mbedTLS, signatures with libsodium, QR codes with libqrcodegencpp: all linked in, so that the program needs nothing more
# where it runs. Debian's on this system; for Windows installer/windows/libraries.sh builds them.
set(GLEANER_CRYPTO_DIR "" CACHE PATH "Folder with include/ and lib/ of mbedTLS, libsodium and libqrcodegencpp when they are not the system's")
set(hints NO_CMAKE_FIND_ROOT_PATH HINTS "${GLEANER_CRYPTO_DIR}/lib" "${GLEANER_CRYPTO_DIR}/include")
find_library(GLEANER_MBEDX509 libmbedx509.a ${hints} REQUIRED)
find_library(GLEANER_MBEDCRYPTO libmbedcrypto.a ${hints} REQUIRED)
find_library(GLEANER_SODIUM libsodium.a ${hints} REQUIRED)
find_library(GLEANER_QRCODEGEN libqrcodegencpp.a ${hints} REQUIRED)
add_library(gleaner_mbedtls INTERFACE)
target_link_libraries(gleaner_mbedtls INTERFACE "${GLEANER_MBEDX509}" "${GLEANER_MBEDCRYPTO}")
add_library(gleaner_sodium INTERFACE)
target_link_libraries(gleaner_sodium INTERFACE "${GLEANER_SODIUM}")
add_library(gleaner_qrcodegen INTERFACE)
target_link_libraries(gleaner_qrcodegen INTERFACE "${GLEANER_QRCODEGEN}")
if(GLEANER_CRYPTO_DIR)
  foreach(library gleaner_mbedtls gleaner_sodium gleaner_qrcodegen)
    target_include_directories(${library} SYSTEM INTERFACE "${GLEANER_CRYPTO_DIR}/include")
  endforeach()
  target_compile_definitions(gleaner_sodium INTERFACE SODIUM_STATIC)
  target_link_libraries(gleaner_mbedtls INTERFACE bcrypt ws2_32)
endif()

# Header-only libraries. When cross-building, the host's headers are reached through a folder of links
# (installer/windows/), because the system include folder must stay out of the search path.
set(GLEANER_HEADER_ONLY_DIR "" CACHE PATH "Folder with boost/, tl/, CLI/ and toml++/ when they are not in the system's include path")
add_library(gleaner_header_only INTERFACE)
if(GLEANER_HEADER_ONLY_DIR)
  target_include_directories(gleaner_header_only SYSTEM INTERFACE "${GLEANER_HEADER_ONLY_DIR}")
endif()

# What this desktop is asked with: its display and its buses. Windows has all of that in itself.
if(NOT WIN32 AND NOT APPLE)
  include("${CMAKE_CURRENT_LIST_DIR}/GleanerDesktop.cmake")
endif()
