/* What clang's tree of a function does with its variables: how often it reads each, writes it, takes its
 * address, as C evaluates it.
 *
 * This is the other half of the check in graph/count.c, so nothing here asks what our own passes think:
 * what an expression is used for comes from the cursors above it, which operands are evaluated from
 * C11 (6.3.2.1, 6.5.1.1, 6.5.3.4) and the compilers' manuals.  libclang has no cursor for some of what it
 * takes to tell: there the operator's own tokens are read in the asked text, where one blank stands
 * between two tokens. */
#include "oracle/clang.h"

#include <string.h>

enum { ANY = 1000 }; /* as often as the graph likes, beyond what it must */

/* What the value or the place is for. */
enum purpose {
    TO_READ,
    TO_WRITE,
    TO_CHANGE,  /* read, then written */
    TO_POINT,   /* its address */
    TO_DECAY,   /* an array, or an element of it */
    TO_ASM_IN,  /* operands of asm */
    TO_ASM_OUT,
    TO_ASM_BOTH,
    TO_BEGIN,   /* not by name: by its declaration's initialiser, ... */
    TO_CLEAN_UP,
    TO_LOOP,    /* ... by a foreach */
    TO_LOOP_ASYNC
};
struct purpose_of {
    enum purpose purpose;
    bool part;  /* of the variable at the root: x.a, z[1] of a vector */
    bool loose; /* the rest of it may be read once more */
};
static const struct purpose_of READ = {TO_READ, false, false};

/* Is it evaluated? From what is certain to what never is; within another the larger one counts. */
enum evaluated {
    ALWAYS,
    MAYBE,     /* compilers differ */
    NO_EFFECT, /* looked at, perhaps, but for its value only: __builtin_constant_p(x = 5) */
    NEVER
};

/* A place in the text where something is done with a variable. */
struct mention {
    uint32_t variable; /* where its name is declared */
    enum purpose purpose;
    bool part, loose;  /* as in struct purpose_of */
    enum evaluated evaluated;
};

struct walker {
    struct oracle *oracle;
    struct arena *scratch;
    VEC(CXCursor) stack; /* children of the cursors that are being walked */
    int choice;          /* of the next _Generic: the number of its association; 0: unknown */
};

static void walk(struct walker *w, CXCursor cursor, struct purpose_of use, enum evaluated evaluated);

/* ---- noting ---- */

static uint32_t place_of(CXCursor cursor)
{
    return expressions_offset(clang_getCursorLocation(cursor));
}

/* The text has few macros left, the runtime's own.  What stands in an argument of one is shown as often as
 * the macro's body has it, and around it there is no text to look at. */
static bool in_argument(CXCursor cursor)
{
    unsigned offset = 0;
    clang_getExpansionLocation(clang_getCursorLocation(cursor), NULL, NULL, NULL, &offset);
    return offset != place_of(cursor);
}

/* Something is done with a variable at one place of the text.  clang may show that place several times
 * (`a ?: b`, the specifiers of `typeof(x) p, q`, the arguments of macros): it counts once, as the one
 * that is evaluated. */
static void note(struct walker *w, CXCursor at, CXCursor variable, struct purpose_of use,
                 enum evaluated evaluated)
{
    struct asked_text *text = w->oracle->asked;
    uint64_t key = (uint64_t)place_of(at) << 4 | (use.purpose >= TO_BEGIN ? use.purpose : 1);
    int *slot = map_slot(w->oracle->arena, &text->mentions, key);
    if (evaluated == NEVER && in_argument(at))
        evaluated = MAYBE;
    if (*slot < 0) {
        struct mention mention = {place_of(variable), use.purpose, use.part, use.loose, evaluated};
        *slot = text->mentioned.n;
        VEC_PUSH(w->oracle->arena, &text->mentioned, mention);
    } else if (evaluated < text->mentioned.at[*slot].evaluated) {
        text->mentioned.at[*slot].evaluated = evaluated;
    }
}

static struct uses *uses_at(struct oracle *oracle, uint32_t name_offset)
{
    int *slot = map_slot(oracle->arena, &oracle->asked->variables_used, (uint64_t)name_offset + 1);
    if (*slot < 0) {
        struct uses none = {0};
        *slot = oracle->asked->uses.n;
        VEC_PUSH(oracle->arena, &oracle->asked->uses, none);
    }
    return &oracle->asked->uses.at[*slot];
}

