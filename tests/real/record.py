#!/usr/bin/python3 -SE
"""record.py TOOL ARGUMENTS...: runs the tool, and writes down where and how it was called.

Called instead of the compiler and the archiver while a program is built by its own makefiles. Each call
becomes one line of JSON in the file that REAL_LOG names; without REAL_LOG nothing is written
(configure scripts compile many things that are no part of the program).
"""
import json
import os
import sys


def main():
    log = os.environ.get("REAL_LOG")
    if log:
        line = json.dumps({"dir": os.getcwd(), "call": sys.argv[1:]}) + "\n"
        out = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        os.write(out, line.encode())  # one write: makefiles may run several of us at once
        os.close(out)
    os.execvp(sys.argv[1], sys.argv[1:])


main()
