# gleaner_library(NAME SOURCES a.cpp … LINKS target …): one folder, one static library. Its link line is its right
# to include; tests/architecture checks the #include lines against the same rule.
function(gleaner_library name)
  cmake_parse_arguments(ARG "MOC" "" "SOURCES;LINKS" ${ARGN})
  add_library(gleaner_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(gleaner_${name} PUBLIC gleaner_flags ${ARG_LINKS})
  if(ARG_MOC)
    gleaner_enable_moc(gleaner_${name})
  endif()
endfunction()

# moc 6.4.2 cannot parse <compare> and its like when they come before a Qt header; the prelude defines away the
# attribute it stumbles over.
function(gleaner_enable_moc target)
  set_target_properties(${target} PROPERTIES AUTOMOC ON
    AUTOMOC_MOC_OPTIONS "--include;${CMAKE_SOURCE_DIR}/installer/cmake/moc_prelude.h")
endfunction()

# gleaner_window_program(NAME SOURCES main.cpp … LINKS target …): a program with windows and, on Windows, without a console.
# Qt's own command, because it is what links a static Qt's plugins.
function(gleaner_window_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  qt_add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE gleaner_flags ${ARG_LINKS})
  set_target_properties(${name} PROPERTIES WIN32_EXECUTABLE ON)
endfunction()

# gleaner_describe_program(NAME ICON name-in-resources/icons DESCRIPTION words): what Windows shows of a program, and its
# manifest. Nothing on other systems.
function(gleaner_describe_program name)
  if(NOT WIN32)
    return()
  endif()
  cmake_parse_arguments(ARG "" "ICON;DESCRIPTION" "" ${ARGN})
  set(GLEANER_PROGRAM "${name}")
  set(GLEANER_ICON "${ARG_ICON}")
  set(GLEANER_DESCRIPTION "${ARG_DESCRIPTION}")
  set(resource "${CMAKE_CURRENT_BINARY_DIR}/${name}_windows.rc")
  configure_file("${CMAKE_SOURCE_DIR}/installer/cmake/program_windows.rc.in" "${resource}" @ONLY)
  target_sources(${name} PRIVATE "${resource}")
  set_source_files_properties("${resource}" PROPERTIES
    OBJECT_DEPENDS "${CMAKE_SOURCE_DIR}/resources/icons/${ARG_ICON}.ico;${CMAKE_SOURCE_DIR}/installer/cmake/program_windows.manifest")
endfunction()
