"""What a program contains, as far as making its functions async is concerned.

libclang says what each name means; whether the place can be edited is decided by the text: a
location counts only if the token that libclang means stands there, and so does not come out of
the body of a macro.
"""
import ctypes
import glob
import os
import sys

import clang.cindex as ci
from clang.cindex import CursorKind as K, TypeKind as T

from ctext import Source


def load_libclang():
    """The library of the bindings' own choice, $LIBCLANG, or else the first that is found."""
    if os.environ.get("LIBCLANG"):
        ci.Config.set_library_file(os.environ["LIBCLANG"])
    try:
        return ci.conf.lib
    except ci.LibclangError:
        found = sorted(glob.glob("/usr/lib/*/libclang-*.so.1") +
                       glob.glob("/usr/lib/llvm-*/lib/libclang.so.1"))
        if not found:
            raise
        ci.Config.set_library_file(found[0])
        return ci.conf.lib


LIB = load_libclang()
sys.setrecursionlimit(100000)

# Attributes of a definition that a function which may suspend cannot have, or that make its calls
# something else than calls.
UNFIT = set("""const pure constructor destructor naked interrupt ifunc alias
    gnu_inline error warning transaction_pure malloc returns_twice target_clones weakref
    simd vector_size""".split())
UNFIT |= {"__%s__" % a for a in UNFIT}
# What looks at its own stack, or never comes back from a function that it calls.
TIED = set("""__builtin_return_address __builtin_frame_address __builtin_apply __builtin_apply_args
    __builtin_return __builtin_eh_return __builtin_unwind_init __builtin_va_arg_pack
    __builtin_va_arg_pack_len vfork pthread_exit getcontext swapcontext makecontext
    setcontext""".split())
SETJMP = set("setjmp _setjmp sigsetjmp __sigsetjmp __builtin_setjmp".split())
LONGJMP = set("longjmp _longjmp siglongjmp __builtin_longjmp".split())
HANDLERS = set("signal sigaction bsd_signal sysv_signal __sysv_signal sigset".split())


class Function:
    """All that is known of one function, over all files."""

    def __init__(self, key, name):
        self.key, self.name = key, name
        self.declarations = set()  # (path, start of the declaration, offset of the name)
        self.defined = None        # (path, parse, cursor) of a body that can be edited
        self.unfit = ""            # why it must stay plain, if it must
        self.calls = set()         # keys of functions that it calls by name
        self.pointers = False      # it calls through pointers

    def drop(self, why):
        self.unfit = self.unfit or why


class Call:
    """A call of a function by its name (callee) or through a pointer (callee is None)."""
    __slots__ = ("callee", "caller", "path", "start", "end", "clean", "macro", "whole")

    def __init__(self, callee, caller, path, start, end, clean):
        self.callee, self.caller, self.path = callee, caller, path
        self.start, self.end, self.clean = start, end, clean
        self.macro = None    # of one that is not clean: the macro that it comes out of
        self.whole = False   # and whether the macro is this call and nothing else


