#!/usr/bin/env python3
"""The summary that gcovr wrote as JSON, as a table by folder; and gcovr's list of missing lines."""
import json
import os
import re
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        files = json.load(f)["files"]
    folders = {}
    for file in files:
        name = os.path.dirname(file["filename"])
        counts = folders.setdefault(name, [0, 0, 0, 0])
        for i, key in enumerate(("line_covered", "line_total", "branch_covered", "branch_total")):
            counts[i] += file[key]
    print("| folder | lines | reached | branches | reached |\n|---|---|---|---|---|")
    total = [sum(column) for column in zip(*folders.values())]
    for name, (lines, all_lines, branches, all_branches) in [*sorted(folders.items()), ("all", total)]:
        print(f"| {name} | {all_lines} | {100 * lines / max(all_lines, 1):.1f} % | {all_branches} | "
              f"{100 * branches / max(all_branches, 1):.1f} % |")
    print()
    with open(sys.argv[2], encoding="utf-8") as f:
        for line in f:
            if re.match(r"^(transformer|grammar)\S* .*\d", line) and not re.search(r"100%\s*$", line):
                print(line.rstrip())


if __name__ == "__main__":
    main()
