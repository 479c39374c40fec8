# -DTANDEM_SANITIZE=address,undefined (or thread) instruments everything that is built here.
# Undefined behaviour ends the program: a report that is not read is not a test.
if(TANDEM_SANITIZE)
    add_compile_options(-fsanitize=${TANDEM_SANITIZE} -fno-sanitize-recover=all
                        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${TANDEM_SANITIZE})
endif()
# -DTANDEM_FUZZERS=ON: libFuzzer sees which branches are taken.
if(TANDEM_FUZZERS)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
