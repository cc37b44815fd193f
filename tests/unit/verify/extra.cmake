target_link_libraries(unit_verify PRIVATE SQLite::SQLite3)
