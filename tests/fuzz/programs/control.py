"""Loops, switches, and the jumps out of and into them."""
from .events import Break, Continue, Goto


class ControlWriter:
    def loop(self, depth):
        """Its counter can be read in the body and hidden; in an open block it is the function's."""
        counter = self.fresh("i")
        kind = self.random.choice(["for", "while", "do"])
        n = self.random.randrange(1, 4)
        waits = self.random.randrange(8) if self.awaits else 0
        declares = not self.open
        if not declares:
            self.counters.append(counter)
        elif kind == "for" and self.awaits and self.chance(30):
            kind, waits = "each", 3
        self.scopes.append({counter: "counter"} if declares else {})
        body = self.block(depth, "loop")
        self.scopes.pop()
        return ("loop", kind, counter, n, waits, body, declares)

    def switch(self, depth, loop):
        # `continue` in a switch belongs to the loop around it
        inner = "both" if loop in ("loop", "both") else "switch"
        saved, self.cases = self.cases, []
        cases = []
        for value in self.random.sample(range(4), self.random.randrange(1, 4)):
            cases.append((value, self.block(depth, inner), self.chance(60)))
        self.cases = saved
        return ("switch", self.full(2), cases, self.chance(50))

    def duff(self, depth):
        """A switch whose cases stand in a loop and in what is nested there."""
        chosen = self.full(2)
        saved = self.open, self.labelled, self.cases, self.placed
        self.labelled = self.labelled and self.open
        self.open = True
        self.cases, self.placed = self.random.sample([0, 1, 2, 3, None], 4), {}
        counter = self.fresh("i")
        self.counters.append(counter)
        waits = self.random.randrange(8) if self.awaits else 0
        body = self.block(depth, "loop", [self.case()], stays_open=True)
        placed = self.placed
        self.open, self.labelled, self.cases, self.placed = saved
        kind, n = self.random.choice(["for", "while", "do"]), self.random.randrange(1, 4)
        return ("duff", chosen, counter, ("loop", kind, counter, n, waits, body, False), placed)

    def case(self):
        value, name = self.cases.pop(), self.fresh("c")
        self.placed[value] = name
        return ("case", name, self.refills(), value)

    def jump(self):
        """A goto that is taken twice at most; its label is chosen when all of them are known."""
        jump = ["goto", None]
        self.jumps.append(jump)
        counter = self.fresh("g")
        self.counters.append(counter)
        return ("jump", counter, jump)


class ControlPrinter:
    def print_loop(self, s):
        how, i, n, waits, body, declares = s[1:]
        declare = "unsigned " if declares else ""
        limit = "await later(%du)" % n if waits & 1 else "%du" % n
        start = "await later(0u)" if waits & 2 else "0u"
        step = "%s += await later(1u)" % i if waits & 4 else "%s++" % i
        if how in ("for", "each"):
            self.line("EACH(%s, %du)" % (i, n) if how == "each" else
                      "for (%s%s = %s; %s < %s; %s)" % (declare, i, start, i, limit, step))
            self.body(body)
            return
        self.line("{")
        self.depth += 1
        self.line("%s%s = %s;" % (declare, i, start))
        self.line("while (%s++ < %s)" % (i, limit) if how == "while" else "do")
        self.body(body)
        if how == "do":
            self.line("while (++%s < %s);" % (i, limit))
        self.depth -= 1
        self.line("}")

    def print_switch(self, s):
        self.line("switch (%s & 3u) {" % self.expression(s[1]))
        for value, body, ends in s[2]:
            self.line("case %du:" % value)
            self.statement(body)
            self.line("    break;" if ends else "    /* fall through */")
        self.line("default:")
        self.line("    mix(9u);" if s[3] else "    break;")
        self.line("}")

    def print_duff(self, s):
        self.line("%s = 0u;" % s[2])
        self.line("switch (%s & 3u)" % self.expression(s[1]))
        self.statement(s[3])

    def refill(self, label, values):
        self.line(label + ":;")
        for value in values:
            self.line("%s = %du;" % value)

    def print_label(self, s):
        self.refill(s[1], s[2])

    def print_case(self, s):
        self.refill("default" if s[3] is None else "case %du" % s[3], s[2])

    def print_jump(self, s):
        self.line("if (%s++ < 2u)" % s[1])
        self.line("    goto %s;" % s[2][1])

    def print_break(self, _):
        self.line("break;")

    def print_continue(self, _):
        self.line("continue;")


class ControlRunner:
    def round(self, env, node, seek):
        """One round of a loop; True: it was left by break."""
        try:
            yield from self.statement(env, node, seek)
        except Break:
            return True
        except Continue:
            pass
        return False

    def run_loop(self, env, s, seek):
        how, name, n, waits, body, declares = s[1:]
        if declares:
            env = env + [{name: [0]}]
        counter = self.find(env, name)[name]
        if not seek:
            if waits & 2:
                yield from self.later()
            counter[0] = 0
        while True:
            self.burn()
            if not seek and how != "do":
                if how == "while":
                    counter[0] += 1
                if waits & 1:
                    yield from self.later()
                if counter[0] - (how == "while") >= n:
                    return
            if (yield from self.round(env, body, seek)):
                return
            seek = None
            if how == "for" and waits & 4:
                yield from self.later()
            if how != "while":
                counter[0] += 1
            if how == "do":
                if waits & 1:
                    yield from self.later()
                if counter[0] >= n:
                    return

    def run_switch(self, env, s, seek):
        chosen = None if seek else (yield from self.value(env, s[1])) & 3
        try:
            running = False
            for value, body, ends in s[2]:
                running |= self.holds(body, seek) if seek else value == chosen
                if running:
                    yield from self.statement(env, body, seek)
                    seek = None
                    if ends:
                        return
            if s[3] and (running or chosen not in [c[0] for c in s[2]]):
                self.mix(9)
        except Break:
            pass

    def run_duff(self, env, s, seek):
        _, chosen, counter, loop, cases = s
        if not seek:
            self.find(env, counter)[counter][0] = 0
            value = (yield from self.value(env, chosen)) & 3
            seek = cases.get(value, cases.get(None))
        if seek:
            yield from self.statement(env, loop, seek)

    def run_label(self, env, s, _):
        for name, value in s[2]:
            self.find(env, name)[name][0] = value
        yield from ()

    run_case = run_label

    def run_jump(self, env, s, _):
        counter = self.find(env, s[1])[s[1]]
        counter[0] += 1
        if counter[0] <= 2:
            raise Goto(s[2][1])
        yield from ()

    def run_break(self, env, s, _):
        raise Break()
        yield

    def run_continue(self, env, s, _):
        raise Continue()
        yield
