#!/usr/bin/env python3
"""Runs a fuzzer of the transformer: bad_input.py grammar|pipeline, in a build of the preset "fuzz".

Makes a corpus of the cases (in BUILD/fuzz/NAME/corpus, where what is found is added), runs libFuzzer
on it, again after each finding, and in the end, or when interrupted, lists what was
found and adds a line about the time spent to BUILD/fuzz/times.txt."""
import argparse
import glob
import hashlib
import os
import re
import resource
import signal
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KEYWORDS = ("async", "await", "yield_from", "yield", "generator", "received", "foreach", "defer")
ROUND = 900  # seconds
LONGEST = 6000  # bytes; a large seed is slow and teaches little


def texts():
    """Every annotated file of the project, without its expectations and licence lines."""
    for pattern in ("tests/cases/**/*.co.c", "docs/examples/*.co.c", "samples/**/*.co.c"):
        for path in sorted(glob.glob(os.path.join(ROOT, pattern), recursive=True)):
            with open(path, encoding="utf-8", errors="replace") as f:
                yield re.sub(r"^//.*\n", "", f.read(), flags=re.M)


def functions(text):
    """The function definitions of a file, one text each, in prefixed keywords and without directives."""
    text = re.sub(r"^[ \t]*#(?!pragma).*(\\\n.*)*\n", "", text, flags=re.M)
    text = re.sub(r"\b(%s)\b" % "|".join(KEYWORDS), lambda m: "TD_" + m[1].upper(), text)
    for found in re.finditer(r"^\w[^;{}=]*\)\s*\{\n(.*\n)*?\}\n", text, flags=re.M):
        yield found[0]


def grammar_seeds():
    for path in sorted(glob.glob(os.path.join(ROOT, "tests/unit/ast/corpus/*.c"))):
        with open(path, encoding="utf-8") as f:
            yield from functions(f.read())
    for text in texts():
        yield from functions(text)


def make_corpus(folder, seeds):
    os.makedirs(folder, exist_ok=True)
    n = 0
    for seed in seeds:
        data = seed.encode("utf-8", "replace")
        path = os.path.join(folder, hashlib.sha1(data).hexdigest())
        if len(data) <= LONGEST and not os.path.exists(path):
            with open(path, "wb") as f:
                f.write(data)
            n += 1
    return n


def list_findings(program, folder, env):
    """One line for each kind of finding: what the fuzzer says of it, and the smallest input."""
    kinds = {}
    for path in sorted(glob.glob(os.path.join(folder, "*-*"))):
        done = subprocess.run([program, path], env=env, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, check=False)
        said = done.stderr.decode("utf-8", "replace")
        if done.returncode == 0:
            continue
        about = re.search(r"^fuzz_\w+: .*\n.*|^SUMMARY.*|^.*runtime error.*|^.*Assertion.*", said, re.M)
        key = re.sub(r"\d+|'[^']*'|/tmp/\S*", "_", about[0] if about else "died silently")
        size = os.path.getsize(path)
        if key not in kinds or size < kinds[key][0]:
            kinds[key] = (size, path, about[0] if about else key)
    for _, path, about in sorted(kinds.values()):
        print(f"{path}\n    " + about.replace("\n", "\n    "))
    return len(kinds)


def fuzz(command, env, until):
    """Runs libFuzzer again and again: it ends at each finding, and leaks of clang's stay small."""
    stopped = []
    while time.time() < until and not stopped:
        seconds = min(ROUND, int(until - time.time()) + 1)
        with subprocess.Popen([*command, f"-max_total_time={seconds}"], env=env) as child:
            def stop(number, frame, child=child):
                stopped.append(number)
                child.terminate()
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, stop)
            child.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fuzzer", choices=["grammar", "pipeline"])
    parser.add_argument("--build", default=os.path.join(ROOT, "build-fuzz"))
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--list", action="store_true", help="only list what was found before")
    options = parser.parse_args()

    base = os.path.join(os.path.abspath(options.build), "fuzz", options.fuzzer)
    corpus, found = os.path.join(base, "corpus"), os.path.join(base, "found")
    os.makedirs(found, exist_ok=True)
    program = os.path.join(os.path.abspath(options.build), "bin", "fuzz_" + options.fuzzer)
    env = dict(os.environ)
    env.setdefault("ASAN_OPTIONS", "detect_leaks=0:detect_stack_use_after_return=0")
    env.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
    env.setdefault("TANDEM_FUZZ_FLAGS", f"-std=gnu11 -I{ROOT}/runtime/include")
    resource.setrlimit(resource.RLIMIT_STACK, (512 << 20, resource.RLIM_INFINITY)) # as the tool has
    if not options.list:
        seeds = grammar_seeds() if options.fuzzer == "grammar" else texts()
        print(f"{make_corpus(corpus, seeds)} new seeds", flush=True)
        begun = time.time()
        fuzz([program, "-timeout=120", "-rss_limit_mb=3000", "-max_len=%d" % (LONGEST * 2),
              f"-artifact_prefix={found}/", corpus], env, begun + options.seconds)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(os.path.join(os.path.dirname(base), "times.txt"), "a", encoding="utf-8") as f:
            f.write(f"{options.fuzzer}: {time.time() - begun:.0f} s, "
                    f"{used.ru_utime + used.ru_stime:.0f} s of CPU\n")
    return 1 if list_findings(program, found, env) else 0


if __name__ == "__main__":
    sys.exit(main())
