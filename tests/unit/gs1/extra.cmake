# The tables in C++ are those of data/gs1.
find_package(Python3 COMPONENTS Interpreter)
if(Python3_Interpreter_FOUND)
  add_test(NAME gs1_tables_are_current COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/data/gs1/generate_tables.py" --check)
endif()
# Properties need RapidCheck.
find_package(rapidcheck QUIET)
if(TARGET unit_gs1 AND rapidcheck_FOUND)
  target_link_libraries(unit_gs1 PRIVATE rapidcheck)
  target_compile_definitions(unit_gs1 PRIVATE TEMVIET_HAVE_RAPIDCHECK)
elseif(TARGET unit_gs1)
  message(STATUS "RapidCheck is not here: the properties of gs1 are not tested")
endif()
