/* Names at file scope: functions and typedefs.
 *
 * The visit of the declarations only records cursors under their names; the rest is worked
 * out when a pass asks, so that the thousands of names in headers cost next to nothing.
 *
 * `async` and `generator(T)` are annotations.  clang copies a declaration's annotations to its
 * redeclarations; a copy has the location of its original, and so differs from one that was written
 * there. */
#include "oracle/clang.h"
#include "base/word.h"

#include <ctype.h>
#include <string.h>

static const char ASYNC[] = "td_async";
static const char OPERATION[] = "td_operation";
static const char GENERATOR[] = "td_generator:";

/* ---- the visit ---- */

static void note(struct oracle *oracle, struct map *map, const char *name, CXCursor cursor)
{
    int *slot = map_slot(oracle->arena, map, map_key(name));
    if (*slot >= 0)
        return; /* annotations are inherited, but the first declaration may lack a later one's */
    *slot = oracle->name_cursors.n;
    VEC_PUSH(oracle->arena, &oracle->name_cursors, cursor);
}

static struct function_entry *function_entry(struct oracle *oracle, const char *name)
{
    int *slot = map_slot(oracle->arena, &oracle->function_numbers, map_key(name));
    if (*slot < 0) {
        *slot = oracle->functions.n;
        struct function_entry *fresh = ARENA_NEW(oracle->arena, struct function_entry);
        fresh->info.name = name;
        fresh->info.file = -1;
        VEC_PUSH(oracle->arena, &oracle->functions, fresh);
    }
    return oracle->functions.at[*slot];
}

void names_visit(struct oracle *oracle, CXCursor cursor)
{
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    if (kind == CXCursor_StructDecl || kind == CXCursor_UnionDecl) {
        if (clang_isCursorDefinition(cursor))
            VEC_PUSH(oracle->arena, &oracle->records, cursor);
        return;
    }
    if (kind != CXCursor_FunctionDecl && kind != CXCursor_TypedefDecl && kind != CXCursor_VarDecl)
        return;
    const char *name = oracle_name(clang_getCursorSpelling(cursor));
    if (kind == CXCursor_TypedefDecl) {
        note(oracle, &oracle->typedefs, name, cursor);
    } else if (kind == CXCursor_VarDecl) {
        /* the newest declaration has inherited all annotations before it */
        int *slot = map_slot(oracle->arena, &oracle->variables, map_key(name));
        *slot = oracle->name_cursors.n;
        VEC_PUSH(oracle->arena, &oracle->name_cursors, cursor);
    } else {
        struct function_entry *entry = function_entry(oracle, name);
        VEC_PUSH(oracle->arena, &entry->declarations, cursor);
        entry->resolved = false;
    }
}

/* ---- annotations ---- */

struct attributes {
    struct oracle *oracle;
    bool async, noreturn, weak, operation;
    const char *generator; /* the text after GENERATOR, or NULL */
    CXSourceLocation async_at, generator_at;
    CXCursor body;
    bool has_body;
};

/* The attributes noreturn and weak have no cursor kind of their own: what does it say, or the macro
 * or the #pragma that it comes out of? */
static const char *spelling_of(struct oracle *oracle, CXCursor attribute)
{
    struct range extent = files_extent(oracle, attribute);
    if (extent.file < 0)
        return "";
    const char *file = oracle->unit->files.at[extent.file].text, *text = file + extent.begin;
    if (files_in_directive(file, extent.begin)) {
        const char *line = file + files_line_start(file, extent.begin);
        return intern(line, strcspn(line, "\r\n"));
    }
    size_t n = 0;
    while (is_word(text[n]))
        n++;
    const char *name = intern(text, n);
    if (!strcmp(name, "_Pragma"))
        return intern(text, strcspn(text, ")"));
    int32_t reading = files_reading(oracle, clang_getRangeStart(clang_getCursorExtent(attribute)));
    int32_t macro = oracle_macro_find(oracle, name, reading, extent.begin);
    if (macro >= 0) {
        const struct macro_definition *definition = oracle_macro(oracle, macro);
        if (definition->file >= 0) {
            const char *body = oracle->unit->files.at[definition->file].text;
            name = intern(body + definition->begin, definition->end - definition->begin);
        }
    }
    return name;
}

