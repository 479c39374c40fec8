"""A program: its variables, its statements, the function that they stand in, and what surrounds it."""
import random
import re

from . import texts
from .maker import Maker
from .nodes import Steps
from .world import NAMES, World

# What a program may be about.  Each can be left out (run_kinds.py --without), to see what a fault needs.
FAMILY = 25    # programs that have types and helpers in common
OPTIONS = ("callees", "unevaluated", "attributes", "names", "macros", "pragmas", "asm", "sizes", "heads",
           "texts", "generators", "defer")


class Program:
    """Annotated text, the reference program's text, and files that both include."""

    def __init__(self, seed, helpers, options=OPTIONS, only=None):
        self.seed, self.options, self.files = seed, set(options), {}
        self.helpers = helpers
        self.prefix = "p%d_" % seed
        self.world = World(self.rnd("world"), self.prefix, self.options, seed // FAMILY)
        self.world.random = rnd = self.rnd("form")
        self.kind = "generator" if self.world.may("generators", 25) else "async"
        self.hidden = self.hide()
        self.maker = Maker(self.world, helpers, self.options, self.kind)
        self.maker.hidden = self.hidden
        order = self.rnd("focus").sample(OPTIONS, len(OPTIONS))
        self.maker.focus = next((o for o in order if o in self.options), "")
        self.count = rnd.randrange(1, 4)
        self.top, self.lines = [], []
        self.steps = Steps()
        self.steps.depth = 2
        for k in range(self.count):
            if only is None or k in only:
                self.statement(k)
        self.assemble()

    def rnd(self, what):
        """What is decided about one thing changes nothing else."""
        return random.Random("%d %s" % (self.seed, what))

    # ---- statements ----------------------------------------------------------------------------

    def statement(self, k):
        self.world.random = rnd = self.rnd("statement %d" % k)
        self.maker.blocks = 100 * k
        out, loops = self.steps, rnd.randrange(3) == 0
        if self.world.may("texts", 25):
            top, lines, steps, files = texts.piece(self, k)
            self.top.append(top)
            self.files.update(files)
            self.lines += lines.split("\n") + [self.world.report(k)]
            out.lines += steps.split("\n")
            out.line(self.world.report(k))
            return
        if loops:
            out.open("for (int z_ = 0; z_ < 2; z_++) {")
        else:
            out.open("{")
        for line in self.world.resets():
            out.line(line)
        lines = self.world.resets() + self.maker.statement(out)
        out.line(self.world.report(k))
        lines.append(self.world.report(k))
        out.close()
        if loops:
            lines = ["for (int z_ = 0; z_ < 2; z_++) {"] + ["    " + line for line in lines] + ["}"]
        self.lines += lines

    # ---- what surrounds them -------------------------------------------------------------------

    def hide(self):
        """Declarations in a block that hide the names of types."""
        rnd, lines = self.rnd("names"), []
        if not self.world.may("names", 60):
            return lines
        cell, word, fn = self.world.cell, self.world.word, self.world.fn
        for name in rnd.sample([cell, word, fn], rnd.randrange(1, 4)):
            lines.append(rnd.choice(["int %s = 3;", "typedef char %s;", "enum { %s = 3 };",
                                     "char %s[2] = {1, 2};", "struct hidden_%s { char x; } %%s;" % name]) %
                         name)
        if rnd.randrange(2):
            lines.append("struct %s { char x; };" % cell)
        return lines

    def head(self, name, declares=False):
        """The function's head, its words in some order."""
        rnd, w = self.rnd("head"), self.world
        result = "generator(unsigned)" if self.kind == "generator" else "unsigned"
        words = ["static", "async", result]
        if "heads" in self.options:
            if result == "unsigned" and rnd.randrange(2):
                words.append("int")
            if rnd.randrange(4) == 0:
                words.append("inline")
            if rnd.randrange(3) == 0:
                words.append(rnd.choice(["__attribute__((noinline))", "__attribute__((unused))",
                                         "__attribute__((__cold__))"]))
            if "inline" in words and "__attribute__((noinline))" in words:
                words.remove("inline")
            rnd.shuffle(words)
            if self.kind == "generator":    # it declares a function, so it comes last
                words.remove(result)
                words.append(result)
        old = "heads" in self.options and rnd.randrange(6) == 0 and self.kind == "async"
        parameters = w.parameters()
        listed = ", ".join("%s %s" % (v.ctype, v.name) for v in parameters) or "void"
        if declares:
            return "%s %s(%s);" % (" ".join(words), name, listed) if not old else ""
        if old and parameters:
            return "%s %s(%s)\n    %s" % (" ".join(words), name, ", ".join(v.name for v in parameters),
                                         " ".join("%s %s;" % (v.ctype, v.name) for v in parameters))
        return "%s %s(%s)" % (" ".join(words), name, listed)

    def surroundings(self, text):
        """Lines before and after the function: macros of ordinary names, pragmas."""
        rnd, before, after = self.rnd("macros"), [], []
        self.world.random = rnd
        if self.world.may("macros", 50):
            tokens = set(re.findall(r"\w+", text))
            free = [n for n in NAMES if n not in tokens]
            for name in rnd.sample(free, min(len(free), rnd.randrange(1, 9))):
                before.append("#define %s%s" % (name, rnd.choice([" 5", "", "(x) x", " (7, 8)"])))
                after.append("#undef " + name)
        self.world.random = rnd = self.rnd("pragmas")
        if self.world.may("pragmas", 35):
            how = rnd.randrange(4)
            before.append(["#pragma pack(push, 1)", "#pragma pack(2)", '_Pragma("pack(push, 1)")',
                           "#pragma pack(push)\n#pragma pack(1)"][how])
            after.append("#pragma pack()" if how == 1 else "#pragma pack(pop)")
        return before, after

    def assemble(self):
        w, name = self.world, self.prefix + "run"
        w.random = self.rnd("locals")
        shared = "/* program %d */\n" % self.seed + w.file_variables()
        self.top = [t for t in self.top if t]
        locals_ = w.local_lines()
        arguments = ", ".join(v.initial for v in w.parameters())
        checks = w.alignments() if w.chance(60) else []
        body = list(self.lines)
        body += checks
        if self.hidden:
            body = ["{"] + ["    " + line for line in self.hidden + body] + ["}"]
        if self.kind == "async":
            body.append("return 1;")
        indented = "\n".join("    " + line for line in locals_ + body)
        text = "%s\n{\n%s\n}\n" % (self.head(name), indented)
        if w.chance(30):
            text = self.head(name, True) + "\n" + text
        before, after = self.surroundings(shared + "".join(self.top) + text)
        if self.kind == "async":
            main = "    mix(await %s(%s));\n" % (name, arguments)
        else:
            main = "    foreach (unsigned, y, await %s(%s))\n        mix(y);\n" % (name, arguments)
        main = "static async void %smain(void)\n{\n%s    printf(\"%d %%u\\n\", trail);\n}\n" % (
            self.prefix, main, self.seed)
        self.text = shared + "\n".join(self.top + before + [text] + after) + "\n" + main
        self.reference = shared + "".join(self.top) + self.plain(name, locals_, checks, arguments)

    def plain(self, name, locals_, checks, arguments):
        """The reference program's functions."""
        w = self.world
        parameters = ", ".join("%s %s" % (v.ctype, v.name) for v in w.parameters()) or "void"
        lines = ["    " + line for line in locals_] + self.steps.lines
        lines += ["    " + line for line in checks]
        return """\
static unsigned %s(%s)
{
%s
    return 1;
}
static void %smain(void)
{
    %s;
    printf("%d %%u\\n", trail);
}
""" % (name, parameters, "\n".join(lines), self.prefix,
            ("mix(%s(%s))" if self.kind == "async" else "%s(%s)") % (name, arguments), self.seed)


def files_of(programs, helpers):
    """The two files of a batch: annotated, reference."""
    from .helpers import ANNOTATED, PRELUDE, REFERENCE
    cases = "".join("    if (only < 0 || only == %d) {\n        trail = 1;\n        ticks = 0;\n"
                    "        await p%d_main();\n        fflush(stdout);\n    }\n" % (p.seed, p.seed)
                    for p in programs)
    main = "async int main(int argc, char **argv)\n{\n    int only = argc > 1 ? atoi(argv[1]) : -1;\n" \
        "%s    return 0;\n}\n" % cases
    kin = {p.world.family: p.world.types() for p in programs}
    types = "".join(kin.values())
    return [PRELUDE.replace("KEYWORDS", head) + helpers.text() + types + "".join(bodies) + main
            for head, bodies in ((ANNOTATED, [p.text for p in programs]),
                                 (REFERENCE, [p.reference for p in programs]))]
