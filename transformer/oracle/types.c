/* Types as small integers.
 *
 * libclang's CXType does not give everything that is needed (before 16 it cannot
 * even drop a `const`), so types are copied into descriptions of our own, interned by content:
 *
 *     const char *[3]   =   array 3 of #7      #7 = pointer to #6     #6 = char, const
 *
 * Typedefs of file scope stay, as readers know them; those of blocks are replaced by their types.  Each
 * type has its canonical twin, which has none.
 * convert.c makes them of CXTypes. */
#include "oracle/clang.h"

#include <string.h>

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash ^= value + UINT64_C(0x9e3779b97f4a7c15) + (hash << 6) + (hash >> 2);
    return hash * UINT64_C(0x100000001b3);
}

static uint64_t hash_of(const struct type *type)
{
    uint64_t hash = mix(type->shape, type->quals);
    hash = mix(hash, map_key(type->name));
    hash = mix(hash, (uint64_t)type->element);
    hash = mix(hash, (uint64_t)type->count);
    hash = mix(hash, type->offset);
    for (int i = 0; i < type->n_params; i++)
        hash = mix(hash, (uint64_t)type->params[i]);
    return hash ? hash : 1;
}

static bool same(const struct type *a, const struct type *b)
{
    return a->shape == b->shape && a->quals == b->quals && a->kind == b->kind &&
           a->local == b->local && a->variadic == b->variadic &&
           a->no_prototype == b->no_prototype && a->keyword == b->keyword && a->name == b->name &&
           a->attribute == b->attribute && a->element == b->element && a->count == b->count &&
           a->offset == b->offset && a->n_params == b->n_params &&
           (!a->n_params ||
            memcmp(a->params, b->params, sizeof *a->params * (size_t)a->n_params) == 0);
}

static int canonical_of(struct oracle *oracle, int number);

int types_make(struct oracle *oracle, struct type type)
{
    uint64_t hash = hash_of(&type);
    int *newest = map_slot(oracle->arena, &oracle->type_hashes, hash);
    for (int i = *newest; i > 0; i = oracle->types.at[i].next)
        if (same(&oracle->types.at[i], &type)) {
            if (oracle->types.at[i].size < 0) {
                oracle->types.at[i].size = type.size;
                oracle->types.at[i].align = type.align;
            }
            return i;
        }
    type.next = *newest > 0 ? *newest : 0;
    VEC_PUSH(oracle->arena, &oracle->types, type);
    int number = oracle->types.n - 1;
    *newest = number;
    int canonical = canonical_of(oracle, number); /* may make more */
    oracle->types.at[number].canonical = canonical;
    return number;
}

bool types_is_array(const struct type *type)
{
    return type->shape == SHAPE_ARRAY || type->shape == SHAPE_OPEN_ARRAY ||
           type->shape == SHAPE_VLA;
}

/* Qualifiers of an array are its element's (C11 6.7.3p9); functions have none. */
int types_with_quals(struct oracle *oracle, int number, unsigned quals)
{
    struct type type = oracle->types.at[number];
    if (!number || !quals || type.shape == SHAPE_FUNCTION)
        return number;
    if (types_is_array(&type))
        type.element = types_with_quals(oracle, type.element, quals);
    else
        type.quals |= quals;
    return types_make(oracle, type);
}

static int canonical_of(struct oracle *oracle, int number)
{
    struct type type = oracle->types.at[number];
    if (type.shape == SHAPE_TYPEDEF)
        return types_with_quals(oracle, oracle->types.at[type.element].canonical, type.quals);
    bool changed = false;
    if (type.element) {
        int element = oracle->types.at[type.element].canonical;
        changed = element != type.element;
        type.element = element;
    }
    if (type.n_params) {
        int32_t *params = ARENA_ARRAY(oracle->arena, int32_t, type.n_params);
        for (int i = 0; i < type.n_params; i++) {
            params[i] = oracle->types.at[type.params[i]].canonical;
            changed |= params[i] != type.params[i];
        }
        type.params = params;
    }
    return changed ? types_make(oracle, type) : number;
}

int types_pointer(struct oracle *oracle, int element, unsigned quals)
{
    struct type type = {.shape = SHAPE_POINTER,
                        .kind = TYPE_POINTER,
                        .quals = (uint8_t)quals,
                        .element = element,
                        .size = oracle->pointer_size,
                        .align = oracle->pointer_size};
    return types_make(oracle, type);
}

int types_resolve(struct oracle *oracle, int number)
{
    while (oracle->types.at[number].shape == SHAPE_TYPEDEF)
        number = types_with_quals(oracle, oracle->types.at[number].element,
                                  oracle->types.at[number].quals);
    return number;
}

void types_init(struct oracle *oracle)
{
    struct type none = {.shape = SHAPE_NONE, .size = -1, .align = -1};
    VEC_PUSH(oracle->arena, &oracle->types, none);
    CXTargetInfo target = clang_getTranslationUnitTargetInfo(oracle->tu);
    oracle->pointer_size = clang_TargetInfo_getPointerWidth(target) / 8;
    const char *triple = oracle_name(clang_TargetInfo_getTriple(target));
    bool small = strncmp(triple, "avr", 3) == 0 || strncmp(triple, "msp430", 6) == 0;
    oracle->int_size = small ? 2 : 4; /* libclang does not say */
    clang_TargetInfo_dispose(target);
}

