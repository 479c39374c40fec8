"""gdb: `next`, `step` and `until` go over a suspension.

    (gdb) source /usr/share/tandem/gdb/tandem.py        (or a line in ~/.gdbinit)

A stackless function that waits returns from its step to the scheduler, and gdb, which knows nothing
of it, stops there.  With this file the command goes on, other tasks running meanwhile, to the next
line of the same activation, or to the await in its caller where it ends before; or wherever a
breakpoint or a signal stops the program.  Stepping over a `yield` is left alone: control does go to
the consumer.  Needs code built with -O0, on x86-64 or aarch64.

How: before the command, a breakpoint where the innermost frame returns to looks at what is returned
and does not stop.  After a command that ended so with TD__SUSPENDED, silent breakpoints at the
lines of the same function, for the same frame only, end the wait.
"""
import gdb

SUSPENDED, DONE = 0, 1  # of tandem/abi.h: what a step returns ...
RESULT = {"i386:x86-64": "rax", "aarch64": "x0"}  # ... and where
STEP = "__td_step"


def _function_block(frame):
    block = frame.block()
    while block.function is None:
        block = block.superblock
    return block


def _closing_brace(block):
    return gdb.find_pc_line(block.end - 1).line


class _Return(gdb.Breakpoint):
    """Notes what the innermost frame returns; with `stops`, stops there.  (gdb.FinishBreakpoint
    misses a return into a function that was inlined.)"""

    def __init__(self, stops=False):
        frame = gdb.newest_frame()
        self.register = RESULT.get(frame.architecture().name())
        self.within = int(frame.read_register("sp"))
        super().__init__(f"*{frame.older().pc():#x}", internal=True)
        self.silent = True
        self.stops = stops
        self.how = None

    def stop(self):
        frame = gdb.newest_frame()
        if int(frame.read_register("sp")) <= self.within:  # a call further in
            return False
        self.how = int(frame.read_register(self.register)) & 0xFF
        return self.stops


class _InFrame(gdb.Breakpoint):
    """A silent breakpoint that counts for one activation, and only where `stops()` says so."""

    def __init__(self, pc, address, stops):
        super().__init__(f"*{pc:#x}", internal=True)
        self.silent = True
        self.condition = f"(unsigned long)td__frame_ == {address}"
        self.stops = stops

    def stop(self):
        return self.stops()


class _Activation:
    """A frame (its td_frame, as a value) and the function that steps it."""

    def __init__(self, frame):
        self.address = int(frame)
        self.block = gdb.block_for_pc(int(frame["desc"]["step"]))
        self.name = self.block.function.name
        self.first_line = int(frame["desc"]["lines"][0])
        annotated = frame["desc"]["file"].string()
        self.symtab = gdb.decode_line(f'"{annotated}":{self.first_line}')[1][0].symtab

    def is_at(self, frame):
        try:
            return frame.name() == self.name and int(frame.read_var("td__frame_")) == self.address
        except gdb.error:
            return False

    def at_entry(self, stops):
        """After the prologue of its step."""
        pc = min(entry.pc for entry in self.block.function.symtab.linetable()
                 if self.block.start < entry.pc < self.block.end)
        return [_InFrame(pc, self.address, stops)]

    def at_lines(self, passed, stops):
        """At the annotated lines of its body, but for the one that is `passed` and the closing brace,
        which a step that waits passes too."""
        left_out = (passed, _closing_brace(self.block))
        return [_InFrame(entry.pc, self.address, stops) for entry in self.symtab.linetable()
                if self.block.start <= entry.pc < self.block.end
                and entry.line > self.first_line and entry.line not in left_out]


class _Stepping:
    """One stepping command: where it began, and how the innermost frame was left."""

    watch = None

    def before(self):
        self._returned()  # of a command that failed
        try:
            frame = gdb.newest_frame()
            if frame != gdb.selected_frame() or not (frame.name() or "").endswith(STEP) \
                    or frame.architecture().name() not in RESULT:
                return
            td_frame = frame.read_var("td__frame_")
            self.here = _Activation(td_frame)
            self.caller = _Activation(td_frame["caller"]) if int(td_frame["caller"]) else None
            self.line = frame.find_sal().line
            self.watch = _Return()
        except (gdb.error, ValueError):  # no program, optimised out, no debug information: leave it
            pass

    def _returned(self):
        """The watch, which ends here; None if there was none."""
        watch, self.watch = self.watch, None
        if watch and watch.is_valid():
            watch.delete()
        return watch

    def after(self):
        watch = self._returned()
        if watch is None or not gdb.selected_inferior().pid:
            return
        how = watch.how
        frame = gdb.newest_frame()
        if self.here.is_at(frame) \
                and frame.find_sal().line == _closing_brace(_function_block(frame)):
            how = self._leave()
        if how == SUSPENDED:
            print(f"{self.here.name[:-len(STEP)]} waits", flush=True)
        elif how != DONE or (gdb.newest_frame().name() or "").endswith(STEP):
            return
        self._until_resumed(how == DONE)

    def _until_resumed(self, ended):
        """Runs to the next line of the activation that was stepped, or of its caller, which is not
        entered before the callee was."""
        resumed, reached = ended, False

        def note():
            nonlocal resumed
            resumed = True
            return False

        def reach():
            nonlocal reached
            reached = resumed
            return reached

        made = []
        try:
            if not ended:
                made += self.here.at_entry(note)
                made += self.here.at_lines(self.line, reach)
            if self.caller:
                made += self.caller.at_lines(None, reach)
            gdb.execute("continue")
        finally:
            for breakpoint in made:
                breakpoint.delete()
        if reached:
            shown = gdb.execute("frame", to_string=True).rstrip()
            print(shown.splitlines()[-1] if self.here.is_at(gdb.newest_frame()) else shown)

    @staticmethod
    def _leave():
        """Runs to where the innermost frame returns to; what it returns."""
        watch = _Return(stops=True)
        try:
            gdb.execute("continue")
            return watch.how
        finally:
            watch.delete()


stepping = _Stepping()
for _command in ("next", "step", "until"):
    for _hook, _method in (("hook", "before"), ("hookpost", "after")):
        gdb.execute(f"define {_hook}-{_command}\npython stepping.{_method}()\nend")
