#!/usr/bin/env python3
"""Uses an installed Tandem as an outside project does; see README.md. One argument: which test."""
import argparse
import glob
import json
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

    # ---- plug-ins and the shared library ----

    def compile(self, source, output, *flags, prefix=None):
        """Transforms `source` of plugin/, and compiles it with flags that come last."""
        folder = os.path.join(self.o.source, "tests/install/plugin")
        path, include = os.path.join(folder, source), "-I" + (prefix or self.prefix) + "/include"
        if source.endswith(".co.c"):
            plain = os.path.join(self.folder, source.replace(".co.c", ".c"))
            run([self.prefix + "/bin/tandem", path, "-o", plain, "--", include])
            path = plain
        run([self.o.cc, "-std=gnu11", "-O2", include, path, "-o", output, *flags, "-pthread", "-ldl"],
            cwd=self.folder)

    def refused(self, program, *arguments, shown):
        """The program must stop where the second copy is used, after it has shown a line."""
        out = run([program, *arguments], cwd=self.folder, status=-6)
        expect(shown in out.splitlines(), "the first copy did not work")
        expect("tandem: two copies of the runtime in one process: " in out, "no message")
        expect("the program has " in out and "plug.so has " in out, "the copies are not named")

    def plugin(self):
        """libtandem.a in an object that is loaded, with and without a copy in the program."""
        library = self.find_installed("libtandem.a")
        self.compile("plug.co.c", "plug.so", "-fPIC", "-shared", library)
        self.compile("loads.c", "loads")
        loaded = f"{50 * (1 + 6) + 49 * 50 // 2} 17 1\n"
        expect(run(["./loads", "./plug.so"], cwd=self.folder) == loaded, "wrong output")
        # two copies, whichever is used first
        self.compile("uses.co.c", "uses", library)
        self.refused("./uses", "./plug.so", shown="1")
        self.refused("./uses", "./plug.so", "first", shown="9")
        # the program's symbols replace the plug-in's: one copy
        self.compile("uses.co.c", "uses-exported", "-rdynamic", library)
        for argument in ([], ["first"]):
            out = run(["./uses-exported", "./plug.so", *argument], cwd=self.folder)
            expect(sorted(out.split()) == ["1", "9"], "wrong output")

        # no static thread-local storage, where there would be none left
        build, prefix = os.path.join(self.folder, "build"), os.path.join(self.folder, "dynamic")
        self.other_runtime(build, prefix, "-DTANDEM_DYNAMIC_TLS=ON")
        if shutil.which("pkg-config"):
            where = {"PKG_CONFIG_PATH": os.path.dirname(self.find_installed("tandem.pc", prefix))}
            flags = run(["pkg-config", "--cflags", "--libs", "tandem"], env=where).split()
            self.compile("plug.co.c", "plug.so", "-fPIC", "-shared", *flags, prefix=prefix)
            expect(run(["./loads", "./plug.so"], cwd=self.folder) == loaded, "wrong output")
            if shutil.which("readelf"):
                flags = run(["readelf", "-d", "plug.so"], cwd=self.folder)
                expect("STATIC_TLS" not in flags, "static thread-local storage is used")

    def other_runtime(self, build, prefix, *options):
        ninja = ["-G", "Ninja"] if shutil.which("ninja") else []
        run([self.o.cmake, "-S", self.o.source, "-B", build, *ninja, *options,
             "-DTANDEM_BUILD_TESTS=OFF", "-DTANDEM_BUILD_SAMPLES=OFF",
             f"-DCMAKE_C_COMPILER={self.o.cc}", f"-DTANDEM_TOOL={self.prefix}/bin/tandem"])
        run([self.o.cmake, "--build", build])
        run([self.o.cmake, "--install", build, "--prefix", prefix])

    def shared(self):
        """libtandem.so: built, installed, found by CMake and pkg-config, and the cases with it."""
        build, prefix = os.path.join(self.folder, "build"), os.path.join(self.folder, "prefix")
        ninja = ["-G", "Ninja"] if shutil.which("ninja") else []
        self.other_runtime(build, prefix, "-DBUILD_SHARED_LIBS=ON")
        library = self.find_installed("libtandem.so", prefix)
        folder = os.path.dirname(library)
        soname = "libtandem.so.0.1"
        expect(os.path.exists(os.path.join(folder, soname)), "no " + soname)
        path = {"LD_LIBRARY_PATH": folder}

        # CMake
        self.copy_outside()
        outside = os.path.join(self.folder, "outside-build")
        run([self.o.cmake, "-S", self.outside, "-B", outside, *ninja,
             f"-DCMAKE_C_COMPILER={self.o.cc}", f"-DCMAKE_PREFIX_PATH={prefix}",
             f"-DTANDEM_TOOL={self.prefix}/bin/tandem"])
        run([self.o.cmake, "--build", outside])
        program = os.path.join(outside, "outside")
        expect(run([program]) == EXPECTED, "wrong output")
        if shutil.which("readelf"):
            needed = run(["readelf", "-d", program])
            expect(f"[{soname}]" in needed, "the program does not need the shared library")

        # pkg-config
        if shutil.which("pkg-config"):
            where = {"PKG_CONFIG_PATH": os.path.dirname(self.find_installed("tandem.pc", prefix))}
            flags = run(["pkg-config", "--cflags", "--libs", "tandem"], env=where).split()
            self.compile("uses.co.c", "uses", *flags, prefix=prefix)
            self.compile("plug.co.c", "plug.so", "-fPIC", "-shared", *flags, prefix=prefix)
            for argument in ([], ["first"]):
                out = run(["./uses", "./plug.so", *argument], cwd=self.folder, env=path)
                expect(sorted(out.split()) == ["1", "9"], "wrong output")
            # the shared library in a program that does not use it, and one with a copy of its own
            self.compile("loads.c", "loads")
            run(["./loads", "./plug.so"], cwd=self.folder, env=path)
            self.compile("uses.co.c", "uses-static", self.find_installed("libtandem.a"))
            out = run(["./uses-static", "./plug.so"], cwd=self.folder, env=path, status=-6)
            expect("tandem: two copies of the runtime" in out, "no message")

        # cases
        with open(os.path.join(self.o.build, "tests/run/config.json"), encoding="utf-8") as f:
            config = json.load(f)
        config.update(library=library, include=prefix + "/include", library_asan="",
                      libs=["-Wl,-rpath," + folder])
        with open(os.path.join(self.folder, "config.json"), "w", encoding="utf-8") as f:
            json.dump(config, f)
        for case in ("task/join_sizes", "task/qsort_comparator", "task/then_callback",
                     "gen/drop_everywhere", "gen/pipeline", "agen/d*", "completion/*"):
            found = sorted(glob.glob(f"{config['cases']}/run/{case}.co.c"))
            expect(found, f"no case {case}")
            for path in found[:4]:
                run([sys.executable, "-B", os.path.join(self.o.source, "tests/run/run_case.py"),
                     "--config", os.path.join(self.folder, "config.json"), path],
                    env={"TANDEM_CASE_MATRIX": "quick"})

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
