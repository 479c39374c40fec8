"""Tasks: spawned, joined, cancelled; and who runs next: first come, first served."""
from collections import deque

from .events import SUSPEND, Return


class TaskWriter:
    def spawn(self, depth):
        """A block that spawns a task, does something, perhaps cancels it, and joins or detaches."""
        callees = [f for f in self.functions if f["kind"] == "async"]
        if not callees or not self.tasks:
            return None
        callee = self.random.choice(callees)
        arguments = self.arguments_for(callee)
        waits = self.random.randrange(9) if self.awaits else 0
        body = self.shut(depth, None, [("mix", ("paused",), False)] * waits)  # it gets on meanwhile
        end = "join" if self.awaits and self.chance(75) else "detach"
        return ("spawn", self.fresh("t"), callee["name"], arguments, body, self.chance(50), end)


class TaskPrinter:
    def print_spawn(self, s):
        task, name, arguments, body, cancels, end = s[1:]
        self.line("{")
        self.depth += 1
        self.line("td_task *%s = td_spawn(%s);" % (task, ", ".join((name,) + self.each(arguments))))
        self.statement(body)
        if cancels:
            self.line("td_cancel(%s);" % task)
        if end == "detach":
            self.line("td_detach(%s);" % task)
        else:
            self.line("unsigned got_%s = 0;" % task)
            self.line("if (await td_join(%s, &got_%s) == 0) {" % (task, task))
            self.line("    mix(got_%s);" % task)
            self.line("} else {")
            self.line("    mix(13u);")
            self.line("    td_detach(%s);" % task)
            self.line("}")
        self.depth -= 1
        self.line("}")


class Task:
    def __init__(self, body):
        self.body = body  # what it runs
        self.cancelled = self.failed = self.finished = False
        self.result = self.joiner = self.joins = None


class TaskRunner:
    def pause(self):
        """await td_yield(): whether it fails"""
        if not self.task.cancelled:
            self.queue.append(self.task)
            yield SUSPEND
        return self.task.cancelled

    def later(self, every=2):
        """Waits as later() and add() of the prelude do: by the count of ticks."""
        self.ticks += 1
        if self.ticks % every:
            yield from self.pause()

    def cancel(self, task):
        """Ends the join that it waits in; where it yields, it is in the queue already."""
        if task.cancelled:
            return
        task.cancelled = True
        if task.joins:
            task.joins.joiner = task.joins = None
            task.failed = True
            self.queue.append(task)

    def join(self, task):
        """await td_join(): the result, or None: it was cancelled"""
        me = self.task
        if me.cancelled:
            return None
        if not task.finished:
            task.joiner, me.joins, me.failed = me, task, False
            yield SUSPEND
            me.joins = None
            if me.failed:
                return None
        return task.result

    def run_spawn(self, env, s, _):
        _, name, arguments, body, cancels, end = s[1:]
        values = yield from self.values(env, arguments)
        task = Task(self.run(name, values))
        self.queue.append(task)
        yield from self.statement(env, body, None)
        if cancels:
            self.cancel(task)
        if end == "join":
            result = yield from self.join(task)
            self.mix(13 if result is None else result)

    def schedule(self, body):
        """Runs the main task to its end; what is left then never runs again."""
        main = Task(body)
        self.queue = deque([main])
        while not main.finished:
            self.task = task = self.queue.popleft()
            try:
                next(task.body)
            except Return as end:
                task.finished, task.result = True, end.value
                if task.joiner:
                    task.joiner.joins = None
                    self.queue.append(task.joiner)
