"""Where the body of a function can suspend: before its statements, and around its values.

A value E of any type becomes `(await td_yield(), E)`, `await pt_int(E)` (a function that waits and
returns its argument) or `({ await td_yield(); E; })`; where only its truth counts also
`(await pt_yes() && (E))`. None of them changes what C computes, as long as E is an rvalue, no
constant is needed, and E is not a bit-field, whose promotions depend on its being one.
"""
import re

from clang.cindex import CursorKind as K, StorageClass, TypeKind as T

from facts import LIB, stripped
import clang.cindex as ci

LIB.clang_Cursor_getVarDeclInitializer.argtypes = [ci.Cursor]
LIB.clang_Cursor_getVarDeclInitializer.restype = ci.Cursor

TYPES = {T.BOOL: ("bool", "_Bool"), T.CHAR_S: ("char", "char"), T.CHAR_U: ("char", "char"),
         T.SCHAR: ("schar", "signed char"), T.UCHAR: ("uchar", "unsigned char"),
         T.SHORT: ("short", "short"), T.USHORT: ("ushort", "unsigned short"),
         T.INT: ("int", "int"), T.UINT: ("uint", "unsigned int"),
         T.LONG: ("long", "long"), T.ULONG: ("ulong", "unsigned long"),
         T.LONGLONG: ("llong", "long long"), T.ULONGLONG: ("ullong", "unsigned long long"),
         T.FLOAT: ("float", "float"), T.DOUBLE: ("double", "double"),
         T.LONGDOUBLE: ("ldouble", "long double")}
RVALUES = {K.BINARY_OPERATOR, K.COMPOUND_ASSIGNMENT_OPERATOR, K.CONDITIONAL_OPERATOR,
           K.CSTYLE_CAST_EXPR, K.CALL_EXPR, K.INTEGER_LITERAL, K.FLOATING_LITERAL,
           K.CHARACTER_LITERAL, K.UNARY_OPERATOR}
# Not evaluated, constant, or read by the compiler in a way of its own.
CLOSED = {K.CXX_UNARY_EXPR, K.GENERIC_SELECTION_EXPR, K.ASM_STMT, K.MS_ASM_STMT, K.ENUM_DECL,
          K.STRUCT_DECL, K.UNION_DECL, K.TYPEDEF_DECL, K.STATIC_ASSERT, K.PARM_DECL,
          K.FUNCTION_DECL, K.ADDR_LABEL_EXPR, K.TYPE_REF}
LEAVES = {K.RETURN_STMT, K.GOTO_STMT, K.INDIRECT_GOTO_STMT, K.BREAK_STMT, K.CONTINUE_STMT,
          K.DO_STMT, K.ASM_STMT}
VECTORS = (T.VECTOR, T.EXTVECTOR)


class Value:
    """A range of text that is an expression: the outermost one, where several have the range."""

    def __init__(self, cursor, truth):
        self.cursor, self.truth, self.ambiguous = cursor, truth, False


