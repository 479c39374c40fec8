/* The keywords, as ordinary C.
 *
 * An annotated file is valid C: with these macros it parses in every compiler, in clangd
 * and in static analysers, and compiled without the tool it is its own serial elision
 * (yield, foreach and defer need the tool: they leave an undefined reference).
 * The tool reads the same view, and knows the TD_ names. */
#ifndef TANDEM_KEYWORDS_H
#define TANDEM_KEYWORDS_H

#if defined(__clang__) || defined(TD__READS) /* the tool, which sees another compiler's macros */
#define TD_ASYNC __attribute__((annotate("td_async")))
#define TD__OPERATION __attribute__((annotate("td_operation"))) TD_ASYNC
#define TD_GENERATOR(...) __attribute__((annotate("td_generator:" #__VA_ARGS__))) td_gen *
#else
#define TD_ASYNC
#define TD__OPERATION
#define TD_GENERATOR(...) td_gen *
#endif

#if defined(__GNUC__)
#define TD_AWAIT __extension__
#else
#define TD_AWAIT
#endif

#define TD_YIELD (void)0,
#define TD_YIELD_FROM(...) td__needs_the_tool(__VA_ARGS__)
#define TD_RECEIVED(...) (*(__VA_ARGS__ *)td__needs_the_tool(0))
#define TD_FOREACH(T, v, ...) for (T v; td__needs_the_tool(__VA_ARGS__);)
#define TD_DEFER if (td__needs_the_tool(0), 1)

#ifndef TANDEM_PREFIXED_KEYWORDS
#define async TD_ASYNC
#define await TD_AWAIT
#define yield TD_YIELD
#define generator(...) TD_GENERATOR(__VA_ARGS__)
#define foreach(...) TD_FOREACH(__VA_ARGS__)
#define defer TD_DEFER
#define received(...) TD_RECEIVED(__VA_ARGS__)
#define yield_from(...) TD_YIELD_FROM(__VA_ARGS__)
#endif

/* Declared, never defined: a program that needs the tool does not link without it. */
#ifdef __cplusplus
extern "C"
#endif
void *td__needs_the_tool(const void *generator_or_null);

#endif
