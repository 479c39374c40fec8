/* CXTypes into types.c's descriptions.
 *
 * One trap: libclang shows a parameter `int a[3]` as an array wherever its type is used, also under a
 * pointer (`&a`).  Only canonical types are right, so each step down is taken in
 * the written and in the canonical type, and where the two disagree the latter counts. */
#include "oracle/clang.h"

#include <string.h>

static const struct {
    enum CXTypeKind clang;
    enum type_kind kind;
    const char *name;
} builtins[] = {
    {CXType_Void, TYPE_VOID, "void"},
    {CXType_Bool, TYPE_INTEGER, "_Bool"},
    {CXType_Char_U, TYPE_INTEGER, "char"},
    {CXType_Char_S, TYPE_INTEGER, "char"},
    {CXType_UChar, TYPE_INTEGER, "unsigned char"},
    {CXType_SChar, TYPE_INTEGER, "signed char"},
    {CXType_UShort, TYPE_INTEGER, "unsigned short"},
    {CXType_Short, TYPE_INTEGER, "short"},
    {CXType_UInt, TYPE_INTEGER, "unsigned int"},
    {CXType_Int, TYPE_INTEGER, "int"},
    {CXType_ULong, TYPE_INTEGER, "unsigned long"},
    {CXType_Long, TYPE_INTEGER, "long"},
    {CXType_ULongLong, TYPE_INTEGER, "unsigned long long"},
    {CXType_LongLong, TYPE_INTEGER, "long long"},
    {CXType_UInt128, TYPE_INTEGER, "unsigned __int128"},
    {CXType_Int128, TYPE_INTEGER, "__int128"},
    {CXType_Float, TYPE_FLOATING, "float"},
    {CXType_Double, TYPE_FLOATING, "double"},
    {CXType_LongDouble, TYPE_FLOATING, "long double"},
    {CXType_Float128, TYPE_FLOATING, "__float128"},
    {CXType_Half, TYPE_FLOATING, "__fp16"},
    {CXType_Float16, TYPE_FLOATING, "_Float16"},
    {CXType_BFloat16, TYPE_FLOATING, "__bf16"},
};

static unsigned quals_of(CXType type)
{
    return (clang_isConstQualifiedType(type) ? QUAL_CONST : 0u) |
           (clang_isVolatileQualifiedType(type) ? QUAL_VOLATILE : 0u) |
           (clang_isRestrictQualifiedType(type) ? QUAL_RESTRICT : 0u);
}

/* Is a declaration's scope a function (or the parameter list of one)? */
static bool is_local(CXCursor declaration)
{
    for (;;) {
        CXCursor parent = clang_getCursorSemanticParent(declaration);
        enum CXCursorKind kind = clang_getCursorKind(parent);
        if (kind == CXCursor_FunctionDecl)
            return true;
        if (clang_Cursor_isNull(parent) || !clang_isDeclaration(kind))
            return false;
        declaration = parent;
    }
}

/* The result of a step down from the written type, unless the canonical type differs. */
static CXType checked(CXType written, CXType canonical)
{
    return clang_equalTypes(clang_getCanonicalType(written), canonical) ? written : canonical;
}

static int layout(struct oracle *oracle, struct type type, CXType clang)
{
    long long size = clang_Type_getSizeOf(clang), align = clang_Type_getAlignOf(clang);
    type.size = size < 0 ? -1 : size;
    type.align = align < 0 ? -1 : align;
    if (type.shape == SHAPE_FUNCTION || (type.shape == SHAPE_BUILTIN && type.kind == TYPE_VOID))
        type.size = type.align = -1; /* GNU C says 1 */
    return types_make(oracle, type);
}

static int builtin(struct oracle *oracle, CXType clang)
{
    struct type type = {.shape = SHAPE_BUILTIN};
    for (size_t i = 0; i < sizeof builtins / sizeof *builtins; i++)
        if (builtins[i].clang == clang.kind) {
            type.kind = (uint8_t)builtins[i].kind;
            type.name = intern_cstr(builtins[i].name);
            return layout(oracle, type, clang);
        }
    type.shape = SHAPE_OTHER;
    type.kind = TYPE_OTHER;
    type.name = oracle_name(clang_getTypeSpelling(clang));
    return layout(oracle, type, clang);
}

int types_builtin(struct oracle *oracle, enum CXTypeKind kind)
{
    struct type type = {
        .shape = SHAPE_BUILTIN, .size = oracle->int_size, .align = oracle->int_size};
    for (size_t i = 0; i < sizeof builtins / sizeof *builtins; i++)
        if (builtins[i].clang == kind) {
            type.kind = (uint8_t)builtins[i].kind;
            type.name = intern_cstr(builtins[i].name);
        }
    return types_make(oracle, type);
}