/* Is that word among those of the text? */
static bool says(const char *text, size_t length, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= length; i++)
        if (!memcmp(text + i, word, n) && (!i || !is_word(text[i - 1])) &&
            (i + n == length || !is_word(text[i + n])))
            return true;
    return false;
}

static bool says_noreturn(const char *text, size_t length)
{
    return says(text, length, "noreturn") || says(text, length, "__noreturn__") ||
           says(text, length, "_Noreturn");
}

static enum CXChildVisitResult visit_attribute(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct attributes *attributes = data;
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    if (kind == CXCursor_CompoundStmt) {
        attributes->body = cursor;
        attributes->has_body = true;
    } else if (kind == CXCursor_AnnotateAttr) {
        const char *text = oracle_name(clang_getCursorSpelling(cursor));
        if (strcmp(text, ASYNC) == 0) {
            attributes->async = true;
            attributes->async_at = clang_getCursorLocation(cursor);
        } else if (strcmp(text, OPERATION) == 0) {
            attributes->operation = true;
        } else if (strncmp(text, GENERATOR, sizeof GENERATOR - 1) == 0) {
            attributes->generator = text + sizeof GENERATOR - 1;
            attributes->generator_at = clang_getCursorLocation(cursor);
        }
    } else if (kind == CXCursor_UnexposedAttr) {
        const char *spelling = spelling_of(attributes->oracle, cursor);
        attributes->noreturn |= says_noreturn(spelling, strlen(spelling));
        attributes->weak |= says(spelling, strlen(spelling), "weak") ||
                            says(spelling, strlen(spelling), "__weak__");
    }
    return CXChildVisit_Continue;
}

/* `struct pt { int x; } async f(void)`: clang gives the struct what follows it. */
static void add_attributes_of_type(struct attributes *attributes, CXCursor function)
{
    CXType type = clang_getCanonicalType(clang_getCursorResultType(function));
    while (type.kind == CXType_Pointer)
        type = clang_getCanonicalType(clang_getPointeeType(type));
    CXCursor tag = clang_getTypeDeclaration(type);
    struct range whole = files_extent(attributes->oracle, function);
    struct range part = files_extent(attributes->oracle, tag);
    if ((type.kind == CXType_Record || type.kind == CXType_Enum) && part.file == whole.file &&
        part.begin >= whole.begin && part.end <= whole.end)
        clang_visitChildren(tag, visit_attribute, attributes);
}

static struct attributes attributes_of(struct oracle *oracle, CXCursor cursor)
{
    struct attributes attributes = {.oracle = oracle};
    clang_visitChildren(cursor, visit_attribute, &attributes);
    if (clang_getCursorKind(cursor) == CXCursor_FunctionDecl)
        add_attributes_of_type(&attributes, cursor);
    return attributes;
}

/* ---- functions ---- */

static const char *trimmed(struct oracle *oracle, const char *begin, const char *end)
{
    while (begin < end && isspace((unsigned char)*begin))
        begin++;
    while (begin < end && isspace((unsigned char)end[-1]))
        end--;
    return begin < end ? arena_strndup(oracle->arena, begin, (size_t)(end - begin)) : NULL;
}

/* "int (*)(int, int), char *": two types, parted at the comma outside of all brackets. */
static void split_generator(struct oracle *oracle, const char *text, struct function_info *info)
{
    int depth = 0;
    const char *p = text;
    for (; *p && !(*p == ',' && depth == 0); p++)
        depth += (*p == '(' || *p == '[' || *p == '{') - (*p == ')' || *p == ']' || *p == '}');
    info->yields = trimmed(oracle, text, p);
    info->sent = *p ? trimmed(oracle, p + 1, p + strlen(p)) : NULL;
}

