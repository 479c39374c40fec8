"""Functions, and the whole of a program."""
import random

from .calls import CallPrinter, CallRunner, CallWriter
from .control import ControlPrinter, ControlRunner, ControlWriter
from .events import MASK, OutOfFuel, Return
from .expressions import ExpressionPrinter, ExpressionRunner, ExpressionWriter
from .generators import GeneratorPrinter, GeneratorRunner, GeneratorWriter
from .order import Order
from .statements import StatementPrinter, StatementRunner, StatementWriter
from .tasks import TaskPrinter, TaskRunner, TaskWriter
from .variables import VariablePrinter, VariableRunner, VariableWriter

FUEL = 60000  # statements and operations that one program may run


class Writer(ExpressionWriter, CallWriter, VariableWriter, StatementWriter, ControlWriter,
             GeneratorWriter, TaskWriter):
    """Makes a random tree; each node is a tuple whose first element is its kind.

    `plain`: a program that prints the same when it is compiled without the tool."""

    def __init__(self, seed, plain):
        self.random = random.Random(seed)
        self.functions = []
        self.names = 0
        self.plain = plain
        self.order = Order(plain)
        self.tasks = not plain and self.chance(60)

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def start(self, name, kind, parameters):
        """Sets what is decided for each function."""
        self.function = {"name": name, "kind": kind, "parameters": parameters,
                         "recursive": self.recursive, "async": self.awaits,
                         "talks": kind == "generator" and not self.awaits and self.chance(50)}
        self.yields = kind == "generator"
        self.open = self.labelled = self.gotos
        self.escape = True
        self.counters, self.hollow = [], []
        self.labels, self.jumps = [], []
        self.cases, self.placed = [], {}
        self.function["counters"] = self.counters
        self.scopes = [{p: "scalar" for p in parameters[1 if self.recursive else 0:]}]

    def make_function(self, i):
        kind = "generator" if not self.plain and self.chance(40) else "async"
        self.awaits = kind == "async" or self.chance(40)
        self.recursive = self.chance(25)
        self.gotos = self.chance(35)
        self.defers = not self.plain and self.chance(60)
        self.vlas = self.chance(15)
        self.start("f%d" % i, kind, ["p%d" % n for n in range(self.random.randrange(1, 4))])
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
            items.append(("label", out, []))
        items.append(self.end())
        self.function["body"] = ("compound", first + items)
        self.functions.append(self.function)

    def make_main(self):
        """Calls each function twice."""
        self.awaits, self.recursive, self.gotos, self.vlas = True, False, False, False
        self.defers = not self.plain
        self.start("main", "async", [])
        self.escape = False
        items = []
        for f in self.functions[:]:
            for _ in range(2):
                arguments = [("number", self.random.randrange(6)) for _ in f["parameters"]]
                if f["kind"] == "async":
                    items.append(("mix", ("call", f["name"], arguments), False))
                elif self.chance(70):
                    body = ("compound", [("mix", ("var", "v"), False)])
                    items.append(("foreach", "v", f["name"], arguments, f["async"], body))
                else:
                    items.append(self.drive(2) or ("tick",))
                items.append(("report", f["name"]))
            spawned = self.chance(30) and self.spawn(2)
            if spawned:
                items += [spawned, ("report", "task")]
        items.append(("return", ("number", 0)))
        self.function["body"] = ("compound", items)

    def program(self):
        for i in range(self.random.randrange(4, 9)):
            self.make_function(i)
        self.make_main()
        return self.functions + [self.function]


class Printer(ExpressionPrinter, CallPrinter, VariablePrinter, StatementPrinter, ControlPrinter,
              GeneratorPrinter, TaskPrinter):
    """Annotated C of a tree."""

    def __init__(self):
        self.lines, self.depth = [], 0

    def head(self, f):
        if f["name"] == "main":
            return "async int main(void)"
        sent = ", unsigned" if f["talks"] else ""
        result = "generator(unsigned%s)" % sent if f["kind"] == "generator" else "unsigned"
        return "static %s%s %s(%s)" % ("async " if f["async"] else "", result, f["name"],
                                       ", ".join("unsigned " + p for p in f["parameters"]))

    def function(self, f):
        self.line(self.head(f))
        self.line("{")
        self.depth += 1
        for p in f["parameters"]:
            self.line("mix(%s);" % p)
        if f["counters"]:
            self.line("unsigned %s;" % ", ".join("%s = 0" % c for c in f["counters"]))
        if f["recursive"]:
            self.line("if (p0 == 0u)")
            self.line("    return;" if f["kind"] == "generator" else "    return 77u;")
        self.statement(f["body"])
        self.depth -= 1
        self.line("}")
        self.line("")

    def print_report(self, s):
        self.line('printf("%s %%u\\n", trail);' % s[1])


class Runner(ExpressionRunner, CallRunner, VariableRunner, StatementRunner, ControlRunner,
             GeneratorRunner, TaskRunner):
    """Runs a tree."""

    def __init__(self, functions):
        self.functions = {f["name"]: f for f in functions}
        self.trail, self.ticks, self.fuel = 1, 0, FUEL
        self.statics, self.printed = {}, []

    def burn(self):
        self.fuel -= 1
        if self.fuel < 0:
            raise OutOfFuel()

    def mix(self, v):
        self.trail = (self.trail * 31 + v) & MASK

    def run_report(self, env, s, _):
        self.printed.append("%s %u" % (s[1], self.trail))
        yield from ()

    def run(self, name, arguments):
        f = self.functions[name]
        env = [dict(zip(f["parameters"], ([a] for a in arguments)))]
        for a in arguments:
            self.mix(a)
        for counter in f["counters"]:
            env[0][counter] = [0]
        if f["recursive"] and not arguments[0]:
            raise Return(77)
        yield from self.statement(env, f["body"], None)
