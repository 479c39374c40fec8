/* Runs one workload of one peer: main NAME OPERATIONS [REPETITIONS]
 *
 * Prints the shortest time in nanoseconds, the heap bytes of each thing where the workload measures
 * them (otherwise 0), and the workload's result. main --list prints NAME OPERATIONS TITLE of every
 * workload, and whether this peer has it. */
#include "bench.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WORKLOAD(name, n, title) __attribute__((weak)) long name(long);
#include "workloads.def"
#undef WORKLOAD

static const struct workload {
    const char *name;
    long operations;
    const char *title;
    long (*run)(long n);
} workloads[] = {
#define WORKLOAD(name, n, title) {#name, n, title, name},
#include "workloads.def"
#undef WORKLOAD
};
enum { WORKLOADS = sizeof workloads / sizeof workloads[0] };

static struct timespec begun, ended;
static size_t heap_before;
static double heap_each;

unsigned bench_numbers[4096];

static size_t heap_now(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

void bench_begin(void)
{
    heap_before = heap_now();
    clock_gettime(CLOCK_MONOTONIC, &begun);
}

void bench_end(void)
{
    clock_gettime(CLOCK_MONOTONIC, &ended);
}

void bench_heap(long count)
{
    double each = (double)(heap_now() - heap_before) / (double)count;
    if (each > heap_each) /* a later repetition may find the memory in a pool */
        heap_each = each;
}

/* The nodes of the keys from..to-1 lie at the same places of `nodes`. */
static const struct node *grow(struct node *nodes, int from, int to)
{
    int middle = from + (to - from) / 2;
    if (from == to)
        return NULL;
    nodes[middle].key = middle;
    nodes[middle].left = grow(nodes, from, middle);
    nodes[middle].right = grow(nodes, middle + 1, to);
    return &nodes[middle];
}

const struct node *bench_tree(int depth)
{
    static const struct node *tree;
    if (!tree) {
        struct node *nodes = calloc((size_t)1 << depth, sizeof *nodes);
        if (!nodes)
            abort();
        tree = grow(nodes, 0, (1 << depth) - 1);
    }
    return tree;
}

static int list(void)
{
    for (int i = 0; i < WORKLOADS; i++)
        printf("%s\t%ld\t%s\t%d\n", workloads[i].name, workloads[i].operations, workloads[i].title,
               workloads[i].run != NULL);
    return 0;
}

int main(int argc, char **argv)
{
    long operations, repetitions, result = 0, best = -1;
    if (argc == 2 && strcmp(argv[1], "--list") == 0)
        return list();
    if (argc < 3 || (operations = atol(argv[2])) <= 0) {
        fprintf(stderr, "usage: %s --list | NAME OPERATIONS [REPETITIONS]\n", argv[0]);
        return 2;
    }
    repetitions = argc > 3 ? atol(argv[3]) : 1;
    for (size_t i = 0; i < sizeof bench_numbers / sizeof bench_numbers[0]; i++)
        bench_numbers[i] = (unsigned)i * 2654435761u;
    for (int i = 0; i < WORKLOADS; i++) {
        if (strcmp(workloads[i].name, argv[1]) != 0 || !workloads[i].run)
            continue;
        for (long k = 0; k < repetitions; k++) {
            long ns;
            result = workloads[i].run(operations);
            ns = (ended.tv_sec - begun.tv_sec) * 1000000000L + (ended.tv_nsec - begun.tv_nsec);
            if (best < 0 || ns < best)
                best = ns;
        }
        printf("%ld %.1f %ld\n", best, heap_each, result);
        return 0;
    }
    fprintf(stderr, "%s: no workload '%s' here\n", argv[0], argv[1]);
    return 2;
}
