#!/usr/bin/env python3
"""annotate.py [options] FILE... (-o FILE | --out-dir DIR) [-- compiler flags]

Makes coroutines of an ordinary C program without changing what it does: functions and their
prototypes become async, their calls are awaited, and suspensions are put between statements and
deep inside expressions. Needs python3-clang. Exit status: 0 done, 3 nothing could become async
(says why), 1 the program does not parse, or what came out does not.

With several files they are one program: a function is async in all of them or in none. Headers in
the folders of the files (or --root) are written, too, where something in them changes; add their
new folders before the old ones to the compiler's -I.
"""
import argparse
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from ctext import Edits, tokenize  # noqa: E402
from facts import Program  # noqa: E402
from points import Points, TYPES  # noqa: E402

SHORT = {"async", "await", "yield", "generator", "foreach", "defer", "received", "yield_from"}
POSTFIX = (".", "->", "[", "(", "++", "--")
TYPE_OF = dict(TYPES.values())


class Annotator:
    def __init__(self, program, options):
        self.program, self.options = program, options
        words = set()
        for parse in program.parses:
            for source in parse.sources.values():
                words |= {t.text for t in source.tokens}
                words |= {t.text for d in source.directives for t in d}
        self.prefixed = options.prefixed or bool(words & SHORT)
        self.async_, self.await_ = ("TD_ASYNC ", "TD_AWAIT ") if self.prefixed else \
            ("async ", "await ")
        self.pt = "pt_"
        while any(w.startswith(self.pt) for w in words):
            self.pt = "x" + self.pt
        self.count = dict(functions=0, awaits=0, pointers=0, statements=0, values=0)

    def chance(self, percent, *what):
        """The same for the same seed and place, whatever else is in the program."""
        return self.pick(10000, *what) < percent * 100

    def pick(self, n, *what):
        text = "%s %s" % (self.options.seed, " ".join(str(w) for w in what))
        return int.from_bytes(hashlib.sha1(text.encode("utf-8", "replace")).digest()[:6],
                              "big") % n

    def place(self, path):
        """A file's name within the program: the same wherever that happens to lie."""
        return os.path.relpath(path, os.path.commonpath(self.program.roots))

    # ---- which functions -----------------------------------------------------------------------

    def choose(self):
        functions = self.program.functions
        for key, function in functions.items():
            if key in self.program.taken and not self.options.indirect:
                function.drop("its address is taken (--indirect)")
            if function.name == "main" and self.options.plain_main:
                function.drop("--plain-main")
            if function.name in self.options.keep:
                function.drop("--keep")
            if self.chance(self.options.plain, "plain", key) and function.name != "main":
                function.drop("stays plain, at random")
        while True:
            chosen = {k for k, f in functions.items() if not f.unfit}
            for keys in self.program.groups.values():
                if keys & chosen and not keys <= chosen | {None}:
                    for key in keys & chosen:
                        functions[key].drop("declared together with a plain function")
            self.macro_edits, self.at_macros = set(), set()
            for key in sorted(chosen):
                self.callable(key, chosen)
            if chosen == {k for k, f in functions.items() if not f.unfit}:
                return chosen

    def callable(self, key, chosen):
        """Every call in an async function must be awaited; in a plain one none may be."""
        function = self.program.functions[key]
        unclean = [c for c in self.calls_of(key) if not c.clean]
        ours = [c for c in unclean if c.caller in chosen]
        inside = [c for c in ours if not c.whole or self.reaches(c.macro, function.name)]
        if all(c.whole for c in inside):
            self.at_macros |= {c for c in ours}
        elif len(ours) == len(unclean) and all(self.reaches(c.macro, function.name)
                                               for c in inside):
            self.macro_edits.add(function.name)
            self.at_macros |= set(ours) - set(inside)
        else:
            function.drop("called out of a macro that cannot be edited")

    def reaches(self, macro, name):
        """Whether the body of a macro, or of one that it uses, calls a function by this name."""
        seen, todo = set(), [macro]
        while todo:
            word = todo.pop()
            if word in seen:
                continue
            seen.add(word)
            for _, d in self.program.bodies.get(word, ()):
                if any(d[i].text == name and d[i + 1].text == "(" for i in range(3, len(d) - 1)):
                    return True
                todo += [t.text for t in d[3:] if t.kind == "name"]
        return False

    def calls_of(self, key):
        if not hasattr(self, "by_callee"):
            self.by_callee = {}
            for call in self.program.calls:
                self.by_callee.setdefault(call.callee, []).append(call)
        return self.by_callee.get(key, [])

    # ---- edits ---------------------------------------------------------------------------------

    def annotate(self, level):
        """Edits by path. level: 0 all, 1 no values at macros, 2 no values, 3 no statements."""
        self.edits, self.used = {}, {}
        self.count = dict.fromkeys(self.count, 0)
        chosen = self.choose()
        self.count["functions"] = len(chosen)
        for key in chosen:
            for path, start, name in self.program.functions[key].declarations:
                self.declare(path, start, name)
        for call in self.program.calls:
            if call.caller not in chosen or not (call.clean or call in self.at_macros):
                continue
            if call.callee in chosen or call.callee is None and self.options.indirect:
                self.await_call(call)
        for name in self.macro_edits:
            self.edit_macros(name)
        for key in sorted(chosen):
            function = self.program.functions[key]
            _, parse, cursor = function.defined
            points = Points(parse, cursor, chosen)
            if level < 3:
                self.statements(points)
            if level < 2:
                self.values(points, level)
        return chosen

    def edit(self, path):
        return self.edits.setdefault(path, Edits())

    def declare(self, path, start, name):
        text = self.program.texts[path]
        words = {t.text for t in tokenize(text, start, name)[0]}
        if words <= {"static", "extern", "inline", "__inline", "__inline__"}:
            self.edit(path).insert(name, self.async_ + "int ", 5)
        else:
            self.edit(path).insert(start, self.async_, 5)

    def await_call(self, call):
        text = self.program.texts[call.path]
        behind = tokenize(text, call.end, min(len(text), call.end + 400))[0]
        postfix = bool(behind) and behind[0].text in POSTFIX
        before = "(" + self.await_ if postfix else self.await_
        self.count["awaits"] += 1
        if call.callee is None:
            self.count["pointers"] += 1
        elif self.chance(self.options.through_pointers, "pointer", self.place(call.path),
                         call.start):
            name = self.program.functions[call.callee].name
            if text.startswith(name, call.start):
                # a pointer that the compiler cannot see through
                self.edit(call.path).wrap(
                    call.start, call.start + len(name),
                    "(*(__typeof__(%s) *volatile){" % name, "})", 20)
                self.count["pointers"] += 1
        self.edit(call.path).wrap(call.start, call.end, before, ")" if postfix else "", 10)

    def edit_macros(self, name):
        for definitions in self.program.bodies.values():
            for path, tokens in definitions:
                for i in range(3, len(tokens) - 1):
                    if tokens[i].text != name or tokens[i + 1].text != "(":
                        continue
                    j, depth = i + 1, 1
                    while depth and j + 1 < len(tokens):
                        j += 1
                        depth += (tokens[j].text == "(") - (tokens[j].text == ")")
                    postfix = j + 1 < len(tokens) and tokens[j + 1].text in POSTFIX
                    self.edit(path).wrap(tokens[i].start, tokens[j].end,
                                         ("(" if postfix else "") + self.await_,
                                         ")" if postfix else "", 10)
                    self.count["awaits"] += 1

    def statements(self, points):
        for source, i in points.statements:
            start = source.tokens[i].start
            if self.chance(self.options.density, "statement", self.place(source.path), start):
                self.edit(source.path).insert(start, self.await_ + "td_yield(); ")
                self.count["statements"] += 1
        for source, start, end in points.bodies:
            if self.chance(self.options.density, "body", self.place(source.path), start):
                self.edit(source.path).wrap(start, end, "{ " + self.await_ + "td_yield(); ", " }",
                                            -5)
                self.count["statements"] += 1

    def values(self, points, level):
        for key in points.values:
            source, start, end = key
            place = (self.place(source.path), start, end)
            if not self.chance(self.options.expressions, "value", *place):
                continue
            if level > 0 and source.at_macro(start, end):
                continue
            choices = points.choices(key)
            if not choices:
                continue
            how = choices[self.pick(len(choices), "how", *place)]
            if how == "same":
                name = TYPES[points.values[key].cursor.type.get_canonical().kind][0]
                before, after = "(%s%s%s((" % (self.await_, self.pt, name), ")))"
            elif how == "comma":
                before, after = "(%std_yield(), " % self.await_, ")"
            elif how == "block":
                before, after = "({ %std_yield(); " % self.await_, "; })"
            else:
                name = "yes" if how == "and" else "no"
                before = "(%s%s%s() %s (" % (self.await_, self.pt, name,
                                             "&&" if how == "and" else "||")
                after = "))"
            if how not in ("comma", "block"):
                self.used.setdefault(source.path, set()).add(name)
            self.edit(source.path).wrap(start, end, before, after)
            self.count["values"] += 1

    # ---- output --------------------------------------------------------------------------------

    def output(self, path):
        """The new text of a file."""
        text = self.program.texts[path]
        top = self.top_offset(path, text)
        line = text.count("\n", 0, top) + 1
        lines = ["#define TANDEM_PREFIXED_KEYWORDS"] if self.prefixed else []
        if path not in self.mains:
            lines = ["#ifndef TANDEM_PREFIXED_KEYWORDS"] + lines + ["#endif"] if lines else []
        lines.append("#include <tandem.h>")
        prefix = self.pt
        if path not in self.mains:     # a header's helpers must not meet those of other files
            prefix = self.pt + hashlib.sha1(self.place(path).encode()).hexdigest()[:6] + "_"
        for name in sorted(self.used.get(path, ())):
            if name in ("yes", "no"):
                lines.append("static %sint %s%s(void) { %std_yield(); return %d; }" % (
                    self.async_, prefix, name, self.await_, name == "yes"))
            else:
                lines.append("static %s%s %s%s(%s x) { %std_yield(); return x; }" % (
                    self.async_, TYPE_OF[name], prefix, name, TYPE_OF[name], self.await_))
        if path not in self.mains:
            word = "PT_" + hashlib.sha1(self.place(path).encode()).hexdigest()[:12]
            lines = ["#ifndef " + word, "#define " + word] + lines + ["#endif"]
        edits = self.edits.get(path, Edits())
        edits.insert(top, "\n".join(lines + ["#line %d" % line, ""]), -100)
        out = edits.apply(text)
        if prefix != self.pt:
            out = re.sub(r"\b%s(?=[a-z])(?!%s)" % (self.pt, prefix[len(self.pt):]), prefix, out)
        return out

    def top_offset(self, path, text):
        """Where <tandem.h> goes: before the first #include, after the macros that choose features."""
        if path not in self.mains:
            return 0
        depth, outer = 0, 0
        code, directives = tokenize(text)
        for directive in directives:
            word = directive[1].text if len(directive) > 1 else ""
            if code and directive[0].start > code[0].start:
                break
            if word.startswith("if"):
                outer = directive[0].start if depth == 0 else outer
                depth += 1
            elif word == "endif":
                depth -= 1
            elif word == "include":
                name = "".join(t.text for t in directive[2:])
                if not re.search(r"config[\w.-]*\.h", name):
                    return outer if depth else directive[0].start
        at = code[0].start if code else len(text)
        return outer if depth > 0 else text.rfind("\n", 0, at) + 1

    def write(self, options):
        """Writes all files; returns (path, written path)."""
        self.mains = {parse.path for parse in self.program.parses}
        paths = sorted(self.mains | set(self.edits))
        root = os.path.commonpath([os.path.dirname(p) for p in paths])
        written = []
        for path in paths:
            if options.out:
                to = options.out if path in self.mains else os.path.join(
                    os.path.dirname(options.out), os.path.basename(path))
            else:
                to = os.path.join(options.out_dir, os.path.relpath(path, options.base or root))
                if path in self.mains and options.suffix and to.endswith(".c"):
                    to = to[:-2] + options.suffix
            os.makedirs(os.path.dirname(os.path.abspath(to)), exist_ok=True)
            with open(to, "w", encoding="latin-1", newline="") as f:
                f.write(self.output(path))
            written.append((path, to))
        return written

    def errors(self, written, flags, options):
        """What a compiler says of the files as they stand (their serial elision)."""
        if not options.check:
            return ""
        folders = sorted({"-I" + os.path.dirname(os.path.abspath(to)) for _, to in written})
        for path, to in written:
            if path in self.mains:
                done = subprocess.run(
                    ["clang", "-fsyntax-only", "-w", "-I" + options.check] + folders +
                    flags[path] + ["-iquote", os.path.dirname(path), to], capture_output=True, text=True)
                if done.returncode:
                    return done.stderr
        return ""