static void add(struct uses *uses, enum use use, int least, int most, enum evaluated evaluated)
{
    if (evaluated == ALWAYS)
        uses->least[use] += least;
    if (evaluated != NEVER && !(evaluated == NO_EFFECT && use == USE_WRITE))
        uses->most[use] += most;
}

static void count(struct oracle *oracle, const struct mention *mention)
{
    bool array = oracle_type(oracle, oracle_decl_type(oracle, mention->variable)).kind == TYPE_ARRAY;
    struct uses *uses = uses_at(oracle, mention->variable);
    enum purpose purpose = mention->purpose;
    enum evaluated evaluated = mention->evaluated;
    int more = mention->loose ? 1 : 0;
    if (array && purpose < TO_BEGIN)
        purpose = TO_DECAY;
    uses->pointed |= evaluated == ALWAYS &&
                     (purpose == TO_POINT || purpose == TO_DECAY || purpose == TO_CLEAN_UP);
    if (evaluated == NO_EFFECT) /* whatever is done to it: the compiler may look at its value */
        add(uses, USE_READ, 0, 1, evaluated);
    switch (purpose) {
    case TO_READ:
        add(uses, USE_READ, 1, 1 + more, evaluated);
        break;
    case TO_WRITE:
        if (mention->part)
            add(uses, USE_READ, 1, 1 + more, evaluated);
        add(uses, USE_WRITE, 1, 1, evaluated);
        break;
    case TO_CHANGE:
        add(uses, USE_READ, 1, 1 + more, evaluated);
        add(uses, USE_WRITE, 1, 1, evaluated);
        break;
    case TO_POINT:
        add(uses, USE_READ, 0, more, evaluated);
        add(uses, USE_ADDRESS, 1, 1, evaluated);
        break;
    case TO_DECAY: /* an element may be read or written, but anybody may do so from here on */
        add(uses, USE_ADDRESS, 1, ANY, evaluated);
        add(uses, USE_READ, 0, ANY, evaluated);
        add(uses, USE_WRITE, 0, ANY, evaluated);
        break;
    case TO_ASM_IN: /* for the graph each operand of asm is read and written */
        add(uses, USE_READ, 1, ANY, evaluated);
        add(uses, USE_WRITE, 0, 1, evaluated);
        break;
    case TO_ASM_OUT:
        add(uses, USE_READ, mention->part, ANY, evaluated);
        add(uses, USE_WRITE, 1, 1, evaluated);
        break;
    case TO_ASM_BOTH:
        add(uses, USE_READ, 1, ANY, evaluated);
        add(uses, USE_WRITE, 1, 1, evaluated);
        break;
    case TO_BEGIN:
        add(uses, USE_WRITE, 1, 1, evaluated);
        break;
    case TO_CLEAN_UP: /* where it is declared, and where its function is called */
        add(uses, USE_ADDRESS, 1, 2, evaluated);
        break;
    case TO_LOOP:
        add(uses, USE_WRITE, 1, 1, evaluated);
        break;
    case TO_LOOP_ASYNC: /* the generator gets its address */
        add(uses, USE_WRITE, 1, 1, evaluated);
        add(uses, USE_ADDRESS, 1, 1, evaluated);
        break;
    }
}

/* A name that means a variable or a parameter. */
static void mention(struct walker *w, CXCursor cursor, struct purpose_of use,
                    enum evaluated evaluated)
{
    CXCursor variable = clang_getCursorReferenced(cursor);
    enum CXCursorKind kind = clang_getCursorKind(variable);
    if (kind == CXCursor_VarDecl || kind == CXCursor_ParmDecl)
        note(w, cursor, variable, use, evaluated);
}

/* ---- looking around ---- */

static enum CXChildVisitResult push(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct walker *w = data;
    VEC_PUSH(w->scratch, &w->stack, cursor);
    return CXChildVisit_Continue;
}

/* The children are stack.at[first..stack.n); to be taken off by setting stack.n to first. */
static int push_children(struct walker *w, CXCursor cursor)
{
    int first = w->stack.n;
    clang_visitChildren(cursor, push, w);
    return first;
}

