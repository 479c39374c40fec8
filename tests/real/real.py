#!/usr/bin/env python3
"""real.py --tandem TOOL --library LIBTANDEM --include FOLDER [options]: real programs as coroutines.

Fetches the source of each program (programs.py), builds it and runs its own tests. Then makes all of
its functions coroutines (convert.py), repeats the commands of the build through `tandem cc`, and runs
the same tests again: they must print the same. What was seen of a build is in WORK/PROGRAM/BUILD.json;
--table prints the figures of all.
"""
import argparse
import concurrent.futures
import difflib
import hashlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from programs import PROGRAMS  # noqa: E402

MIRROR = os.environ.get("REAL_MIRROR", "http://deb.debian.org/debian")

# Ways to build: flags of the tool (None: without the tool, which shows that the annotated program is
# still the same), of the compiler, environment of the tests.
VARIANTS = {
    "elision-O2": (None, ["-O2"], {}),
    "stackless-O2": ([], ["-O2"], {}),
    "stackless-O0": ([], ["-O0"], {"TANDEM_SCRIBBLE": "1"}),
    "stackful-O2": (["--stackful"], ["-O2"], {}),
    "stackful-O0": (["--stackful"], ["-O0"], {}),
}


def shell(command, folder, env=None, log=None, limit=3600):
    """Runs a line; (status, what it printed, seconds of the processor)."""
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(["/bin/sh", "-c", command], cwd=folder, env=dict(os.environ, **(env or {})),
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=limit)
    text = done.stdout.decode("latin-1")
    if log:
        with open(log, "w") as f:
            f.write(text)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.returncode, text, (ended.ru_utime + ended.ru_stime) - (began.ru_utime + began.ru_stime)


def must(command, folder, env, log):
    status, text, _ = shell(command, folder, env, log)
    if status:
        raise SystemExit(f"{folder}: {command}: exit {status}\n{text[-2000:]}")


