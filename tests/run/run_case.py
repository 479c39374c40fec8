#!/usr/bin/env python3
"""Runs one case of tests/cases.

    run_case.py --config BUILD/tests/run/config.json tests/cases/run/gen/range.co.c

cases/run:    the program is built in many ways, and each must print what the case expects:
              stackless and --stackful, gcc and clang, -O0 with the dead stack scribbled over before
              each resume, -O2, AddressSanitizer; and untransformed (serial elision).
cases/diag:   the tool must report exactly the diagnostics that the case names.
cases/golden: the tool's output is compared with NAME.c; --update rewrites that.

TANDEM_CASE_MATRIX=quick builds two ways only; VALGRIND=1 runs the programs under memcheck.
Exit status: 0 passed, 1 failed, 77 skipped.
"""
import argparse
import difflib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys

from case import BadCase, Case, text_matches

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror"]
DIAGNOSTIC = re.compile(r"^(.+?):(\d+):\d+: (error|warning|note|remark): (.*?)(?: \[-[^\]]*\])?$")
SAID = re.compile(r"^(?:.+?:\d+:\d+|tandem): (error|warning|remark): (.*?)(?: \[-[^\]]*\])?$")
TIMEOUT = 20  # seconds that a program may take; ten times that under valgrind


class Failed(Exception):
    pass


class Skipped(Exception):
    pass


def shown(command, env=None):
    words = [f"{k}={v}" for k, v in (env or {}).items()] + [shlex.quote(w) for w in command]
    return " ".join(words)


