# What an installation holds, by component: library (shared libraries), dev (headers, archives, find_package, pkg-config),
# cli (the command, its pages and completions: cli/CMakeLists.txt), data (schema, vectors, demonstration registry sources).
include(CMakePackageConfigHelpers)
set(TEMVIET_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/temviet")

set(static_targets temviet_core)
if(TEMVIET_WITH_VISION)
  list(APPEND static_targets temviet)
endif()
if(TEMVIET_BUILD_C)
  set(shared_targets temviet_c_core)
  list(APPEND static_targets temviet_c_core_static)
  if(TEMVIET_WITH_VISION)
    list(APPEND shared_targets temviet_c)
    list(APPEND static_targets temviet_c_static)
  endif()
  install(TARGETS ${shared_targets} EXPORT temvietSharedTargets
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT dev)
  install(EXPORT temvietSharedTargets NAMESPACE temviet:: DESTINATION ${TEMVIET_CMAKE_DIR} COMPONENT dev)
  install(FILES mobile-bindings/c/temviet.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev)
  # Relative, so that an installation may be moved (and packages have no build folder in them).
  file(RELATIVE_PATH TEMVIET_PREFIX_FROM_PC "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
  string(REGEX REPLACE "/$" "" TEMVIET_PREFIX_FROM_PC "${TEMVIET_PREFIX_FROM_PC}")
  foreach(name IN ITEMS temviet-core temviet-core-static temviet temviet-static)
    if(name MATCHES "core" OR TEMVIET_WITH_VISION)
      configure_file(cmake/pkgconfig/${name}.pc.in "${CMAKE_CURRENT_BINARY_DIR}/${name}.pc" @ONLY)
      install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${name}.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT dev)
    endif()
  endforeach()
endif()
install(TARGETS ${static_targets} EXPORT temvietTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev)
install(EXPORT temvietTargets NAMESPACE temviet:: DESTINATION ${TEMVIET_CMAKE_DIR} COMPONENT dev)
if(TEMVIET_WITH_VISION)
  install(DIRECTORY lib/include/temviet DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev FILES_MATCHING PATTERN "*.hpp")
else()
  install(DIRECTORY lib/include/temviet DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev FILES_MATCHING PATTERN "*.hpp"
    PATTERN "vision" EXCLUDE PATTERN "scan" EXCLUDE PATTERN "temviet.hpp" EXCLUDE)
endif()
configure_package_config_file(cmake/temvietConfig.cmake.in "${CMAKE_CURRENT_BINARY_DIR}/temvietConfig.cmake"
  INSTALL_DESTINATION ${TEMVIET_CMAKE_DIR})
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/temvietConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/temvietConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/temvietConfigVersion.cmake"
  cmake/FindOpenCV.cmake DESTINATION ${TEMVIET_CMAKE_DIR} COMPONENT dev)
install(FILES docs/c-abi.md docs/packaging.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT dev)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT dev)
install(DIRECTORY data/schema data/vectors data/demo DESTINATION ${CMAKE_INSTALL_DATADIR}/temviet COMPONENT data
  PATTERN "*.py" EXCLUDE)
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT library)

include(TemvietPackages)
