/* Step 2: texts whose bodies are free of macros, and the expressions in them by place.
 *
 * A walk over each declaration that is asked about records every parenthesised expression under its
 * extent and every declared variable under its name's offset.  clang wraps expressions in
 * implicit nodes with the same extent; a ParenExpr exists only where parentheses were written,
 * so types are asked of `( ... )`. */
#include "oracle/clang.h"

#include <string.h>

static uint64_t extent_key(uint32_t begin, uint32_t end)
{
    return (uint64_t)(begin + 1) << 32 | end;
}

/* Where a token is spelled: one in a macro's argument counts at the argument's place.  The
 * printed text is free of macros, but for names that their own macros use: `later(x)` printed
 * as the expansion of `#define later(v) later((v) + 1)` is expanded once more by clang. */
uint32_t expressions_offset(CXSourceLocation location)
{
    unsigned offset = 0;
    clang_getFileLocation(location, NULL, NULL, NULL, &offset);
    return offset;
}

void expressions_extent(CXCursor cursor, uint32_t *begin, uint32_t *end)
{
    CXSourceRange extent = clang_getCursorExtent(cursor);
    *begin = expressions_offset(clang_getRangeStart(extent));
    *end = expressions_offset(clang_getRangeEnd(extent));
}

/* The offset after the ')' that closes the '(' at `begin`; 0 if there is none. */
static uint32_t closing(const char *text, uint32_t begin)
{
    int depth = 0;
    for (uint32_t at = begin; text[at]; at++) {
        at = files_skip_space(text, at);
        if (text[at] == '"' || text[at] == '\'') {
            char quote = text[at++];
            while (text[at] && text[at] != quote)
                at += text[at] == '\\' && text[at + 1] ? 2 : 1;
        }
        depth += (text[at] == '(') - (text[at] == ')');
        if (depth == 0)
            return text[at] ? at + 1 : 0;
        if (!text[at])
            break;
    }
    return 0;
}

static void note(struct oracle *oracle, struct map *map, uint64_t key, CXCursor cursor)
{
    int *slot = map_slot(oracle->arena, map, key);
    if (*slot >= 0)
        return;
    *slot = oracle->asked->cursors.n;
    VEC_PUSH(oracle->arena, &oracle->asked->cursors, cursor);
}

static void note_paren(struct oracle *oracle, CXCursor cursor)
{
    uint32_t begin, end;
    expressions_extent(cursor, &begin, &end);
    if (begin >= oracle->asked->length || oracle->asked->text[begin] != '(')
        return; /* out of a macro's body */
    if (end <= begin + 1 || oracle->asked->text[end - 1] != ')')
        end = closing(oracle->asked->text, begin); /* in a macro's argument clang may not know the end */
    if (end)
        note(oracle, &oracle->asked->parens, extent_key(begin, end), cursor);
}

static enum CXChildVisitResult visit_body(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct oracle *oracle = data;
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    if (kind == CXCursor_ParenExpr) {
        note_paren(oracle, cursor);
    } else if (kind == CXCursor_VarDecl || kind == CXCursor_ParmDecl ||
               kind == CXCursor_TypedefDecl) {
        uint64_t offset = expressions_offset(clang_getCursorLocation(cursor));
        note(oracle, &oracle->asked->declared, offset + 1, cursor);
    }
    return CXChildVisit_Recurse;
}

/* The first of the declarations that begin where the one begins that holds an offset, and how many
 * there are: `int a, b;` is two that begin at one place. */
