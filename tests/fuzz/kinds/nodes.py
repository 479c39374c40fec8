"""Expressions as trees: what each prints as annotated C, and what it does, step by step.

    text()       annotated C
    steps(out)   the same as steps of the reference program: every operand, from left to right, goes to
                 a temporary of its own; returns what the value can be read from once more
    events()     what happens, in this order: READ or WRITE of an object, or AWAIT

A place is an expression that can be written to.  Where C leaves an order open, and no await fixes it,
the tree is no program (order.py).
"""
from .order import AWAIT, READ, WRITE, in_any_order, perhaps


def declared(ctype, name):
    """A declaration of `name`; "int (*%s)[3]" says where the name stands."""
    return ctype % name if "%s" in ctype else "%s %s" % (ctype, name)


class Steps:
    """The lines of a function of the reference program."""

    def __init__(self):
        self.lines, self.count, self.depth = [], 0, 1

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    def fresh(self):
        self.count += 1
        return "t_%d" % self.count

    def keep(self, ctype, value):
        name = self.fresh()
        self.line("%s = %s;" % (declared(ctype, name), value))
        return name

    def open(self, text="{"):
        self.line(text)
        self.depth += 1

    def close(self, text="}"):
        self.depth -= 1
        self.line(text)


def primary(node):
    """The text of what a postfix operator follows."""
    text, depth = node.text(), 0
    for k, c in enumerate(text):
        depth += (c in "([") - (c in ")]")
        if depth == 0 and (c in " &-(" or c == ")" and text[0] == "(" and k < len(text) - 1 and
                           not node.place and not isinstance(node, Call)):
            return "(%s)" % text
    return text


class Node:
    """`ctype` is the type of the value; AUTO where the operands decide."""
    ctype = "int"
    place = False


AUTO = "__auto_type"


class Lit(Node):
    def __init__(self, text, ctype="int"):
        self.value, self.ctype = text, ctype

    def text(self):
        return self.value

    def steps(self, out):
        return self.value

    def events(self):
        return []


class Place(Node):
    """What can be written to; `object` is what the order of accesses is about."""
    place = True
    array = False   # of array type: as a value, it is the address of its first element

    def lvalue(self, out):
        raise NotImplementedError

    def inner(self):
        """What happens before the place is known."""
        raise NotImplementedError

    def steps(self, out):
        # what a bit-field is promoted to is up to the place where it is read
        return out.keep("int" if self.ctype == "bits" else self.ctype, self.lvalue(out))

    def events(self):
        return self.inner() + ([] if self.array else [(READ, self.object)])


class Var(Place):
    def __init__(self, name, ctype, array=False, obj=None):
        self.name, self.object = name, obj or name
        self.ctype, self.array = ctype, array

    def text(self):
        return self.name

    def lvalue(self, out):
        return self.name

    def inner(self):
        return []


class Index(Place):
    """base[index]; `swapped`: index[base]."""

    def __init__(self, base, index, ctype, obj, array=False, swapped=False):
        self.base, self.index, self.ctype, self.object = base, index, ctype, obj
        self.array, self.swapped = array, swapped

    def text(self):
        if self.swapped:
            return "(%s)[%s]" % (self.index.text(), self.base.text())
        return "%s[%s]" % (primary(self.base), self.index.text())

    def lvalue(self, out):
        if self.swapped:
            index, base = self.index.steps(out), self.address(out)
        else:
            base, index = self.address(out), None
            index = self.index.steps(out)
        return "%s[%s]" % (base, index)

    def address(self, out):
        array = self.base.place and self.base.array
        return self.base.lvalue(out) if array else self.base.steps(out)

    def inner(self):
        base = self.base.inner() if self.base.place and self.base.array else self.base.events()
        return in_any_order([self.index.events(), base] if self.swapped else
                            [base, self.index.events()])


class Member(Place):
    """base.name, or base->name where the base is a pointer; a base that is no place is a value."""

    def __init__(self, base, name, ctype, obj, arrow, array=False):
        self.base, self.name, self.ctype, self.object = base, name, ctype, obj
        self.arrow, self.array = arrow, array

    def text(self):
        return "%s%s%s" % (primary(self.base), "->" if self.arrow else ".", self.name)

    def lvalue(self, out):
        base = self.base.steps(out) if self.arrow or not self.base.place else self.base.lvalue(out)
        return "%s%s%s" % (base, "->" if self.arrow else ".", self.name)

    def inner(self):
        return self.base.events() if self.arrow or not self.base.place else self.base.inner()


class Deref(Place):
    def __init__(self, pointer, ctype, obj):
        self.pointer, self.ctype, self.object = pointer, ctype, obj

    def text(self):
        return "(*%s)" % self.pointer.text()

    def lvalue(self, out):
        return "(*%s)" % self.pointer.steps(out)

    def inner(self):
        return self.pointer.events()


class Address(Node):
    def __init__(self, place, ctype):
        self.of, self.ctype = place, ctype

    def text(self):
        return "&%s" % self.of.text()

    def steps(self, out):
        return out.keep(self.ctype, "&" + self.of.lvalue(out))

    def events(self):
        return self.of.inner()


class Op(Node):
    """Operands in one pattern: "(%s + %s)"; all are evaluated, in no order of C's own."""

    def __init__(self, pattern, operands, ctype=AUTO):
        self.pattern, self.operands, self.ctype = pattern, operands, ctype

    def text(self):
        return self.pattern % tuple(o.text() for o in self.operands)

    def steps(self, out):
        values = tuple(o.steps(out) for o in self.operands)
        return out.keep(self.ctype, self.pattern % values)

    def events(self):
        return in_any_order([o.events() for o in self.operands])


