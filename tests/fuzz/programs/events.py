"""What happens while a program is run: jumps, ends, and the two things that a resume can lead to.

Everything that is run is a Python generator.  It gives SUSPEND where the task waits, and
("item", value) where a generator yields; it is sent what td_send brings.
"""
MASK = 0xFFFFFFFF

SUSPEND = object()


class OutOfFuel(Exception):
    """The program runs for too long: another one is taken."""


class Break(Exception):
    pass


class Continue(Exception):
    pass


class Dropped(Exception):
    """Thrown into a generator where it has yielded: it is dropped."""


class Return(Exception):
    def __init__(self, value):
        super().__init__()
        self.value = value


class Goto(Exception):
    def __init__(self, label):
        super().__init__()
        self.label = label


# These end everything without running what is deferred: nobody will see it.
SILENT = (OutOfFuel, GeneratorExit)
