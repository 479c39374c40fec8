# tandem_add_sources(target file.co.c... [options])
#
# Transforms annotated files and adds the results to the target, which is linked to
# Tandem::runtime.  The target's include folders, definitions and options, those of the
# libraries it links included, are what the tool parses with.  A file is transformed again when it,
# or anything it includes, changes; and the compiler runs again only if the result differs.
#
#   STACKFUL        every function keeps a stack while it waits
#   STACKLESS_ONLY  a function that would have to keep one is an error
#   NO_LINE         no #line directives
#   HEADER          also writes NAME.td.h, with the frames and entries, beside the result; its
#                   folder is added to the target's include folders
#   OPTIONS ...     further options for the tool (-Wframe-size=256 -Rno-stackful)
#
# WRITE_CLANGD, a variable or an option to the call, writes a .clangd into the folder of the first
# file, if there is none: generators look to an editor like functions that forget to
# return a value.
#
# TANDEM_TOOL (a variable) names the tool to run; otherwise the one of this package.
include_guard(GLOBAL)

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

function(tandem_add_sources target)
    cmake_parse_arguments(PARSE_ARGV 1 arg
        "STACKFUL;STACKLESS_ONLY;NO_LINE;HEADER;WRITE_CLANGD" "" "OPTIONS")
    if(NOT TARGET ${target})
        message(FATAL_ERROR "tandem_add_sources: there is no target '${target}'")
    endif()
    if(NOT arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "tandem_add_sources(${target}): no source files")
    endif()
    _tandem_find_tool(tool)

    set(options ${arg_OPTIONS})
    foreach(pair STACKFUL:--stackful STACKLESS_ONLY:--stackless-only NO_LINE:--no-line)
        string(REPLACE ":" ";" pair ${pair})
        list(GET pair 0 name)
        list(GET pair 1 option)
        if(arg_${name})
            list(APPEND options ${option})
        endif()
    endforeach()

    # What the compiler would get, with an empty list giving no argument.  Include folders are
    # made absolute by CMake; system folders keep their kind, so that the tool is silent about them.
    set(includes $<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>)
    set(system $<TARGET_PROPERTY:${target},INTERFACE_SYSTEM_INCLUDE_DIRECTORIES>)
    set(definitions $<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>)
    set(compile_options $<TARGET_PROPERTY:${target},COMPILE_OPTIONS>)
    set(flags
        "$<$<BOOL:${includes}>:-I$<JOIN:${includes},;-I>>"
        "$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},;-D>>"
        "${compile_options}")
    separate_arguments(c_flags NATIVE_COMMAND "${CMAKE_C_FLAGS}")
    get_target_property(standard ${target} C_STANDARD)
    if(NOT standard)
        set(standard ${CMAKE_C_STANDARD})
    endif()
    if(standard)
        get_target_property(extensions ${target} C_EXTENSIONS)
        if(NOT DEFINED extensions OR extensions STREQUAL "extensions-NOTFOUND" OR extensions)
            list(APPEND c_flags -std=gnu${standard})
        else()
            list(APPEND c_flags -std=c${standard})
        endif()
    endif()
    if(CMAKE_SYSROOT)
        list(APPEND c_flags --sysroot=${CMAKE_SYSROOT})
    endif()
    if(CMAKE_CROSSCOMPILING AND CMAKE_C_COMPILER_TARGET)
        list(APPEND c_flags --target=${CMAKE_C_COMPILER_TARGET})
    elseif(CMAKE_CROSSCOMPILING AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
        # a cross gcc has its target in its name: the tool has to be told
        execute_process(COMMAND ${CMAKE_C_COMPILER} -dumpmachine OUTPUT_VARIABLE machine
                        OUTPUT_STRIP_TRAILING_WHITESPACE)
        if(machine)
            list(APPEND c_flags --target=${machine})
        endif()
    endif()

    foreach(source IN LISTS arg_UNPARSED_ARGUMENTS)
        get_filename_component(input ${source} ABSOLUTE)
        if(NOT EXISTS ${input})
            message(FATAL_ERROR "tandem_add_sources(${target}): no file '${input}'")
        endif()
        # Two files of one name in different folders must not meet.
        file(RELATIVE_PATH relative ${CMAKE_CURRENT_SOURCE_DIR} ${input})
        string(REPLACE "../" "up/" relative ${relative})
        string(REGEX REPLACE "(\\.co)?\\.c$" "" stem ${relative})
        set(base ${CMAKE_CURRENT_BINARY_DIR}/${target}.tandem/${stem})
        get_filename_component(folder ${base} DIRECTORY)
        get_filename_component(home ${input} DIRECTORY)
        file(MAKE_DIRECTORY ${folder})

        # The tool leaves an output alone that would not change.  A build system that
        # compares time stamps would then run it again and again, so what the rule makes is
        # a stamp, and the C file a by-product of it: Ninja stops there when the by-product kept its
        # time (restat); make compares the objects with the file itself.
        set(outputs ${base}.c)
        set(header_option)
        if(arg_HEADER)
            list(APPEND outputs ${base}.td.h)
            set(header_option --header ${base}.td.h)
            target_include_directories(${target} PRIVATE ${folder})
        endif()
        add_custom_command(
            OUTPUT ${base}.stamp
            BYPRODUCTS ${outputs}
            COMMAND ${tool} ${input} -o ${base}.c ${header_option}
                    --depfile ${base}.d --depfile-target ${base}.stamp
                    ${options} -- ${c_flags} ${flags}
            COMMAND ${CMAKE_COMMAND} -E touch ${base}.stamp
            DEPENDS ${input} ${tool}
            DEPFILE ${base}.d
            COMMENT "Transforming ${relative}"
            COMMAND_EXPAND_LISTS VERBATIM)
        set_source_files_properties(${outputs} PROPERTIES GENERATED TRUE)
        set_source_files_properties(${base}.c PROPERTIES
            OBJECT_DEPENDS ${base}.stamp
            INCLUDE_DIRECTORIES ${home})
        target_sources(${target} PRIVATE ${base}.c ${base}.stamp)
        if(NOT DEFINED first_home)
            set(first_home ${home})
        endif()
    endforeach()

    target_link_libraries(${target} PRIVATE Tandem::runtime)
    if(arg_WRITE_CLANGD OR WRITE_CLANGD)
        _tandem_write_clangd(${first_home})
    endif()
endfunction()
