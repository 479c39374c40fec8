#!/usr/bin/env python3
"""itself.py --config FILE [options] -- compiler flags: the tool, made of coroutines by itself.

All of the transformer's functions become async (annotate.py, over all files at once, calls through
pointers too), the tool transforms its own source, and the tool that this gives must do with the
golden and the diagnostic cases what the first one does: the same output, the same messages.
"""
import argparse
import concurrent.futures
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def must(command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit("exit %d: %s\n%s" % (done.returncode, " ".join(command)[:500],
                                      done.stderr[-3000:]))


def says(tool, source, include, out):
    """What a tool makes of a source: (exit status, messages, output)."""
    if os.path.exists(out):
        os.remove(out)
    done = subprocess.run([tool, source, "-o", out, "--", "-w", "-I" + include],
                          capture_output=True, text=True, timeout=300,
                          env=dict(os.environ, TANDEM_SCRIBBLE="1"))
    text = None
    if os.path.exists(out):
        with open(out, encoding="latin-1") as f:
            text = f.read()
    return done.returncode, done.stderr, text


def main():
    at = sys.argv.index("--")
    arguments, flags = sys.argv[1:at], sys.argv[at + 1:]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", required=True, help="tests/run/config.json of the build")
    parser.add_argument("--source", required=True, help="folder of the transformer")
    parser.add_argument("--link", nargs="+", default=[], help="objects and libraries it needs")
    parser.add_argument("--mode", choices=("stackless", "stackful"), default="stackless")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--density", default="10")
    parser.add_argument("--expressions", default="10")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--cases", type=int, default=4, help="how many of each kind to compare")
    parser.add_argument("--keep", help="folder to work in, which stays")
    options = parser.parse_args(arguments)
    with open(options.config) as f:
        config = json.load(f)
    folder = options.keep or tempfile.mkdtemp(prefix="itself")
    source = os.path.abspath(options.source)
    files = sorted(glob.glob(source + "/**/*.c", recursive=True))
    annotated, include = os.path.join(folder, "annotated"), "-I" + config["include"]
    report = os.path.join(folder, "report.json")
    must([sys.executable, "-B", os.path.join(HERE, "annotate.py"), *files, "--out-dir", annotated,
          "--base", source, "--root", source, "--indirect", "--report", report, "--seed",
          options.seed, "--density", options.density, "--expressions", options.expressions, "--",
          *flags])
    mode = ["--stackful"] if options.mode == "stackful" else []

    def compile_one(path):
        name = os.path.relpath(path, source)
        out = os.path.join(folder, name.replace("/", "_"))
        own = [include, "-I" + annotated, *flags]
        must([config["tandem"], *mode, os.path.join(annotated, name), "-o", out, "--", "-w", *own])
        must([config["gcc"] or config["clang"], "-w", "-g", "-c", out, "-o", out[:-2] + ".o", *own])
        return out[:-2] + ".o"
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        objects = list(pool.map(compile_one, files))
    tool = os.path.join(folder, "tandem")
    paths = sorted({"-Wl,-rpath," + os.path.dirname(p) for p in options.link if ".so" in p})
    must([config["gcc"] or config["clang"], *objects, *options.link, config["library"], *paths,
          "-lpthread", "-o", tool])

    def compare(case):
        out = os.path.join(folder, "out-" + os.path.basename(case))
        first = says(config["tandem"], case, config["include"], out)
        second = says(tool, case, config["include"], out)
        return None if first == second else "%s: exit %s, not %s\n%s" % (
            case, second[0], first[0], second[1][:1000])
    cases = []
    for kind in ("golden", "diag"):
        found = sorted(glob.glob(os.path.join(config["cases"], kind, "*.co.c")))
        cases += found[::max(1, len(found) // options.cases)][:options.cases]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        wrong = [w for w in pool.map(compare, cases) if w]
    with open(report) as f:
        count = json.load(f)
    print("%d files, %d async functions, %d awaited calls, %d suspensions in statements, %d in "
          "expressions; %d cases, %d differ" % (
              len(files), count["functions"], count["awaits"], count["statements"],
              count["values"], len(cases), len(wrong)))
    print("\n".join(wrong))
    if not options.keep:
        shutil.rmtree(folder)
    return 1 if wrong or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
