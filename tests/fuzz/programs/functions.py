"""Functions, and the whole of a program."""
import random

from .control import ControlPrinter, ControlRunner, ControlWriter
from .events import MASK, OutOfFuel, Return
from .expressions import ExpressionPrinter, ExpressionRunner, ExpressionWriter
from .generators import GeneratorPrinter, GeneratorRunner, GeneratorWriter
from .statements import StatementPrinter, StatementRunner, StatementWriter
from .tasks import TaskRunner
from .variables import VariablePrinter, VariableRunner, VariableWriter

FUEL = 60000  # statements and operations that one program may run


class Writer(ExpressionWriter, VariableWriter, StatementWriter, ControlWriter, GeneratorWriter):
    """Makes a random tree; each node is a tuple whose first element is its kind."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.functions = []
        self.names = 0

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def make_function(self, i):
        kind = "generator" if self.chance(35) else "async"
        self.awaits = kind == "async" or self.chance(40)
        self.yields = kind == "generator"
        self.recursive = kind == "async" and self.chance(25)
        self.gotos = self.chance(35)
        self.defers = not self.gotos and self.chance(60)
        self.counters = []
        self.labels, self.jumps, self.labelled = [], [], True
        parameters = ["p%d" % n for n in range(self.random.randrange(1, 4))]
        self.function = {"name": "f%d" % i, "kind": kind, "async": self.awaits,
                         "parameters": parameters, "recursive": self.recursive,
                         "big": self.recursive and self.chance(50)}
        self.scopes = [{p: "scalar" for p in parameters[1 if self.recursive else 0:]}]
        # a body of its own scope: gotos never pass these declarations
        first = [self.declaration() for _ in range(self.random.randrange(1, 4))]
        self.scopes.append({})
        items = [self.statement(4, None) for _ in range(self.random.randrange(3, 7))]
        self.scopes.pop()
        out = "out%d" % i
        if self.gotos:
            self.labels.append(out)
            for jump in self.jumps:
                jump[1] = self.random.choice(self.labels)
        items += [("label", out)] if self.gotos else []
        items.append(("return", None if self.yields else self.expression(2)))
        self.function["body"] = ("compound", first + items)
        self.function["counters"] = self.counters
        self.functions.append(self.function)

    def program(self):
        for i in range(self.random.randrange(4, 9)):
            self.make_function(i)
        return self.functions


class Printer(ExpressionPrinter, VariablePrinter, StatementPrinter, ControlPrinter,
              GeneratorPrinter):
    """Annotated C of a tree."""

    def __init__(self):
        self.lines, self.depth = [], 0

    def function(self, f):
        head = "generator(unsigned)" if f["kind"] == "generator" else "unsigned"
        self.line("static %s%s %s(%s)" % ("async " if f["async"] else "", head, f["name"],
                                          ", ".join("unsigned " + p for p in f["parameters"])))
        self.line("{")
        self.depth += 1
        for p in f["parameters"]:
            self.line("mix(%s);" % p)
        if f["counters"]:
            self.line("unsigned %s;" % ", ".join("%s = 0" % c for c in f["counters"]))
        if f["recursive"]:
            self.line("if (p0 == 0u)")
            self.line("    return 77u;")
        if f["big"]:
            self.line("unsigned big[300] = {0};")
            self.line("big[p0 % 300u] = p0;")
            self.line("mix(await later(big[p0 % 300u]));")
        self.statement(f["body"])
        self.depth -= 1
        self.line("}")
        self.line("")


class Runner(ExpressionRunner, VariableRunner, StatementRunner, ControlRunner, GeneratorRunner,
             TaskRunner):
    """Runs a tree."""

    def __init__(self, functions):
        self.functions = {f["name"]: f for f in functions}
        self.trail, self.ticks, self.fuel = 1, 0, FUEL

    def burn(self):
        self.fuel -= 1
        if self.fuel < 0:
            raise OutOfFuel()

    def mix(self, v):
        self.trail = (self.trail * 31 + v) & MASK

    def run(self, name, arguments):
        f = self.functions[name]
        env = [dict(zip(f["parameters"], ([a] for a in arguments)))]
        for a in arguments:
            self.mix(a)
        for counter in f["counters"]:
            env[0][counter] = [0]
        if f["recursive"] and not arguments[0]:
            raise Return(77)
        if f["big"]:
            yield from self.later()
            self.mix(arguments[0])
        yield from self.statement(env, f["body"], None)