static void walk_children(struct walker *w, CXCursor cursor, enum evaluated evaluated)
{
    int first = push_children(w, cursor), end = w->stack.n;
    for (int i = first; i < end; i++)
        walk(w, w->stack.at[i], READ, evaluated);
    w->stack.n = first;
}

static const char *text_of(struct walker *w, CXCursor cursor)
{
    uint32_t begin, end;
    expressions_extent(cursor, &begin, &end);
    return begin < w->oracle->asked->length ? w->oracle->asked->text + begin : "";
}

static bool begins(const char *text, const char *word)
{
    return strncmp(text, word, strlen(word)) == 0;
}

/* The last byte of the token before the one at `at`; `*begin`: where that byte is. */
static char before(struct walker *w, uint32_t at, uint32_t *begin)
{
    const char *text = w->oracle->asked->text;
    while (at > 0 && strchr(" \t\n", text[at - 1]))
        at--;
    *begin = at ? at - 1 : 0;
    return at ? text[at - 1] : 0;
}

static char before_cursor(struct walker *w, CXCursor cursor)
{
    uint32_t begin, end, at;
    expressions_extent(cursor, &begin, &end);
    return before(w, begin, &at);
}

/* typeof(expression) */
static bool is_typeof_operand(struct walker *w, CXCursor cursor)
{
    uint32_t begin, end, at;
    expressions_extent(cursor, &begin, &end);
    if (before(w, begin, &at) != '(' || before(w, at, &at) == 0)
        return false;
    const char *text = w->oracle->asked->text;
    if (at >= 7 && (memcmp(text + at - 7, "__typeof", 8) == 0))
        return true;
    if (at >= 9 && memcmp(text + at - 9, "__typeof__", 10) == 0)
        return true;
    return at >= 6 && memcmp(text + at - 5, "typeof", 6) == 0 && strchr(" \t\n", text[at - 6]);
}

/* Has the type an array of variable length in it? */
static bool is_variable(CXType type)
{
    for (;;) {
        type = clang_getCanonicalType(type);
        if (type.kind == CXType_VariableArray)
            return true;
        if (type.kind == CXType_Pointer)
            type = clang_getPointeeType(type);
        else if (type.kind == CXType_ConstantArray || type.kind == CXType_IncompleteArray)
            type = clang_getArrayElementType(type);
        else
            return false;
    }
}

static bool has_kind(CXCursor cursor, enum CXTypeKind kind)
{
    return clang_getCanonicalType(clang_getCursorType(cursor)).kind == kind;
}

static bool is_array(CXCursor cursor)
{
    CXType type = clang_getCanonicalType(clang_getCursorType(cursor));
    return type.kind == CXType_ConstantArray || type.kind == CXType_VariableArray ||
           type.kind == CXType_IncompleteArray;
}

static enum evaluated larger(enum evaluated a, enum evaluated b)
{
    return a > b ? a : b;
}

/* ---- expressions ---- */

/* An element: a[i] of an array is a part of its object, as v[i] of a vector; p[i] is read through p. */
static void walk_subscript(struct walker *w, CXCursor cursor, struct purpose_of use,
                           enum evaluated evaluated)
{
    int first = push_children(w, cursor), end = w->stack.n;
    for (int i = first; i < end; i++) {
        CXCursor kid = w->stack.at[i];
        bool vector = has_kind(kid, CXType_Vector) || has_kind(kid, CXType_ExtVector);
        struct purpose_of place = {use.purpose, true, true};
        walk(w, kid, vector ? place : READ, evaluated);
    }
    w->stack.n = first;
}

static void walk_member(struct walker *w, CXCursor cursor, struct purpose_of use,
                        enum evaluated evaluated)
{
    int first = push_children(w, cursor), end = w->stack.n;
    struct purpose_of place = {is_array(cursor) ? TO_DECAY : use.purpose, true, use.loose};
    for (int i = first; i < end; i++)
        walk(w, w->stack.at[i], has_kind(w->stack.at[i], CXType_Pointer) ? READ : place, evaluated);
    w->stack.n = first;
}

