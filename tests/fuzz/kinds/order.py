"""Does a tree hang on an order that C leaves open, and that no await fixes?

The operands of an operator, and the arguments of a call, are evaluated from left to right up to each
await that stands among them.  So an access and a conflicting one in another operand are in order if
an await lies between them, and otherwise they are not.  An await that may be skipped fixes nothing.
"""
READ, WRITE, AWAIT = "read", "write", "await"


class Conflict(Exception):
    """The tree is no program."""


def conflict(a, b):
    return a[1] is not None and a[1] == b[1] and WRITE in (a[0], b[0])


def in_any_order(parts, reads_before=False):
    """The events of operands that have no sequence point between them.

    `reads_before`: the last part is a store, before which the values of the others are computed."""
    flat = [(i, event) for i, part in enumerate(parts) for event in part]
    last = len(parts) - 1
    for k, (i, event) in enumerate(flat):
        for j, earlier in reversed(flat[:k]):
            if earlier[0] == AWAIT:
                break
            if i == j or not conflict(earlier, event):
                continue
            if reads_before and i == last and earlier[0] == READ:
                continue
            raise Conflict()
    return [event for _, event in flat]


def perhaps(events):
    """Of an operand that may be skipped."""
    return [event for event in events if event[0] != AWAIT]
