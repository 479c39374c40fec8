#!/usr/bin/env python3
"""csmith.py --config FILE [options]: random programs of csmith, made coroutines, in every build.

A program is annotated (annotate.py), and must print the same checksum and exit the same way as its
serial elision, and as a state machine and with its stack kept, with each compiler at -O0 (the stack
below scribbled over before each resume) and at -O2. (If not, and the compilers disagree about the
original, it does not count.) The seed decides the flavour, the size, and how densely it suspends.
Exit status: 1 if a program differs.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PLAIN = dict(bitfields=False, packed=False, unions=False, volatiles=False, floats=False)
FLAVOURS = {
    "plain": {}, "bitfields": dict(bitfields=True), "packed": dict(packed=True, bitfields=True),
    "unions": dict(unions=True), "volatile": dict(volatiles=True), "float": dict(floats=True),
    "mixed": dict(bitfields=True, packed=True, unions=True, volatiles=True, floats=True),
}
# functions, depth and size of blocks, complexity of expressions, dimensions and length of arrays
SIZES = {"small": (3, 2, 3, 4, 2, 3), "medium": (5, 3, 4, 6, 2, 5), "large": (8, 4, 4, 8, 3, 8)}
POINTS = {"small": 60, "medium": 120, "large": 250}   # suspensions of a kind, about
BUILDS = [(mode, compiler, level) for level in ("-O0", "-O2") for compiler in ("gcc", "clang")
          for mode in ("stackless", "stackful")]


class Skip(Exception):
    pass


class Differs(Exception):
    pass


def run(command, seconds, folder=None, env=None):
    """(exit status, or "timeout"; standard output; standard error)"""
    def limits():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, cwd=folder, env=env, text=True,
                               errors="replace", start_new_session=True, preexec_fn=limits)
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return "timeout", "", ""
    return process.returncode, out, err


class Recipe:
    """The program of a seed."""

    def __init__(self, seed, size=None):
        rnd = random.Random("recipe %d" % seed)
        self.seed = seed
        self.flavour = list(FLAVOURS)[seed % len(FLAVOURS)]
        self.size = size or rnd.choices(list(SIZES), (88, 10, 2))[0]
        funcs, depth, block, complexity, dimensions, length = SIZES[self.size]
        has = dict(PLAIN, **FLAVOURS[self.flavour])
        no = lambda name: "--%s%s" % ("" if has[name] else "no-", {  # noqa: E731
            "bitfields": "bitfields", "packed": "packed-struct", "unions": "unions",
            "volatiles": "volatiles", "floats": "float"}[name])
        self.csmith = ["--seed", str(seed), "--concise", "--max-funcs", str(funcs),
                       "--max-block-depth", str(depth), "--max-block-size", str(block),
                       "--max-expr-complexity", str(complexity), "--max-array-dim",
                       str(dimensions), "--max-array-len-per-dim", str(length),
                       "--inline-function-prob", "20"] + [no(name) for name in has]
        if not has["volatiles"]:
            self.csmith.append("--no-volatile-pointers")
        self.density = rnd.choice((5, 20, 50, 100))
        self.expressions = rnd.choice((0, 5, 15, 40))
        self.options = ["--through-pointers", str(rnd.choice((0, 0, 0, 30))),
                        "--plain", str(rnd.choice((0, 0, 0, 0, 30)))]
        if rnd.randrange(8) == 0:
            self.options.append("--plain-main")

    def annotate(self):
        return ["--seed", str(self.seed), "--density", "%.2f" % self.density, "--expressions",
                "%.2f" % self.expressions] + self.options


class Tester:
    def __init__(self, config, options):
        self.config, self.options = config, options
        with open(config["tandem"], "rb") as f:
            self.tool = hashlib.sha1(f.read()).hexdigest()[:8]
        self.include = ["-I" + config["include"], "-I" + options.csmith_include]
        self.link = [config["library"], "-lpthread", "-lm"]

    def build(self, compiler, level, source, program):
        command = [self.config[compiler], "-w", level, *self.include, source, "-o", program,
                   *self.link]
        status, _, err = run(command, 300)
        if status == "timeout":
            raise Skip("%s %s takes more than 300 s" % (compiler, level))
        return err[:2000] if status else None

    def original(self, recipe, folder):
        """Writes p.c; what it prints and how it exits."""
        source, program = os.path.join(folder, "p.c"), os.path.join(folder, "p")
        status, _, err = run([self.options.csmith, *recipe.csmith, "-o", source], 20, folder)
        if status:
            raise Skip("csmith: %s" % status)
        if self.build("gcc", "-O0", source, program):
            raise Skip("the original does not compile")
        status, out, _ = run([program], 1, folder)
        if status == "timeout":
            raise Skip("the original runs for more than a second")
        if status != 0:
            raise Skip("the original exits with %s" % status)
        return status, out

    def doubt(self, folder, expected):
        """After a difference: do all compilers agree on the original?"""
        source, program = os.path.join(folder, "p.c"), os.path.join(folder, "p")
        for compiler, level in (("clang", "-O0"), ("gcc", "-O2"), ("clang", "-O2")):
            if not self.config[compiler]:
                continue
            if self.build(compiler, level, source, program):
                raise Skip("the original does not compile with " + compiler)
            if run([program], 10, folder)[:2] != expected:
                raise Skip("the compilers disagree about the original")

    def annotated(self, recipe, folder):
        """Writes p.co.c; what the annotator counted."""
        report = os.path.join(folder, "report.json")
        for _ in range(3):
            status, _, err = run(
                [sys.executable, os.path.join(HERE, "annotate.py"), os.path.join(folder, "p.c"),
                 "-o", os.path.join(folder, "p.co.c"), "--report", report,
                 *recipe.annotate(), "--", *self.include[1:]], 120)
            if status == 3:
                raise Skip("nothing to make async")
            if status:
                raise Differs("annotate.py: exit %s\n%s" % (status, err[-2000:]))
            with open(report) as f:
                count = json.load(f)
            limit, most = POINTS[recipe.size], max(count["values"], count["statements"])
            if most <= 1.3 * limit:
                break
            if count["values"] > limit:
                recipe.expressions *= limit / count["values"]
            if count["statements"] > limit:
                recipe.density *= limit / count["statements"]
        return count

    def compare(self, what, source, compiler, level, expected, folder):
        program = os.path.join(folder, "t")
        wrong = self.build(compiler, level, source, program)
        if wrong:
            raise Differs("%s: does not compile\n%s" % (what, wrong))
        env = dict(os.environ)
        if level == "-O0":
            env["TANDEM_SCRIBBLE"] = "1"
        status, out, err = run([program], 60, folder, env)
        if status == "timeout":
            raise Differs("%s: still runs after 60 s" % what)
        if (status, out) != expected:
            if os.path.exists(os.path.join(folder, "p.c")):
                self.doubt(folder, expected)
            raise Differs("%s: exit %s, printed %r; expected exit %s, %r\n%s" % (
                what, status, out[:200], expected[0], expected[1][:200], err[:500]))

    def one(self, recipe, folder):
        expected = self.original(recipe, folder)
        count = self.annotated(recipe, folder)
        source = os.path.join(folder, "p.co.c")
        n = self.options.builds
        builds = [BUILDS[(recipe.seed * n + k) % len(BUILDS)] for k in range(n)]
        if n == len(BUILDS) or recipe.seed % 4 == 0:
            self.compare("serial elision, gcc -O0", source, "gcc", "-O0", expected, folder)
        outputs = {}
        for mode, compiler, level in builds:
            if not self.config[compiler]:
                continue
            if mode not in outputs:
                outputs[mode] = os.path.join(folder, mode + ".c")
                flags = ["--stackful"] if mode == "stackful" else []
                tool = [self.config["tandem"], *flags, source, "-o", outputs[mode], "--", "-w",
                        *self.include]
                status, _, err = run(tool, 120)
                if status:
                    raise Differs("%s: the tool exits with %s\n%s" % (mode, status, err[:2000]))
            self.compare("%s, %s %s" % (mode, compiler, level), outputs[mode], compiler, level,
                         expected, folder)
        return count

    def test(self, seed):
        """A record for the log."""
        recipe, start = Recipe(seed, self.options.size), time.monotonic()
        record = dict(seed=seed, flavour=recipe.flavour, size=recipe.size, tool=self.tool,
                      builds=self.options.builds)
        folder = tempfile.mkdtemp(prefix="csmith")
        try:
            record.update(self.one(recipe, folder), result="same")
            record.pop("plain", None)
        except Skip as reason:
            record.update(result="skipped", why=str(reason))
        except Differs as difference:
            record.update(result="differs", why=str(difference))
            record["annotate"] = " ".join(recipe.annotate())
            if self.options.keep:
                to = os.path.join(self.options.keep, "seed%d" % seed)
                shutil.rmtree(to, ignore_errors=True)
                shutil.copytree(folder, to)
        except Exception as error:  # a fault of this script must not look like a pass
            record.update(result="differs", why="csmith.py: %r" % error)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        record["seconds"] = round(time.monotonic() - start, 2)
        return record


def report(records, seconds):
    """The last lines: what was seen, by flavour."""
    print("%-10s %8s %8s %8s" % ("flavour", "same", "skipped", "differs"))
    for flavour in FLAVOURS:
        row = [sum(r["flavour"] == flavour and r["result"] == k for r in records)
               for k in ("same", "skipped", "differs")]
        print("%-10s %8d %8d %8d" % (flavour, *row))
    same = [r for r in records if r["result"] == "same"]
    full = [r for r in same if r.get("builds", 8) == 8]
    print("%d of the same in all eight builds, %d in fewer: %d builds" % (
        len(full), len(same) - len(full), sum(r.get("builds", 8) for r in same)))
    print("%d programs the same, %d skipped, %d differ; %d async functions, %d awaited calls, %d "
          "suspensions in statements, %d in expressions; %.0f s" % (
              len(same), sum(r["result"] == "skipped" for r in records),
              sum(r["result"] == "differs" for r in records),
              *(sum(r[k] for r in same) for k in ("functions", "awaits", "statements", "values")),
              seconds))


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", required=True, help="tests/run/config.json of the build")
    parser.add_argument("--csmith", default="csmith")
    parser.add_argument("--csmith-include", default="/usr/include/csmith")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--count", type=int, default=int(os.environ.get("TANDEM_CSMITH", "60")),
                        help="how many seeds; TANDEM_CSMITH=N in the environment")
    parser.add_argument("--seeds", help="these instead: 3,17,20-25")
    parser.add_argument("--size", choices=list(SIZES), help="all of this size")
    parser.add_argument("--builds", type=int, choices=range(1, 9), default=8, metavar="N",
                        help="N of the eight builds of each program, in turn")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--log", help="one record a line; seeds that are in it are not run again")
    parser.add_argument("--again", action="store_true", help="but those that differed are")
    parser.add_argument("--minutes", type=float, help="begin no program after so many")
    parser.add_argument("--keep", help="folder for the files of those that differ")
    parser.add_argument("--summary", action="store_true", help="only report what the log holds")
    return parser.parse_args()


def main():
    options = parse_options()
    with open(options.config) as f:
        tester = Tester(json.load(f), options)
    records = {}
    if options.log and os.path.exists(options.log):
        with open(options.log) as f:
            for line in f:
                record = json.loads(line)
                records[record["seed"]] = record
    if options.seeds:
        seeds = []
        for part in options.seeds.split(","):
            first, _, last = part.partition("-")
            seeds += range(int(first), int(last or first) + 1)
    else:
        seeds = range(options.first, options.first + options.count)
    start, failed = time.monotonic(), 0
    todo = [] if options.summary else [
        s for s in seeds if s not in records
        or options.again and records[s]["result"] == "differs"]

    def test(seed):
        late = options.minutes and time.monotonic() - start > 60 * options.minutes
        return None if late else tester.test(seed)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for record in pool.map(test, todo):
            if record is None:
                continue
            records[record["seed"]] = record
            if options.log:
                with open(options.log, "a") as f:
                    f.write(json.dumps(record) + "\n")
            if record["result"] == "differs":
                failed += 1
                print("seed %d (%s, %s): %s\n    annotate.py %s\n" % (
                    record["seed"], record["flavour"], record["size"], record["why"],
                    record.get("annotate", "")), flush=True)
    report(list(records.values()), time.monotonic() - start)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
