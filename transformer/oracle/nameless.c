/* Records of file scope that have no name.
 *
 *     static struct { int a; } table[3];      struct s { struct { int b; } part; };
 *
 * C has no way to write their type again, but a temporary may need it.  An expression has it:
 * `*table`, `((struct s *)0)->part`.  So such a type is called td__type_N, and a typedef of that
 * name is printed before the first function that needs it:
 *
 *     typedef __typeof__(0 ? *table : *table) td__type_1;
 *
 * A record that an annotated function declares with its result has no object; the function is printed
 * several times, so the record is there called f__td_type, which this name agrees with.
 *
 * The conditional drops qualifiers.  Here alone the output needs __typeof__ (C23, GNU C). */
#include "oracle/clang.h"

#include <string.h>

struct search {
    struct oracle *oracle;
    CXCursor record;
    const char *outer; /* an object of the record around it; NULL at file scope */
    const char *found;
};

static const char *object_of(struct oracle *oracle, CXCursor record);

/* Is this declared with the record in question, or with pointers to or arrays of it? */
static enum CXChildVisitResult visit(CXCursor cursor, CXCursor parent, CXClientData data)
{
    struct search *search = data;
    struct arena *arena = search->oracle->arena;
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    (void)parent;
    if (kind != CXCursor_FieldDecl && kind != CXCursor_VarDecl && kind != CXCursor_TypedefDecl)
        return CXChildVisit_Continue;
    CXType type = clang_getCanonicalType(kind == CXCursor_TypedefDecl
                                             ? clang_getTypedefDeclUnderlyingType(cursor)
                                             : clang_getCursorType(cursor));
    int steps = 0;
    for (;; steps++) {
        CXType inner = type.kind == CXType_Pointer ? clang_getPointeeType(type)
                                                   : clang_getArrayElementType(type);
        if (inner.kind == CXType_Invalid)
            break;
        type = clang_getCanonicalType(inner);
    }
    if (type.kind != CXType_Record ||
        !clang_equalCursors(clang_getTypeDeclaration(type), search->record))
        return CXChildVisit_Continue;
    const char *text = oracle_name(clang_getCursorSpelling(cursor));
    if (kind == CXCursor_TypedefDecl)
        text = arena_printf(arena, "(*(%s *)0)", text);
    else if (search->outer)
        text = arena_printf(arena, "%s.%s", search->outer, text);
    while (steps-- > 0)
        text = arena_printf(arena, "(*%s)", text);
    search->found = text;
    return CXChildVisit_Break;
}

/* An expression whose type is the record. */
static const char *object_of(struct oracle *oracle, CXCursor record)
{
    struct search search = {oracle, record, NULL, NULL};
    CXCursor within = clang_getCursorSemanticParent(record), outer = within;
    while (clang_Cursor_isAnonymousRecordDecl(outer)) /* its members are those of the next one */
        outer = clang_getCursorSemanticParent(outer);
    enum CXCursorKind kind = clang_getCursorKind(outer);
    if (kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl) {
        const char *spelled = oracle_name(clang_getTypeSpelling(clang_getCursorType(outer)));
        search.outer = strchr(spelled, '(')
                           ? object_of(oracle, outer)
                           : arena_printf(oracle->arena, "(*(%s *)0)", spelled);
        if (!search.outer)
            return NULL;
    } else {
        within = clang_getTranslationUnitCursor(clang_Cursor_getTranslationUnit(record));
    }
    clang_visitChildren(within, visit, &search);
    return search.found;
}

/* The function that declares the record with what it returns: `struct { int q; } *f(void)`. */
static enum CXChildVisitResult visit_function(CXCursor cursor, CXCursor parent, CXClientData data)
{
    struct search *search = data;
    (void)parent;
    if (clang_getCursorKind(cursor) != CXCursor_FunctionDecl)
        return CXChildVisit_Continue;
    CXType type = clang_getCanonicalType(clang_getCursorResultType(cursor));
    while (type.kind == CXType_Pointer)
        type = clang_getCanonicalType(clang_getPointeeType(type));
    if (type.kind != CXType_Record ||
        !clang_equalCursors(clang_getTypeDeclaration(type), search->record))
        return CXChildVisit_Continue;
    search->found = oracle_name(clang_getCursorSpelling(cursor));
    return CXChildVisit_Break;
}

const char *nameless_of_function(struct oracle *oracle, CXCursor record)
{
    struct search search = {oracle, record, NULL, NULL};
    clang_visitChildren(
        clang_getTranslationUnitCursor(clang_Cursor_getTranslationUnit(record)), visit_function, &search);
    const struct function_info *info = search.found ? oracle_function(oracle, search.found) : NULL;
    return info && info->flags & FUNCTION_DEFINED && info->flags & (FUNCTION_ASYNC | FUNCTION_GENERATOR)
               ? intern_cstr(arena_printf(oracle->arena, "%s__td_type", search.found))
               : NULL;
}

const char *nameless_name(struct oracle *oracle, CXCursor record)
{
    for (int i = 0; i < oracle->nameless.n; i++)
        if (clang_equalCursors(oracle->nameless.at[i].record, record))
            return oracle->nameless.at[i].name;
    struct nameless fresh = {.record = record, .object = object_of(oracle, record)};
    for (int i = 0; fresh.object && i < oracle->nameless.n; i++) /* the same in the asked text */
        if (oracle->nameless.at[i].object && !strcmp(oracle->nameless.at[i].object, fresh.object))
            fresh.name = oracle->nameless.at[i].name;
    if (!fresh.name)
        fresh.name = fresh.object ? intern_cstr(arena_printf(oracle->arena, "td__type_%d",
                                                             oracle->nameless.n + 1))
                                  : intern_cstr("");
    VEC_PUSH(oracle->arena, &oracle->nameless, fresh);
    return fresh.name;
}

const char *oracle_typedef_needed(struct oracle *oracle, int number)
{
    struct type type = oracle->types.at[oracle_type_canonical(oracle, number)];
    const char *text = NULL;
    for (int i = 0; type.shape == SHAPE_RECORD && i < oracle->nameless.n; i++) {
        struct nameless *one = &oracle->nameless.at[i];
        if (one->name != type.name || !one->object)
            continue;
        if (!one->given)
            text = arena_printf(oracle->arena, "typedef __typeof__(0 ? %s : %s) %s;", one->object,
                                one->object, one->name);
        one->given = true;
        break; /* the first of this name is the one that counts */
    }
    if (!text && type.element)
        text = oracle_typedef_needed(oracle, type.element);
    for (int i = 0; !text && i < type.n_params; i++)
        text = oracle_typedef_needed(oracle, type.params[i]);
    return text;
}
