target_link_libraries(unit_registry PRIVATE SQLite::SQLite3)
