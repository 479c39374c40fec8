"""tandem FILE and tandem check: usage, exit statuses, and files whole or not at all."""
import os
import signal
import stat
import subprocess
import time
import unittest

from cli import BAD, Cli, GOOD, TANDEM


class Usage(Cli):
    def test_help(self):
        for args in (["--help"], ["-h"], ["help"], ["help", "cc"], ["help", "check"],
                     ["help", "transform"], ["help", "options"]):
            done = self.tandem(*args)
            self.assertGreater(len(done.stdout), 100)
            self.assertEqual(done.stderr, "")
        self.assertIn("-Wframe-size", self.tandem("help", "warnings").stdout)
        self.assertIn("no help on 'nothing'", self.tandem("help", "nothing", status=1).stderr)

    def test_version(self):
        self.assertRegex(self.tandem("--version").stdout, r"^tandem \d+\.\d+\.\d+ \(.*clang")

    def test_nothing_to_do(self):
        self.assertIn("usage:", self.tandem(status=1).stderr)
        self.assertIn("no input file", self.tandem("--no-line", status=1).stderr)
        self.assertIn("no input file", self.tandem("check", status=1).stderr)

    def test_wrong_options(self):
        self.write("a.co.c")
        for args, message in ((["--no-such"], "unknown option '--no-such'"),
                              (["-Wno-such"], "unknown option '-Wno-such'"),
                              (["--color=red"], "--color takes"),
                              (["--color"], "--color takes"),
                              (["-o"], "'-o' needs a value"),
                              (["--depfile="], "'--depfile' needs a value"),
                              (["-I"], "'-I' needs a value"),
                              (["--stackful", "--stackless-only"], "exclude each other"),
                              (["--depfile", "a.d"], "--depfile needs"),
                              (["-o", "a.co.c"], "is the input"),
                              (["-o", "./a.co.c"], "is the input"),
                              (["-o", "a.c", "--depfile", "a.c"], "asked for twice"),
                              (["-o", "a.c", "--header", "a.c"], "asked for twice"),
                              (["--header", "a.co.c"], "is the input"),
                              (["--dump=cfg", "--header", "a.h"], "writes no file"),
                              (["--dump=nothing"], "no pass 'nothing'"),
                              (["--dump=cfg", "-o", "a.c"], "writes no file"),
                              (["--flags-file", "none"], "cannot read 'none'"),
                              (["b.co.c"], "one file at a time")):
            done = self.tandem("a.co.c", *args, status=1)
            self.assertIn(message, done.stderr)
            self.assertEqual(self.names(), ["a.co.c"])
        self.assertIn("writes no file", self.tandem("check", "a.co.c", "-o", "x", status=1).stderr)

    def test_no_such_file(self):
        self.assertIn("none.co.c", self.tandem("none.co.c", "-o", "x.c", status=1).stderr)
        self.assertIn("Is a directory", self.tandem(".", "-o", "x.c", status=1).stderr)
        self.assertEqual(self.names(), [])

    def test_check(self):
        self.write("a.co.c")
        self.write("b.co.c", BAD)
        self.assertEqual(self.tandem("check", "a.co.c").stdout, "")
        done = self.tandem("check", "a.co.c", "b.co.c", "a.co.c", status=1)
        self.assertIn("b.co.c:5:12: error: 'await' takes a call", done.stderr)
        self.assertEqual(self.names(), ["a.co.c", "b.co.c"])

    def test_dump(self):
        self.write("a.co.c")
        said = self.tandem("a.co.c", "--dump=nothing", status=1).stderr
        names = said.split("there are ")[1].split("\n")[0].split(", ")
        for name in ("expand", "ask", "spill", "cfg", "layout", "emit"):
            self.assertIn(name, names)
        self.assertEqual(self.tandem("a.co.c", "--dump=emit").stdout, self.tandem("a.co.c").stdout)
        for name in names:
            if name == "emit":
                continue
            done = self.tandem("a.co.c", "--dump=" + name)
            self.assertGreater(len(done.stdout), 20, name)
            self.assertNotIn("#line", done.stdout)

    def test_colour(self):
        self.write("b.co.c", BAD)
        self.assertNotIn("\033", self.tandem("b.co.c", status=1).stderr)
        self.assertIn("\033[", self.tandem("b.co.c", "--color=always", status=1).stderr)