int64_t oracle_pointer_size(const struct oracle *oracle)
{
    return oracle->pointer_size;
}

/* ---- questions ---- */

static int unqualified(struct oracle *oracle, int number, unsigned drop)
{
    struct type type = oracle->types.at[number];
    if (type.shape == SHAPE_TYPEDEF) {
        type.quals &= (uint8_t)~drop;
        int outer = types_make(oracle, type);
        int canonical = oracle->types.at[outer].canonical;
        if (unqualified(oracle, canonical, drop) == canonical)
            return outer;
        int inner = unqualified(oracle, type.element, drop);
        return types_with_quals(oracle, inner, type.quals);
    }
    if (types_is_array(&type))
        type.element = unqualified(oracle, type.element, drop);
    else
        type.quals &= (uint8_t)~drop;
    return number ? types_make(oracle, type) : 0;
}

int oracle_type_unqualified(struct oracle *oracle, int type)
{
    return unqualified(oracle, type, QUAL_CONST | QUAL_VOLATILE | QUAL_RESTRICT);
}

int oracle_type_without_const(struct oracle *oracle, int type)
{
    return unqualified(oracle, type, QUAL_CONST);
}

int oracle_type_canonical(struct oracle *oracle, int type)
{
    return oracle->types.at[type].canonical;
}

int types_value(struct oracle *oracle, int number)
{
    int resolved = types_resolve(oracle, number);
    const struct type *type = &oracle->types.at[resolved];
    if (types_is_array(type))
        return types_pointer(oracle, type->element, 0);
    if (type->shape == SHAPE_FUNCTION)
        return types_pointer(oracle, number, 0);
    if (type->shape == SHAPE_ATOMIC)
        return oracle_type_unqualified(oracle, type->element);
    return oracle_type_unqualified(oracle, number);
}

int oracle_type_element(struct oracle *oracle, int number)
{
    const struct type *type = &oracle->types.at[types_resolve(oracle, number)];
    return types_is_array(type) || type->shape == SHAPE_POINTER ? type->element : 0;
}

/* The compiler declares the type itself: __builtin_va_list.  A parameter of that type, where it is an array, is
 * a pointer to the record that it is made of, which has the name of the platform's ABI.  A record that holds
 * one counts too, but not a pointer to such a record: whoever it points into keeps the list. */
bool oracle_is_va_list(struct oracle *oracle, int number)
{
    bool value = true;
    for (; number; number = oracle->types.at[number].element) {
        const struct type *type = &oracle->types.at[number];
        value = value && type->shape != SHAPE_POINTER;
        if (type->shape == SHAPE_FUNCTION)
            return false; /* that takes or returns one, perhaps */
        if (type->shape == SHAPE_TYPEDEF && !strcmp(type->name, "__builtin_va_list"))
            return true;
        if (type->shape == SHAPE_RECORD)
            return (value && type->va_list) || !strcmp(type->name, "__va_list_tag") ||
                   !strcmp(type->name, "__va_list");
    }
    return false;
}

/* Searches the whole type but for the parameters of functions, where sizes do not count. */
static void look_inside(struct oracle *oracle, int number, struct type_info *info)
{
    const struct type *type = &oracle->types.at[number];
    info->variably_modified |= type->shape == SHAPE_VLA;
    info->local |= type->local;
    info->nameless_local |= type->shape == SHAPE_RECORD && type->local && !*type->name;
    info->nameless |= type->shape == SHAPE_RECORD && !type->local && !*type->name;
    if (type->element)
        look_inside(oracle, type->element, info);
    struct type_info params = {0};
    for (int i = 0; i < type->n_params; i++)
        look_inside(oracle, type->params[i], &params);
    info->local |= params.local;
    info->nameless |= params.nameless;
    info->nameless_local |= params.nameless_local;
}

struct type_info oracle_type(struct oracle *oracle, int number)
{
    struct type_info info = {.kind = TYPE_NONE, .size = -1, .align = -1};
    if (!number)
        return info;
    info.size = oracle->types.at[number].size;
    info.align = oracle->types.at[number].align;
    const struct type *type = &oracle->types.at[oracle->types.at[number].canonical];
    const struct type *inner = type;
    while (types_is_array(inner))
        inner = &oracle->types.at[inner->element];
    info.is_const = (inner->quals & QUAL_CONST) != 0;
    info.is_volatile = (inner->quals & QUAL_VOLATILE) != 0;
    info.is_atomic = inner->shape == SHAPE_ATOMIC;
    if (type->shape == SHAPE_ATOMIC)
        type = &oracle->types.at[type->element];
    info.kind = (enum type_kind)type->kind;
    info.const_members = inner->const_members;
    look_inside(oracle, oracle->types.at[number].canonical, &info);
    return info;
}
