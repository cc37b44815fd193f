# The tests draw pictures (OpenCV) and symbols (ZXing's creator), and cover the command's picture loader as well: it is
# the door through which every encoded picture comes in.
find_package(OpenCV 4.6 REQUIRED COMPONENTS core imgproc imgcodecs)
if(TARGET unit_vision)
  target_sources(unit_vision PRIVATE
    # heif.cpp as it is built without libheif: the tests of the command cover it with.
    "${PROJECT_SOURCE_DIR}/cli/src/io/decode_image.cpp" "${PROJECT_SOURCE_DIR}/cli/src/io/heif.cpp"
    "${PROJECT_SOURCE_DIR}/cli/src/io/image_header.cpp" "${PROJECT_SOURCE_DIR}/cli/src/io/load_image.cpp"
    "${PROJECT_SOURCE_DIR}/cli/src/io/quietly.cpp")
  target_include_directories(unit_vision PRIVATE "${PROJECT_SOURCE_DIR}/cli/src")
  target_include_directories(unit_vision SYSTEM PRIVATE ${OpenCV_INCLUDE_DIRS})
  target_link_libraries(unit_vision PRIVATE temviet_room_gs1 opencv_core opencv_imgproc opencv_imgcodecs ZXing::ZXing)
endif()