/* Is a member const, or a record with such a member? */
static enum CXVisitorResult find_const_member(CXCursor field, CXClientData found)
{
    CXType type = clang_getCanonicalType(clang_getCursorType(field));
    while (type.kind == CXType_ConstantArray || type.kind == CXType_IncompleteArray)
        type = clang_getCanonicalType(clang_getArrayElementType(type));
    if (clang_isConstQualifiedType(type))
        *(bool *)found = true;
    else if (type.kind == CXType_Record)
        clang_Type_visitFields(type, find_const_member, found);
    return *(bool *)found ? CXVisit_Break : CXVisit_Continue;
}

/* Is it the compiler's own list of variable arguments?  A pointer on some machines, which only the
 * name of the compiler's typedef tells; a record with a reserved name, or an array of one, on others. */
static bool is_va_list(CXType type)
{
    while (type.kind == CXType_Elaborated || type.kind == CXType_Typedef) {
        CXCursor declaration;
        if (type.kind == CXType_Elaborated) {
            type = clang_Type_getNamedType(type);
            continue;
        }
        declaration = clang_getTypeDeclaration(type);
        if (!strcmp(oracle_name(clang_getCursorSpelling(declaration)), "__builtin_va_list"))
            return true;
        type = clang_getTypedefDeclUnderlyingType(declaration);
    }
    return false;
}

/* Is a member such a list, an array of them, or a record that has one? */
static enum CXVisitorResult find_va_list(CXCursor field, CXClientData found)
{
    CXType type = clang_getCursorType(field);
    while (!is_va_list(type) && clang_getArrayElementType(type).kind != CXType_Invalid)
        type = clang_getArrayElementType(type);
    if (is_va_list(type))
        *(bool *)found = true;
    else if (clang_getCanonicalType(type).kind == CXType_Record)
        clang_Type_visitFields(clang_getCanonicalType(type), find_va_list, found);
    return *(bool *)found ? CXVisit_Break : CXVisit_Continue;
}

/* Records and enums.  clang spells their types "struct tag", or with the name of the typedef
 * that names a record without a tag, or else "struct (unnamed at ...)". */
static int tagged(struct oracle *oracle, CXType clang)
{
    CXCursor declaration = clang_getTypeDeclaration(clang);
    CXCursor definition = clang_getCursorDefinition(declaration);
    if (!clang_Cursor_isNull(definition))
        declaration = definition;
    CXType bare = clang_getCursorType(declaration);
    const char *spelled = oracle_name(clang_getTypeSpelling(bare));
    bool is_enum = clang.kind == CXType_Enum;
    struct type type = {.shape = is_enum ? SHAPE_ENUM : SHAPE_RECORD};
    type.kind = is_enum ? TYPE_INTEGER : TYPE_RECORD;
    bool is_union = clang_getCursorKind(declaration) == CXCursor_UnionDecl;
    type.keyword = is_enum ? "enum" : is_union ? "union" : "struct";
    type.local = is_local(declaration);
    if (!is_enum)
        clang_Type_visitFields(bare, find_const_member, &type.const_members);
    if (!is_enum)
        clang_Type_visitFields(bare, find_va_list, &type.va_list);
    const char *space = strchr(spelled, ' ');
    bool nameless = strchr(spelled, '(') != NULL;
    const char *typedef_name = NULL;
    if (nameless)
        type.name = intern_cstr("");
    else if (space)
        type.name = intern_cstr(space + 1);
    else
        typedef_name = spelled;
    if (typedef_name && !type.local) {
        /* C has no other name for it, and no keyword goes before this one */
        type.keyword = "";
        type.name = typedef_name;
    } else if (typedef_name) {
        type.name = intern_cstr("");
    }
    if (is_enum && !*type.name) /* as good as the integer type that it is compatible with */
        return types_of(oracle, clang_getEnumDeclIntegerType(declaration));
    if (!*type.name && !type.local) {
        type.name = nameless_name(oracle, declaration);
        const char *of_function = *type.name ? NULL : nameless_of_function(oracle, declaration);
        if (*type.name)
            type.keyword = "";
        else if (of_function)
            type.name = of_function;
    }
    if (type.local || !*type.name) {
        int32_t file;
        files_place(oracle, clang_getCursorLocation(declaration), &file, &type.offset);
    }
    return layout(oracle, type, bare);
}

static int parameter(struct oracle *oracle, CXType written, CXType canonical)
{
    int number = types_of(oracle, checked(written, canonical));
    const struct type *type = &oracle->types.at[types_resolve(oracle, number)];
    if (types_is_array(type)) {
        int resolved = types_resolve(oracle, number);
        return types_pointer(oracle, oracle->types.at[resolved].element, 0);
    }
    if (type->shape == SHAPE_FUNCTION)
        return types_pointer(oracle, number, 0);
    return number;
}

static const char *calling_convention(CXType clang)
{
    switch (clang_getFunctionTypeCallingConv(clang)) {
    case CXCallingConv_X86StdCall:
        return "stdcall";
    case CXCallingConv_X86FastCall:
        return "fastcall";
    case CXCallingConv_X86ThisCall:
        return "thiscall";
    case CXCallingConv_X86RegCall:
        return "regcall";
    case CXCallingConv_X86_64Win64:
        return "ms_abi";
    case CXCallingConv_X86_64SysV:
        return "sysv_abi";
    default:
        return NULL;
    }
}

