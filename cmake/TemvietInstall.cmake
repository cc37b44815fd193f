# install + find_package(temviet [COMPONENTS core temviet]): static libraries, their headers and the module that
# finds OpenCV by its module packages.
include(CMakePackageConfigHelpers)
set(TEMVIET_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/temviet")

set(installed_targets temviet_core)
if(TEMVIET_WITH_VISION)
  list(APPEND installed_targets temviet)
endif()
install(TARGETS ${installed_targets} EXPORT temvietTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT temvietTargets NAMESPACE temviet:: DESTINATION ${TEMVIET_CMAKE_DIR})
if(TEMVIET_WITH_VISION)
  install(DIRECTORY lib/include/temviet DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
else()
  install(DIRECTORY lib/include/temviet DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp"
    PATTERN "vision" EXCLUDE PATTERN "scan" EXCLUDE PATTERN "temviet.hpp" EXCLUDE)
endif()
configure_package_config_file(cmake/temvietConfig.cmake.in "${CMAKE_CURRENT_BINARY_DIR}/temvietConfig.cmake"
  INSTALL_DESTINATION ${TEMVIET_CMAKE_DIR})
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/temvietConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/temvietConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/temvietConfigVersion.cmake"
  cmake/FindOpenCV.cmake DESTINATION ${TEMVIET_CMAKE_DIR})
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
