#!/usr/bin/env python3
"""clangd finds no error in annotated files: no plug-in, no squiggles.

    clangd_check.py --clangd clangd --include DIR --cmake-module TandemTransform.cmake file.co.c...

Each file is looked at as in a project that CMake built: the compilation database knows the emitted
file only (clangd takes the flags of the file with the most similar name), and beside the source is
the .clangd that the CMake function writes.  Exit status: 0 no error, 1 errors.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile


def dot_clangd(module):
    """The text that tandem_add_sources(... WRITE_CLANGD) writes."""
    with open(module, encoding="utf-8") as f:
        text = f.read()
    call = re.search(r"file\(WRITE \$\{folder\}/\.clangd(.*?)\)\n", text, re.S)[1]
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', call)).replace("\\n", "\n")


def errors_in(options, path, work):
    """What clangd calls an error, as text; "" if nothing."""
    folder = os.path.join(work, os.path.basename(path).replace(".co.c", ""))
    shutil.copytree(os.path.dirname(path), folder)
    build = os.path.join(folder, "build")
    os.makedirs(build)
    emitted = os.path.join(build, os.path.basename(path).replace(".co.c", ".c"))
    with open(emitted, "w", encoding="utf-8") as f:
        f.write("int nothing;\n")
    with open(os.path.join(folder, ".clangd"), "w", encoding="utf-8") as f:
        f.write(dot_clangd(options.cmake_module))
    with open(os.path.join(build, "compile_commands.json"), "w", encoding="utf-8") as f:
        json.dump([{"directory": build, "file": emitted,
                    "arguments": ["cc", "-std=gnu11", "-I" + options.include, "-I" + folder,
                                  *options.flag, "-c", emitted]}], f)
    # its memory of other projects is none of ours
    env = dict(os.environ, HOME=work, XDG_CONFIG_HOME=work, XDG_CACHE_HOME=work)
    done = subprocess.run([options.clangd, "--check=" + os.path.join(folder, os.path.basename(path)),
                           "--compile-commands-dir=" + build, "--log=info"], env=env,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120,
                          check=False)
    errors = [line for line in done.stdout.splitlines() if re.match(r"E\[", line)]
    if errors or done.returncode or "All checks completed, 0 errors" not in done.stdout:
        return f"exit status {done.returncode}\n" + "\n".join(errors or [done.stdout])
    return ""


def check(options, path, work):
    errors = errors_in(options, path, work)
    if errors:
        print(f"{path}: {errors}")
    return not errors


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--clangd", required=True)
    parser.add_argument("--include", required=True)
    parser.add_argument("--cmake-module", required=True)
    parser.add_argument("--flag", action="append", default=[])
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        bad = os.path.join(work, "bad", "bad.co.c")
        os.makedirs(os.path.dirname(bad))
        with open(bad, "w", encoding="utf-8") as f:
            f.write("#include <tandem.h>\nasync int f(void) { return nothing; }\n")
        os.makedirs(os.path.join(work, "out"))
        if not errors_in(options, bad, os.path.join(work, "out")):
            print("clangd finds no error where there is one")
            return 1
        results = [check(options, os.path.abspath(path), work) for path in options.files]
    print(f"{sum(results)} of {len(results)} files without errors")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