static int function(struct oracle *oracle, CXType clang)
{
    CXType canonical = clang_getCanonicalType(clang);
    struct type type = {.shape = SHAPE_FUNCTION, .kind = TYPE_FUNCTION};
    type.element =
        types_of(oracle, checked(clang_getResultType(clang), clang_getResultType(canonical)));
    type.attribute = calling_convention(canonical);
    if (canonical.kind == CXType_FunctionNoProto) {
        type.no_prototype = true;
    } else {
        type.variadic = clang_isFunctionTypeVariadic(canonical) != 0;
        int n = clang_getNumArgTypes(canonical);
        type.n_params = n > 0 ? n : 0;
        type.params = ARENA_ARRAY(oracle->arena, int32_t, type.n_params + 1);
        for (int i = 0; i < type.n_params; i++)
            type.params[i] = parameter(oracle, clang_getArgType(clang, (unsigned)i),
                                       clang_getArgType(canonical, (unsigned)i));
    }
    return layout(oracle, type, canonical);
}

static int array(struct oracle *oracle, CXType clang)
{
    struct type type = {.shape = SHAPE_ARRAY, .kind = TYPE_ARRAY, .count = -1};
    CXType canonical = clang_getCanonicalType(clang);
    CXType written = clang_getArrayElementType(clang), inner = clang_getArrayElementType(canonical);
    type.element = types_of(oracle, written);
    if (!clang_equalTypes(clang_getCanonicalType(written), inner)) {
        /* clang's canonical arrays are qualified outside and not in their elements */
        int element = types_with_quals(oracle, types_of(oracle, inner), quals_of(canonical));
        if (oracle_type_canonical(oracle, element) != oracle_type_canonical(oracle, type.element))
            type.element = element;
    }
    if (clang.kind == CXType_ConstantArray)
        type.count = clang_getArraySize(clang);
    else
        type.shape = clang.kind == CXType_IncompleteArray ? SHAPE_OPEN_ARRAY : SHAPE_VLA;
    return layout(oracle, type, clang);
}

static int named(struct oracle *oracle, CXType clang)
{
    CXCursor declaration = clang_getTypeDeclaration(clang);
    CXType canonical = clang_getCanonicalType(clang);
    CXType under = clang_getTypedefDeclUnderlyingType(declaration);
    if (clang_getCanonicalType(under).kind != canonical.kind)
        under = canonical;
    int element = types_of(oracle, under);
    if (is_local(declaration))
        return element;
    struct type type = {.shape = SHAPE_TYPEDEF, .element = element};
    type.name = oracle_name(clang_getCursorSpelling(declaration));
    return layout(oracle, type, clang);
}

int types_of(struct oracle *oracle, CXType clang)
{
    CXType canonical = clang_getCanonicalType(clang);
    struct type type = {0};
    int number = 0;
    switch (clang.kind) {
    case CXType_Invalid:
        return 0;
    case CXType_Elaborated:
        number = types_of(oracle, clang_Type_getNamedType(clang));
        break;
    case CXType_Typedef:
        number = named(oracle, clang);
        break;
    case CXType_Pointer:
        number = types_pointer(
            oracle,
            types_of(oracle, checked(clang_getPointeeType(clang), clang_getPointeeType(canonical))),
            0);
        break;
    case CXType_ConstantArray:
    case CXType_IncompleteArray:
    case CXType_VariableArray:
        number = array(oracle, clang);
        break;
    case CXType_FunctionProto:
    case CXType_FunctionNoProto:
        number = function(oracle, clang);
        break;
    case CXType_Record:
    case CXType_Enum:
        number = tagged(oracle, clang);
        break;
    case CXType_Atomic:
        type = (struct type){.shape = SHAPE_ATOMIC};
        type.element = types_of(oracle, clang_Type_getValueType(clang));
        number = layout(oracle, type, clang);
        break;
    case CXType_Complex:
        type = (struct type){.shape = SHAPE_COMPLEX, .kind = TYPE_FLOATING};
        type.element = types_of(oracle, clang_getElementType(clang));
        number = layout(oracle, type, clang);
        break;
    case CXType_Vector:
        type = (struct type){.shape = SHAPE_VECTOR, .kind = TYPE_VECTOR};
        type.element = types_of(oracle, clang_getElementType(clang));
        type.count = clang_getNumElements(clang);
        number = layout(oracle, type, clang);
        break;
    case CXType_Unexposed:
    case CXType_Auto:
    case CXType_Attributed:
        /* parentheses, typeof, __auto_type */
        if (canonical.kind == CXType_FunctionProto || canonical.kind == CXType_FunctionNoProto)
            number = function(oracle, clang); /* the parts are visible through them */
        else if (canonical.kind != clang.kind)
            return types_of(oracle, canonical); /* has the qualifiers */
        else
            number = builtin(oracle, clang);
        break;
    default:
        number = builtin(oracle, clang);
    }
    return types_with_quals(oracle, number, quals_of(clang));
}
