"""Tasks: who runs next, in the order of first come, first served."""
from collections import deque

from .events import SUSPEND, Return


class Task:
    def __init__(self, body):
        self.body = body  # what it runs
        self.result = None


class TaskRunner:
    def pause(self):
        """await td_yield()"""
        self.queue.append(self.task)
        yield SUSPEND

    def later(self, every=2):
        """Waits as later() and add() of the prelude do: by the count of ticks."""
        self.ticks += 1
        if (self.ticks & 1 if every == 2 else self.ticks % every):
            yield from self.pause()

    def schedule(self, body):
        """Runs the main task to its end."""
        main = Task(body)
        self.queue = deque([main])
        while main.result is None:
            self.task = self.queue.popleft()
            try:
                next(self.task.body)
            except Return as end:
                self.task.result = end.value
