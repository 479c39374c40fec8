"""Files that are no good, and places that cannot be written: a message, a status, no half a file."""
import contextlib
import os
import re
import resource
import subprocess
import threading
import unittest

from cli import CC, Cli, GOOD, INCLUDE, LIBS, TANDEM

SANITIZED = "sanitize" in " ".join(LIBS)
NOBODY = 65534
HEAD = """#include <tandem.h>

static async int get(int x)
{
    await td_yield();
    return x;
}

"""


def body(text):
    return HEAD + "async int f(int x)\n{\n" + text + "\n    return x;\n}\n"


def nested(n):
    """Programs that nest n deep, each in its own way."""
    return {
        "parentheses": body("    x = " + "(" * n + "await get(x)" + ")" * n + ";"),
        "blocks": body("{" * n + "x = await get(x);" + "}" * n),
        "operators": body("    x = " + "- " * n + "await get(x);"),
        "assignments": body("    " + "x = " * n + "await get(x);"),
        "sum": body("    x = " + "x + " * n + "await get(x);"),
        "ifs": body("    " + "if (x) " * n + "x = await get(x);"),
        "choices": body("    x = " + "x ? 1 : " * n + "await get(x);"),
        "labels": body("".join(f"l{i}: " for i in range(n)) + "x = await get(x);"),
        "braces": body("    int a[] = {" + "{" * n + "await get(x)" + "}" * n + "};\n    x = a[0];"),
        "pointers": body("    int " + "*" * n + "p = 0;\n    x = await get(p ? 1 : 0);"),
    }


class BadInput(Cli):
    def bytes(self, name, data):
        with open(self.path(name), "wb") as f:
            f.write(data)

    def refused(self, name, *messages, status=1):
        """The tool refuses it with these words, and the old output stays as it was."""
        self.write("out.c", "old")
        done = self.tandem(name, "-o", "out.c", "-I" + INCLUDE, status=status)
        for message in messages:
            self.assertIn(message, done.stderr)
        self.assertEqual(self.read("out.c"), "old")
        self.assertFalse([n for n in self.names() if n.startswith("out.c.")])
        return done


class NoText(BadInput):
    def test_empty(self):
        self.write("a.co.c", "")
        self.assertEqual(self.tandem("a.co.c").stderr, "")

    def test_nul_bytes(self):
        for at in (0, 30, len(GOOD) - 3, len(GOOD)):
            data = GOOD.encode()
            self.bytes("a.co.c", data[:at] + b"\0" + data[at:])
            line = data[:at].count(b"\n") + 1
            self.refused("a.co.c", f"a.co.c:{line}:", "error: NUL byte", "1 error generated")

    def test_other_encodings(self):
        self.bytes("a.co.c", GOOD.encode("utf-16"))
        self.refused("a.co.c", "NUL byte")
        self.bytes("a.co.c", b"\xef\xbb\xbf" + GOOD.encode())
        self.tandem("a.co.c", "-o", "out.c")

    def test_executable(self):
        with open(TANDEM, "rb") as f:
            self.bytes("a.co.c", f.read(1 << 20))
        done = self.refused("a.co.c", "NUL byte")
        self.assertLess(len(done.stderr), 1000)

    def test_noise(self):
        self.bytes("a.co.c", bytes(b for i in range(40) for b in range(1, 256)))
        self.refused("a.co.c", "error")

    def test_no_ordinary_file(self):
        os.mkfifo(self.path("pipe"))
        for name in ("pipe", "/dev/zero"):
            self.refused(name, "must be an ordinary file")
        self.refused(".", "Is a directory")


class Truncated(BadInput):
    def test_every_beginning(self):
        """What a full disk or an interrupted copy leaves of a file: an error, or C that ends there."""
        text = HEAD + "#if 1\n" + body("    x = await get('a' + \"b\"[0]); /* c */")[len(HEAD):] + "#endif\n"
        names = []
        for n in range(len(HEAD), len(text)):
            names.append(self.write(f"{n}.co.c", text[:n]))
        done = self.tandem("check", "-I" + INCLUDE, *names, status=1)
        refused = {int(n) for n in re.findall(r"^(\d+)\.co\.c:\d+:\d+: error: ", done.stderr, re.M)}
        # nothing, an empty directive, and all but the last newline are C
        whole = {len(HEAD), len(HEAD) + 1, len(text) - 1}
        self.assertEqual(set(range(len(HEAD), len(text))) - refused, whole)
        self.assertNotIn("internal error", done.stderr)

    def test_include(self):
        self.write("a.co.c", '#include "part.h"\n' + GOOD)
        self.write("part.h", "struct s {\n    int a;\n")
        self.refused("a.co.c", "error: ", "struct s")

    def test_no_final_newline(self):
        self.write("a.co.c", GOOD.rstrip())
        self.tandem("a.co.c", "-o", "a.c")