class Parse:
    """One translation unit."""

    def __init__(self, program, path, flags):
        self.program, self.path, self.flags = program, path, flags
        self.unit = ci.Index.create().parse(path, args=["-w", "-ferror-limit=0"] + flags, options=1)
        self.errors = [d for d in self.unit.diagnostics if d.severity >= 3]
        self.sources, self.files = {}, {}
        self.top = list(self.unit.cursor.get_children())
        self.macro_bodies = {}
        for cursor in self.top:
            if cursor.kind == K.MACRO_INSTANTIATION:
                source, start = self.place(cursor.extent.start)
                if source:
                    source.macros.append((start, self.place(cursor.extent.end)[1], cursor.spelling))
        for source in self.sources.values():
            source.sort_macros()

    def place(self, location):
        """(the Source, the offset in it) of a location; (None, offset) where nothing may be edited.
        For a token out of a macro's body that is the macro's name."""
        file, offset, unused = ctypes.c_void_p(), ctypes.c_uint(), ctypes.c_uint()
        LIB.clang_getFileLocation(location, ctypes.byref(file), ctypes.byref(unused),
                                  ctypes.byref(unused), ctypes.byref(offset))
        if file.value not in self.files:
            self.files[file.value] = self.open_file(location, file)
        return self.files[file.value], offset.value

    def open_file(self, location, file):
        name = location.file.name if file.value and location.file else None
        if file.value is None or name is None:
            return None
        path = os.path.abspath(name)
        if LIB.clang_Location_isInSystemHeader(location) or not self.program.editable(path):
            return None
        if path not in self.sources:
            source = Source(path, self.program.text(path), self.dead_ranges(file))
            self.sources[path] = source
            source.sort_macros()
        return self.sources[path]

    def dead_ranges(self, file):
        """Of the conditional branches that were not taken."""
        class Ranges(ctypes.Structure):
            _fields_ = [("count", ctypes.c_uint), ("ranges", ctypes.POINTER(ci.SourceRange))]
        get = LIB.clang_getSkippedRanges
        get.restype, get.argtypes = ctypes.POINTER(Ranges), [ctypes.c_void_p, ctypes.c_void_p]
        found = get(ctypes.cast(self.unit.obj, ctypes.c_void_p), file).contents
        out = []
        for i in range(found.count):
            r, offsets = found.ranges[i], []
            for location in (r.start, r.end):
                offset, unused = ctypes.c_uint(), ctypes.c_uint()
                LIB.clang_getFileLocation(location, ctypes.byref(ctypes.c_void_p()),
                                          ctypes.byref(unused), ctypes.byref(unused),
                                          ctypes.byref(offset))
                offsets.append(offset.value)
            out.append(tuple(offsets))
        return out

    def span(self, cursor):
        """(source, start, end) of a cursor; source is None where it is not in one editable file."""
        extent = cursor.extent
        source, start = self.place(extent.start)
        other, end = self.place(extent.end)
        return (source if source is other else None), start, end

    def names(self, cursor, name):
        """(source, offset) of a name that is in the file itself, else None."""
        source, offset = self.place(cursor.location)
        i = source.at.get(offset) if source else None
        return (source, offset) if i is not None and source.token(i) == name else None


def stripped(cursor, also=()):
    """Under implicit conversions and parentheses (and the kinds in `also`)."""
    while cursor is not None and cursor.kind in (K.UNEXPOSED_EXPR, K.PAREN_EXPR) + tuple(also):
        children = list(cursor.get_children())
        if len(children) != 1:
            return cursor
        cursor = children[0]
    return cursor


def attributes(tokens):
    """The words inside __attribute__ and [[ ]], and _Noreturn."""
    words, i = set(), 0
    while i < len(tokens):
        words |= {tokens[i]} & {"_Noreturn", "noreturn"}
        if tokens[i] in ("__attribute__", "__attribute", "__declspec") or \
                tokens[i:i + 2] == ["[", "["]:
            depth, i = 0, i + (tokens[i] != "[")
            while i < len(tokens):
                depth += (tokens[i] in ("(", "[")) - (tokens[i] in (")", "]"))
                words.add(tokens[i])
                if depth <= 0:
                    break
                i += 1
        i += 1
    return words


def is_call(body):
    """Whether the tokens of a macro's definition (after its name) are: (parameters) f ( ... )."""
    if body[:1] == ["("] and ")" in body:
        body = body[body.index(")") + 1:]
    depth = 0
    for i, text in enumerate(body[1:], 1):
        depth += (text == "(") - (text == ")")
        if depth == 0:
            return i == len(body) - 1 and text == ")"
    return False


