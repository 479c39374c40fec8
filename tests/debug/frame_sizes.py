#!/usr/bin/env python3
"""The sizes that the tool knows are those of the structs that compilers make.

    frame_sizes.py --tandem TANDEM --include DIR --compiler gcc [--flag -m32] file.co.c...

With -Wframe-size=0 the tool says the size of each frame; the emitted text is compiled with an
assertion for each.  Exit status: 0 all agree, 1 not, 77 the compiler lacks the target.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

SAID = re.compile(r"warning: the frame of '(\w+)' is (\d+) bytes, over its budget of 0 ")
DIRECTIVE = re.compile(r"// (flags|std): *(.*)")


def compile_text(options, flags, text, folder):
    name = os.path.join(folder, "frames.c")
    with open(name, "w", encoding="utf-8", errors="surrogateescape") as f:
        f.write(text)
    return subprocess.run([options.compiler, "-w", "-c", "-o", os.path.join(folder, "frames.o"),
                           *flags, name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False)


def check(options, path, folder):
    """How many frames were compared; None if they differ."""
    with open(path, encoding="utf-8", errors="surrogateescape") as f:
        said = dict(DIRECTIVE.findall(f.read()))
    flags = ["-std=" + said.get("std", "gnu11").strip(), "-I", options.include,
             "-iquote", os.path.dirname(path), *options.flag,
             *[w for w in said.get("flags", "").split() if not w.startswith(("--", "-R"))]]
    done = subprocess.run([options.tandem, path, "-Wframe-size=0", "--no-line", "--", *flags],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        print(f"{path}: the tool failed\n{done.stderr.decode('utf-8', 'replace')}")
        return None
    text = done.stdout.decode("utf-8", "surrogateescape")
    sizes = dict(SAID.findall(done.stderr.decode("utf-8", "surrogateescape")))
    structs = set(re.findall(r"^struct (\w+)__td \{", text, re.M))
    if structs != set(sizes):
        print(f"{path}: frames {sorted(structs)}, sizes said of {sorted(sizes)}")
        return None
    for name, size in sorted(sizes.items()):
        # room for _Alignas(type) is only known within 15 bytes
        test = f"sizeof(struct {name}__td) == {size}"
        if "__alignof__" in text:
            test = f"({test} || {size} - sizeof(struct {name}__td) < 16)"
        text += f"\ntypedef char td__test_{name}[{test} ? 1 : -1];"
    done = compile_text(options, flags, text + "\n", folder)
    if done.returncode:
        print(f"{path}: {done.stdout}")
        return None
    return len(sizes)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tandem", required=True)
    parser.add_argument("--include", required=True)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--flag", action="append", default=[])
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if compile_text(options, options.flag, "#include <stdio.h>\n", folder).returncode:
            print(f"{options.compiler} {options.flag}: no such target here")
            return 77
        counts = [check(options, os.path.abspath(path), folder) for path in options.files]
    compared = sum(n or 0 for n in counts)
    print(f"{compared} frames of {len(counts)} files compared")
    return 1 if None in counts or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