class Includes(BadInput):
    def test_missing(self):
        self.write("a.co.c", '#include "none.h"\n' + GOOD)
        self.refused("a.co.c", "a.co.c:1:10: error: 'none.h' file not found")

    def test_folder(self):
        os.mkdir(self.path("folder.h"))
        self.write("a.co.c", '#include "folder.h"\n' + GOOD)
        self.refused("a.co.c", "a.co.c:1:10: error: ", "folder.h")

    @unittest.skipIf(os.getuid() != 0, "only root can become somebody who may not read")
    def test_unreadable(self):
        self.write("secret.h", "")
        self.write("a.co.c", '#include "secret.h"\n' + GOOD)
        self.write("b.co.c", GOOD)
        os.chmod(self.path("secret.h"), 0)
        os.chmod(self.path("b.co.c"), 0)
        os.chmod(self.folder.name, 0o755)

        def nobody(name):
            return subprocess.run([TANDEM, name, "-o", "out.c"], cwd=self.dir, env=self.env,
                                  capture_output=True, text=True, user=NOBODY, group=NOBODY)
        try:
            can = subprocess.run([TANDEM, "--version"], cwd=self.dir, user=NOBODY, group=NOBODY,
                                 capture_output=True)
        except PermissionError:
            can = None
        if not can or can.returncode != 0 or can.stderr: # a tool with counters cannot store them
            self.skipTest("nobody cannot run the tool where it stands")
        done = nobody("a.co.c")
        self.assertIn("secret.h", done.stderr)
        self.assertIn("error: ", done.stderr)
        self.assertEqual(done.returncode, 1)
        done = nobody("b.co.c")
        self.assertEqual((done.returncode, done.stderr),
                         (1, "tandem: error: cannot read 'b.co.c': Permission denied\n"))
        os.chmod(self.path("b.co.c"), 0o644)
        done = nobody("b.co.c") # and the folder is not nobody's
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot write 'out.c': Permission denied", done.stderr)
        self.assertEqual(self.names(), ["a.co.c", "b.co.c", "secret.h"])

    def test_changes_while_it_is_read(self):
        """Either the output belongs to one state of the header, or the tool says that it changed."""
        self.write("a.co.c", '#include "n.h"\n' + GOOD.replace("21", "N") +
                   "".join(f"static async int f{i}(int x) {{ return await twice(x); }}\n"
                           for i in range(300)))
        stop = threading.Event()

        def keep_changing():
            n = 0
            while not stop.is_set():
                n += 1
                with open(self.path("n.new"), "w", encoding="utf-8") as f:
                    f.write(f"#define N ({n} ? 21 : 0)\n")
                os.rename(self.path("n.new"), self.path("n.h"))
                stop.wait(0.001)
        self.write("n.h", "#define N 21\n")
        thread = threading.Thread(target=keep_changing)
        thread.start()
        try:
            done = [subprocess.run([TANDEM, "a.co.c", "-o", "out.c"], cwd=self.dir, env=self.env,
                                   capture_output=True, text=True) for _ in range(5)]
        finally:
            stop.set()
            thread.join()
        said = [d for d in done if d.returncode == 2]
        for one in said:
            self.assertIn("n.h:1:1: error: the file changed while it was read", one.stderr)
        self.assertEqual([d.returncode for d in done if d not in said], [0] * (5 - len(said)))
        self.assertTrue(said, "it never happened")


class Nested(BadInput):
    @unittest.skipIf(SANITIZED, "sanitizers need more stack than there is")
    def test_ten_thousand(self):
        for name, text in nested(10000).items():
            with self.subTest(name):
                self.write("a.co.c", text)
                self.tandem("a.co.c", "-o", "a.c", "-I" + INCLUDE)

    @unittest.skipIf(SANITIZED, "sanitizers have a handler of their own")
    def test_too_deep(self):
        self.write("a.co.c", nested(3000000)["operators"])
        self.refused("a.co.c", "tandem: error: 'a.co.c' nests its statements or expressions too"
                               " deeply: the stack is used up", status=2)

    def test_long_lines(self):
        self.write("a.co.c", body(" x += await get(x);" * 2000) + "/*" + "*" * 10000000 + "*/\n")
        self.tandem("a.co.c", "-o", "a.c", "-I" + INCLUDE)
        self.write("a.co.c", body(" x += await get(x);" * 2000 + " await 3;"))
        done = self.refused("a.co.c", "error: 'await' takes a call")
        self.assertLess(len(done.stderr), 1000)


@unittest.skipIf(SANITIZED, "sanitizers have a handler of their own")
class Crash(BadInput):
    """clang's own pragmas for tests of its crash reports."""

    def test_clang_crashes(self):
        for what in ("crash", "parser_crash", "llvm_fatal_error"):
            self.write("a.co.c", GOOD + f"#pragma clang __debug {what}\nint x;\n")
            self.assertRegex(self.refused("a.co.c", status=2).stderr,
                             r"tandem: error: internal error: SIG\w+ while clang reads 'a\.co\.c'"
                             r" \(please report this\)\n$")

    def test_two_threads_crash(self):
        """Headers are read by two threads at once."""
        self.write("c.h", "#pragma clang __debug crash\n")
        self.write("a.co.c", '#include "c.h"\n' + GOOD)
        for _ in range(20):
            self.assertEqual(self.refused("a.co.c", status=2).stderr.count("\n"), 1)

    def test_nothing_stays(self):
        self.write("a.co.c", GOOD)
        self.write("b.co.c", GOOD + "#pragma clang __debug crash\n")
        self.tandem("cc", CC, "-c", "a.co.c", "b.co.c", "-I" + INCLUDE, status=2)
        self.assertEqual(self.names(), ["a.co.c", "b.co.c"])


