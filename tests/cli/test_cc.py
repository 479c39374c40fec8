"""tandem cc: what a build system sees of it."""
import os
import shutil
import signal
import subprocess
import time
import unittest

from cli import BAD, CC, Cli, GOOD, INCLUDE, LIBS, TANDEM


class Compile(Cli):
    def cc(self, *args, status=0, **more):
        return self.tandem("cc", CC, "-I" + INCLUDE, *args, status=status, **more)

    def check_program(self, name, output):
        self.assertEqual(self.run_command(self.path(name)).stdout, output)

    def test_at_one_go(self):
        self.write("sub/a.co.c")
        self.cc("sub/a.co.c", *LIBS, "-o", "a")
        self.check_program("a", "sub/a.co.c 42\n")

    def test_default_names(self):
        self.write("sub/a.co.c")
        self.cc("-c", "sub/a.co.c")
        self.cc("-S", "sub/a.co.c")
        self.assertEqual(self.names(), ["a.co.o", "a.co.s", "sub"])
        self.cc("sub/a.co.c", *LIBS)
        self.assertEqual(self.names(), ["a.co.o", "a.co.s", "a.out", "sub"])

    def test_quotes_look_beside_the_original(self):
        self.write("sub/n.h", "#define N 21\n")
        self.write("n.h", "#error the wrong one\n")
        self.write("sub/a.co.c", '#include "n.h"\n' + GOOD.replace("21", "N"))
        self.cc("-c", "sub/a.co.c", "-iquote", ".", "-o", "a.o")
        self.cc("a.o", *LIBS, "-o", "a")
        self.check_program("a", "sub/a.co.c 42\n")

    def test_plain_files_go_through(self):
        self.write("a.c", "int main(void) { return 0; }\n")
        self.cc("-c", "a.c")
        self.cc("a.c", "-o", "a")
        self.check_program("a", "")
        plain = self.run_command(CC, "--version").stdout
        self.assertEqual(self.tandem("cc", CC, "--version").stdout, plain)

    def test_c_that_mentions_the_header(self):
        self.write("a.c")
        self.write("b", GOOD)
        self.cc("a.c", *LIBS, "-o", "a")
        self.check_program("a", "a.c 42\n")
        self.cc("-x", "c", "b", "-x", "none", *LIBS, "-o", "b.out")
        self.check_program("b.out", "b 42\n")

    def test_branches_of_the_real_compiler(self):
        # what the compiler itself makes of the text, in a body, at file scope and in a macro
        self.write("a.co.c", '#include <tandem.h>\n#include <stdio.h>\n#include <stdlib.h>\n'
                             '#include <math.h>\n#ifdef __clang__\n#define EXTRA int on_clang = 5;\n#else\n'
                             '#define EXTRA int elsewhere = 6;\n#endif\n'
                             'static async int number(int v) { await td_yield(); return v; }\n'
                             'static async int who(void)\n{\n    EXTRA\n#ifdef __clang__\n'
                             '    return await number(on_clang);\n#else\n'
                             '    return await number(elsewhere) + await number(0);\n#endif\n}\n'
                             'int main(void) { int w = who(); printf("%d\\n", w); return 0; }\n')
        for compiler, said in (("gcc", "6\n"), ("clang", "5\n")):
            if not shutil.which(compiler):
                continue
            for flags in (), ("-O2", "-D_GNU_SOURCE", "-D_FORTIFY_SOURCE=2"), ("-std=c99",):
                self.tandem("cc", compiler, "-I" + INCLUDE, *flags, "a.co.c", *LIBS, "-o", "a")
                self.check_program("a", said)

    def test_several_inputs(self):
        self.write("a.co.c", GOOD.replace("static async int twice(int x)\n{\n    await td_yield();\n"
                                          "    return 2 * x;\n}\n", "async int twice(int x);\n"))
        self.write("b.co.c", "#include <tandem.h>\nasync int twice(int x)\n{\n    await td_yield();\n"
                             "    int plain(int);\n    return plain(x);\n}\n")
        self.write("c.c", "int plain(int x);\nint plain(int x)\n{\n    return 2 * x;\n}\n")
        self.cc("a.co.c", "b.co.c", "c.c", *LIBS, "-o", "a")
        self.check_program("a", "a.co.c 42\n")
        self.cc("-c", "a.co.c", "b.co.c", "c.c")
        self.assertTrue({"a.co.o", "b.co.o", "c.o"} <= set(self.names()))
        self.write("sub/d.co.c", GOOD)
        done = self.cc("-c", "a.co.c", "sub/d.co.c", status=1)
        self.assertIn("different folders", done.stderr)

    def test_errors(self):
        self.write("bad.co.c", BAD)
        done = self.cc("-c", "bad.co.c", "-o", "bad.o", status=1)
        self.assertIn("bad.co.c:5:12: error: 'await' takes a call", done.stderr)
        self.assertEqual(self.names(), ["bad.co.c"])
        # the compiler's own errors name the original, and its status comes through
        self.write("late.co.c", GOOD + "\nint x[sizeof(char) == 1 ? 1 : -1];\n_Pragma(\"GCC error"
                                       " \\\"stop here\\\"\")\n")
        done = self.cc("-c", "late.co.c", "-o", "late.o", status=1)
        self.assertIn("late.co.c:", done.stderr)
        for status in (3, 77):
            self.write("fakecc", f"#!/bin/sh\nexit {status}\n")
            os.chmod(self.path("fakecc"), 0o755)
            self.write("a.co.c")
            self.tandem("cc", "./fakecc", "-I" + INCLUDE, "-c", "a.co.c", status=status)
        self.tandem("cc", "./no-such-compiler", "-I" + INCLUDE, "-c", "a.co.c", status=2)
        self.tandem("cc", "./no-such-compiler", "-c", "x.c", status=2)
        self.tandem("cc", status=1)
        self.tandem("cc", "-c", status=1)

    def test_preprocess(self):
        self.write("a.co.c")
        self.assertIn("a.co.c", self.cc("-E", "a.co.c").stdout)
        done = self.cc("-MM", "a.co.c")
        self.assertTrue(done.stdout.startswith("a.co.o: a.co.c"), done.stdout)

    def dependencies(self, name):
        text = self.read(name).replace("\\\n", " ")
        target, rest = text.split(":", 1)
        return target.strip(), rest.split("\n")[0].split()

    def test_depfiles(self):
        self.write("sub/n.h", "")
        self.write("sub/a.co.c", '#include "n.h"\n' + GOOD)
        for flags, depfile, target in (
                (["-MD", "-c", "-o", "x.o"], "x.d", "x.o"),
                (["-MMD", "-c"], "a.co.d", "a.co.o"),
                (["-MD", "-MF", "y.dep", "-c", "-o", "x.o"], "y.dep", "x.o"),
                (["-MMD", "-MT", "t", "-MFz.dep", "-MP", "-c"], "z.dep", "t"),
                (["-Wp,-MMD,w.dep", "-c", "-o", "x.o"], "w.dep", "x.o")):
            self.cc("sub/a.co.c", *flags)
            got, names = self.dependencies(depfile)
            if depfile != "w.dep":
                self.assertEqual(got, target)
            self.assertEqual(names.count("sub/a.co.c"), 1, names)
            self.assertEqual(names.count("sub/n.h"), 1, names)
            self.assertFalse([n for n in names if self.tmp in n], names)
        self.assertIn("sub/n.h:", self.read("z.dep"))

    def test_debug_information_names_the_original(self):
        if not shutil.which("readelf"):
            self.skipTest("readelf is not installed")
        self.write("sub/a.co.c")
        self.cc("-g", "-c", "sub/a.co.c", "-o", "a.o")
        for section in ("info", "line"):
            text = self.run_command("readelf", "--debug-dump=" + section, "a.o").stdout
            self.assertIn("a.co.c", text)
            self.assertNotIn(self.tmp, text)

    def test_response_files(self):
        self.write("a b.co.c", GOOD.replace("21", "N"))
        self.write("inner.rsp", "'a b.co.c'\n-DN=\"2\"1")
        self.write("outer.rsp", "-c @inner.rsp\n-o a.o")
        self.cc("@outer.rsp")
        self.cc("a.o", *LIBS, "-o", "a")
        self.check_program("a", "a b.co.c 42\n")
        self.write("loop.rsp", "@loop.rsp")
        self.assertIn("without end", self.cc("@loop.rsp", status=1).stderr)

    def test_tool_options(self):
        self.write("a.co.c")
        self.env["TANDEM_CC_FLAGS"] = "--stackful -Rno-stackful"
        self.cc("a.co.c", *LIBS, "-o", "a")
        self.check_program("a", "a.co.c 42\n")
        for wrong in ("--no-such", "-o x", "file.co.c"):
            self.env["TANDEM_CC_FLAGS"] = wrong
            self.cc("a.co.c", "-c", status=1)

    def test_launcher(self):
        self.write("launch", "#!/bin/sh\nexec \"$@\"\n")
        os.chmod(self.path("launch"), 0o755)
        self.write("a.co.c")
        self.tandem("cc", "./launch", CC, "-I" + INCLUDE, "a.co.c", *LIBS, "-o", "a")
        self.check_program("a", "a.co.c 42\n")

    def test_signal_leaves_nothing(self):
        self.write("slowcc", "#!/bin/sh\necho started >started\nexec sleep 60\n")
        os.chmod(self.path("slowcc"), 0o755)
        self.write("a.co.c")
        child = subprocess.Popen([TANDEM, "cc", "./slowcc", "-I" + INCLUDE, "-c", "a.co.c"],
                                 cwd=self.dir, env=self.env)
        deadline = time.time() + 30
        while time.time() < deadline and "started" not in self.names():
            time.sleep(0.01)
        self.assertNotEqual(os.listdir(self.tmp), [])
        child.send_signal(signal.SIGTERM)
        self.assertEqual(child.wait(30), -signal.SIGTERM)
        self.assertEqual(os.listdir(self.tmp), [])


if __name__ == "__main__":
    unittest.main()
