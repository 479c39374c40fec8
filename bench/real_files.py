"""Real files with each of their functions async: what bench/tool --real measures beside its own inputs.

The sources are those of Debian 12, as in tests/real: fetched, checked against their SHA-256, kept in a folder
that the caller names.  tests/real/convert.py marks all functions and awaits all calls; nothing suspends."""
import hashlib
import json
import os
import subprocess
import sys
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests", "real"))
from programs import PROGRAMS  # noqa: E402

MIRROR = os.environ.get("REAL_MIRROR", "http://deb.debian.org/debian")


class File:
    def __init__(self, name, pool, archive, sha256, prepare, flags):
        self.name, self.pool, self.archive, self.sha256 = name, pool, archive, sha256
        self.prepare, self.flags = prepare, flags


def of_program(program, name, prepare, flags):
    """A file of one of the programs that tests/real runs."""
    p = next(p for p in PROGRAMS if p.name == program)
    return File(name, p.pool, p.archive, p.sha256, prepare, flags)


FILES = [
    File("sqlite3.c", "s/sqlite3", "sqlite3_3.40.1.orig.tar.xz",
         "aaa776260ab4dc976db34aa7891819484c8676b5b2783123ebc6301e2ca5d655",
         "./configure --quiet --disable-readline && make sqlite3.c",
         ["-D_GNU_SOURCE", "-DSQLITE_THREADSAFE=0", "-DSQLITE_OMIT_LOAD_EXTENSION"]),
    of_program("original-awk", "run.c", "make proctab.c", ["-D_GNU_SOURCE"]),
    of_program("zlib", "deflate.c", "true", []),
]


def fetch(file, work):
    path = os.path.join(work, file.archive)
    if not os.path.exists(path):
        with urllib.request.urlopen("%s/pool/main/%s/%s" % (MIRROR, file.pool, file.archive)) as source:
            text = source.read()
        with open(path, "wb") as out:
            out.write(text)
    with open(path, "rb") as source:
        found = hashlib.sha256(source.read()).hexdigest()
    if found != file.sha256:
        sys.exit("%s: sha256 is %s, not %s" % (path, found, file.sha256))
    return path


def python_with_clang():
    """An interpreter that has Debian's python3-clang."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import clang.cindex"], capture_output=True).returncode == 0:
            return python
    sys.exit("the real files need python3-clang")


def annotated(file, work):
    """Makes the annotated file, once; (its path, flags to compile it with, how many functions are async)."""
    tree = os.path.join(os.path.abspath(work), file.name + ".tree")
    done = os.path.join(work, file.name + ".json")
    if not os.path.exists(done):
        subprocess.run(["rm", "-rf", tree], check=True)
        os.makedirs(tree)
        subprocess.run(["tar", "xf", os.path.abspath(fetch(file, work)), "--strip-components=1"], cwd=tree, check=True)
        subprocess.run(file.prepare, shell=True, cwd=tree, check=True, stdout=subprocess.DEVNULL)
        job = dict(root=tree, units=[[file.name, tree, file.flags]], plain=[], jumps=False, density=0,
                   expressions=0, seed=1, level=0)
        with open(done + ".job", "w") as out:
            json.dump(job, out)
        said = subprocess.run([python_with_clang(), os.path.join(ROOT, "tests", "real", "convert.py"), done + ".job"],
                              check=True, stdout=subprocess.PIPE, text=True).stdout
        with open(done, "w") as out:
            out.write(said)
    with open(done) as said:
        functions = json.load(said)["functions"]
    return os.path.join(tree, file.name), file.flags, functions
