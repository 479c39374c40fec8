/* Variables, typedefs and members that are marked async, and the declarations in function bodies.
 *
 * A variable is async also by its type: `handler *h;` where `typedef async int handler(int);`.
 * Members are known by their names only, so a name counts if all fields of that name do. */
#include "oracle/clang.h"

static bool is_async_cursor(struct oracle *oracle, CXCursor cursor);

/* handler, handler *, handler *[3] where `typedef async int handler(int)`. */
static bool is_async_type(struct oracle *oracle, CXType type)
{
    for (;;) {
        CXType inner;
        switch (type.kind) {
        case CXType_Typedef:
            return is_async_cursor(oracle, clang_getTypeDeclaration(type));
        case CXType_Elaborated:
            inner = clang_Type_getNamedType(type);
            break;
        case CXType_Pointer:
            inner = clang_getPointeeType(type);
            break;
        case CXType_ConstantArray:
        case CXType_IncompleteArray:
        case CXType_VariableArray:
            inner = clang_getArrayElementType(type);
            break;
        default:
            return false;
        }
        type = inner;
    }
}

static bool is_async_cursor(struct oracle *oracle, CXCursor cursor)
{
    if (names_marked_async(oracle, cursor))
        return true;
    if (clang_getCursorKind(cursor) == CXCursor_TypedefDecl)
        return is_async_type(oracle, clang_getTypedefDeclUnderlyingType(cursor));
    return is_async_type(oracle, clang_getCursorType(cursor));
}

static bool is_async_name(struct oracle *oracle, const struct map *map, const char *name)
{
    int number = map_get(map, map_key(intern_cstr(name)));
    return number >= 0 && is_async_cursor(oracle, oracle->name_cursors.at[number]);
}

bool oracle_is_variable(struct oracle *oracle, const char *name)
{
    return map_get(&oracle->variables, map_key(intern_cstr(name))) >= 0;
}

bool oracle_is_async_variable(struct oracle *oracle, const char *name)
{
    return is_async_name(oracle, &oracle->variables, name);
}

bool oracle_is_async_typedef(struct oracle *oracle, const char *name)
{
    return is_async_name(oracle, &oracle->typedefs, name);
}

static void count_member(struct oracle *oracle, CXCursor field)
{
    const char *name = oracle_name(clang_getCursorSpelling(field));
    int *slot = map_slot(oracle->arena, &oracle->members, map_key(name));
    if (*slot < 0) {
        *slot = oracle->member_counts.n;
        VEC_PUSH(oracle->arena, &oracle->member_counts, (struct member_count){0});
    }
    struct member_count *count = &oracle->member_counts.at[*slot];
    count->all++;
    count->async += is_async_cursor(oracle, field);
}

/* Facts from file scope are not changed by bodies. */
static void note_function(struct oracle *oracle, CXCursor cursor)
{
    const char *name = oracle_name(clang_getCursorSpelling(cursor));
    if (map_get(&oracle->function_numbers, map_key(name)) < 0)
        names_visit(oracle, cursor);
}

/* Statements and declarations of a body: its records, and the functions that it declares. */
static enum CXChildVisitResult visit_body(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    if (kind == CXCursor_FieldDecl)
        count_member(data, cursor);
    else if (kind == CXCursor_FunctionDecl)
        note_function(data, cursor);
    return clang_isExpression(kind) && kind != CXCursor_StmtExpr ? CXChildVisit_Continue
                                                                 : CXChildVisit_Recurse;
}

static enum CXChildVisitResult visit_field(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    if (kind == CXCursor_FieldDecl)
        count_member(data, cursor);
    return kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl ? CXChildVisit_Recurse
                                                                     : CXChildVisit_Continue;
}

static enum CXChildVisitResult visit_definition(CXCursor cursor, CXCursor parent,
                                                CXClientData data)
{
    (void)parent;
    if (clang_getCursorKind(cursor) == CXCursor_FunctionDecl && clang_isCursorDefinition(cursor) &&
        !clang_Location_isInSystemHeader(clang_getCursorLocation(cursor)))
        clang_visitChildren(cursor, visit_body, data);
    return CXChildVisit_Continue;
}

void marks_visit_bodies(struct oracle *oracle)
{
    if (oracle->bodies_visited)
        return;
    oracle->bodies_visited = true;
    CXTranslationUnit tu = oracle_whole(oracle);
    if (tu)
        clang_visitChildren(clang_getTranslationUnitCursor(tu), visit_definition, oracle);
}

/* Can a body change the facts about members of the records of file scope?  Only if it declares
 * records, and then only for names that are marked async somewhere. */
static bool bodies_matter(struct oracle *oracle, const struct member_count *count)
{
    if (!oracle->skips_bodies || oracle->bodies_visited)
        return true;
    if (count && count->async < count->all)
        return false;
    return count && count->async ? bodies_have_records(oracle, false)
                                 : bodies_have_records(oracle, true);
}

static const struct member_count *member_count(struct oracle *oracle, const char *name)
{
    int number = map_get(&oracle->members, map_key(intern_cstr(name)));
    return number < 0 ? NULL : &oracle->member_counts.at[number];
}

bool oracle_is_async_member(struct oracle *oracle, const char *name)
{
    if (!oracle->members_made) {
        oracle->members_made = true;
        for (int i = 0; i < oracle->records.n; i++)
            clang_visitChildren(oracle->records.at[i], visit_field, oracle);
    }
    if (bodies_matter(oracle, member_count(oracle, name)))
        marks_visit_bodies(oracle);
    const struct member_count *count = member_count(oracle, name);
    return count && count->async == count->all;
}