static void walk_unary(struct walker *w, CXCursor cursor, struct purpose_of use,
                       enum evaluated evaluated)
{
    int first = push_children(w, cursor);
    if (w->stack.n > first) {
        CXCursor kid = w->stack.at[first];
        const char *text = text_of(w, cursor);
        uint32_t begin, end;
        expressions_extent(cursor, &begin, &end);
        const char *last = w->oracle->asked->text + (end < 2 ? 0 : end - 2);
        bool postfix = text == text_of(w, kid) && (begins(last, "++") || begins(last, "--"));
        struct purpose_of place = READ;
        if (postfix || begins(text, "++") || begins(text, "--"))
            place = (struct purpose_of){TO_CHANGE, false, false};
        else if (text[0] == '&')
            place = (struct purpose_of){TO_POINT, false, false};
        else if (begins(text, "__extension__"))
            place = use;
        else if (begins(text, "__real") || begins(text, "__imag"))
            place = (struct purpose_of){use.purpose, true, true};
        walk(w, kid, place, evaluated);
    }
    w->stack.n = first;
}

/* The right operand before the left one, as it makes no difference here. */
static void walk_binary(struct walker *w, CXCursor cursor, bool compound, enum evaluated evaluated)
{
    int first = push_children(w, cursor);
    if (w->stack.n == first + 2) {
        CXCursor left = w->stack.at[first], right = w->stack.at[first + 1];
        uint32_t begin, end;
        expressions_extent(left, &begin, &end);
        const char *op = w->oracle->asked->text + files_skip_space(w->oracle->asked->text, end);
        struct purpose_of place = READ;
        if (compound)
            place.purpose = TO_CHANGE;
        else if (op[0] == '=' && op[1] != '=')
            place.purpose = TO_WRITE;
        walk(w, right, READ, evaluated);
        walk(w, left, place, evaluated);
    }
    w->stack.n = first;
}

/* sizeof evaluates the sizes in a type's name; an operand that is an array of variable length may be. */
static void walk_sizeof(struct walker *w, CXCursor cursor, enum evaluated evaluated)
{
    bool is_sizeof = begins(text_of(w, cursor), "sizeof");
    int first = push_children(w, cursor), end = w->stack.n;
    for (int i = first; i < end; i++) {
        CXCursor kid = w->stack.at[i];
        enum evaluated inner = NEVER;
        if (is_sizeof && clang_isExpression(clang_getCursorKind(kid)))
            inner = before_cursor(w, kid) == '[' ? ALWAYS
                    : has_kind(kid, CXType_VariableArray) ? MAYBE : NEVER;
        walk(w, kid, READ, larger(inner, evaluated));
    }
    w->stack.n = first;
}

/* The association that clang chose, if that is known.  To the graph each may be the one. */
static void walk_generic(struct walker *w, CXCursor cursor, struct purpose_of use,
                         enum evaluated evaluated)
{
    int choice = w->choice, number = 0;
    w->choice = 0;
    int first = push_children(w, cursor), end = w->stack.n;
    for (int i = first; i < end; i++) {
        CXCursor kid = w->stack.at[i];
        bool association = clang_isExpression(clang_getCursorKind(kid)) &&
                           before_cursor(w, kid) == ':';
        number += association;
        enum evaluated inner = !association ? NEVER : choice && number == choice ? ALWAYS : MAYBE;
        walk(w, kid, use, larger(inner, evaluated));
    }
    w->stack.n = first;
}

static CXCursor without_parens(CXCursor cursor)
{
    while (clang_getCursorKind(cursor) == CXCursor_ParenExpr) {
        struct kids kids = expressions_kids(cursor);
        if (kids.n != 1)
            break;
        cursor = kids.first;
    }
    return cursor;
}

/* __builtin_choose_expr(constant, a, b).  ask prints `_Generic(...)` as the first of two, and in the place
 * of the second one the same with numbers for what may be chosen. */
