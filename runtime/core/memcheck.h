/* Tells ASan and valgrind which parts of the pools' memory are alive. Pools recycle by themselves,
 * so without this a stale handle would read a living block. */
#ifndef TANDEM_MEMCHECK_H
#define TANDEM_MEMCHECK_H

#if defined(__SANITIZE_ADDRESS__)
#define TD_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TD_ASAN 1
#endif
#endif
#if defined(__SANITIZE_THREAD__)
#define TD_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define TD_TSAN 1
#endif
#endif

#if defined(__has_include)
#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#define TD_VALGRIND 1
#endif
#endif

#if defined(TD_ASAN)
#include <sanitizer/asan_interface.h>
#define memcheck_undefined(p, n) __asan_unpoison_memory_region(p, n)
#define memcheck_defined(p, n) __asan_unpoison_memory_region(p, n)
#define memcheck_noaccess(p, n) __asan_poison_memory_region(p, n)
#define memcheck_runs() 1
#elif defined(TD_VALGRIND)
/* a request costs a dozen instructions: only under valgrind */
extern int td__on_valgrind; /* set before main */
#define memcheck_runs() __builtin_expect(td__on_valgrind, 0)
#define memcheck_undefined(p, n)                                                                   \
    (memcheck_runs() ? (void)VALGRIND_MAKE_MEM_UNDEFINED(p, n) : (void)0)
#define memcheck_defined(p, n) (memcheck_runs() ? (void)VALGRIND_MAKE_MEM_DEFINED(p, n) : (void)0)
#define memcheck_noaccess(p, n) (memcheck_runs() ? (void)VALGRIND_MAKE_MEM_NOACCESS(p, n) : (void)0)
#else
#define memcheck_runs() 0
#define memcheck_undefined(p, n) ((void)(p), (void)(n))
#define memcheck_defined(p, n) ((void)(p), (void)(n))
#define memcheck_noaccess(p, n) ((void)(p), (void)(n))
#endif

#endif
