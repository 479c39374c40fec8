# -DTANDEM_COVERAGE=ON: which lines and branches of the tool the tests reach (scripts/coverage).  The
# runtime is left out, since programs of the tests are linked with it by other means.
if(TANDEM_COVERAGE)
    add_link_options(--coverage)
endif()

# In the folders whose code counts.
macro(tandem_coverage)
    if(TANDEM_COVERAGE)
        add_compile_options(--coverage)
    endif()
endmacro()
