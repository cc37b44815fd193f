# temviet_size(target [PIXELS]): in a build for apps (packaging/make_app_libraries.sh) a section a function, hidden symbols, -Os, and
# -O3 for the picture reader (PIXELS), so that a shared library holds only what it calls. Every other build keeps its flags: docs/adr/0024.
if(TEMVIET_FOR_APPS)
  include(CheckIPOSupported)
  check_ipo_supported(LANGUAGES CXX)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()

function(temviet_size target)
  if(NOT TEMVIET_FOR_APPS)
    return()
  endif()
  target_compile_options(${target} PRIVATE -ffunction-sections -fdata-sections)
  set_target_properties(${target} PROPERTIES CXX_VISIBILITY_PRESET hidden C_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  if(NOT "PIXELS" IN_LIST ARGN)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-Os>)
  endif()
endfunction()
