# cmake -DPROGRAM=... -DARGUMENTS=... -DEXPECTED=... -P compare.cmake
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} OUTPUT_VARIABLE got RESULT_VARIABLE status)
file(READ ${EXPECTED} wanted)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} ended with ${status}\n${got}")
endif()
if(NOT got STREQUAL wanted)
    message(FATAL_ERROR "wanted:\n${wanted}\ngot:\n${got}")
endif()
