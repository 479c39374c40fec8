/* What the workloads of all peers share.
 *
 * A peer is one executable (main.c and the files of one folder); a workload is a C function of the
 * name in workloads.def, long NAME(long n): it does n operations and returns a number
 * that depends on all of them, which must be the same for all peers. */
#ifndef BENCH_H
#define BENCH_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Only what happens between the two is timed. A workload calls each once. */
void bench_begin(void);
void bench_end(void);

/* Notes that `count` things live now: the heap's growth since bench_begin() is their size. */
void bench_heap(long count);

/* The compiler must believe that this integer may have changed: no loop is folded away. */
#define BENCH_HIDE(x) __asm__ volatile("" : "+r"(x))

/* A balanced search tree of 2^depth - 1 nodes, which lie in the order of their keys. Made at the
 * first call; never freed. */
struct node {
    const struct node *left, *right;
    int key;
};
const struct node *bench_tree(int depth);
enum { BENCH_TREE_DEPTH = 20, BENCH_TREE_NODES = (1 << BENCH_TREE_DEPTH) - 1 };

/* Some numbers, for the hot loop: 4096 of them. */
extern unsigned bench_numbers[4096];
enum { BENCH_HOT = 1000 }; /* iterations between two suspensions */

#ifdef __cplusplus
}
#endif

#endif
