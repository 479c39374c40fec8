"""Files so long that clang reads them in parts while the passes go on: the same output, the same errors."""
import os
import subprocess
import unittest

from cli import CC, Cli, INCLUDE, LIBS, TANDEM

# A text is ended when it has a quarter of the file and as many bytes as all headers have.
COMMENT = "/* " + "What is said here does not matter, only how long it is. " * 200 + "*/\n"
START = "#include <stdbool.h>\n#include <tandem.h>\nint printf(const char *, ...);\n"
PARTS = 12


def plain(n, body=""):
    return """
struct pair_%d { int a; struct { char b; } c; };
static inline int plain_%d(int x)
{
    struct pair_%d pair = {.a = x};%s
    return pair.a + %d;
}
""" % (n, n, n, body, n)


def part(n, plain_body="", async_body=""):
    """Some functions that need each other and those of the part before."""
    before = "plain_%d(x)" % (n - 1) if n else "0"
    awaited = "await wait_%d(x - 1)" % (n - 1) if n else "await td_yield()"
    return COMMENT * 6 + plain(n, plain_body) + """
#ifdef NOBODY_DEFINES_THIS
static int not_there(void) { return }
#else
static async long wait_%d(int x)
{
    struct pair_%d pairs[2] = {{x, {'a'}}, {%s, {'b'}}};%s
    long sum = pairs[0].a * 3L + %s;
    sum += (pairs[1].c.b == 'b') + await td_yield();
    return sum + pairs[x & 1].a;
}
#endif
#define LIMIT_%d (4 + %d)
static generator(int) count_%d(void)
{
#define STEP_%d 2
    for (int i = 0; i < LIMIT_%d; i += STEP_%d)
        yield i;
}
static int old_%d(void)
{
#define OLD_%d 1
    int sum = OLD_%d;
    foreach (int, i, count_%d())
        sum += i;
    return sum;
}
static int newer_%d(void) { return OLD_%d + STEP_%d; }
""" % ((n, n, before, async_body, awaited, n, n, n, n, n, n) + (n,) * 7)


MAIN = """
async int main(void)
{
    printf("%%ld %%d %%d\\n", await wait_%d(5), old_%d(), newer_%d());
    return 0;
}
""" % ((PARTS - 1,) * 3)


class Long(Cli):
    def transform(self, status=0):
        done = subprocess.run([TANDEM, "long.co.c", "-o", "long.c", "--", "-I", INCLUDE],
                              cwd=self.dir, env=self.env, capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr

    def in_one_piece(self):
        """What is dumped is asked about in one text."""
        return subprocess.run([TANDEM, "long.co.c", "--dump=emit", "--", "-I", INCLUDE],
                              cwd=self.dir, env=self.env, capture_output=True, text=True).stdout

    def run_it(self):
        exe = self.path("long")
        subprocess.run([CC, "-std=gnu11", "-I", INCLUDE, self.path("long.c"), "-o", exe] + LIBS,
                       check=True)
        return subprocess.run([exe], capture_output=True, text=True, check=True).stdout

    def test_same_output(self):
        self.write("long.co.c", START + "".join(part(n) for n in range(PARTS)) + MAIN)
        self.assertEqual(self.transform(), "")
        self.assertEqual(self.read("long.c"), self.in_one_piece())
        # by hand: wait_n(x) is 4x + 1 + wait_(n-1)(x - 1) while x is even, and so on down
        self.assertEqual(self.run_it(), self.expected())

    def expected(self):
        def plain_value(n, x):
            return x + n

        def wait(n, x):
            second = plain_value(n - 1, x) if n else 0
            below = wait(n - 1, x - 1) if n else 0
            return x * 3 + below + 1 + (x, second)[x & 1]

        n = PARTS - 1
        return "%d %d %d\n" % (wait(n, 5), 1 + sum(range(0, 4 + n, 2)), 3)

    def test_errors_of_any_part(self):
        for kind in ("plain_body", "async_body"):
            for wrong in (0, 1, PARTS // 2, PARTS - 1):
                parts = [part(n, **({kind: "\n    nobody_%d++;" % n} if n == wrong else {}))
                         for n in range(PARTS)]
                text = START + "".join(parts) + MAIN
                self.write("long.co.c", text)
                line = text[:text.index("nobody_%d" % wrong)].count("\n") + 1
                said = self.transform(1)
                self.assertIn("long.co.c:%d:5: error: use of undeclared identifier 'nobody_%d'"
                              % (line, wrong), said)
                self.assertEqual(said.count("error:"), 1, said)
                self.assertFalse(os.path.exists(self.path("long.c")))

    def test_our_errors_of_any_part(self):
        """Where the first parts are transformed already when the last ones are checked."""
        for wrong in ({0}, {PARTS - 1}, {0, PARTS // 2, PARTS - 1}):
            parts = [part(n, async_body="\n    await plain_%d(3);" % n if n in wrong else "")
                     for n in range(PARTS)]
            self.write("long.co.c", START + "".join(parts) + MAIN)
            said = self.transform(1)
            for n in wrong:
                self.assertIn("'plain_%d'" % n, said)
            self.assertEqual(said.count("error:"), len(wrong), said)
            self.assertFalse(os.path.exists(self.path("long.c")))

    def test_all_errors_in_one_run(self):
        text = START + "".join(part(n, async_body="\n    nobody_%d++;" % n) for n in range(PARTS))
        self.write("long.co.c", text + "static async int f(void) { return await 3; }\n")
        self.assertEqual(self.transform(1).count("use of undeclared identifier"), PARTS)

    def test_a_body_that_others_depend_on(self):
        """No part of this can be read without the body in front of it."""
        counting = plain(100, "\n    pair.a += __COUNTER__ + __COUNTER__;")
        text = (START + counting + "".join(part(n) for n in range(PARTS)) +
                '_Static_assert(__COUNTER__ == 2, "the body counted");\n' + MAIN)
        self.write("long.co.c", text)
        self.assertEqual(self.transform(), "")
        self.assertEqual(self.read("long.c"), self.in_one_piece())
        self.assertEqual(self.run_it(), self.expected())


if __name__ == "__main__":
    unittest.main()