class Run:
    """One program: its folders, what the unconverted one does, and each converted build."""

    def __init__(self, program, options):
        self.p, self.o = program, options
        self.folder = os.path.join(os.path.abspath(options.work), program.name)
        self.tree = os.path.join(self.folder, "tree")  # always built and tested here
        self.original = os.path.join(self.folder, "original")
        self.log = os.path.join(self.folder, "commands.jsonl")
        os.makedirs(self.folder, exist_ok=True)
        self.env = {"LC_ALL": "C", "ORIGINAL": self.original, "REAL_LOG": ""}
        for name, tool in (("CC", "gcc"), ("AR", "ar")):
            path = os.path.join(self.folder, tool)
            with open(path, "w") as f:
                f.write(f'#!/bin/sh\nexec {HERE}/record.py {tool} "$@"\n')
            os.chmod(path, 0o755)
            self.env[name] = path

    def fetch(self):
        path = os.path.join(self.o.work, self.p.archive)
        if not os.path.exists(path):
            url = f"{MIRROR}/pool/main/{self.p.pool}/{self.p.archive}"
            print("fetch", url, flush=True)
            with urllib.request.urlopen(url) as source, open(path + ".part", "wb") as out:
                shutil.copyfileobj(source, out)
            os.rename(path + ".part", path)
        with open(path, "rb") as f:
            found = hashlib.sha256(f.read()).hexdigest()
        if found != self.p.sha256:
            raise SystemExit(f"{path}: sha256 is {found}, not {self.p.sha256}")
        return path

    def build_original(self):
        """Builds and tests the program as it is, once; the commands are written down."""
        if os.path.exists(self.folder + "/original.json"):
            return
        for left in (self.tree, self.original):
            shutil.rmtree(left, ignore_errors=True)
        if os.path.exists(self.log):
            os.unlink(self.log)
        os.makedirs(self.tree)
        must(f"tar xf {os.path.abspath(self.fetch())} --strip-components=1", self.tree, {}, None)
        must(self.p.configure, self.tree, self.env, self.folder + "/configure.log")
        must(self.p.build, self.tree, dict(self.env, REAL_LOG=self.log), self.folder + "/build.log")
        must(f"cp -a {self.tree} {self.original}", self.folder, {}, None)
        result = self.run_tests("original", {})
        with open(self.folder + "/original.json", "w") as f:
            json.dump(result, f)

    def run_tests(self, name, env):
        env = dict(self.env, CC="gcc", AR="ar", **env)
        status, text, seconds = shell(self.p.test, self.tree, env, f"{self.folder}/{name}.test")
        for pattern, to in self.p.hide:
            text = re.sub(pattern, to, text)
        size = 0
        for binary in self.p.binaries:
            out = subprocess.run(["size", binary], cwd=self.tree, capture_output=True, text=True).stdout
            size += int(out.split("\n")[1].split()[0])
        return {"status": status, "lines": text.split("\n"), "seconds": seconds, "size": size}

    def measure(self):
        """Seconds of the processor for `work`: the original and the converted one, in turns."""
        took = ([], [])
        while len(took[0]) < 3 and sum(took[1]) < 10:
            for folder, times in zip((self.original, self.tree), took):
                failed, said, seconds = shell(self.p.work, folder, self.env)
                if failed:
                    raise SystemExit(f"{folder}: {self.p.work}: exit {failed}\n{said[-2000:]}")
                times.append(seconds)
        return [min(times) for times in took]

    # ---- converted -----------------------------------------------------------------------------

    def commands(self):
        with open(self.log) as f:
            calls = [json.loads(line) for line in f]
        return [c for c in calls if not any(s in " ".join(c["call"]) for s in self.p.skip)]

    def units(self):
        """The C files that are compiled: (file, folder, what clang must know of the command)."""
        out = []
        for c in self.commands():
            args = c["call"]
            flags, files, i = [], [], 1
            while i < len(args):
                if args[i] in ("-I", "-D", "-U", "-include", "-isystem", "-iquote"):
                    flags += args[i:i + 2]
                    i += 1
                elif re.match(r"-[IDU].|-std=|-f(un)?signed-|-ansi|-m(32|64)", args[i]):
                    flags.append(args[i])
                elif args[i].endswith(".c") and os.path.exists(os.path.join(c["dir"], args[i])):
                    files.append(args[i])
                i += 1
            if args[0] == "gcc" and "-E" not in args and "-M" not in args:
                out += [(f, c["dir"], [*flags, *self.p.extra]) for f in files]
        return out

    def convert(self, name):
        """Annotates the tree, in a process of its own: libclang keeps what it has read."""
        own = self.p.density
        usual = own.get(name) or own.get(name.split("-")[0], (20, 10))
        density = usual[0] if self.o.density is None else self.o.density
        expressions = usual[1] if self.o.expressions is None else self.o.expressions
        job = self.folder + "/job.json"
        with open(job, "w") as f:
            json.dump({"root": self.tree, "units": self.units(), "plain": list(self.p.plain),
                       "density": density, "expressions": expressions, "seed": self.o.seed,
                       "level": 0, "jumps": "--stackful" in (VARIANTS[name][0] or [])}, f)
        done = subprocess.run([sys.executable, HERE + "/convert.py", job], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{self.p.name}: the annotator failed\n{done.stderr[-3000:]}")
        return {"density": [density, expressions], **json.loads(done.stdout)}

    def command(self, c, tool, compiler):
        """One command of the build, for converted files. (status, what it printed, the line)"""
        args, o = list(c["call"]), self.o
        if args[0] == "gcc":
            args = [a for a in args if not re.match(r"-Werror|-O\d?$", a)]
            before = [] if tool is None else [o.tandem, "cc"]
            args = [*before, *args, *compiler, "-w", "-I" + o.include]
            if "-c" not in args:
                args += [o.library, "-lpthread"]
        env = dict(os.environ, LC_ALL="C", TANDEM_CC_FLAGS=" ".join([*(tool or []), *self.p.extra]))
        done = subprocess.run(args, cwd=c["dir"], env=env, capture_output=True, text=True,
                              errors="replace")
        return done.returncode, done.stdout + done.stderr, " ".join(args)

    def build(self, name):
        """Repeats the build; the list of what went wrong, and the tool's remarks."""
        tool, compiler, _ = VARIANTS[name]
        calls = self.commands()
        compile_ = [c for c in calls if "-c" in c["call"]]
        wrong, said = [], ""
        for c in calls:  # archives are made anew, not added to
            if c["call"][0] == "ar" and os.path.exists(os.path.join(c["dir"], c["call"][2])):
                os.unlink(os.path.join(c["dir"], c["call"][2]))
        with concurrent.futures.ThreadPoolExecutor(self.o.jobs) as pool:
            for status, text, line in pool.map(lambda c: self.command(c, tool, compiler), compile_):
                said += text
                if status:
                    wrong.append(f"exit {status}: {line}\n{text[-3000:]}")
        for c in [] if wrong else calls:
            if "-c" not in c["call"]:
                status, text, line = self.command(c, tool, compiler)
                said += text
                if status:
                    wrong.append(f"exit {status}: {line}\n{text[-3000:]}")
        with open(f"{self.folder}/{name}.build", "w") as f:
            f.write("\n".join(wrong) + said)
        return wrong, said

    def variant(self, name):
        """Converts, builds, tests; what was seen, as a dictionary; `wrong` is empty if all is well."""
        with open(self.folder + "/original.json") as f:
            before = json.load(f)
        shutil.rmtree(self.tree, ignore_errors=True)
        must(f"cp -a {self.original} {self.tree}", self.folder, {}, None)
        figures = {"program": self.p.name, "version": self.p.version, "variant": name,
                   **self.convert(name)}
        for binary in self.p.binaries:
            os.unlink(os.path.join(self.tree, binary))
        figures["wrong"], said = self.build(name)
        kept = re.findall(r"remark: '(\w+)' keeps a stack while it waits: (.*?) (?:at line|\[)", said)
        figures["stack"] = sorted(set(kept))
        if figures["wrong"]:
            return figures
        self.restore_times()
        after = self.run_tests(name, VARIANTS[name][2])
        if after["lines"] != before["lines"] or after["status"] != before["status"]:
            diff = list(difflib.unified_diff(before["lines"], after["lines"], "original", name, "", "", 1))
            figures["wrong"].append(f"exit {after['status']}, was {before['status']}\n"
                                    + "\n".join(diff)[:6000])
        figures.update({k: [before[k], after[k]] for k in ("seconds", "size")})
        if name.endswith("O2"):
            figures["work"] = self.measure()
        figures["tests"] = len(before["lines"])
        return figures

    def restore_times(self):
        """Every file as old as in the original's folder, so that make has nothing to do."""
        for folder, _, files in os.walk(self.original):
            for f in files:
                old = os.path.join(folder, f)
                new = self.tree + old[len(self.original):]
                if os.path.exists(new) and not os.path.islink(new):
                    stamp = os.stat(old)
                    os.utime(new, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def table(work):
    """The figures of the last runs that went well, as the table of README.md."""
    print("| program | prints the same | lines | async functions | suspensions | keep a stack | "
          "KiB of code | seconds |\n|---|---|---|---|---|---|---|---|")
    for p in PROGRAMS:
        seen = {}
        for name in VARIANTS:
            path = os.path.join(work, p.name, name + ".json")
            if VARIANTS[name][0] is not None and os.path.exists(path):
                with open(path) as f:
                    figures = json.load(f)
                if not figures["wrong"]:
                    seen[name] = figures
        two = [seen[n] for n in ("stackless-O2", "stackful-O2") if n in seen]
        if not two:
            continue

        def differing(what):
            """What is the same in all builds, once; or for each kind of build that has its own."""
            builds = {}
            for name, f in seen.items():
                builds.setdefault(what(f), []).append(name)
            out = [f"{v} ({' '.join(names)})" for v, names in builds.items()]
            return ", ".join([next(iter(builds)), *out[1:]]).replace(
                "stackful-O2 stackful-O0", "stackful")

        why = {}
        for name, reason in seen.get("stackless-O2", {"stack": []})["stack"]:
            reason = "va_list" if reason == "va_start" else reason
            why.setdefault(reason, set()).add(name)
        kept = ", ".join(f"{len(v)} {reason}" for reason, v in sorted(why.items()))
        size = [f["size"][1] // 1024 for f in two]
        took = [f["work"] for f in two]
        builds = "all four" if len(seen) == 4 else ", ".join(seen)
        print(f"| {p.name} {p.version} | {builds} | {two[0]['lines']} | "
              + differing(lambda f: f"{f['functions']} of {f['of']}") + " | "
              + differing(lambda f: str(f["suspensions"])) + f" | {kept or 'none'} | "
              + ", ".join(str(v) for v in (two[0]["size"][0] // 1024, *size)) + " | "
              + ", ".join(f"{v:.2f}" for v in (took[0][0], *(t[1] for t in took))) + " |")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--only", action="append", help="a program's name; may be repeated")
    ap.add_argument("--variant", action="append", choices=VARIANTS, help="may be repeated")
    ap.add_argument("--work", default="/tmp/tandem-real", help="folder for sources and builds")
    ap.add_argument("--tandem", help="the tool")
    ap.add_argument("--library", help="libtandem.a")
    ap.add_argument("--include", help="folder of tandem.h")
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--density", type=float, help="percent of statements with a suspension before "
                    "them (20, if programs.py says nothing else)")
    ap.add_argument("--expressions", type=float, help="percent of values with a suspension inside "
                    "(10, if programs.py says nothing else)")
    ap.add_argument("--seed", default="1")
    ap.add_argument("--table", action="store_true", help="print what was seen, run nothing")
    options = ap.parse_args()
    if options.table:
        return table(options.work)
    if not (options.tandem and options.library and options.include):
        ap.error("--tandem, --library and --include are needed")
    os.makedirs(options.work, exist_ok=True)
    bad = 0
    for p in PROGRAMS:
        if options.only and p.name not in options.only:
            continue
        run = Run(p, options)
        run.build_original()
        for name in options.variant or ["stackless-O2", "stackless-O0", "stackful-O2"]:
            f = run.variant(name)
            with open(f"{run.folder}/{name}.json", "w") as out:
                json.dump(f, out, indent=1)
            print(p.name, name, "WRONG" if f["wrong"] else "same",
                  {k: v for k, v in f.items() if k not in ("wrong", "program", "variant", "plain")},
                  len(f["plain"]), "plain", flush=True)
            for w in f["wrong"]:
                print(w, flush=True)
            bad += bool(f["wrong"])
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