static void walk_choose(struct walker *w, CXCursor cursor, struct purpose_of use,
                        enum evaluated evaluated)
{
    int first = push_children(w, cursor);
    int64_t truth, choice;
    if (w->stack.n == first + 3 && expressions_integer(w->stack.at[first], &truth)) {
        CXCursor chosen = w->stack.at[first + (truth ? 1 : 2)];
        CXCursor other = w->stack.at[first + (truth ? 2 : 1)];
        bool generic = clang_getCursorKind(without_parens(chosen)) == CXCursor_GenericSelectionExpr &&
                       clang_getCursorKind(without_parens(other)) == CXCursor_GenericSelectionExpr;
        if (generic && expressions_integer(other, &choice))
            w->choice = (int)choice;
        walk(w, chosen, use, evaluated);
        if (!generic) /* to the graph either may be the one */
            walk(w, other, use, larger(evaluated, MAYBE));
    }
    w->stack.n = first;
}

/* libclang has one kind for implicit conversions and for what it knows no kind for. */
static void walk_unexposed(struct walker *w, CXCursor cursor, struct purpose_of use,
                           enum evaluated evaluated)
{
    int first = push_children(w, cursor), n = w->stack.n - first;
    CXCursor kid = n ? w->stack.at[first] : cursor;
    w->stack.n = first;
    uint32_t begin, end, kid_begin, kid_end;
    expressions_extent(cursor, &begin, &end);
    expressions_extent(kid, &kid_begin, &kid_end);
    if (n == 1 && begin == kid_begin && end == kid_end)
        walk(w, kid, use, evaluated);
    else if (begins(text_of(w, cursor), "__builtin_choose_expr"))
        walk_choose(w, cursor, use, evaluated);
    else if (!begins(text_of(w, cursor), "__builtin_types_compatible_p"))
        walk_children(w, cursor, evaluated);
}

static void walk_call(struct walker *w, CXCursor cursor, enum evaluated evaluated)
{
    static const char *const without_effect[] = {
        "__builtin_constant_p",          "__builtin_object_size",
        "__builtin_dynamic_object_size", "__builtin_classify_type",
        "__builtin_assume"};
    const char *name = oracle_name(clang_getCursorSpelling(cursor));
    for (size_t i = 0; i < sizeof without_effect / sizeof *without_effect; i++)
        if (strcmp(name, without_effect[i]) == 0)
            evaluated = larger(evaluated, NO_EFFECT);
    walk_children(w, cursor, evaluated);
}

/* ---- statements and declarations ---- */

/* "constraint" (operand) */
static void walk_asm(struct walker *w, CXCursor cursor, enum evaluated evaluated)
{
    const char *text = w->oracle->asked->text;
    int first = push_children(w, cursor), end = w->stack.n;
    for (int i = first; i < end; i++) {
        CXCursor kid = w->stack.at[i];
        uint32_t begin, kid_end, at;
        expressions_extent(kid, &begin, &kid_end);
        struct purpose_of use = {TO_ASM_IN, false, false};
        while (before(w, begin, &at) == '(')
            begin = at;
        if (before(w, begin, &at) == '"') {
            while (at > 0 && text[at - 1] != '"')
                at--;
            use.purpose = text[at] == '=' ? TO_ASM_OUT : text[at] == '+' ? TO_ASM_BOTH : TO_ASM_IN;
        }
        walk(w, kid, use, evaluated);
    }
    w->stack.n = first;
}

static bool is_cleanup(struct walker *w, CXCursor cursor)
{
    const char *text = text_of(w, cursor);
    return clang_isAttribute(clang_getCursorKind(cursor)) &&
           (begins(text, "cleanup") || begins(text, "__cleanup__"));
}

static void walk_variable(struct walker *w, CXCursor cursor, enum evaluated evaluated)
{
    enum CX_StorageClass storage = clang_Cursor_getStorageClass(cursor);
    bool automatic = storage != CX_SC_Static && storage != CX_SC_Extern &&
                     storage != CX_SC_PrivateExtern;
    CXCursor value = clang_Cursor_getVarDeclInitializer(cursor);
    int first = push_children(w, cursor), end = w->stack.n;
    for (int i = first; i < end; i++) {
        CXCursor kid = w->stack.at[i];
        if (is_cleanup(w, kid))
            note(w, cursor, cursor, (struct purpose_of){TO_CLEAN_UP, false, false}, evaluated);
        bool is_value = !clang_Cursor_isNull(value) && clang_equalCursors(kid, value);
        if (!is_value || automatic)
            walk(w, kid, READ, evaluated);
    }
    w->stack.n = first;
    if (!clang_Cursor_isNull(value) && automatic)
        note(w, cursor, cursor, (struct purpose_of){TO_BEGIN, false, false}, evaluated);
}

