"""Generators: what they yield, and who runs them."""
from .events import SILENT, SUSPEND, Dropped, Return


class GeneratorWriter:
    def makers(self):
        return [f for f in self.functions
                if f["kind"] == "generator" and (self.awaits or not f["async"])]

    def foreach(self, depth):
        makers = self.makers()
        if not makers:
            return None
        maker = self.random.choice(makers)
        arguments = [self.expression(1) for _ in maker["parameters"]]
        self.scopes.append({})
        self.names += 1  # not a name that shadows: it is in scope in the call, too
        variable = "v%d" % self.names
        self.scopes[-1][variable] = "scalar"
        labelled, self.labelled = self.labelled, False  # nothing jumps to a generator's loop
        body = self.body(depth, "loop")
        self.labelled = labelled
        self.scopes.pop()
        return ("foreach", variable, maker["name"], arguments, maker["async"], body)


class GeneratorPrinter:
    def print_foreach(self, s):
        call = "%s(%s)" % (s[2], self.arguments(s[3]))
        self.line("foreach (unsigned, %s, %s%s)" % (s[1], "await " if s[4] else "", call))
        self.statement(s[5])

    def print_yield(self, s):
        self.line("yield %s;" % self.expression(s[1]))


class GeneratorRunner:
    def resume(self, maker, sent=None):
        """What one resume of a generator yields; None at its end."""
        try:
            event = maker.send(sent)
            while event is SUSPEND:
                yield SUSPEND
                event = next(maker)
            return event[1]
        except (StopIteration, Return):
            return None

    def drop(self, maker):
        """Runs what is deferred where the generator is; nothing if it has not begun or has ended."""
        try:
            event = maker.throw(Dropped())
            while event is SUSPEND:
                yield SUSPEND
                event = next(maker)
        except (StopIteration, Return, Dropped):
            return
        raise AssertionError("a generator yields while it is dropped")

    def run_foreach(self, env, s, _):
        arguments = yield from self.values(env, s[3])
        maker = self.run(s[2], arguments)
        silent = False
        try:
            while True:
                item = yield from self.resume(maker)
                if item is None:
                    break
                if (yield from self.round(env + [{s[1]: [item]}], s[5], None)):
                    break
        except SILENT:
            silent = True
            raise
        finally:
            if not silent:
                yield from self.drop(maker)

    def run_yield(self, env, s, _):
        yield ("item", (yield from self.value(env, s[1])))