/* clang's extent leaves out the tokens before the specifiers: [[...]] and __extension__. */
static uint32_t with_prefixes(const char *text, uint32_t begin, bool *noreturn)
{
    static const char EXTENSION[] = "__extension__";
    for (;;) {
        uint32_t i = begin;
        while (i > 0 && isspace((unsigned char)text[i - 1]))
            i--;
        if (i >= 4 && text[i - 1] == ']' && text[i - 2] == ']') {
            uint32_t k = i - 2;
            while (k > 1 && !(text[k - 1] == '[' && text[k - 2] == '['))
                k--;
            if (k <= 1)
                return begin;
            *noreturn |= says_noreturn(text + k, i - k);
            begin = k - 2;
        } else if (i >= sizeof EXTENSION - 1 && strncmp(text + i - (sizeof EXTENSION - 1),
                                                        EXTENSION, sizeof EXTENSION - 1) == 0) {
            begin = i - (sizeof EXTENSION - 1);
        } else {
            return begin;
        }
    }
}

static bool seen(const CXSourceLocation *list, int n, CXSourceLocation location)
{
    for (int i = 0; i < n; i++)
        if (clang_equalLocations(list[i], location))
            return true;
    return false;
}

static void add_result(struct oracle *oracle, CXCursor cursor, struct function_info *info)
{
    CXType type = clang_getCursorType(cursor), result = clang_getResultType(type);
    info->result = types_of(oracle, result);
    if (clang_getCanonicalType(result).kind == CXType_Void)
        info->flags |= FUNCTION_VOID;
    if (clang_isFunctionTypeVariadic(type) &&
        clang_getCanonicalType(type).kind == CXType_FunctionProto)
        info->flags |= FUNCTION_VARIADIC;
    if (strstr(oracle_name(clang_getTypeSpelling(type)), "__attribute__((noreturn))"))
        info->flags |= FUNCTION_NORETURN;
}

/* The reading of a declaration: that of its end if no macro gave it, else that of its begin. */
static int32_t reading_of(struct oracle *oracle, CXCursor cursor)
{
    CXSourceRange extent = clang_getCursorExtent(cursor);
    CXSourceLocation begin = clang_getRangeStart(extent), end = clang_getRangeEnd(extent);
    int32_t first, last;
    uint32_t offset;
    files_place(oracle, begin, &first, &offset);
    files_place(oracle, end, &last, &offset);
    return files_reading(oracle, first == last && files_is_spelled(end) ? end : begin);
}

static void resolve(struct oracle *oracle, struct function_entry *entry)
{
    if (entry->resolved)
        return;
    entry->resolved = true;
    struct function_info *info = &entry->info;
    int n = entry->declarations.n;
    CXSourceLocation *marks = ARENA_ARRAY(oracle->arena, CXSourceLocation, 2 * n + 1);
    int n_marks = 0;
    for (int i = 0; i < n; i++) {
        CXCursor cursor = entry->declarations.at[i];
        struct attributes attributes = attributes_of(oracle, cursor);
        struct range extent = files_extent(oracle, cursor);
        bool noreturn = attributes.noreturn, definition = attributes.has_body;
        uint32_t body_begin = 0;
        if (definition) {
            int32_t file;
            files_place(oracle, clang_getRangeStart(clang_getCursorExtent(attributes.body)), &file,
                        &body_begin);
        } else if (oracle->skips_bodies) {
            definition = bodies_find(oracle, cursor, &extent, &body_begin);
        }
        if (extent.file >= 0)
            extent.begin =
                with_prefixes(oracle->unit->files.at[extent.file].text, extent.begin, &noreturn);
        unsigned flags = 0; /* written here, not inherited */
        if (attributes.async && !seen(marks, n_marks, attributes.async_at)) {
            flags |= FUNCTION_ASYNC;
            marks[n_marks++] = attributes.async_at;
        }
        if (attributes.generator && !seen(marks, n_marks, attributes.generator_at)) {
            flags |= FUNCTION_GENERATOR;
            marks[n_marks++] = attributes.generator_at;
            split_generator(oracle, attributes.generator, info);
        }
        struct range_ place = {extent.file, extent.begin, extent.end};
        if (i == 0) {
            info->first_flags = flags;
            info->first = place;
        } else if (flags != info->first_flags && !info->mismatch) {
            info->mismatch = true;
            info->other_flags = flags;
            info->other = place;
        }
        info->flags |= flags;
        if (attributes.weak)
            info->flags |= FUNCTION_WEAK;
        if (noreturn)
            info->flags |= FUNCTION_NORETURN;
        if (attributes.operation)
            info->flags |= FUNCTION_OPERATION;
        if (clang_getCursorLinkage(cursor) == CXLinkage_Internal)
            info->flags |= FUNCTION_STATIC;
        if (definition || i == 0) {
            info->file = extent.file;
            info->reading = reading_of(oracle, cursor);
            info->begin = extent.begin;
            info->end = extent.end;
        }
        if (definition) {
            info->flags |= FUNCTION_DEFINED;
            info->body_begin = body_begin;
        }
        add_result(oracle, cursor, info);
    }
}

