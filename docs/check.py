#!/usr/bin/env python3
"""Checks what the pages of docs/, CONTRIBUTING.md and the README of each folder claim.

A comment above a fenced block says what the block is:

    <!-- file: docs/examples/tree.co.c -->   the text of that file, to the letter
    <!-- check: -Wframe-size=64 -->          a source; the next block is what `tandem check` says of it
    <!-- run -->                             a program; the next block is what it prints
    <!-- emit: fetch -->                     a source; the lines of the next block stand in its
                                             transformed text, in this order
    <!-- dump: liveness -->                  a source; the next block is what --dump=liveness writes
    <!-- session: spill-trust-globals -->    a source; the next block is a shell's session, commands after
                                             "$ ", with a tool that has that fault (tests/faults)

Sources that stand in a page are read with <stdio.h> and <tandem.h> included, as example.co.c. Relative
links must lead somewhere, and docs/diagnostics.md must show every message of diag.def.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.M | re.S)
CODE = re.compile(r"`[^`]*`")
MARK = re.compile(r"<!-- (file|check|run|emit|dump|session)(?:: *(.*?))? -->\s*$")
FOLDERS = ("bench", "cmake", "docs", "grammar", "runtime", "samples", "scripts", "tests", "transformer")
FLAGS = ["--", "-std=gnu11", "-include", "stdio.h", "-include", "tandem.h"]

problems = []
checked = {}


def problem(page, text, line, message):
    problems.append(f"{page}:{text.count(chr(10), 0, line) + 1}: {message}")


def pages():
    yield "README.md"
    yield "CONTRIBUTING.md"
    for part in FOLDERS:
        for folder, _, names in sorted(os.walk(os.path.join(ROOT, part))):
            for name in sorted(names):
                if name.endswith(".md"):
                    yield os.path.relpath(os.path.join(folder, name), ROOT)


def run(command, folder, **environment):
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, timeout=60, check=False, env=dict(os.environ, **environment))
    return done.returncode, done.stdout


def session(args, fault, transcript, folder):
    """The transcript, with what its commands print now.  `tandem` is the tool with the fault, and both it and
    `cc` find the runtime."""
    bin_folder = os.path.join(folder, "bin")
    os.mkdir(bin_folder)
    for name, command in (("tandem", f'"{args.faulty}" "$@" -I"{args.include}"'),
                          ("cc", f'{args.cc} -I"{args.include}" -L"{os.path.dirname(args.library)}" '
                                 f'{args.cflags} "$@"')):
        path = os.path.join(bin_folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\nexec {command}\n")
        os.chmod(path, 0o755)
    said = ""
    for line in transcript.splitlines():
        if line.startswith("$ "):
            said += line + "\n" + run(["sh", "-c", line[2:]], folder, TANDEM_FAULT=fault,
                                      PATH=bin_folder + os.pathsep + os.environ["PATH"])[1]
    return said


def observed(args, kind, argument, source, shown):
    """What the tool or the program says of a source; `shown` is what the page says that it says."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "example.co.c"), "w", encoding="utf-8") as file:
            file.write(source)
        options = (argument or "").split()
        if kind == "check":
            return run([args.tandem, "check", "example.co.c", "--color=never", *options, *FLAGS], folder)[1]
        if kind == "dump":
            return run([args.tandem, "example.co.c", f"--dump={argument}", *FLAGS], folder)[1]
        if kind == "session":
            return session(args, argument, shown, folder)
        status, said = run([args.tandem, "example.co.c", "-o", "example.c", "--color=never",
                            *(["--no-line"] if kind == "emit" else ["-Rno-stackful"]), *FLAGS], folder)
        if status:
            return said
        if kind == "emit":
            with open(os.path.join(folder, "example.c"), encoding="utf-8") as file:
                return file.read()
        status, said = run([args.cc, "-std=gnu11", "-include", "stdio.h", "-include", "tandem.h",
                            "-I", args.include, *args.cflags.split(), "example.c", args.library,
                            "-pthread", "-o", "example"], folder)
        if status:
            return said
        return run([os.path.join(folder, "example")], folder)[1]


def in_order(wanted, got):
    """Do the lines of `wanted` stand in `got`, in order?  Blanks, and lines that hold only braces or
    dots, do not count."""
    at = iter(["".join(line.split()) for line in got.splitlines()])
    for line in wanted.splitlines():
        bare = "".join(line.split())
        if bare.strip("{}.") and not any(bare == other for other in at):
            return line.strip()
    return None


