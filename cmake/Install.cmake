# cmake --install: the tool, the runtime and its headers, the man page, and what other builds find
# them with (find_package(Tandem), pkg-config tandem).
include(CMakePackageConfigHelpers)
set(tandem_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Tandem)

if(TARGET tandem)
    install(TARGETS tandem EXPORT TandemTargets RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(TARGETS tandem_runtime EXPORT TandemTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY runtime/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.h")
install(FILES docs/man/tandem.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES runtime/gdb/tandem.py DESTINATION ${CMAKE_INSTALL_DATADIR}/tandem/gdb)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(EXPORT TandemTargets NAMESPACE Tandem:: DESTINATION ${tandem_package_dir})
configure_package_config_file(cmake/TandemConfig.cmake.in
    ${PROJECT_BINARY_DIR}/TandemConfig.cmake INSTALL_DESTINATION ${tandem_package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/TandemConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/TandemConfig.cmake
              ${PROJECT_BINARY_DIR}/TandemConfigVersion.cmake
              cmake/TandemTransform.cmake
        DESTINATION ${tandem_package_dir})

# The .pc file finds its prefix by its own place, so that an installation can be moved; unless
# GNUInstallDirs were given absolute folders.
set(tandem_pc_prefix ${CMAKE_INSTALL_PREFIX})
if(NOT IS_ABSOLUTE ${CMAKE_INSTALL_LIBDIR})
    file(RELATIVE_PATH tandem_pc_up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
    string(REGEX REPLACE "/$" "" tandem_pc_up ${tandem_pc_up})
    set(tandem_pc_prefix "\${pcfiledir}/${tandem_pc_up}")
endif()
foreach(kind LIBDIR INCLUDEDIR BINDIR)
    if(IS_ABSOLUTE ${CMAKE_INSTALL_${kind}})
        set(tandem_pc_${kind} ${CMAKE_INSTALL_${kind}})
    else()
        set(tandem_pc_${kind} "\${prefix}/${CMAKE_INSTALL_${kind}}")
    endif()
endforeach()
if(TANDEM_DYNAMIC_TLS)
    set(tandem_pc_flags " -DTANDEM_DYNAMIC_TLS")
endif()
configure_file(cmake/tandem.pc.in ${PROJECT_BINARY_DIR}/tandem.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/tandem.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
