#!/usr/bin/env python3
"""Uses an installed Tandem as an outside project does; see README.md. One argument: which test."""
import argparse
import os
import shlex
import shutil
import subprocess
import sys
import time

EXPECTED = "0\n10\n20\nit's \"here\" 303\n"


class Failed(Exception):
    pass


class Skipped(Exception):
    pass


def run(command, cwd=None, env=None, status=0):
    print("$", " ".join(shlex.quote(c) for c in command), flush=True)
    done = subprocess.run(command, cwd=cwd, env=dict(os.environ, **(env or {})), text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(done.stdout, flush=True)
    if done.returncode != status:
        raise Failed(f"exit status {done.returncode}, expected {status}")
    return done.stdout


def expect(condition, what):
    if not condition:
        raise Failed(what)


class Tests:
    def __init__(self, options):
        self.o = options
        self.prefix = os.path.join(options.work, "prefix")
        self.folder = os.path.join(options.work, options.test)
        self.outside = os.path.join(self.folder, "outside")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)

    def copy_outside(self):
        shutil.copytree(os.path.join(self.o.source, "tests/install/outside"), self.outside)

    def find_installed(self, name, prefix=None):
        for folder, _, files in os.walk(prefix or self.prefix):
            if name in files:
                return os.path.join(folder, name)
        raise Failed(f"{name} is not installed")

    # ---- the fixture: an installation ----

    def prefix_(self):
        run([self.o.cmake, "--install", self.o.build, "--prefix", self.prefix])
        for name in ("tandem", "libtandem.a", "tandem.h", "abi.h", "tandem.1", "tandem.pc", "tandem.py",
                     "TandemConfig.cmake", "TandemTransform.cmake", "LICENSE"):
            self.find_installed(name)
        expect("tandem 0" in run([self.prefix + "/bin/tandem", "--version"]), "no version")

    # ---- CMake ----

    def configure(self, *options):
        build = os.path.join(self.folder, "build")
        run([self.o.cmake, "-S", self.outside, "-B", build, f"-DCMAKE_C_COMPILER={self.o.cc}",
             f"-DCMAKE_PREFIX_PATH={self.prefix}", "-DCMAKE_BUILD_TYPE=Release", *options])
        return build

    def build(self, build):
        """Builds, and says what was done: how many files were transformed and compiled."""
        out = run([self.o.cmake, "--build", build, "--verbose"])
        return (out.count(" --depfile "), out.count(" -c "), out)

    def write(self, name, text):
        """Newer than all that was built: some file systems count in whole seconds."""
        path = os.path.join(self.outside, name)
        time.sleep(1.1)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)

    def check_builds(self, *options, ninja):
        self.copy_outside()
        build = self.configure(*options)
        transformed, compiled, _ = self.build(build)
        expect(transformed >= 4, "both files are transformed for both targets")
        for program in ("outside", "outside_stackful"):
            out = run([os.path.join(build, program)])
            expect(out == EXPECTED, f"{program} printed something else")
        clangd = os.path.join(self.outside, ".clangd")
        expect(os.path.exists(clangd), "WRITE_CLANGD wrote no .clangd")

        for _ in range(2):
            transformed, compiled, out = self.build(build)
            expect((transformed, compiled) == (0, 0), "nothing changed, yet something was built")

        # A header that one annotated file includes, with other text: it, and only it, again.
        self.write("local.h", "#define LOCAL (3 + 4)\n")
        transformed, compiled, out = self.build(build)
        expect("outside/main.co.c -o " in out, "a changed header did not start the tool")
        expect("outside/part/main.co.c -o " not in out, "the other file does not include it")
        transformed, compiled, out = self.build(build)
        expect((transformed, compiled) == (0, 0), "it builds again and again after a change")

        # A definition that a library gives.
        path = os.path.join(self.outside, "CMakeLists.txt")
        with open(path, encoding="utf-8") as f:
            text = f.read()
        self.write("CMakeLists.txt", text.replace("LIMIT=3", "LIMIT=2"))
        transformed, compiled, out = self.build(build)
        expect(transformed >= 4, "another definition did not start the tool")
        out = run([os.path.join(build, "outside")])
        expect(out == "0\n10\nit's \"here\" 201\n", "the new definition has no effect")

        # An error leaves no output that a second build would take for good.
        source = os.path.join(self.outside, "part/main.co.c")
        with open(source, encoding="utf-8") as f:
            good = f.read()
        self.write("part/main.co.c", good.replace("await td_yield()", "await 3"))
        for _ in range(2):
            out = run([self.o.cmake, "--build", build], status=1 if ninja else 2)
            expect("part/main.co.c:8:9: error:" in out, "the error is not shown in its place")
        self.write("part/main.co.c", good)
        self.build(build)
        out = run([os.path.join(build, "outside")])
        expect(out == "0\n10\nit's \"here\" 201\n", "not what it was")

    def ninja(self):
        if not shutil.which("ninja"):
            raise Skipped("ninja is not installed")
        self.check_builds("-G", "Ninja", ninja=True)

    def make(self):
        if not shutil.which("make"):
            raise Skipped("make is not installed")
        self.check_builds("-G", "Unix Makefiles", ninja=False)

    # ---- by hand ----

    def pkgconfig(self):
        if not shutil.which("pkg-config"):
            raise Skipped("pkg-config is not installed")
        self.copy_outside()
        where = {"PKG_CONFIG_PATH": os.path.dirname(self.find_installed("tandem.pc"))}

        def ask(*question):
            return run(["pkg-config", *question, "tandem"], env=where).split()
        flags, libs = ask("--cflags"), ask("--libs")
        tool = ask("--variable=tandem")
        expect(os.path.samefile(tool[0], self.prefix + "/bin/tandem"), "the tool is elsewhere")
        expect(run(["pkg-config", "--modversion", "tandem"], env=where).startswith("0.1"), "version")

        common = ["-Iinclude", "-DLIMIT=3", "-DONLY_C=5", "-DGREETING=\"it's \\\"here\\\"\"",
                  "-include", "prelude.h"]
        for source, output in (("main.co.c", "main.c"), ("part/main.co.c", "part/part.c")):
            run([*tool, source, "-o", output, "--", *flags, *common], cwd=self.outside)
        run([self.o.cc, *common, *flags, "main.c", "part/part.c", "plain.c", "-o", "program", *libs],
            cwd=self.outside)
        expect(run(["./program"], cwd=self.outside) == EXPECTED, "wrong output")

        # the same through `tandem cc`, an object each
        for source, output in (("main.co.c", "a.o"), ("part/main.co.c", "b.o"), ("plain.c", "c.o")):
            run([*tool, "cc", self.o.cc, "-O2", *common, *flags, "-c", source, "-o", output],
                cwd=self.outside)
        run([*tool, "cc", self.o.cc, "a.o", "b.o", "c.o", "-o", "program2", *libs],
            cwd=self.outside)
        expect(run(["./program2"], cwd=self.outside) == EXPECTED, "wrong output")

    # ---- for another machine ----

    def cross(self):
        """A runtime for another machine, with this machine's tool; run where an emulator is.  Where there is no cross
        compiler, this machine's compiler under another system's name does: what is to be seen is
        that no tool is built, and that the given one runs."""
        foreign = shutil.which("aarch64-linux-gnu-gcc")
        toolchain = os.path.join(self.folder, "toolchain.cmake")
        with open(toolchain, "w", encoding="utf-8") as f:
            f.write(f"set(CMAKE_SYSTEM_NAME Linux)\n"
                    f"set(CMAKE_SYSTEM_PROCESSOR {'aarch64' if foreign else 'x86_64'})\n"
                    f"set(CMAKE_C_COMPILER {foreign or self.o.cc})\n")
        tool = self.prefix + "/bin/tandem"
        common = ["-G", "Ninja"] if shutil.which("ninja") else []
        common += [f"-DCMAKE_TOOLCHAIN_FILE={toolchain}"]
        runtime, prefix = os.path.join(self.folder, "runtime"), os.path.join(self.folder, "prefix")
        out = run([self.o.cmake, "-S", self.o.source, "-B", runtime, *common], status=1)
        expect("-DTANDEM_TOOL=" in out, "the error does not say what to do")
        run([self.o.cmake, "-S", self.o.source, "-B", runtime, "-DTANDEM_BUILD_TESTS=OFF",
             "-DTANDEM_BUILD_SAMPLES=OFF", f"-DTANDEM_TOOL={tool}", *common])
        run([self.o.cmake, "--build", runtime])
        run([self.o.cmake, "--install", runtime, "--prefix", prefix])
        expect(not os.path.exists(prefix + "/bin/tandem"), "a tool was built for the other machine")
        self.copy_outside()
        config = os.path.dirname(self.find_installed("TandemConfig.cmake", prefix))
        build = os.path.join(self.folder, "build")
        run([self.o.cmake, "-S", self.outside, "-B", build, f"-DTandem_DIR={config}",
             f"-DTANDEM_TOOL={tool}", *common])
        run([self.o.cmake, "--build", build])
        emulator = shutil.which("qemu-aarch64")
        program = [os.path.join(build, "outside")]
        if foreign and emulator:
            program = [emulator, "-L", "/usr/aarch64-linux-gnu", *program]
        if emulator or not foreign:
            expect(run(program) == EXPECTED, "wrong output")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("test")
    for name in ("source", "build", "work", "cmake", "cc"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    try:
        tests = Tests(options)
        getattr(tests, {"prefix": "prefix_"}.get(options.test, options.test))()
    except Failed as failure:
        print("FAILED:", failure)
        return 1
    except Skipped as reason:
        print("skipped:", reason)
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main())
