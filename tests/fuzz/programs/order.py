"""Does the value of an expression hang on what C leaves open?

Where there is an await the language fixes the order: what stands left of it comes first, and an
assignment reads its left side last.  So calls may be anywhere; but assignments within expressions
keep C's rules, and where the program is to be compiled without the tool, too (`strict`), so do the
effects of awaited calls.

`effects` collects three sets of names: what is read, what is written in C's own freedom, and what
is written by awaited calls.  "*" is whatever a pointer may point to; "trail", "ticks" and "static" are
what functions share.
"""


class Conflict(Exception):
    """Two operands that C may evaluate in any order, and it would be seen."""


EVERYTHING = {"*", "trail", "ticks", "static"}
LOCAL = {"trail", "ticks", "static"}  # what a pointer does not point to


def meet(a, b):
    if "*" in a and b - LOCAL or "*" in b and a - LOCAL:
        return True
    return bool(a & b)


class Effects:
    def __init__(self, reads=(), writes=(), calls=()):
        self.reads, self.writes, self.calls = set(reads), set(writes), set(calls)

    def add(self, other):
        self.reads |= other.reads
        self.writes |= other.writes
        self.calls |= other.calls
        return self

    def hits(self, other, strict):
        if meet(self.writes, other.reads | other.writes | other.calls):
            return True
        # how often somebody waits is not seen without the tool
        return strict and meet(self.calls - {"ticks"}, other.reads | other.writes | other.calls)


class Order:
    def __init__(self, strict):
        self.strict = strict

    def in_order(self, expressions):
        result = Effects()
        for e in expressions:
            result.add(self.effects(e))
        return result

    def in_any_order(self, expressions):
        each = [self.effects(e) for e in expressions]
        for i, a in enumerate(each):
            for b in each[:i]:
                if a.hits(b, self.strict) or b.hits(a, self.strict):
                    raise Conflict()
        result = Effects()
        for a in each:
            result.add(a)
        return result

    @staticmethod
    def shared(name):
        """Names of static variables begin with s: any call may write them."""
        return {name, "static"} if name.startswith("s") else {name}

    def object(self, place):
        return {"*"} if place[0] in ("deref", "arrow") else self.shared(place[1])

    def indices(self, place):
        """The expressions within a place."""
        return [e for e in place[2:] if isinstance(e, tuple)]

    def store(self, place, value, reads):
        """`place op= value`, as a statement or within an expression."""
        result = self.in_any_order(self.indices(place) + [value])
        name = self.object(place)
        if meet(name, result.writes) or reads and self.strict and meet(name, result.calls):
            raise Conflict()
        if place[0] in ("deref", "arrow"):
            result.reads.add(place[1])
        if reads:
            result.reads |= name
        result.writes |= name
        return result

    def effects(self, e):
        kind = e[0]
        if kind in ("number", "received"):
            return Effects()
        if kind in ("var", "member", "index", "deref", "arrow"):
            return self.in_order(self.indices(e)).add(Effects(self.object(e) | {e[1]}))
        if kind == "binary":
            return self.in_any_order(e[2:])
        if kind == "logical":
            return self.in_order(e[2:])
        if kind in ("conditional", "pick", "comma"):
            return self.in_order(e[1:])
        if kind in ("unary", "cast"):
            return self.effects(e[2])
        if kind == "both":
            return self.in_any_order([e[1], e[1]])
        if kind in ("literal", "elements", "sum", "through"):
            calls = {"ticks"} if kind in ("sum", "through") else ()
            return self.in_any_order(e[1:]).add(Effects(calls=calls))
        if kind == "block":
            return self.effects(e[2]).add(self.in_any_order([("var", e[1]), e[3]]))
        if kind == "gather":
            return self.store(("var", e[1]), e[3], True)
        if kind == "attempt":
            return self.in_order(e[2:3]).add(Effects(EVERYTHING, EVERYTHING))
        if kind == "paused":
            return Effects(calls={"ticks"})
        if kind in ("later", "macro_later"):
            return self.effects(e[1]).add(Effects(calls={"ticks"}))
        if kind == "hold":  # waits without an await: what others do meanwhile comes at any time
            return self.effects(e[1]).add(Effects(writes={"ticks", "static"}))
        if kind in ("add", "macro_add"):
            inside = self.in_any_order(self.indices(e[1]) + [e[2]])
            reads = {e[1][1]} if e[1][0] in ("deref", "arrow") else ()
            return inside.add(Effects(reads, (), self.object(e[1]) | {"ticks"}))
        if kind in ("call", "recurse"):
            inside = self.in_any_order(e[2])
            return inside.add(Effects((), (), {"trail", "ticks"} | ({"static"} if self.strict
                                                                    else set())))
        if kind == "set":
            return self.store(e[1], e[3], e[2] != "=")
        if kind == "step":
            return self.store(e[1], ("number", 1), True)
        raise KeyError(kind)

    def fine(self, how, *arguments):
        try:
            how(*arguments)
        except Conflict:
            return False
        return True
