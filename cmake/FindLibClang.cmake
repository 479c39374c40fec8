# Finds libclang (the C API), 14 or later; the newest where there are several.
#
#   LibClang_ROOT, CMAKE_PREFIX_PATH   looked at first
#   /usr/lib/llvm-NN                   Debian's and Ubuntu's places
#   then llvm-config, Homebrew's and the usual prefixes
#
# Sets LibClang_FOUND, LibClang_VERSION, LibClang_INCLUDE_DIR, LibClang_LIBRARY and defines the
# target LibClang::LibClang.

set(libclang_prefixes)
file(GLOB libclang_debian LIST_DIRECTORIES true /usr/lib/llvm-*)
list(SORT libclang_debian COMPARE NATURAL ORDER DESCENDING)
list(APPEND libclang_prefixes ${libclang_debian})
find_program(LibClang_LLVM_CONFIG llvm-config)
mark_as_advanced(LibClang_LLVM_CONFIG)
if(LibClang_LLVM_CONFIG)
    execute_process(COMMAND ${LibClang_LLVM_CONFIG} --prefix
        OUTPUT_VARIABLE libclang_prefix OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    list(APPEND libclang_prefixes ${libclang_prefix})
endif()
list(APPEND libclang_prefixes /opt/homebrew/opt/llvm /usr/local/opt/llvm)

# A prefix counts only if it has both the header and the library, so that the two belong together.
foreach(libclang_prefix IN LISTS LibClang_ROOT CMAKE_PREFIX_PATH libclang_prefixes)
    if(LibClang_LIBRARY AND LibClang_INCLUDE_DIR)
        break()
    endif()
    unset(LibClang_LIBRARY CACHE)
    unset(LibClang_INCLUDE_DIR CACHE)
    find_path(LibClang_INCLUDE_DIR clang-c/Index.h
        PATHS ${libclang_prefix} PATH_SUFFIXES include NO_DEFAULT_PATH)
    find_library(LibClang_LIBRARY NAMES clang libclang
        PATHS ${libclang_prefix} PATH_SUFFIXES lib lib64 NO_DEFAULT_PATH)
endforeach()
find_path(LibClang_INCLUDE_DIR clang-c/Index.h)
find_library(LibClang_LIBRARY NAMES clang libclang)
mark_as_advanced(LibClang_INCLUDE_DIR LibClang_LIBRARY)

# The version is in the name of the file that the library's links lead to, or in its folder's.
if(LibClang_LIBRARY)
    get_filename_component(libclang_file "${LibClang_LIBRARY}" REALPATH)
    foreach(libclang_pattern "\\.so\\.([0-9]+\\.[0-9.]*[0-9])$" "libclang-([0-9]+)\\.so"
            "llvm-([0-9]+)/" "/llvm/([0-9]+[0-9.]*)/")
        if(LibClang_VERSION)
            break()
        elseif(libclang_file MATCHES "${libclang_pattern}")
            set(LibClang_VERSION ${CMAKE_MATCH_1})
        elseif(LibClang_LIBRARY MATCHES "${libclang_pattern}")
            set(LibClang_VERSION ${CMAKE_MATCH_1})
        endif()
    endforeach()
endif()
if(NOT LibClang_FIND_VERSION)
    set(LibClang_FIND_VERSION 14)
endif()
set(libclang_too_old FALSE)
if(LibClang_VERSION AND LibClang_VERSION VERSION_LESS LibClang_FIND_VERSION)
    set(libclang_too_old TRUE)
endif()

include(FindPackageHandleStandardArgs)
if(libclang_too_old)
    set(libclang_usable)
else()
    set(libclang_usable ${LibClang_LIBRARY})
endif()
find_package_handle_standard_args(LibClang
    REQUIRED_VARS libclang_usable LibClang_INCLUDE_DIR
    VERSION_VAR LibClang_VERSION
    REASON_FAILURE_MESSAGE
        "libclang ${LibClang_FIND_VERSION} or later is needed\
 (found: ${LibClang_LIBRARY} ${LibClang_VERSION}).\n\
On Debian and Ubuntu:  apt-get install libclang-dev\n\
Elsewhere:  -DLibClang_ROOT=/prefix/of/llvm")
if(LibClang_FOUND)
    message(STATUS "libclang ${LibClang_VERSION}: ${LibClang_LIBRARY}")
    if(NOT TARGET LibClang::LibClang)
        add_library(LibClang::LibClang UNKNOWN IMPORTED)
        set_target_properties(LibClang::LibClang PROPERTIES
            IMPORTED_LOCATION "${LibClang_LIBRARY}"
            INTERFACE_INCLUDE_DIRECTORIES "${LibClang_INCLUDE_DIR}")
    endif()
endif()