static struct asked_declaration *declarations_at(struct oracle *oracle, uint32_t offset, int *n)
{
    int low = 0, high = oracle->asked->declarations.n; /* those below `low` begin at or before offset */
    while (low < high) {
        int middle = (low + high) / 2;
        if (oracle->asked->declarations.at[middle].begin <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    *n = 0;
    if (low == 0)
        return NULL;
    uint32_t begin = oracle->asked->declarations.at[low - 1].begin;
    for (; low > 0 && oracle->asked->declarations.at[low - 1].begin == begin; low--)
        ++*n;
    return &oracle->asked->declarations.at[low];
}

/* Walks the declaration that holds an offset, if that was not done yet. */
static void visit_at(struct oracle *oracle, uint32_t offset)
{
    int n;
    struct asked_declaration *declarations = declarations_at(oracle, offset, &n);
    for (int i = 0; i < n && !declarations[i].visited; i++) {
        declarations[i].visited = true;
        visit_body(declarations[i].cursor, clang_getNullCursor(), oracle);
        clang_visitChildren(declarations[i].cursor, visit_body, oracle);
    }
}

/* ---- looking into expressions ---- */

static enum CXChildVisitResult visit_kid(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct kids *kids = data;
    if (kids->n == 0)
        kids->first = cursor;
    else if (kids->n == 1)
        kids->second = cursor;
    kids->n++;
    return CXChildVisit_Continue;
}

struct kids expressions_kids(CXCursor cursor)
{
    struct kids kids = {.n = 0};
    clang_visitChildren(cursor, visit_kid, &kids);
    return kids;
}

/* Without parentheses, implicit conversions, and __extension__. */
static CXCursor stripped(struct oracle *oracle, CXCursor cursor)
{
    static const char EXTENSION[] = "__extension__";
    for (;;) {
        enum CXCursorKind kind = clang_getCursorKind(cursor);
        uint32_t begin, end, inner_begin, inner_end;
        expressions_extent(cursor, &begin, &end);
        bool extension = kind == CXCursor_UnaryOperator &&
                         strncmp(oracle->asked->text + begin, EXTENSION, sizeof EXTENSION - 1) == 0;
        if (kind != CXCursor_ParenExpr && kind != CXCursor_UnexposedExpr && !extension)
            return cursor;
        struct kids kids = expressions_kids(cursor);
        if (kids.n != 1)
            return cursor;
        expressions_extent(kids.first, &inner_begin, &inner_end);
        if (kind == CXCursor_UnexposedExpr && (inner_begin != begin || inner_end != end))
            return cursor;
        cursor = kids.first;
    }
}

/* libclang names operators only since 17: read it between the operands. */
static const char *operator_of(struct oracle *oracle, const struct kids *kids)
{
    uint32_t begin, end;
    expressions_extent(kids->first, &begin, &end);
    return oracle->asked->text + files_skip_space(oracle->asked->text, end);
}

/* The bit-field whose value an expression is, as clang and gcc see it: through parentheses, the
 * right operand of a comma, the left operand of an assignment and of a prefix ++. */
static bool is_bitfield(struct oracle *oracle, CXCursor cursor, CXCursor *field)
{
    for (;;) {
        cursor = stripped(oracle, cursor);
        struct kids kids;
        uint32_t begin, end;
        switch (clang_getCursorKind(cursor)) {
        case CXCursor_MemberRefExpr:
            *field = clang_getCursorReferenced(cursor);
            return !clang_Cursor_isNull(*field) && clang_Cursor_isBitField(*field);
        case CXCursor_CompoundAssignOperator:
            cursor = expressions_kids(cursor).first;
            break;
        case CXCursor_BinaryOperator: {
            kids = expressions_kids(cursor);
            if (kids.n != 2)
                return false;
            const char *op = operator_of(oracle, &kids);
            if (op[0] == ',')
                cursor = kids.second;
            else if (op[0] == '=' && op[1] != '=')
                cursor = kids.first;
            else
                return false;
            break;
        }
        case CXCursor_UnaryOperator:
            expressions_extent(cursor, &begin, &end);
            if (strncmp(oracle->asked->text + begin, "++", 2) != 0 &&
                strncmp(oracle->asked->text + begin, "--", 2) != 0)
                return false;
            cursor = expressions_kids(cursor).first;
            break;
        default:
            return false;
        }
    }
}

/* C11 6.3.1.1p2, and for the implementation-defined types of bit-fields as in compilers. */
static int promoted(struct oracle *oracle, CXCursor field, int type)
{
    int width = clang_getFieldDeclBitWidth(field);
    CXType written = clang_getCanonicalType(clang_getCursorType(field));
    if (written.kind == CXType_Enum)
        written =
            clang_getCanonicalType(clang_getEnumDeclIntegerType(clang_getTypeDeclaration(written)));
    bool is_signed = written.kind == CXType_SChar || written.kind == CXType_Char_S ||
                     written.kind == CXType_Short || written.kind == CXType_Int ||
                     written.kind == CXType_Long || written.kind == CXType_LongLong;
    int integer = types_builtin(oracle, CXType_Int);
    int64_t bits = 8 * oracle_type(oracle, integer).size;
    if (width < 0 || width > bits)
        return type;
    if (width == bits && !is_signed)
        return types_builtin(oracle, CXType_UInt);
    return integer;
}

/* Is an expression with an array's (or a function's) type really one?  Parameters declared as arrays, and
 * values computed from them, have such a type and are pointers. */
static bool is_really_array(struct oracle *oracle, CXCursor cursor)
{
    cursor = stripped(oracle, cursor);
    CXCursor referenced;
    uint32_t begin, end;
    switch (clang_getCursorKind(cursor)) {
    case CXCursor_DeclRefExpr:
        referenced = clang_getCursorReferenced(cursor);
        return clang_getCursorKind(referenced) != CXCursor_ParmDecl;
    case CXCursor_UnaryOperator:
        expressions_extent(cursor, &begin, &end);
        return oracle->asked->text[begin] == '*';
    case CXCursor_BinaryOperator:
    case CXCursor_CompoundAssignOperator:
    case CXCursor_ConditionalOperator:
    case CXCursor_CStyleCastExpr:
    case CXCursor_CallExpr:
    case CXCursor_StmtExpr:
        return false;
    default: /* members, elements, string and compound literals, __func__, _Generic */
        return true;
    }
}

int oracle_expr_type(struct oracle *oracle, uint32_t begin, uint32_t end, bool lvalue)
{
    visit_at(oracle, begin);
    int number = map_get(&oracle->asked->parens, extent_key(begin, end));
    if (number < 0)
        return 0;
    CXCursor cursor = oracle->asked->cursors.at[number];
    int type = types_of(oracle, clang_getCursorType(cursor));
    enum type_kind kind = oracle_type(oracle, type).kind;
    CXCursor field;
    if (lvalue)
        return (kind == TYPE_ARRAY || kind == TYPE_FUNCTION) && !is_really_array(oracle, cursor)
                   ? types_value(oracle, type)
                   : type;
    if (kind == TYPE_INTEGER && is_bitfield(oracle, cursor, &field))
        return promoted(oracle, field, types_value(oracle, type));
    return types_value(oracle, type);
}

/* Was a variable's array type borrowed from a parameter?  `typeof(a) q;` `__auto_type q = a;` */
static bool borrows_parameter(struct oracle *oracle, CXCursor variable)
{
    uint32_t begin, end;
    expressions_extent(variable, &begin, &end);
    uint32_t name = expressions_offset(clang_getCursorLocation(variable));
    for (uint32_t i = begin; i + 6 <= name; i++) {
        const char *text = oracle->asked->text + i;
        if (strncmp(text, "__auto_type", 11) == 0)
            return true;
        if (strncmp(text, "typeof", 6) == 0) {
            struct kids kids = expressions_kids(variable);
            return kids.n && clang_isExpression(clang_getCursorKind(kids.first)) &&
                   !is_really_array(oracle, kids.first);
        }
    }
    return false;
}

int oracle_decl_type(struct oracle *oracle, uint32_t name_offset)
{
    visit_at(oracle, name_offset);
    int number = map_get(&oracle->asked->declared, (uint64_t)name_offset + 1);
    if (number < 0)
        return 0;
    CXCursor cursor = oracle->asked->cursors.at[number];
    if (clang_getCursorKind(cursor) == CXCursor_TypedefDecl)
        return types_of(oracle, clang_getTypedefDeclUnderlyingType(cursor));
    int type = types_of(oracle, clang_getCursorType(cursor));
    enum type_kind kind = oracle_type(oracle, type).kind;
    bool parameter = clang_getCursorKind(cursor) == CXCursor_ParmDecl;
    if ((parameter && (kind == TYPE_ARRAY || kind == TYPE_FUNCTION)) ||
        (kind == TYPE_ARRAY && borrows_parameter(oracle, cursor)))
        return types_value(oracle, type);
    return type;
}

bool expressions_integer(CXCursor cursor, int64_t *value)
{
    CXEvalResult result = clang_Cursor_Evaluate(cursor);
    bool is_integer = result && clang_EvalResult_getKind(result) == CXEval_Int;
    if (is_integer)
        *value = clang_EvalResult_getAsLongLong(result);
    if (result)
        clang_EvalResult_dispose(result);
    return is_integer;
}

bool oracle_expr_value(struct oracle *oracle, uint32_t begin, uint32_t end, int64_t *value)
{
    visit_at(oracle, begin);
    int number = map_get(&oracle->asked->parens, extent_key(begin, end));
    if (number < 0)
        return false;
    return expressions_integer(oracle->asked->cursors.at[number], value);
}

struct uses oracle_uses(struct oracle *oracle, uint32_t name_offset)
{
    int n;
    struct asked_declaration *declarations = declarations_at(oracle, name_offset, &n);
    for (int i = 0; i < n; i++) {
        if (!declarations[i].used)
            uses_visit(oracle, declarations[i].cursor);
        declarations[i].used = true;
    }
    int number = map_get(&oracle->asked->variables_used, (uint64_t)name_offset + 1);
    return number < 0 ? (struct uses){0} : oracle->asked->uses.at[number];
}