class Call(Node):
    """callee(arguments), awaited or not; `does` are the events of a plain callee."""

    def __init__(self, callee, arguments, ctype, awaited, does=(), spelled="(await %s)"):
        self.callee, self.arguments, self.ctype = callee, arguments, ctype
        self.awaited, self.does, self.spelled = awaited, list(does), spelled

    def text(self):
        call = "%s(%s)" % (primary(self.callee), ", ".join(a.text() for a in self.arguments))
        return self.spelled % call if self.awaited else call

    def steps(self, out):
        callee = self.callee.steps(out)
        call = "%s(%s)" % (callee, ", ".join([a.steps(out) for a in self.arguments]))
        if self.ctype == "void":
            out.line(call + ";")
            return "(void)0"
        return out.keep(self.ctype, call)

    def events(self):
        before = in_any_order([self.callee.events()] + [a.events() for a in self.arguments])
        return before + (self.does + [(AWAIT, None)] if self.awaited else self.does)


class Assign(Node):
    """place op= value: the right operand first, then the left, which is read and written last."""

    def __init__(self, place, operator, value):
        self.to, self.operator, self.value = place, operator, value
        self.ctype = "int" if place.ctype == "bits" else place.ctype

    def text(self):
        return "(%s %s %s)" % (self.to.text(), self.operator, self.value.text())

    def steps(self, out):
        value = self.value.steps(out)
        lvalue = self.to.lvalue(out)
        return out.keep(self.ctype, "(%s %s %s)" % (lvalue, self.operator, value))

    def events(self):
        value, inner = self.value.events(), self.to.inner()
        write = [(WRITE, self.to.object)]
        if self.operator != "=":
            write.insert(0, (READ, self.to.object))
        if (AWAIT, None) in value:     # then all of the right side comes before the left
            return value + in_any_order([inner, write])
        return in_any_order([value, inner, write], reads_before=True)


class Step(Node):
    """++ and --."""

    def __init__(self, place, operator, prefix):
        self.to, self.operator, self.prefix = place, operator, prefix
        self.ctype = "int" if place.ctype == "bits" else place.ctype

    def shown(self, place):
        return "(%s%s)" % ((self.operator, place) if self.prefix else (place, self.operator))

    def text(self):
        return self.shown(self.to.text())

    def steps(self, out):
        return out.keep(self.ctype, self.shown(self.to.lvalue(out)))

    def events(self):
        return in_any_order([self.to.inner(), [(READ, self.to.object), (WRITE, self.to.object)]],
                            reads_before=True)


class Logical(Node):
    def __init__(self, operator, left, right):
        self.operator, self.left, self.right = operator, left, right

    def text(self):
        return "(%s %s %s)" % (self.left.text(), self.operator, self.right.text())

    def steps(self, out):
        result = out.keep("int", "!!" + self.left.steps(out))
        out.open("if (%s%s) {" % ("" if self.operator == "&&" else "!", result))
        out.line("%s = !!%s;" % (result, self.right.steps(out)))
        out.close()
        return result

    def events(self):
        return self.left.events() + perhaps(self.right.events())


class Conditional(Node):
    """Both results have the type `ctype`; without the middle operand it is the condition itself."""

    def __init__(self, condition, yes, no, ctype):
        self.condition, self.yes, self.no, self.ctype = condition, yes, no, ctype

    def text(self):
        yes = self.yes.text() if self.yes else ""
        return "(%s ? %s : %s)" % (self.condition.text(), yes, self.no.text())

    def steps(self, out):
        condition = self.condition.steps(out)
        result = out.fresh()
        out.line("%s;" % declared(self.ctype, result))
        out.open("if (%s) {" % condition)
        out.line("%s = %s;" % (result, self.yes.steps(out) if self.yes else condition))
        out.close()
        out.open("else {")
        out.line("%s = %s;" % (result, self.no.steps(out)))
        out.close()
        return result

    def events(self):
        yes = self.yes.events() if self.yes else []
        return self.condition.events() + perhaps(yes) + perhaps(self.no.events())


class Comma(Node):
    def __init__(self, first, last):
        self.first, self.last, self.ctype = first, last, last.ctype

    def text(self):
        return "(%s, %s)" % (self.first.text(), self.last.text())

    def steps(self, out):
        self.first.steps(out)
        return self.last.steps(out)

    def events(self):
        return self.first.events() + self.last.events()


class Block(Node):
    """({ type name = first; last; }), where `last` may use the name."""

    def __init__(self, ctype, name, first, last):
        self.of, self.name, self.first, self.last, self.ctype = ctype, name, first, last, last.ctype

    def text(self):
        return "({ %s = %s; %s; })" % (declared(self.of, self.name), self.first.text(),
                                       self.last.text())

    def steps(self, out):
        out.line("%s = %s;" % (declared(self.of, self.name), self.first.steps(out)))
        return self.last.steps(out)

    def events(self):
        return self.first.events() + self.last.events()


class Unread(Node):
    """What C does not evaluate, or gives a value that is known: annotated text and the value."""

    def __init__(self, pattern, operands, value, ctype="int", kept=()):
        self.pattern, self.operands, self.value, self.ctype = pattern, operands, value, ctype
        self.kept = kept      # the operands that are evaluated all the same, by number

    def text(self):
        return self.pattern % tuple(o.text() for o in self.operands)

    def steps(self, out):
        values = [self.operands[i].steps(out) for i in self.kept]
        return out.keep(self.ctype, self.value % tuple(values) if values else self.value)

    def events(self):
        return in_any_order([self.operands[i].events() for i in self.kept])
