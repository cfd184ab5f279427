# Libraries of the Linux desktop: X11 (xcb), Wayland with its two idle protocols, D-Bus (sd-bus).
find_package(PkgConfig REQUIRED)
pkg_check_modules(GLEANER_XCB REQUIRED IMPORTED_TARGET xcb xcb-sync xcb-screensaver)
pkg_check_modules(GLEANER_WAYLAND REQUIRED IMPORTED_TARGET wayland-client)
pkg_check_modules(GLEANER_SYSTEMD REQUIRED IMPORTED_TARGET libsystemd)
add_library(gleaner_x11 INTERFACE)
target_link_libraries(gleaner_x11 INTERFACE PkgConfig::GLEANER_XCB)
add_library(gleaner_dbus INTERFACE)
target_link_libraries(gleaner_dbus INTERFACE PkgConfig::GLEANER_SYSTEMD)

# wayland-scanner makes C out of the protocols as Debian ships them. That C is not ours: it has no flags of ours.
find_program(GLEANER_WAYLAND_SCANNER wayland-scanner REQUIRED)
pkg_get_variable(GLEANER_WAYLAND_PROTOCOLS wayland-protocols pkgdatadir)
find_file(GLEANER_KDE_IDLE plasma-wayland-protocols/idle.xml PATHS /usr/share REQUIRED)
set(protocol_folder "${CMAKE_BINARY_DIR}/wayland")
file(MAKE_DIRECTORY "${protocol_folder}")
foreach(protocol
    "ext-idle-notify-v1;${GLEANER_WAYLAND_PROTOCOLS}/staging/ext-idle-notify/ext-idle-notify-v1.xml"
    "kde-idle;${GLEANER_KDE_IDLE}")
  list(GET protocol 0 name)
  list(GET protocol 1 xml)
  foreach(form "client-header;-client-protocol.h" "private-code;-protocol.c")
    list(GET form 0 kind)
    list(GET form 1 ending)
    add_custom_command(OUTPUT "${protocol_folder}/${name}${ending}"
      COMMAND "${GLEANER_WAYLAND_SCANNER}" ${kind} "${xml}" "${protocol_folder}/${name}${ending}" DEPENDS "${xml}")
    list(APPEND protocol_files "${protocol_folder}/${name}${ending}")
  endforeach()
endforeach()
add_library(gleaner_wayland STATIC ${protocol_files})
target_include_directories(gleaner_wayland SYSTEM PUBLIC "${protocol_folder}")
target_link_libraries(gleaner_wayland PUBLIC PkgConfig::GLEANER_WAYLAND)
