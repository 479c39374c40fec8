# tandem_warnings(target): the warnings that all code of the project is clean under.
function(tandem_warnings target)
    target_compile_options(${target} PRIVATE
        $<$<COMPILE_LANG_AND_ID:C,GNU,Clang,AppleClang>:-Wall -Wextra -Wpedantic -Wshadow>)
    if(TANDEM_WERROR)
        target_compile_options(${target} PRIVATE
            $<$<COMPILE_LANG_AND_ID:C,GNU,Clang,AppleClang>:-Werror>)
    endif()
endfunction()