class Files(Cli):
    def test_standard_output(self):
        self.write("a.co.c")
        text = self.tandem("a.co.c").stdout
        self.assertIn('#line', text)
        self.assertEqual(self.tandem("a.co.c", "-o", "-").stdout, text)
        self.tandem("a.co.c", "-o", "a.c")
        self.assertEqual(self.read("a.c"), text)
        self.assertNotIn("#line", self.tandem("a.co.c", "--no-line").stdout)

    def test_nothing_written_on_error(self):
        self.write("b.co.c", BAD)
        self.write("old.c", "old")
        self.tandem("b.co.c", "-o", "old.c", "--depfile", "new.d", "--header", "new.h", status=1)
        self.assertEqual(self.names(), ["b.co.c", "old.c"])
        self.assertEqual(self.read("old.c"), "old")

    def test_unchanged_output_keeps_its_time(self):
        self.write("a.co.c")
        self.tandem("a.co.c", "-o", "a.c")
        os.utime(self.path("a.c"), (1000, 1000))
        self.tandem("a.co.c", "-o", "a.c")
        self.assertEqual(os.stat(self.path("a.c")).st_mtime, 1000)
        self.write("a.co.c", GOOD.replace("21", "22"))
        self.tandem("a.co.c", "-o", "a.c")
        self.assertGreater(os.stat(self.path("a.c")).st_mtime, 1000)
        self.assertEqual(self.names(), ["a.c", "a.co.c"])

    def test_mode_and_links(self):
        self.write("a.co.c")
        self.write("real/target.c", "old")
        os.symlink("real/target.c", self.path("link.c"))
        os.chmod(self.path("real/target.c"), 0o640)
        self.tandem("a.co.c", "-o", "link.c")
        self.assertTrue(os.path.islink(self.path("link.c")))
        self.assertNotEqual(self.read("real/target.c"), "old")
        self.assertEqual(stat.S_IMODE(os.stat(self.path("real/target.c")).st_mode), 0o640)
        self.run_command("sh", "-c", f"umask 027; {TANDEM} a.co.c -o fresh.c")
        self.assertEqual(stat.S_IMODE(os.stat(self.path("fresh.c")).st_mode), 0o640)

    def test_where_it_cannot_be_written(self):
        self.write("a.co.c")
        done = self.tandem("a.co.c", "-o", "no/folder/a.c", status=2)
        self.assertIn("cannot write 'no/folder/a.c'", done.stderr)
        # the depfile is good, the output is not: neither stays
        self.tandem("a.co.c", "-o", "no/folder/a.c", "--depfile", "a.d", status=2)
        self.assertEqual(self.names(), ["a.co.c"])
        self.assertIn("No space left", self.tandem("a.co.c", "-o", "/dev/full", status=2).stderr)
        self.tandem("a.co.c", "-o", "/dev/null")
        for redirection, what in ((">/dev/full", "No space left"), (">&-", "cannot write")):
            for args in ("a.co.c", "--version", "--help"):
                done = self.run_command("sh", "-c", f"{TANDEM} {args} {redirection}", status=2)
                self.assertIn("cannot write", done.stderr)

    def test_closed_pipe(self):
        self.write("a.co.c")
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run([TANDEM, "a.co.c"], cwd=self.dir, stdout=write,
                              stderr=subprocess.PIPE, text=True)
        os.close(write)
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot write to standard output", done.stderr)

    def test_depfile(self):
        self.write("my file.co.c", '#include "odd #$.h"\n' + GOOD)
        self.write("odd #$.h", "")
        self.tandem("my file.co.c", "-o", "a.c", "--depfile", "a.d")
        rule = self.read("a.d")
        self.assertTrue(rule.startswith("a.c: \\\n  my\\ file.co.c \\\n"), rule)
        self.assertIn("odd\\ \\#$$.h", rule)
        # make agrees with the spelling
        self.write("Makefile", "all: a.c\ninclude a.d\na.c:\n\ttouch a.c\n")
        self.run_command("make", "-q")
        time.sleep(0.01)
        os.utime(self.path("odd #$.h"))
        self.run_command("make", "-q", status=1)
        self.tandem("my file.co.c", "--depfile", "b.d", "--depfile-target", "other")
        self.assertTrue(self.read("b.d").startswith("other: "))

    def test_flags_file(self):
        self.write("a.co.c", "#if A != 1 || B != 2 || C != 3\n#error no\n#endif\n" + GOOD)
        self.write("flags", "-DA=1\n\nSHELL:-D B=2\n-DC=3")
        self.tandem("a.co.c", "-o", "a.c", "--flags-file", "flags")
        self.tandem("a.co.c", "-o", "a.c", status=1)
        self.tandem("a.co.c", "-DA=1", "-D", "B=2", "-o", "a.c", "--", "-DC=3")

    def test_signal_leaves_nothing(self):
        # the output is a full pipe: the tool waits in the middle of writing
        self.write("a.co.c", GOOD + "/* long */\n" * 20000)
        os.mkfifo(self.path("pipe"))
        fd = os.open(self.path("pipe"), os.O_RDWR)
        child = subprocess.Popen([TANDEM, "a.co.c", "-o", "pipe", "--depfile", "a.d"], cwd=self.dir)
        deadline = time.time() + 30
        while time.time() < deadline and not any(n.startswith("a.d.") for n in self.names()):
            time.sleep(0.01)
        self.assertTrue(any(n.startswith("a.d.") for n in self.names()), "no temporary file seen")
        child.send_signal(signal.SIGTERM)
        self.assertEqual(child.wait(30), -signal.SIGTERM)
        os.close(fd)
        self.assertEqual(self.names(), ["a.co.c", "pipe"])


if __name__ == "__main__":
    unittest.main()