def anchors(path):
    """What the headings of a page are called in links."""
    with open(path, encoding="utf-8") as file:
        text = FENCE.sub("", file.read())
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
            for heading in re.findall(r"^#+ (.*)$", text, re.M)}


def check_page(args, page):
    with open(os.path.join(ROOT, page), encoding="utf-8") as file:
        text = file.read()
    fences = list(FENCE.finditer(text))
    changed = []
    for i, fence in enumerate(fences):
        mark = MARK.search(text[: fence.start()])
        if not mark:
            continue
        kind, argument, body = mark.group(1), mark.group(2), fence.group(3)
        checked[kind] = checked.get(kind, 0) + 1
        if kind == "file":
            with open(os.path.join(ROOT, argument), encoding="utf-8") as file:
                wanted = file.read()
            if body != wanted:
                changed.append((fence.span(3), wanted))
                problem(page, text, fence.start(), f"is not the text of {argument}")
            continue
        if i + 1 == len(fences):
            problem(page, text, fence.start(), "there is no block with what is said of it")
            continue
        if kind == "session" and not args.faulty:
            continue
        said = fences[i + 1]
        got = observed(args, kind, argument, body, said.group(3))
        if kind == "emit":
            missing = in_order(said.group(3), got)
            if missing:
                problem(page, text, said.start(), f"the output has no line '{missing}' here:\n{got}")
        elif said.group(3).rstrip() != got.rstrip():
            changed.append((said.span(3), got.rstrip() + "\n"))
            problem(page, text, said.start(), f"wanted:\n{said.group(3)}got:\n{got}")
    for link in re.finditer(r"\]\(([^)#:]*)(?:#([^)]*))?\)", CODE.sub("", FENCE.sub("", text))):
        target, anchor = link.groups()
        path = os.path.join(ROOT, os.path.dirname(page), target) if target else os.path.join(ROOT, page)
        checked["link"] = checked.get("link", 0) + 1
        if not os.path.exists(path):
            problems.append(f"{page}: the link {target} leads nowhere")
        elif anchor and anchor not in anchors(path):
            problems.append(f"{page}: {target or 'the page'} has no heading #{anchor}")
    if args.update and changed:
        for (begin, end), new in sorted(changed, reverse=True):
            text = text[:begin] + new + text[end:]
        with open(os.path.join(ROOT, page), "w", encoding="utf-8") as file:
            file.write(text)


def check_diagnostics():
    with open(os.path.join(ROOT, "transformer/diag/diag.def"), encoding="utf-8") as file:
        formats = re.findall(r'^DIAG\((\w+), .*"(.+)"\)$', file.read(), re.M)
    with open(os.path.join(ROOT, "docs/diagnostics.md"), encoding="utf-8") as file:
        page = file.read()
    for name, text in formats:
        pattern = re.sub(r"%[sdu]", ".+", re.escape(text).replace("%", "%"))
        if not re.search(r"^### `" + pattern + "`", page, re.M) and name != "SYNTAX":
            problems.append(f"docs/diagnostics.md does not show {name}")
    checked["diagnostic"] = len(formats)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tandem", default=os.path.join(ROOT, "build/bin/tandem"))
    parser.add_argument("--faulty", help="one that is built with -DTANDEM_FAULTS, for sessions")
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--include", default=os.path.join(ROOT, "runtime/include"))
    parser.add_argument("--library", default=os.path.join(ROOT, "build/runtime/libtandem.a"))
    parser.add_argument("--cflags", default="", help="for the programs, as the library has them")
    parser.add_argument("--update", action="store_true", help="rewrite what is shown (but emit blocks)")
    parser.add_argument("--page", help="only this one")
    args = parser.parse_args()
    args.cc = shutil.which(args.cc) or args.cc
    args.faulty = args.faulty and os.path.abspath(args.faulty)
    args.tandem, args.library = os.path.abspath(args.tandem), os.path.abspath(args.library)
    for page in pages():
        if not args.page or args.page in page:
            check_page(args, page)
    check_diagnostics()
    print("checked:", ", ".join(f"{n} {what}s" for what, n in sorted(checked.items())))
    for line in problems:
        print(line)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
