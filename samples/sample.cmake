# What every sample's CMakeLists.txt includes.
if(NOT COMMAND tandem_add_sources)
    find_package(Tandem REQUIRED)
    enable_testing()
endif()

# sample_expects(name target expected-file [argument...]): a test that runs the program in its
# source folder and compares what it prints with the file.
function(sample_expects name target expected)
    add_test(NAME sample.${name}
             COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:${target}> "-DARGUMENTS=${ARGN}"
                     -DEXPECTED=${CMAKE_CURRENT_SOURCE_DIR}/${expected}
                     -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/compare.cmake
             WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    set_tests_properties(sample.${name} PROPERTIES TIMEOUT 60)
endfunction()
