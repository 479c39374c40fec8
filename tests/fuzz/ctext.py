"""C source as text: tokens, brackets, directives, and edits that nest.

Offsets are bytes: files are read as Latin-1, so that they agree with libclang's.
"""
import bisect
import re

TOKEN = re.compile(r"""
    (?P<space>(?:[ \t\f\v\r]|\\\r?\n)+)
  | (?P<line>\n)
  | (?P<comment>/\*.*?\*/|//(?:\\\r?\n|[^\n])*)
  | (?P<text>(?:u8|[uUL])?"(?:\\.|[^"\\\n])*"|[uUL]?'(?:\\.|[^'\\\n])*')
  | (?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)
  | (?P<name>(?:[A-Za-z_$\x80-\xff]|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8})(?:[\w$\x80-\xff])*)
  | (?P<mark><<=|>>=|\.\.\.|->|\+\+|--|&&|\|\||\#\#|<<|>>|[-+*/%&|^<>=!]=|.)
""", re.S | re.X)

OPEN = {"(": ")", "[": "]", "{": "}"}


class Token:
    __slots__ = ("kind", "start", "end", "text")

    def __init__(self, kind, start, text):
        self.kind, self.start, self.end, self.text = kind, start, start + len(text), text


def tokenize(text, first=0, last=None):
    """(tokens of the code, a list of tokens for each preprocessing directive)."""
    code, directives, current, fresh = [], [], None, True
    for match in TOKEN.finditer(text, first, len(text) if last is None else last):
        kind = match.lastgroup
        if kind == "line":
            current, fresh = None, True
        elif kind not in ("space", "comment"):
            token = Token(kind, match.start(), match.group())
            if fresh and token.text == "#":
                current = []
                directives.append(current)
            (code if current is None else current).append(token)
            fresh = False
    return code, directives


class Source:
    """A file as one parse sees it: without the branches that were not taken."""

    def __init__(self, path, text, dead):
        self.path, self.text = path, text
        code, self.directives = tokenize(text)
        dead = sorted(dead)
        self.tokens = [t for t in code if not any(a <= t.start < b for a, b in dead)]
        self.live = [d for d in self.directives if not any(a < d[0].start < b for a, b in dead)]
        self.at = {t.start: i for i, t in enumerate(self.tokens)}
        self.ends = {t.end: i for i, t in enumerate(self.tokens)}
        self.pragmas = [d[0].start for d in self.directives if len(d) > 1 and d[1].text == "pragma"]
        self.match, stack = {}, []
        for i, token in enumerate(self.tokens):
            if token.text in OPEN:
                stack.append(i)
            elif token.text in (")", "]", "}") and stack:
                start = stack.pop()
                if OPEN[self.tokens[start].text] == token.text:
                    self.match[start] = i
        self.macros = []  # (start, end, name), by start: the invocations, as libclang lists them

    def token(self, i):
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def sort_macros(self):
        self.macros.sort()
        self.macro_starts = {m[0]: m for m in self.macros}
        self.macro_ends = {m[1] for m in self.macros}
        self.starts = [m[0] for m in self.macros]
        self.longest = max((m[1] - m[0] for m in self.macros), default=0)

    def macros_near(self, start, end):
        """The invocations that share a character with [start, end)."""
        i = bisect.bisect_left(self.starts, start - self.longest)
        while i < len(self.macros) and self.macros[i][0] < end:
            if self.macros[i][1] > start:
                yield self.macros[i]
            i += 1

    def whole(self, start, end, textual):
        """Whether [start, end) is whole tokens with their brackets, cuts no macro invocation in
        two, and is no argument of a macro that takes it as text (those named in `textual`), nor more
        than one argument."""
        i, j = self.at.get(start), self.ends.get(end)
        if i is None or j is None or j < i:
            return False
        argument = False
        for a, b, name in self.macros_near(start, end):
            if start <= a and b <= end:
                continue
            if not (a < start and end < b) or name in textual:
                return False
            argument = True
        while i <= j:
            if self.tokens[i].text in (")", "]", "}") or argument and self.tokens[i].text == ",":
                return False
            i = self.match.get(i, j + 1 if self.tokens[i].text in OPEN else i) + 1
        return i == j + 1

    def at_macro(self, start, end):
        """Whether [start, end) begins or ends with a macro invocation."""
        return start in self.macro_starts or end in self.macro_ends

    def pragma_before(self, i):
        """Whether a #pragma is between token i and the one before it."""
        first = self.tokens[i - 1].end if i else 0
        return any(first <= p < self.tokens[i].start for p in self.pragmas)


class Edits:
    """Insertions into one file. Ranges nest; of two with the same range the lower rank is outside."""

    def __init__(self):
        self.events = set()

    def insert(self, at, text, rank=0):
        self.events.add((at, 1, float("-inf"), rank, text))

    def wrap(self, start, end, before, after, rank=0):
        self.events.add((start, 1, -end, rank, before))
        if after:
            self.events.add((end, 0, -start, -rank, after))

    def apply(self, text):
        out, last = [], 0
        for at, _, _, _, piece in sorted(self.events):
            out += [text[last:at], piece]
            last = at
        return "".join(out) + text[last:]
