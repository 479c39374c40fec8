# What the build needs from the system, found at once, with one message that names the
# packages to install.
set(tandem_missing)

if(NOT TANDEM_TOOL)
    find_package(FLEX 2.6)
    find_package(BISON 3.5)
    find_package(LibClang 14)
    if(NOT LibClang_FOUND)
        list(APPEND tandem_missing "libclang 14 or later (libclang-dev)")
    endif()
    if(NOT FLEX_FOUND)
        list(APPEND tandem_missing "flex 2.6 or later (flex)")
    endif()
    if(NOT BISON_FOUND)
        list(APPEND tandem_missing "bison 3.5 or later (bison)")
    endif()
endif()

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)

if(TANDEM_BUILD_TESTS)
    find_package(PkgConfig QUIET)
    if(PkgConfig_FOUND)
        pkg_check_modules(CMOCKA QUIET IMPORTED_TARGET cmocka)
    endif()
    if(NOT CMOCKA_FOUND)
        list(APPEND tandem_missing "cmocka, for the tests (libcmocka-dev, pkg-config)")
    endif()
    find_package(Python3 3.7 COMPONENTS Interpreter)
    if(NOT Python3_FOUND)
        list(APPEND tandem_missing "python 3.7 or later, for the tests (python3)")
    endif()
endif()

if(tandem_missing)
    list(JOIN tandem_missing "\n  " tandem_missing)
    message(FATAL_ERROR "Tandem needs what this machine lacks:\n  ${tandem_missing}\n"
        "On Debian and Ubuntu:\n"
        "  apt-get install flex bison libclang-dev libcmocka-dev pkg-config python3\n"
        "-DTANDEM_BUILD_TESTS=OFF does without the last three.")
endif()
