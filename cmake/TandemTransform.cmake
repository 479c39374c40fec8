# tandem_add_sources(target file.co.c... [options])
#
# Transforms annotated files and adds the results to the target, which is linked to
# Tandem::runtime.  The target's include folders, definitions and options, those of the
# libraries it links included, are what the tool parses with.  A file is transformed again when it,
# or anything it includes, changes.
#
#   STACKFUL        every function keeps a stack while it waits
#   STACKLESS_ONLY  a function that would have to keep one is an error
#   NO_LINE         no #line directives
#   HEADER          also writes NAME.td.h, with the frames and entries, beside the result; its
#                   folder is added to the target's include folders
#   WRITE_CLANGD    writes a .clangd into the first file's folder, if there is none: generators
#                   look to an editor like functions that forget to return a value
#   OPTIONS ...     further options for the tool (-Wframe-size=256 -Rno-stackful)
#
# Variables: TANDEM_TOOL names the tool to run (default: the one of this package; needed when
# cross-compiling); TANDEM_WRITE_CLANGD is WRITE_CLANGD for all calls.
include_guard(GLOBAL)
cmake_policy(PUSH)
cmake_policy(VERSION 3.20)

function(_tandem_find_tool out)
    if(TANDEM_TOOL)
        set(${out} ${TANDEM_TOOL} PARENT_SCOPE)
    elseif(TARGET Tandem::tandem)
        set(${out} Tandem::tandem PARENT_SCOPE)
    else()
        message(FATAL_ERROR "tandem_add_sources: no tandem that runs on this machine was found;"
                            " say where it is with -DTANDEM_TOOL=/path/to/tandem")
    endif()
endfunction()

function(_tandem_write_clangd folder)
    if(EXISTS ${folder}/.clangd)
        return()
    endif()
    file(WRITE ${folder}/.clangd
        "# Annotated C is valid C, but a generator looks like a function without a result.\n"
        "CompileFlags:\n"
        "  Add: [-Wno-return-type, -Wno-unused-value]\n")
endfunction()