class FullDisk(BadInput):
    def limited(self, *args):
        """Nothing that this process writes may grow beyond 100 bytes."""
        return subprocess.run([TANDEM, *args], cwd=self.dir, env=self.env, capture_output=True,
                              text=True, preexec_fn=lambda: resource.setrlimit(
                                  resource.RLIMIT_FSIZE, (100, 100)))

    def test_file_size_limit(self):
        self.write("a.co.c")
        self.write("out.c", "old")
        for args in (["-o", "out.c"], ["-o", "new.c"], ["-o", "out.c", "--header", "new.h"],
                     ["-o", "out.c", "--depfile", "new.d"]):
            done = self.limited("a.co.c", *args)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertRegex(done.stderr, r"^tandem: error: cannot write '\w+\.\w': File too large\n$")
            self.assertEqual(self.names(), ["a.co.c", "out.c"])
            self.assertEqual(self.read("out.c"), "old")
        done = self.limited("cc", CC, "-c", "a.co.c")
        self.assertEqual(done.returncode, 2)
        self.assertIn("File too large", done.stderr)
        self.assertEqual(os.listdir(self.tmp), [])
        self.assertEqual(self.names(), ["a.co.c", "out.c"])

    def test_full_file_system(self):
        disk = self.path("disk")
        os.mkdir(disk)
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tandem-test", disk],
                                 capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("only root can mount a small file system")
        with contextlib.ExitStack() as stack:
            stack.callback(subprocess.run, ["umount", disk], check=True)
            self.write("a.co.c", GOOD + "/* long */\n" * 3000)
            self.write("disk/out.c", "old")
            done = self.tandem("a.co.c", "-o", "disk/out.c", status=2)
            self.assertIn("cannot write 'disk/out.c': No space left on device", done.stderr)
            self.assertEqual(self.read("disk/out.c"), "old")
            self.assertEqual(os.listdir(disk), ["out.c"])
            self.env["TMPDIR"] = disk
            done = self.tandem("cc", CC, "-c", "a.co.c", status=2)
            self.assertIn("No space left on device", done.stderr)
            self.assertEqual(os.listdir(disk), ["out.c"])

    def test_standard_error(self):
        self.write("a.co.c", "#include <tandem.h>\nasync int f(void) { return await 3; }\n")
        for redirection in ("2>/dev/full", "2>&-"):
            self.run_command("sh", "-c", f"{TANDEM} a.co.c -o out.c {redirection}", status=1)
            self.assertEqual(self.names(), ["a.co.c"])


class Output(BadInput):
    def test_is_a_folder(self):
        self.write("a.co.c")
        os.mkdir(self.path("out.c"))
        done = self.tandem("a.co.c", "-o", "out.c", status=2)
        self.assertIn("cannot write 'out.c': Is a directory", done.stderr)
        self.assertEqual(self.names(), ["a.co.c", "out.c"])

    def test_is_the_input(self):
        self.write("a.co.c")
        os.link(self.path("a.co.c"), self.path("hard.co.c"))
        os.symlink("a.co.c", self.path("soft.co.c"))
        for name in ("a.co.c", "hard.co.c", "soft.co.c"):
            done = self.tandem("a.co.c", "-o", name, status=1)
            self.assertIn(f"'{name}' is the input: it would be overwritten", done.stderr)
        self.assertEqual(self.read("a.co.c"), GOOD)

    def test_temporary_folder(self):
        self.write("a.co.c")
        self.env["TMPDIR"] = self.path("none")
        done = self.tandem("cc", CC, "-c", "a.co.c", status=2)
        self.assertIn("cannot make a temporary folder", done.stderr)

    def test_missing_compiler(self):
        # "not found" is only sure where all the folders of PATH may be looked into
        self.env["PATH"] = "/usr/bin:/bin"
        self.write("a.co.c")
        self.write("b.c", "int x;\n")
        self.write("noexec", "#!/bin/sh\n")
        for compiler, why in (("./none", "No such file"), ("none-such-cc", "No such file"),
                              ("./noexec", "Permission denied"), (self.dir, "Permission denied")):
            for name in ("a.co.c", "b.c"):
                done = self.tandem("cc", compiler, "-c", name, "-I" + INCLUDE, status=2)
                self.assertIn(f"tandem: error: cannot run '{compiler}': {why}", done.stderr)
        self.assertEqual(self.names(), ["a.co.c", "b.c", "noexec"])


if __name__ == "__main__":
    unittest.main()
