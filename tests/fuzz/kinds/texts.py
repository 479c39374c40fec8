"""Pieces of a file that stand beside a function that waits: pieces.txt.

A piece has text of file scope, lines of the function, and perhaps a header.  All mean the same without
the keywords, so the reference program has them as they stand, unless the piece says what it has instead.
In a piece, each name that begins with P is made the program's own, N is a small number, T an integer type,
and ASYNC the words `static` and `async` with others, in some order.
"""
import os
import re

from .world import INTEGERS


def read(path):
    """The pieces of a file: of each, its parts by name; "" is the text of file scope."""
    pieces = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.startswith("===="):
                pieces.append({"title": line[5:].strip(), "": ""})
                part = ""
            elif line.startswith("----"):
                part = line[5:].strip()
                pieces[-1][part] = ""
            else:
                pieces[-1][part] += line
    return pieces


PIECES = read(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pieces.txt"))


def arrange(rnd, text):
    """ASYNC, in some order."""
    def words(_):
        found = ["static", "async"] + rnd.choice([[], ["inline"], ["__attribute__((unused))"],
                                                  ["__inline__"], []])
        rnd.shuffle(found)
        return " ".join(found)
    return re.sub(r"\bASYNC\b", words, text)


def piece(program, k):
    """(text, lines, lines of the reference program, files)"""
    rnd = program.world.random
    chosen = rnd.choice(PIECES)
    prefix = "%sq%d" % (program.prefix, k)
    ctype = rnd.choice([t for t in INTEGERS if t != "_Bool" and "char" not in t])
    small = str(rnd.randrange(1, 9))

    def filled(text):
        text = re.sub(r"\bP(?=\w*)", prefix, text)
        text = re.sub(r"\bT\b", ctype, text)
        return re.sub(r"\bN\b", small, text)
    top = filled(arrange(rnd, chosen[""]))
    lines = filled(chosen["function"]).rstrip("\n")
    program.helpers.use("n", "int")
    plain = filled(chosen["reference"]).rstrip("\n") if "reference" in chosen else lines
    files = {prefix + ".h": filled(chosen["P.h"])} if "P.h" in chosen else {}
    return "/* %s */\n%s" % (chosen["title"], top), lines, plain, files