def run(command, cwd, env=None, stdin="", timeout=120):
    full = dict(os.environ, **(env or {}))
    full.pop("TERM", None)
    try:
        done = subprocess.run(command, cwd=cwd, env=full, timeout=timeout,
                              input=stdin.encode("utf-8", "surrogateescape"),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except subprocess.TimeoutExpired:
        raise Failed(f"no end after {timeout} s\n$ {shown(command, env)}")
    done.out = done.stdout.decode("utf-8", "surrogateescape")
    done.err = done.stderr.decode("utf-8", "surrogateescape")
    return done


def diff(expected, got, names=("expected", "got")):
    lines = difflib.unified_diff(expected.splitlines(True), got.splitlines(True), *names)
    return "".join(line if line.endswith("\n") else line + "\n\\ no newline\n" for line in lines)


class Runner:
    def __init__(self, config, case, work, update):
        self.config, self.case, self.work, self.update = config, case, work, update
        self.folder = os.path.dirname(case.path)
        self.include = ["-I" + config["include"]]
        self.quick = os.environ.get("TANDEM_CASE_MATRIX", "full") == "quick"
        self.valgrind = os.environ.get("VALGRIND", "") not in ("", "0")
        own = [f for f in case.flags if f.startswith("--") or f.startswith("-R")]
        self.tool_flags = own
        self.flags = [f for f in case.flags if f not in own]

    # ---- cases/run ----

    def transform(self, source, kind, output):
        """Transforms one source; returns what the tool said."""
        options = ["--stackful"] if kind == "stackful" else []
        command = [self.config["tandem"], source, "-o", output, *options, *self.tool_flags, "--",
                   f"-std={self.case.std}", *self.include, *self.flags]
        done = run(command, self.work)
        if done.returncode != 0:
            raise Failed(f"the tool failed ({done.returncode})\n$ {shown(command)}\n{done.err}")
        if done.out:
            raise Failed(f"the tool wrote to standard output\n$ {shown(command)}\n{done.out}")
        return command, done.err

    def check_said(self, command, said):
        """Each remark and warning must be one that the case names, and the other way round."""
        wanted = [(d[2], d[3]) for d in self.case.diagnostics]
        for line in said.splitlines():
            found = SAID.match(line)
            if not found:
                continue
            for want in wanted:
                # a prefix is enough: positions within the text are the diag cases' business
                if want[0] == found[1] and found[2].startswith(want[1]):
                    break
            else:
                raise Failed(f"the tool said what the case does not name\n$ {shown(command)}\n{said}")
        for severity, text in wanted:
            if not any(m and m[1] == severity and m[2].startswith(text)
                       for m in map(SAID.match, said.splitlines())):
                raise Failed(f"the tool did not say '{severity}: {text}'\n$ {shown(command)}\n{said}")

    def sources(self, kind):
        """The C files of the program, transformed as `kind` says."""
        result = []
        for n, name in enumerate([self.case.path] +
                                 [os.path.join(self.folder, f) for f in self.case.files]):
            if not name.endswith(".co.c") or kind == "elision":
                result.append(name)
                continue
            folder = os.path.join(self.work, kind, str(n))
            os.makedirs(folder)
            output = os.path.join(folder, os.path.basename(name).replace(".co.c", ".c"))
            command, said = self.transform(name, kind, output)
            if kind == "stackless" and n == 0:
                self.check_said(command, said)
            result.append(output)
        return result

    def build(self, name, kind, compiler, flags, library):
        sources = self.sources_of[kind]
        program = os.path.join(self.work, name)
        warnings = WARNINGS if self.case.warnings and kind != "elision" else ["-w"]
        command = [compiler, f"-std={self.case.std}", *warnings, *flags, *self.include,
                   "-iquote", self.folder, *self.flags, *sources, "-o", program, library,
                   "-pthread", *self.config["libs"]]
        done = run(command, self.work)
        if done.returncode != 0 or done.err:
            raise Failed(f"{name}: does not compile\n$ {shown(command)}\n{done.err}")
        return program, command

    def check_run(self, name, built, env):
        program, build_command = built
        command = [program, *self.case.args]
        timeout = TIMEOUT
        if self.valgrind:
            command = [self.config["valgrind"], "-q", "--error-exitcode=99", *command]
            timeout *= 10
        stdin = "".join(line + "\n" for line in self.case.stdin)
        done = run(command, self.work, env, stdin, timeout)
        expected = "".join(line + "\n" for line in self.case.expect)
        if done.out == expected and done.returncode == self.case.exit and not (
                self.valgrind and done.err):
            return
        problem = f"{name}: "
        if done.returncode != self.case.exit:
            problem += f"exit status {done.returncode}, expected {self.case.exit}"
        else:
            problem += "wrong output" if done.out != expected else "valgrind complains"
        raise Failed(f"{problem}\n$ {shown(build_command)}\n$ {shown(command, env)}\n"
                     f"{diff(expected, done.out)}{done.err}")

    def ways(self):
        """(name, kind, compiler, flags, library, environment) of each build."""
        config = self.config
        scribble = {"TANDEM_SCRIBBLE": "1"}
        kinds = ["stackless"] + (["stackful"] if self.case.stackful else [])
        if config["sanitize"]:
            # the whole build is instrumented: so is each program, by the same compiler
            flags = ["-g", "-O1", "-fsanitize=" + config["sanitize"], "-fno-sanitize-recover=all"]
            if self.case.compiler == "clang":
                return  # its library is gcc's
            for kind in kinds:
                yield (f"{kind}-sanitized", kind, config["gcc"], flags, config["library"], scribble)
            return
        compilers = [c for c in ("gcc", "clang")
                     if config[c] and self.case.compiler in (None, c)]
        if not compilers:
            return
        if self.quick:
            yield ("stackless-O0", "stackless", config[compilers[0]], ["-O0"], config["library"],
                   scribble)
            yield ("stackless-O2", "stackless", config[compilers[-1]], ["-O2"], config["library"],
                   {})
            if self.case.stackful:
                yield ("stackful-O2", "stackful", config[compilers[0]], ["-O2"], config["library"],
                       {})
            return
        for kind in kinds:
            for c in compilers:
                yield (f"{kind}-{c}-O0", kind, config[c], ["-O0"], config["library"], scribble)
                yield (f"{kind}-{c}-O2", kind, config[c], ["-O2"], config["library"], {})
            if config["library_asan"] and not self.valgrind and self.case.compiler != "clang":
                flags = ["-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
                yield (f"{kind}-asan", kind, config["gcc"], flags, config["library_asan"], scribble)
        if self.elides():
            yield ("elision", "elision", config[compilers[0]], ["-O1"], config["library"], {})

    def elides(self):
        if not self.case.elision:
            return False
        annotated = [self.case] + [Case(os.path.join(self.folder, f)) for f in self.case.files]
        return not any(c.uses_keywords_that_need_the_tool() for c in annotated)

    def run_case(self):
        self.sources_of, problems = {}, []
        if not self.case.expect and not self.case.exit_given:
            raise BadCase("neither expects output nor an exit status: it could not fail")
        if not list(self.ways()):
            raise Skipped(f"there is no {self.case.compiler} to build it with")
        for name, kind, compiler, flags, library, env in self.ways():
            try:
                if kind not in self.sources_of:
                    self.sources_of[kind] = []  # stays so if the tool fails
                    self.sources_of[kind] = self.sources(kind)
                if self.sources_of[kind]:
                    built = self.build(name, kind, compiler, flags, library)
                    self.check_run(name, built, env)
            except Failed as failure:
                problems.append(str(failure))
        if problems:
            # the first tells most; the others say how far it goes
            rest = [p.splitlines()[0] for p in problems[1:]]
            raise Failed(problems[0] + "".join(f"\nalso: {line}" for line in rest))

    # ---- cases/diag ----

    def libclang(self):
        version = run([self.config["tandem"], "--version"], self.work).out
        return int(re.search(r"clang version (\d+)", version)[1])

    def run_diag(self):
        if self.case.libclang_before and self.libclang() >= self.case.libclang_before:
            raise Skipped("this libclang knows the construct")
        output = os.path.join(self.work, "out.c")
        base = os.path.basename(self.case.path)
        std = self.case.std if "// std:" in self.case.text else "gnu11"
        command = [self.config["tandem"], base, "-o", output, *self.case.flags, f"-std={std}",
                   *self.include]
        done = run(command, self.folder)
        got = []
        for line in done.err.splitlines():
            found = DIAGNOSTIC.match(line)
            if found:
                got.append((None if found[1] == base else found[1], int(found[2]), found[3],
                            found[4]))
            elif re.match(r"^tandem: (error|warning|remark|note): ", line):
                got.append(("tandem", 0, *re.match(r"^tandem: (\w+): (.*)$", line).groups()))
        missing = list(self.case.diagnostics)
        extra = []
        for diagnostic in got:
            for want in missing:
                if diagnostic[:3] == want[:3] and text_matches(want[3], diagnostic[3]):
                    missing.remove(want)
                    break
            else:
                extra.append(diagnostic)
        errors = any(d[2] == "error" for d in self.case.diagnostics)
        status = self.case.exit if self.case.exit_given else int(errors)
        problems = [f"not reported: {place(d)}" for d in missing]
        problems += [f"not expected: {place(d)}" for d in extra]
        if done.returncode != status:
            problems.append(f"exit status {done.returncode}, expected {status}")
        if os.path.exists(output) != (status == 0):
            problems.append("there is " + ("no output" if status == 0 else "output in spite of errors"))
        if done.out:
            problems.append("standard output is not empty")
        if problems:
            raise Failed("\n".join(problems) + f"\n$ cd {self.folder} && {shown(command)}\n{done.err}")

    # ---- cases/golden ----

    def run_golden(self):
        base = os.path.basename(self.case.path)
        golden = self.case.path.replace(".co.c", ".c")
        std = self.case.std if "// std:" in self.case.text else "gnu11"
        command = [self.config["tandem"], base, *self.case.flags, f"-std={std}", *self.include]
        done = run(command, self.folder)
        if done.returncode != 0:
            raise Failed(f"the tool failed ({done.returncode})\n$ {shown(command)}\n{done.err}")
        if self.update:
            with open(golden, "w", encoding="utf-8", errors="surrogateescape") as f:
                f.write(done.out)
            return
        if not os.path.exists(golden):
            raise Failed(f"there is no {golden}; --update makes it")
        with open(golden, encoding="utf-8", errors="surrogateescape") as f:
            expected = f.read()
        if done.out != expected:
            raise Failed(f"the output differs\n$ cd {self.folder} && {shown(command)}\n"
                         + diff(expected, done.out, (os.path.basename(golden), "tandem")))


def place(d):
    return f"{d[0] + ':' if d[0] else ''}{d[1]}: {d[2]}: {d[3]}"


def main():
    parser = argparse.ArgumentParser(description="Runs one case of tests/cases.")
    parser.add_argument("--config", required=True)
    parser.add_argument("--update", action="store_true", help="rewrite the golden output")
    parser.add_argument("--keep", action="store_true", help="keep what was built")
    parser.add_argument("case")
    options = parser.parse_args()
    with open(options.config, encoding="utf-8") as f:
        config = json.load(f)

    path = os.path.abspath(options.case)
    name = os.path.relpath(path, config["cases"])
    kind = name.split(os.sep)[0]
    work = os.path.join(os.path.dirname(os.path.abspath(options.config)), "work",
                        name.replace(".co.c", ""))
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    try:
        runner = Runner(config, Case(path), work, options.update)
        getattr(runner, "run_" + {"run": "case"}.get(kind, kind))()
    except Skipped as why:
        print(f"skipped {name}: {why}")
        return 77
    except (Failed, BadCase) as problem:
        print(f"FAILED {name}: {problem}\n\nto see it again:\n$ "
              + shown([sys.executable, os.path.abspath(__file__), "--keep", "--config",
                       os.path.abspath(options.config), path]))
        return 1
    if not options.keep:
        shutil.rmtree(work, ignore_errors=True)
    print(f"passed {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