class Points:
    """Collects the points of one function definition."""

    def __init__(self, parse, cursor, callable_as_async):
        self.parse, self.callable = parse, callable_as_async
        self.statements = set()   # (source, token index): a statement of a block begins here
        self.bodies = set()       # (source, start, end): a statement that is no block
        self.values = {}          # (source, start, end) -> Value
        self.closed = {}          # source -> ranges in which no value is touched
        for child in cursor.get_children():
            if child.kind == K.COMPOUND_STMT:
                self.statement(child, None)

    # ---- statements ----------------------------------------------------------------------------

    def statement(self, cursor, parent):
        kind = cursor.kind
        children = list(cursor.get_children())
        if not kind.is_expression():
            self.note(cursor, False, parent)
        if kind == K.COMPOUND_STMT:
            for child in children:
                self.begins(child)
                self.statement(child, cursor)
        elif kind in (K.CASE_STMT, K.DEFAULT_STMT, K.LABEL_STMT) and children:
            for child in children[:-1]:
                self.close(child)
            if parent is not None and parent.kind in (K.COMPOUND_STMT, K.CASE_STMT):
                self.begins(children[-1])
            self.statement(children[-1], parent)
        elif kind in (K.IF_STMT, K.WHILE_STMT, K.FOR_STMT, K.SWITCH_STMT, K.DO_STMT):
            self.compound(cursor, kind, children)
        elif kind == K.DECL_STMT:
            for child in children:
                self.declared(child)
        elif kind in (K.NULL_STMT, K.BREAK_STMT, K.CONTINUE_STMT, K.GOTO_STMT):
            pass
        elif kind in CLOSED:
            self.close(cursor)
        else:
            for child in [cursor] if kind.is_expression() else children:
                self.value(child, cursor, False)

    def compound(self, cursor, kind, children):
        truth = kind != K.SWITCH_STMT
        parts = list(children)
        if kind == K.FOR_STMT:
            bodies = parts[-1:]
        elif kind == K.DO_STMT:
            bodies = parts[:1]
        elif kind == K.IF_STMT:
            bodies = parts[1:]
        else:
            bodies = parts[-1:]
        for child in parts:
            if child in bodies:
                self.body(child)
                self.statement(child, cursor)
            elif not child.kind.is_expression():
                self.statement(child, cursor)
            else:
                self.value(child, cursor, truth and kind != K.FOR_STMT)

    def begins(self, cursor):
        """A statement stands directly in a block: something may stand before it."""
        source, start = self.parse.place(cursor.extent.start)
        i = source.at.get(start) if source else None
        if i is None or cursor.kind in (K.NULL_STMT, K.UNEXPOSED_STMT, K.CASE_STMT, K.DEFAULT_STMT):
            return
        if source.token(i) in ("__attribute__", "[", "__label__") or source.pragma_before(i):
            return
        # a macro that opens a block gives statements in it the same place as the block itself
        if source.token(i - 1) not in (";", "{", "}", ":"):
            return
        for a, b, name in source.macros_near(start, start + 1):
            if a < start and name in self.parse.program.textual:
                return
        self.statements.add((source, i))

    def body(self, cursor):
        """What an `if` or a loop governs: braces can be put around it."""
        last = cursor
        while last.kind in (K.IF_STMT, K.WHILE_STMT, K.FOR_STMT, K.SWITCH_STMT, K.LABEL_STMT,
                            K.CASE_STMT, K.DEFAULT_STMT):
            last = list(last.get_children())[-1]
        source, start = self.parse.place(cursor.extent.start)
        other, end = self.parse.place(last.extent.end)
        if cursor.kind in (K.COMPOUND_STMT, K.UNEXPOSED_STMT, K.NULL_STMT) or source is not other \
                or not source:
            return
        j = source.ends.get(end)
        if j is None or start not in source.at or source.at_macro(start, end) or \
                source.pragma_before(source.at[start]):
            return
        if last.kind in LEAVES or last.kind.is_expression():
            j += 1
        if source.token(j) not in (";", "}"):
            return
        if source.whole(start, source.tokens[j].end, self.parse.program.textual):
            self.bodies.add((source, start, source.tokens[j].end))

    def declared(self, cursor):
        """A declaration in a block: its initialiser is evaluated, all else is left alone."""
        first = None
        if cursor.kind == K.VAR_DECL and cursor.storage_class not in (StorageClass.STATIC,
                                                                      StorageClass.EXTERN):
            first = LIB.clang_Cursor_getVarDeclInitializer(cursor)
            first._tu = cursor._tu
        for child in cursor.get_children():
            if first is not None and child == first:
                self.value(child, cursor, False)
            else:
                self.close(child)

    # ---- values --------------------------------------------------------------------------------

    def close(self, cursor):
        source, start, end = self.parse.span(cursor)
        if source:
            self.closed.setdefault(source, []).append((start, end))

    def note(self, cursor, truth, parent):
        """Registers a node under its range; returns the key, and whether it is the first there."""
        source, start, end = self.parse.span(cursor)
        if not source or start >= end:
            return None, False
        key = (source, start, end)
        known = self.values.get(key)
        if known is None:
            self.values[key] = known = Value(cursor, truth)
            known.open = True
            return key, True
        if not known.open:
            known.ambiguous = True
        return key, False

    def value(self, cursor, parent, truth):
        kind = cursor.kind
        if kind == K.COMPOUND_STMT:      # the block of a statement expression
            return self.statement(cursor, parent)
        if kind in CLOSED or not (kind.is_expression() or kind.is_statement()):
            return self.close(cursor)
        key, first = self.note(cursor, truth, parent)
        self.inside(cursor, kind, parent, truth)
        if first:
            self.values[key].open = False

    def inside(self, cursor, kind, parent, truth):
        children = list(cursor.get_children())
        source, start, end = self.parse.span(cursor)
        text = source.text[start:end] if source else ""
        if kind == K.CALL_EXPR and children:
            name = cursor.spelling or ""
            if name.startswith(("__builtin", "__atomic", "__sync", "__c11", "_mm", "__")):
                return self.close(cursor)
            callee = stripped(children[0], (K.UNARY_OPERATOR,))
            to = callee.referenced if callee.kind == K.DECL_REF_EXPR else None
            if to is not None and to.kind == K.FUNCTION_DECL:
                self.close(children[0])
                children = children[1:]
        if kind in (K.UNEXPOSED_EXPR, K.INIT_LIST_EXPR) and parent.kind == K.INIT_LIST_EXPR and \
                re.match(r"\[|\.\s*[A-Za-z_$]|[A-Za-z_$][\w$]*\s*:", text):
            if "..." in text.split("=")[0]:
                return self.close(cursor)
            for child in children[:-1]:
                self.close(child)
            children = children[-1:]
        mark = None
        if kind in (K.BINARY_OPERATOR, K.UNARY_OPERATOR):
            mark = self.operator(cursor, children)
        for i, child in enumerate(children):
            inner = (mark in ("&&", "||", "!") or kind == K.CONDITIONAL_OPERATOR and i == 0
                     or truth and kind in (K.PAREN_EXPR,))
            self.value(child, cursor, inner)

    def operator(self, cursor, children):
        """The operator's text, where it stands in the file."""
        source, start, end = self.parse.span(cursor)
        if not source or not children:
            return None
        if cursor.kind == K.UNARY_OPERATOR:
            return source.token(source.at.get(start, -1))
        other, left = self.parse.place(children[0].extent.end)
        if other is not source:
            return None
        i = source.ends.get(left)
        return source.token(i + 1) if i is not None else None

    def choices(self, key):
        """The ways in which the value of a range may be waited for: (kinds, type name)."""
        source, start, end = key
        value = self.values[key]
        cursor, kind = value.cursor, value.cursor.kind
        if value.ambiguous or not kind.is_expression():
            return []
        if any(a <= start and end <= b for a, b in self.closed.get(source, ())):
            return []
        if not source.whole(start, end, self.parse.program.textual):
            return []
        if source.at_macro(start, end) and not self.expands_to_value(source, start, end):
            return []
        core = stripped(cursor)
        kind_of = cursor.type.get_canonical().kind
        core_kind = core.type.get_canonical().kind
        if kind == K.UNEXPOSED_EXPR:
            children = list(cursor.get_children())
            if len(children) != 1 or self.parse.span(children[0]) != (source, start, end):
                return []
        elif kind not in RVALUES:
            return []
        text = source.text[start:end]
        if kind == K.UNARY_OPERATOR and text[0] in "*_&" and not text.startswith("&&"):
            if text[0] != "&" or core_kind != T.POINTER:
                return []
        if kind_of == T.POINTER and core_kind != T.POINTER:    # null pointer constants; decays
            if core_kind in TYPES or core_kind == T.ENUM or not self.decays(core):
                return []
        if core.kind == K.CSTYLE_CAST_EXPR and core_kind == T.POINTER and \
                re.match(r"[(\s]*(const\s+|volatile\s+)*void\s*\*\s*\)[(\s]*0", text):
            return []
        if kind_of in VECTORS and core_kind not in VECTORS:
            return []
        out = []
        if kind_of in TYPES:
            out.append("same")
        if not self.is_bit_field(core):
            out += ["comma", "comma"]
            if "__label__" not in text:
                out.append("block")
        if value.truth and (kind_of in TYPES or kind_of == T.POINTER):
            out += ["and", "or"]
        return out

    def decays(self, core):
        """Whether an array or a function may stand in a comma operator: it must be no part of a
        value that is gone soon."""
        while core.kind == K.MEMBER_REF_EXPR:
            children = list(core.get_children())
            core = stripped(children[0]) if children else core
            if not children:
                break
        return core.kind in (K.DECL_REF_EXPR, K.STRING_LITERAL, K.ARRAY_SUBSCRIPT_EXPR,
                             K.MEMBER_REF_EXPR) or core.kind == K.UNARY_OPERATOR

    def is_bit_field(self, core):
        kind = core.kind
        if kind == K.MEMBER_REF_EXPR:
            return core.referenced is not None and core.referenced.is_bitfield()
        children = list(core.get_children())
        if not children:
            return False
        if kind in (K.COMPOUND_ASSIGNMENT_OPERATOR, K.UNARY_OPERATOR):
            return self.is_bit_field(stripped(children[0]))
        if kind == K.BINARY_OPERATOR and len(children) == 2:
            mark = self.operator(core, children)
            if mark == "=":
                return self.is_bit_field(stripped(children[0]))
            if mark in (",", None):
                return self.is_bit_field(stripped(children[1])) or self.is_bit_field(
                    stripped(children[0]))
        if kind == K.StmtExpr:
            return True
        return False

    def expands_to_value(self, source, start, end):
        """Whether what begins or ends here with a macro is a value also as a text."""
        for a, b, name in source.macros_near(start, end):
            if a != start and b != end:
                continue
            bodies = self.parse.program.bodies.get(name)
            if not bodies:
                return False
            for _, directive in bodies:
                body = [t.text for t in directive[3:]]
                if set(body) & {";", "{", "}", "return", "goto", "case", "else", "if", "do"}:
                    return False
                if not body or body[-1] in ("+", "-", "*", "/", ",", "=", "(", "&&", "||", "?"):
                    return False
        return True
