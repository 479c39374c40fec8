"""A case: an annotated file that says itself what has to come of it.

    // expect: LINE          the next line of standard output
    // exit: N               the exit status (0)
    // stdin: LINE           the next line of standard input
    // args: A B             arguments
    // std: gnu11            dialect (c99)
    // flags: -DX=1          for compiler and tool; --options and -R... are for the tool alone
    // files: aux/a.c b.co.c more sources, relative to the case; annotated ones are transformed too
    // needs: pthread        what the machine must have; "libclang before 19": of the tool's library
    // compiler: clang (why) only this compiler can read it
    // remark: TEXT          the tool says so; any remark or warning that is not named is a failure
    // warning: TEXT
    // elision: no (why)     the untransformed program need not print the same
    // stackful: no (why)    not as --stackful
    // warnings: no (why)    the program does not compile without warnings before either

In tests/cases/diag a diagnostic is on the line where it must be reported:

    // error: TEXT           the whole message, without its [-Wname]; "..." at the end cuts it
    // error@+1: TEXT        on the next line; also @-2, @FILE.h:7 for an included file
"""
import re

DIRECTIVE = re.compile(
    r"//\s*(expect|exit|stdin|args|std|flags|files|needs|elision|stackful|warnings|compiler|"
    r"error|warning|note|remark)(@[^\s:]+(?::\d+)?)?:(?: (.*))?$")
KEYWORDS = re.compile(
    r"\b(generator|foreach|defer|yield|yield_from|received|"
    r"TD_(GENERATOR|FOREACH|DEFER|YIELD|YIELD_FROM|RECEIVED))\b")
NEEDS = {"pthread"}  # what every machine that runs these tests has


class BadCase(Exception):
    """The case itself is wrong: a directive that says nothing."""


class Case:
    def __init__(self, path):
        self.path = path
        self.expect, self.stdin, self.args, self.flags, self.files = [], [], [], [], []
        self.exit, self.std = 0, "c99"
        self.compiler = self.libclang_before = None
        self.elision = self.stackful = self.warnings = True
        self.diagnostics = []  # (file or None, line, severity, text)
        self.exit_given = False
        with open(path, encoding="utf-8", errors="surrogateescape") as f:
            self.text = f.read()
        for number, line in enumerate(self.text.splitlines(), 1):
            found = DIRECTIVE.search(line)
            if found:
                self.directive(number, found[1], found[2], found[3] or "")

    def directive(self, number, key, place, value):
        if key in ("error", "warning", "note", "remark"):
            self.diagnostics.append(self.diagnostic(number, key, place, value))
        elif key in ("expect", "stdin"):
            getattr(self, key).append(value)
        elif key in ("args", "flags", "files"):
            getattr(self, key).extend(value.split())
        elif key == "exit":
            self.exit, self.exit_given = int(value), True
        elif key == "std":
            self.std = value.strip()
        elif key == "needs":
            before = re.match(r"libclang before (\d+)$", value.strip())
            if before:
                self.libclang_before = int(before[1])
            elif value.strip() not in NEEDS:
                raise BadCase(f"line {number}: unknown need '{value}'")
        elif key == "compiler":
            found = re.match(r"(gcc|clang) \(.+\)\s*$", value)
            if not found:
                raise BadCase(f"line {number}: 'compiler' takes: gcc (reason), or clang (reason)")
            self.compiler = found[1]
        elif not re.match(r"no \(.+\)\s*$", value):
            raise BadCase(f"line {number}: '{key}' takes: no (reason)")
        else:
            setattr(self, key, False)

    @staticmethod
    def diagnostic(number, key, place, value):
        if not value.strip():
            raise BadCase(f"line {number}: '{key}' without a text")
        if not place:
            return (None, number, key, value.strip())
        place = place[1:]
        if re.match(r"[+-]\d+$", place):
            return (None, number + int(place), key, value.strip())
        if ":" not in place:
            raise BadCase(f"line {number}: '@{place}' is no place")
        file, line = place.rsplit(":", 1)
        return (file, int(line), key, value.strip())

    def uses_keywords_that_need_the_tool(self):
        code = re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', " ", self.text, flags=re.S)
        return bool(KEYWORDS.search(code))


def text_matches(expected, message):
    if expected.endswith("..."):
        return message.startswith(expected[:-3])
    return message == expected