# Writes what the compiler gets for the target's C files to a file, one flag a line, and stores its
# name, which depends on the configuration.  (A file because only there an option may say
# $<COMPILE_LANGUAGE:C>, as Threads::Threads does; one is written for each language.)
function(_tandem_write_flags target out)
    get_property(name GLOBAL PROPERTY _tandem_flags_of_${target})
    if(name)
        set(${out} ${name} PARENT_SCOPE)
        return()
    endif()
    set(text)
    separate_arguments(flags NATIVE_COMMAND "${CMAKE_C_FLAGS}")
    if(CMAKE_SYSROOT)
        list(APPEND flags --sysroot=${CMAKE_SYSROOT})
    endif()
    if(CMAKE_C_COMPILER_TARGET)
        list(APPEND flags --target=${CMAKE_C_COMPILER_TARGET})
    elseif(CMAKE_CROSSCOMPILING AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
        # A cross gcc knows its target by itself; libclang has to be told.
        execute_process(COMMAND ${CMAKE_C_COMPILER} -dumpmachine OUTPUT_VARIABLE machine
                        OUTPUT_STRIP_TRAILING_WHITESPACE)
        if(machine)
            list(APPEND flags --target=${machine})
        endif()
    endif()
    foreach(flag IN LISTS flags)
        string(APPEND text "${flag}\n")
    endforeach()
    foreach(config IN LISTS CMAKE_CONFIGURATION_TYPES CMAKE_BUILD_TYPE)
        string(TOUPPER ${config} upper)
        separate_arguments(flags NATIVE_COMMAND "${CMAKE_C_FLAGS_${upper}}")
        foreach(flag IN LISTS flags)
            string(APPEND text "$<$<CONFIG:${config}>:${flag}\n>")
        endforeach()
    endforeach()

    set(standard $<TARGET_PROPERTY:${target},C_STANDARD>)
    set(extensions $<TARGET_PROPERTY:${target},C_EXTENSIONS>)
    set(dialect $<IF:$<OR:$<STREQUAL:${extensions},>,$<BOOL:${extensions}>>,gnu,c>)
    string(APPEND text "$<$<BOOL:${standard}>:-std=${dialect}${standard}\n>")
    foreach(pair INCLUDE_DIRECTORIES=-I COMPILE_DEFINITIONS=-D COMPILE_OPTIONS=)
        string(REGEX MATCH "^(.*)=(.*)$" pair ${pair})
        set(values $<TARGET_PROPERTY:${target},${CMAKE_MATCH_1}>)
        set(option ${CMAKE_MATCH_2})
        string(APPEND text "$<$<BOOL:${values}>:${option}$<JOIN:${values},\n${option}>\n>")
    endforeach()

    set(stem ${CMAKE_CURRENT_BINARY_DIR}/${target}.tandem/flags-$<CONFIG>)
    file(GENERATE OUTPUT ${stem}.$<COMPILE_LANGUAGE>.txt CONTENT "${text}" TARGET ${target})
    set_property(GLOBAL PROPERTY _tandem_flags_of_${target} ${stem}.C.txt)
    set(${out} ${stem}.C.txt PARENT_SCOPE)
endfunction()

function(_tandem_add_source target tool flags source)
    get_filename_component(input ${source} ABSOLUTE)
    if(NOT EXISTS ${input})
        message(FATAL_ERROR "tandem_add_sources(${target}): there is no file '${input}'")
    endif()
    # Two files of one name in different folders must not meet.
    file(RELATIVE_PATH relative ${CMAKE_CURRENT_SOURCE_DIR} ${input})
    string(REPLACE "../" "up/" stem ${relative})
    string(REGEX REPLACE "(\\.co)?\\.c$" "" stem ${stem})
    set(base ${CMAKE_CURRENT_BINARY_DIR}/${target}.tandem/${stem})
    get_filename_component(folder ${base} DIRECTORY)
    get_filename_component(home ${input} DIRECTORY)
    file(MAKE_DIRECTORY ${folder})

    set(outputs ${base}.c)
    if(arg_HEADER)
        list(APPEND outputs ${base}.td.h)
        list(APPEND options --header ${base}.td.h)
        target_include_directories(${target} PRIVATE ${folder})
    endif()
    # The tool leaves a file alone that would not change.  Ninja understands that, and compiles
    # nothing; make would transform again and again, so there the file gets a new time.
    set(touch)
    if(NOT CMAKE_GENERATOR MATCHES "Ninja")
        set(touch COMMAND ${CMAKE_COMMAND} -E touch ${outputs})
    endif()
    add_custom_command(
        OUTPUT ${outputs}
        COMMAND ${tool} ${input} -o ${base}.c --depfile ${base}.d ${options}
                --flags-file ${flags} --compiler ${CMAKE_C_COMPILER}
        ${touch}
        DEPENDS ${input} ${tool} ${flags}
        DEPFILE ${base}.d
        COMMENT "Transforming ${relative}"
        VERBATIM)
    # #include "..." looks beside the annotated file.
    if(CMAKE_C_COMPILER_ID MATCHES "GNU|Clang")
        set_source_files_properties(${base}.c PROPERTIES COMPILE_OPTIONS "-iquote;${home}")
    else()
        set_source_files_properties(${base}.c PROPERTIES INCLUDE_DIRECTORIES ${home})
    endif()
    target_sources(${target} PRIVATE ${base}.c)
endfunction()

function(tandem_add_sources target)
    cmake_parse_arguments(PARSE_ARGV 1 arg
        "STACKFUL;STACKLESS_ONLY;NO_LINE;HEADER;WRITE_CLANGD" "" "OPTIONS")
    if(NOT TARGET ${target})
        message(FATAL_ERROR "tandem_add_sources: there is no target '${target}'")
    endif()
    if(NOT arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "tandem_add_sources(${target}): no source files")
    endif()
    set(options ${arg_OPTIONS})
    if(arg_STACKFUL)
        list(APPEND options --stackful)
    endif()
    if(arg_STACKLESS_ONLY)
        list(APPEND options --stackless-only)
    endif()
    if(arg_NO_LINE)
        list(APPEND options --no-line)
    endif()

    target_link_libraries(${target} PRIVATE Tandem::runtime)
    _tandem_find_tool(tool)
    _tandem_write_flags(${target} flags)
    foreach(source IN LISTS arg_UNPARSED_ARGUMENTS)
        _tandem_add_source(${target} ${tool} ${flags} ${source})
    endforeach()

    if(arg_WRITE_CLANGD OR TANDEM_WRITE_CLANGD)
        list(GET arg_UNPARSED_ARGUMENTS 0 first)
        get_filename_component(first ${first} ABSOLUTE)
        get_filename_component(first ${first} DIRECTORY)
        _tandem_write_clangd(${first})
    endif()
endfunction()

cmake_policy(POP)