bool names_marked_async(struct oracle *oracle, CXCursor cursor)
{
    return clang_Cursor_hasAttrs(cursor) && attributes_of(oracle, cursor).async;
}

/* Can a name that is not a function at file scope be declared as one in some body?  Not if it is a
 * variable or a typedef there, nor if it is the compiler's own or a macro of the runtime. */
static bool may_be_in_body(struct oracle *oracle, const char *name)
{
    static const char *const builtin[] = {"__builtin_", "__sync_", "__atomic_", "__c11_"};
    if (map_get(&oracle->variables, map_key(name)) >= 0 ||
        map_get(&oracle->typedefs, map_key(name)) >= 0)
        return false;
    for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
        if (strncmp(name, builtin[i], strlen(builtin[i])) == 0)
            return false;
    return strncmp(name, "td_", 3) != 0 ||
           oracle_macro_find(oracle, name, 0, (uint32_t)oracle->unit->files.at[0].length) < 0;
}

const struct function_info *oracle_function(struct oracle *oracle, const char *name)
{
    name = intern_cstr(name);
    int number = map_get(&oracle->function_numbers, map_key(name));
    if (number < 0 && may_be_in_body(oracle, name)) {
        marks_visit_bodies(oracle); /* an `extern int f(void);` among statements */
        number = map_get(&oracle->function_numbers, map_key(name));
    }
    if (number < 0)
        return NULL;
    resolve(oracle, oracle->functions.at[number]);
    return &oracle->functions.at[number]->info;
}

const struct function_info *const *oracle_definitions(struct oracle *oracle, int *n)
{
    *n = oracle->definitions.n;
    return oracle->definitions.at;
}

/* ---- typedefs ---- */

bool oracle_is_typedef(struct oracle *oracle, const char *name)
{
    /* Type names that are not typedefs in clang but are types in gcc. */
    static const char *const builtin[] = {
        "__builtin_va_list", "__int128_t", "__uint128_t", "__float128", "__float80",
        "__ibm128",          "_Float16",   "_Float32",    "_Float64",   "_Float128",
        "_Float32x",         "_Float64x",  "_Float128x",  "__fp16",     "__bf16",
        "_Decimal32",        "_Decimal64", "_Decimal128"};
    if (map_get(&oracle->typedefs, map_key(intern_cstr(name))) >= 0)
        return true;
    for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
        if (strcmp(name, builtin[i]) == 0)
            return true;
    /* __SIZE_TYPE__, __INT64_TYPE__ ...: macros of the compiler, which stay as they are written */
    size_t length = strlen(name);
    return length > 9 && name[0] == '_' && name[1] == '_' &&
           strcmp(name + length - 7, "_TYPE__") == 0;
}