def flags_of_commands(path):
    """Of each file of a compile_commands.json, the flags that matter to its meaning."""
    out = {}
    with open(path) as f:
        for entry in json.load(f):
            words = entry.get("arguments") or shlex.split(entry["command"])
            flags = []
            for word, following in zip(words, words[1:] + [""]):
                if word in ("-I", "-D", "-U", "-isystem", "-iquote", "-include"):
                    flags += [word, following]
                elif re.match(r"-[IDU].|-std=|-f(no-)?(un)?signed-|-fgnu89|-fms-ext|-fwrapv|"
                              r"-fshort|-iquote.|-isystem.", word):
                    flags.append(word)
            folder = entry["directory"]
            flags = [re.sub(r"^-I(?!/)", "-I" + folder + "/", f) for f in flags]
            out[os.path.abspath(os.path.join(folder, entry["file"]))] = flags
    return out


def parse_options(arguments):
    flags = []
    if "--" in arguments:
        i = arguments.index("--")
        arguments, flags = arguments[:i], arguments[i + 1:]
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help="the C files of one program")
    parser.add_argument("-o", dest="out", help="the annotated file (one file only)")
    parser.add_argument("--out-dir", help="folder for the annotated files, headers too")
    parser.add_argument("--base", help="folder that --out-dir stands for (default: the files' own)")
    parser.add_argument("--root", action="append", default=[],
                        help="folder whose headers may be changed (default: those of the files)")
    parser.add_argument("--commands", metavar="compile_commands.json",
                        help="the flags of each file; those behind -- come after them")
    parser.add_argument("--suffix", default="", help="of written .c files, e.g. .co.c")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--density", type=float, default=30,
                        help="percent of statements that get a suspension before them")
    parser.add_argument("--expressions", type=float, default=15,
                        help="percent of values that get one inside")
    parser.add_argument("--indirect", action="store_true",
                        help="functions whose address is taken too; calls through pointers awaited")
    parser.add_argument("--through-pointers", type=float, default=0,
                        help="percent of calls by name that become calls through a pointer")
    parser.add_argument("--plain", type=float, default=0,
                        help="percent of functions that stay as they are")
    parser.add_argument("--plain-main", action="store_true", help="main calls ramps")
    parser.add_argument("--keep", action="append", default=[], help="a function that stays plain")
    parser.add_argument("--prefixed", action="store_true", help="TD_ASYNC, TD_AWAIT (without it: "
                        "only where the program uses a keyword as a name)")
    parser.add_argument("--check", metavar="INCLUDE", help="folder of tandem.h: what comes out must "
                        "parse; values next to macros, or all, are left alone if it does not")
    parser.add_argument("--report", help="file for counts and reasons, as JSON")
    options = parser.parse_args(arguments)
    if bool(options.out) == bool(options.out_dir) or options.out and len(options.files) > 1:
        parser.error("either -o (one file) or --out-dir")
    return options, flags


def main():
    options, flags = parse_options(sys.argv[1:])
    roots = options.root or sorted({os.path.dirname(os.path.abspath(f)) for f in options.files})
    program = Program(roots)
    commands = flags_of_commands(options.commands) if options.commands else {}
    for path in options.files:
        parse = program.add(path, commands.get(os.path.abspath(path), []) + flags)
        if parse.errors:
            print("\n".join(str(e) for e in parse.errors[:10]), file=sys.stderr)
            return 1
    program.finish()
    annotator = Annotator(program, options)
    used = {parse.path: parse.flags for parse in program.parses}
    wrong = ""
    for level in range(4):
        chosen = annotator.annotate(level)
        plain = {f.name: f.unfit for f in program.functions.values() if f.unfit and f.defined}
        if not chosen:
            print("nothing can become async: %s" % plain, file=sys.stderr)
            return 3
        wrong = annotator.errors(annotator.write(options), used, options)
        if not wrong:
            break
    if options.report:
        with open(options.report, "w") as f:
            json.dump(dict(annotator.count, level=level, plain=plain), f, indent=1)
    if wrong:
        print(wrong, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