class Program:
    """The functions and calls of all files."""

    def __init__(self, roots):
        self.roots = [os.path.abspath(r) for r in roots]
        self.texts, self.functions, self.calls, self.parses = {}, {}, [], []
        self.groups = {}     # (path, start of a declaration) -> keys; None stands for a variable
        self.taken = set()   # keys of functions used other than by calling them
        self.handlers = set()
        self.textual = set()   # macros that look at the text of what they are given
        self.defined_at = set()
        self.bodies = {}     # macro name -> [(path, tokens of the definition)]
        self.foreign = set()  # names that a header declares which is not ours

    def editable(self, path):
        return any(path == r or path.startswith(r.rstrip("/") + "/") for r in self.roots)

    def text(self, path):
        if path not in self.texts:
            with open(path, encoding="latin-1", newline="") as f:
                self.texts[path] = f.read()
        return self.texts[path]

    def function(self, cursor):
        key = cursor.get_usr() or cursor.spelling
        if key not in self.functions:
            self.functions[key] = Function(key, cursor.spelling)
        return self.functions[key]

    def add(self, path, flags):
        parse = Parse(self, os.path.abspath(path), flags)
        self.parses.append(parse)
        for source in parse.sources.values():
            for directive in source.directives:
                if len(directive) > 2 and directive[1].text == "define" and \
                        (source.path, directive[2].start) not in self.defined_at:
                    self.defined_at.add((source.path, directive[2].start))
                    self.bodies.setdefault(directive[2].text, []).append((source.path, directive))
        for cursor in parse.top:
            if cursor.kind == K.FUNCTION_DECL and parse.place(cursor.location)[0] is None:
                self.foreign.add(cursor.spelling)
            elif not cursor.kind.is_preprocessing() and parse.place(cursor.location)[0]:
                self.visit(parse, cursor, None)
        return parse

    def finish(self):
        """After the last file: what depends on all of them."""
        uses = {n: {t.text for _, d in ds for t in d[3:]} for n, ds in self.bodies.items()}
        self.textual = {n for n, body in uses.items() if "#" in body or "##" in body}
        self.textual |= {"assert", "offsetof", "va_arg", "__builtin_va_arg"}
        while True:
            more = {n for n, body in uses.items() if n not in self.textual and body & self.textual}
            if not more:
                break
            self.textual |= more
        for function in self.functions.values():
            if function.name in self.foreign and function.name != "main":
                function.drop("declared by a header that stays as it is")
            if function.defined is None:
                function.drop("not defined here")
        for keys in self.groups.values():
            if None in keys:
                for key in keys - {None}:
                    self.functions[key].drop("declared together with a variable")
        self.jumps()

    def jumps(self):
        """longjmp must not leave a function that can suspend; a handler must not suspend."""
        def reaches(names):
            found, more = set(), True
            while more:
                more = [k for k, f in self.functions.items() if k not in found
                        and (f.calls & found or any(self.functions[c].name in names
                                                    for c in f.calls)
                             or f.pointers and found & self.taken)]
                found |= set(more)
            return found
        for key in reaches(LONGJMP):
            self.functions[key].drop("may call longjmp")
        for key in self.handlers:
            self.functions[key].drop("handles signals")
        below = set(self.handlers)
        while True:
            more = set().union(*(self.functions[k].calls for k in below)) - below if below else set()
            if not more:
                break
            below |= more
        for key in below:
            self.functions[key].drop("called by a handler of signals")

    # ---- one cursor ----------------------------------------------------------------------------

    def visit(self, parse, cursor, caller):
        kind = cursor.kind
        if kind == K.FUNCTION_DECL:
            body = self.declaration(parse, cursor)
            for child in cursor.get_children():
                self.visit(parse, child, body if child.kind == K.COMPOUND_STMT else caller)
            return
        if kind in (K.VAR_DECL, K.TYPEDEF_DECL):
            source, start, _ = parse.span(cursor)
            if source:
                self.groups.setdefault((source.path, start), set()).add(None)
            for child in cursor.get_children():
                if child.kind.is_attribute() and child.spelling:
                    for function in self.functions.values():
                        if function.name == child.spelling:
                            function.drop("runs as a cleanup")
        children = list(cursor.get_children())
        if kind == K.CALL_EXPR and children:
            target = self.call(parse, cursor, children[0], caller)
            if target:
                callee = stripped(children[0], (K.UNARY_OPERATOR,))
                children = children[1:]
                if target.name in HANDLERS:
                    for child in children:
                        for part in child.walk_preorder():
                            self.handler(part)
                if callee.kind == K.DECL_REF_EXPR and target.name in TIED and caller:
                    caller.drop("uses " + target.name)
        elif kind == K.DECL_REF_EXPR:
            to = cursor.referenced
            if to is not None and to.kind == K.FUNCTION_DECL:
                self.taken.add(self.function(to).key)
        elif kind == K.BINARY_OPERATOR and children and "sa_" in children[0].spelling:
            for part in children[-1].walk_preorder():
                self.handler(part)
        for child in children:
            self.visit(parse, child, caller)

    def handler(self, cursor):
        to = cursor.referenced if cursor.kind == K.DECL_REF_EXPR else None
        if to is not None and to.kind == K.FUNCTION_DECL:
            self.handlers.add(self.function(to).key)

    def declaration(self, parse, cursor):
        """A function declared or defined in a file that may be edited."""
        function = self.function(cursor)
        source, start, end = parse.span(cursor)
        name = parse.names(cursor, cursor.spelling)
        if not source or not name or name[0] is not source or start not in source.at:
            function.drop("its declaration comes out of a macro")
            return function
        i = source.at[start]
        for a, b, _ in source.macros_near(start, start + 1):
            if a < start or b > name[1]:
                function.drop("its declaration is an argument of a macro")
        function.declarations.add((source.path, start, name[1]))
        self.groups.setdefault((source.path, start), set()).add(function.key)
        first = i                      # its attributes may come before and after
        while first > 0 and source.token(first - 1) not in (";", "{", "}"):
            first -= 1
        last = source.at[name[1]]
        while last < len(source.tokens) and source.token(last) not in (";", "{", "="):
            last = source.match.get(last, last) + 1
        head = [t.text for t in source.tokens[first:last]]
        words = attributes(head)
        for word in set(head):
            for _, directive in self.bodies.get(word, []):
                words |= attributes([t.text for t in directive])
        if words & UNFIT:
            function.drop("has the attribute " + sorted(words & UNFIT)[0])
        if "__asm__" in head or "asm" in head or "__asm" in head:
            function.drop("has another name in assembly")
        storage = {source.token(k) for k in range(i, source.at[name[1]])}
        if storage & {"inline", "__inline", "__inline__"} and "static" not in storage and not any(
                "static" in {t.text for t in d} for w in storage for _, d in self.bodies.get(w, [])):
            function.drop("inline, and not static")
        if cursor.is_definition():
            if source.token(source.ends.get(end, -1)) != "}":
                function.drop("its body comes out of a macro")
            function.defined = (source.path, parse, cursor)
            if function.name == "main" and cursor.result_type.get_canonical().kind != T.INT:
                function.drop("main does not return int")
        return function

    def call(self, parse, cursor, first, caller):
        """Records a call; the function that is called by its name, if one is."""
        callee = stripped(first, (K.UNARY_OPERATOR,))
        to = callee.referenced if callee is not None and callee.kind == K.DECL_REF_EXPR else None
        source, start, end = parse.span(cursor)
        if to is None or to.kind != K.FUNCTION_DECL:
            if caller:
                caller.pointers = True
                clean = bool(source) and source.whole(start, end, ()) and \
                    not source.at_macro(start, end)
                self.calls.append(Call(None, caller.key, source and source.path, start, end, clean))
            return None
        function = self.function(to)
        if caller:
            caller.calls.add(function.key)
        name = parse.names(callee, to.spelling)
        if name and name[0].macro_starts.get(name[1], ("", "", ""))[2] == to.spelling:
            name = None    # a macro of the function's own name
        if parse.place(to.location) == parse.place(callee.location):
            function.drop("called before it is declared")
        clean, path = False, None
        if name:
            source, offset = name
            path, i = source.path, source.at[offset]
            if source.token(i + 1) == "(":
                start, clean = offset, i + 1 in source.match  # the text says where it ends
                end = source.tokens[source.match[i + 1]].end if clean else end
            else:
                clean = source.whole(start, end, ()) and not source.at_macro(start, end)
        record = Call(function.key, caller.key if caller else None, path, start, end, clean)
        self.calls.append(record)
        if not clean:
            self.out_of_macro(parse, cursor, record)
        return function

    def out_of_macro(self, parse, cursor, record):
        """A call of which some part is in the body of a macro."""
        source, start = parse.place(cursor.extent.start)
        if source is None:
            return
        inner = [m for m in source.macros_near(start, start + 1)]
        if not inner:
            return
        a, b, record.macro = max(inner)
        bodies = [[t.text for t in d[3:]] for _, d in self.bodies.get(record.macro, [])]
        if bodies and all(is_call(body) for body in bodies):
            record.path, record.start, record.end, record.whole = source.path, a, b, True
