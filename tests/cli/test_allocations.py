#!/usr/bin/env python3
"""A million awaits, embedded, pushed and through a pointer, allocate nothing."""
import unittest

from cli import CC, INCLUDE, LIBS, Cli

SOURCE = """#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

/* every allocation of the process is counted */
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
static int allocations;
void *malloc(size_t n) { allocations++; return __libc_malloc(n); }
void *calloc(size_t n, size_t m) { allocations++; return __libc_calloc(n, m); }
void *realloc(void *p, size_t n) { allocations++; return __libc_realloc(p, n); }

async int later_defined(int n);

static async int near(int n)
{
    if (n % 64 == 0)
        await td_yield();
    return n & 1;
}

static async int down(int n)
{
    return n ? await down(n - 1) : await near(64);
}

async int main(void)
{
    async int (*pointer)(int) = near;
    int total = 0, before = 0;

    for (int i = 0; i < 1000000; i++) {
        total += await near(i);
        total += await pointer(i);
        total += await later_defined(i);
        if (i % 100 == 0)
            total += await down(20);
        if (i == 1000)
            before = allocations; /* segments, stacks and stdio are there by now */
    }
    printf("%d awaits gave %d, allocations: %d\\n", 3000000, total, allocations - before);
    return 0;
}

async int later_defined(int n)
{
    return await near(n + 1);
}
"""


class Allocations(Cli):
    @unittest.skipIf("sanitize" in " ".join(LIBS), "a sanitizer has its own malloc")
    def test_no_allocation_per_await(self):
        self.write("million.co.c", SOURCE)
        self.tandem("million.co.c", "-o", "million.c", "-I" + INCLUDE)
        self.run_command(CC, "-O1", "-I" + INCLUDE, "million.c", "-o", "million", *LIBS)
        self.assertEqual(self.run_command("./million").stdout,
                         "3000000 awaits gave 1500000, allocations: 0\n")


if __name__ == "__main__":
    unittest.main()
