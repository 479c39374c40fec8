#!/usr/bin/env python3
"""What the object files of the runtime ask of each other and of the system.

    check_layers.py NM libtandem.a

- No circles: an object file never needs, over others, itself.
- Everything that is defined for other files begins with td_.
- core/ and stack/ ask nothing of the system: only other files of the runtime, and functions that a
  compiler may call by itself, or that are as simple.  What they need beyond is in host/.
"""
import subprocess
import sys

PLAIN = {"memcpy", "memset", "memmove", "memcmp", "strlen", "strtoull", "__isoc23_strtoull",
         "abort", "getcontext", "makecontext", "swapcontext", "_GLOBAL_OFFSET_TABLE_",
         "__tls_get_addr", "__stack_chk_fail"}
HOST = {"begin", "clock", "copy", "fatal", "idle", "memory", "overflow", "threads", "wake"}


def symbols(nm, archive):
    """{object file: (defined, undefined)}"""
    files, name = {}, None
    for line in subprocess.run([nm, "-A", "-g", archive], check=True, capture_output=True,
                               text=True).stdout.splitlines():
        place, rest = line.rsplit(":", 1)
        member = place.rsplit(":", 1)[1]
        words = rest.split()
        kind, symbol = words[-2:]
        files.setdefault(member, (set(), set()))[kind in "Uw"].add(symbol)
    return files


def circles(needs):
    """Tarjan's strongly connected components of more than one file."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(needs[node]):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            part = [stack.pop()]
            while part[-1] != node:
                part.append(stack.pop())
            if len(part) > 1:
                found.append(sorted(part))
    for node in sorted(needs):
        if node not in index:
            visit(node)
    return found


def main():
    nm, archive = sys.argv[1:]
    files = symbols(nm, archive)
    failed = False
    owner = {s: f for f, (defined, _) in files.items() for s in defined}
    for symbol, file in sorted(owner.items()):
        if not symbol.startswith("td_"):
            print(f"{file}: {symbol} does not begin with td_")
            failed = True
    needs = {f: {owner[s] for s in undefined if s in owner} - {f}
             for f, (_, undefined) in files.items()}
    for part in circles(needs):
        print("circle:", " ".join(part))
        for f in part:
            for g in part:
                via = sorted(s for s in files[f][1] if owner.get(s) == g)
                if via and f != g:
                    print(f"    {f} -> {g}: {' '.join(via)}")
        failed = True
    for file, (_, undefined) in sorted(files.items()):
        if file.split(".")[0] in HOST:
            continue
        for symbol in sorted(undefined - set(owner) - PLAIN):
            print(f"{file} needs {symbol}, which is not in host/host.h")
            failed = True
    return failed


if __name__ == "__main__":
    sys.exit(main())