/* ask prints foreach (T, v, call) as `for (T v; td__needs_the_tool(call); )`: v is written before each
 * round, by an async generator through its address. */
static void note_foreach(struct walker *w, CXCursor loop, enum evaluated evaluated)
{
    int first = push_children(w, loop);
    if (w->stack.n == first + 3 && clang_getCursorKind(w->stack.at[first]) == CXCursor_DeclStmt) {
        static const char NAME[] = "td__needs_the_tool(";
        const char *call = text_of(w, w->stack.at[first + 1]);
        push_children(w, w->stack.at[first]);
        CXCursor declared = w->stack.at[w->stack.n - 1];
        if (begins(call, NAME)) {
            call += strlen(NAME);
            call += strspn(call, "( ");
            bool is_async = begins(call, "__extension__");
            struct purpose_of use = {is_async ? TO_LOOP_ASYNC : TO_LOOP, false, false};
            note(w, declared, declared, use, evaluated);
        }
    }
    w->stack.n = first;
}

static void walk(struct walker *w, CXCursor cursor, struct purpose_of use, enum evaluated evaluated)
{
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    if (clang_isExpression(kind) && evaluated < NEVER && is_typeof_operand(w, cursor))
        evaluated = larger(evaluated, is_variable(clang_getCursorType(cursor)) ? MAYBE : NEVER);
    switch (kind) {
    case CXCursor_DeclRefExpr:
        mention(w, cursor, use, evaluated);
        break;
    case CXCursor_ParenExpr: {
        struct kids kids = expressions_kids(cursor);
        if (kids.n)
            walk(w, kids.first, use, evaluated);
        break;
    }
    case CXCursor_MemberRefExpr:
        walk_member(w, cursor, use, evaluated);
        break;
    case CXCursor_ArraySubscriptExpr:
        walk_subscript(w, cursor, use, evaluated);
        break;
    case CXCursor_UnaryOperator:
        walk_unary(w, cursor, use, evaluated);
        break;
    case CXCursor_BinaryOperator:
    case CXCursor_CompoundAssignOperator:
        walk_binary(w, cursor, kind == CXCursor_CompoundAssignOperator, evaluated);
        break;
    case CXCursor_UnaryExpr:
        walk_sizeof(w, cursor, evaluated);
        break;
    case CXCursor_GenericSelectionExpr:
        walk_generic(w, cursor, use, evaluated);
        break;
    case CXCursor_UnexposedExpr:
        walk_unexposed(w, cursor, use, evaluated);
        break;
    case CXCursor_CallExpr:
        walk_call(w, cursor, evaluated);
        break;
    case CXCursor_GCCAsmStmt:
        walk_asm(w, cursor, evaluated);
        break;
    case CXCursor_VarDecl:
        walk_variable(w, cursor, evaluated);
        break;
    case CXCursor_ForStmt:
        note_foreach(w, cursor, evaluated);
        walk_children(w, cursor, evaluated);
        break;
    default:
        if (clang_isExpression(kind) || clang_isStatement(kind) || kind == CXCursor_TypedefDecl)
            walk_children(w, cursor, evaluated);
        break; /* types, labels, functions, parameters of prototypes, attributes evaluate nothing */
    }
}

void uses_visit(struct oracle *oracle, CXCursor function)
{
    struct arena scratch = {0};
    struct walker walker = {.oracle = oracle, .scratch = &scratch};
    struct walker *w = &walker;
    int mentions = oracle->asked->mentioned.n;
    int first = push_children(w, function), end = w->stack.n;
    for (int i = first; i < end; i++)
        if (clang_getCursorKind(w->stack.at[i]) == CXCursor_CompoundStmt)
            walk(w, w->stack.at[i], READ, ALWAYS);
    arena_free(&scratch);
    for (int i = mentions; i < oracle->asked->mentioned.n; i++)
        count(oracle, &oracle->asked->mentioned.at[i]);
}
