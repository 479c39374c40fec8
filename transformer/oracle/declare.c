/* Types as C text.
 *
 * A declaration is written from the inside out: the declarator grows around the name while the
 * type is taken apart, and the specifiers come first at the end.
 *
 *     pointer to array 3 of int, "p":   p  ->  *p  ->  (*p)[3]  ->  int (*p)[3] */
#include "oracle/clang.h"

#include <string.h>

struct writer {
    struct oracle *oracle;
    struct arena *arena;
    const char *(*rename)(const struct type_name *name, void *user);
    void *user;
};

static const char *declare(struct writer *writer, int number, const char *declarator);

static const char *quals_text(unsigned quals)
{
    static const char *const texts[] = {
        "",          "const ",          "volatile ",          "const volatile ",
        "restrict ", "const restrict ", "volatile restrict ", "const volatile restrict "};
    return texts[quals & 7];
}

static const char *specify(struct writer *writer, const struct type *type, const char *name,
                           const char *declarator)
{
    return arena_printf(writer->arena, "%s%s%s%s", quals_text(type->quals), name,
                        *declarator ? " " : "", declarator);
}

static const char *type_name(struct writer *writer, const struct type *type)
{
    bool is_typedef = type->shape == SHAPE_TYPEDEF || !*type->keyword;
    struct type_name name = {is_typedef ? "" : type->keyword, type->name,
                             type->local, type->offset};
    const char *text = writer->rename ? writer->rename(&name, writer->user) : NULL;
    if (text)
        return text;
    return is_typedef ? name.name : arena_printf(writer->arena, "%s %s", name.keyword, name.name);
}

static const char *declare_record(struct writer *writer, const struct type *type,
                                  const char *declarator)
{
    if (strcmp(type->name, "__va_list_tag") == 0) /* x86's, known only to compilers */
        return specify(writer, type, "__typeof__(**(__builtin_va_list *)0)", declarator);
    return specify(writer, type, type_name(writer, type), declarator);
}

static const char *declare_pointer(struct writer *writer, const struct type *type,
                                   const char *declarator)
{
    const struct type *element = &writer->oracle->types.at[type->element];
    bool brackets = element->shape == SHAPE_ARRAY || element->shape == SHAPE_OPEN_ARRAY ||
                    element->shape == SHAPE_VLA || element->shape == SHAPE_FUNCTION;
    const char *quals = quals_text(type->quals);
    size_t length = strlen(quals);
    if (length && !*declarator)
        length--; /* `* const`, without a space after it */
    return declare(writer, type->element,
                   arena_printf(writer->arena, "%s*%.*s%s%s", brackets ? "(" : "", (int)length,
                                quals, declarator, brackets ? ")" : ""));
}

static const char *declare_function(struct writer *writer, const struct type *type,
                                    const char *declarator)
{
    const char *params = type->no_prototype || type->n_params ? "" : "void";
    for (int i = 0; i < type->n_params; i++)
        params = arena_printf(writer->arena, "%s%s%s", params, i ? ", " : "",
                              declare(writer, type->params[i], ""));
    if (type->variadic)
        params = arena_printf(writer->arena, "%s, ...", params);
    const char *text = arena_printf(writer->arena, "%s(%s)", declarator, params);
    if (type->attribute)
        text = arena_printf(writer->arena, "__attribute__((%s)) %s", type->attribute, text);
    return declare(writer, type->element, text);
}

static const char *declare(struct writer *writer, int number, const char *declarator)
{
    const struct type type = writer->oracle->types.at[number]; /* a copy: `at` may move */
    struct arena *arena = writer->arena;
    switch ((enum shape)type.shape) {
    case SHAPE_POINTER:
        return declare_pointer(writer, &type, declarator);
    case SHAPE_ARRAY:
        return declare(writer, type.element,
                       arena_printf(arena, "%s[%lld]", declarator, (long long)type.count));
    case SHAPE_OPEN_ARRAY:
        return declare(writer, type.element, arena_printf(arena, "%s[]", declarator));
    case SHAPE_VLA:
        return declare(writer, type.element, arena_printf(arena, "%s[*]", declarator));
    case SHAPE_FUNCTION:
        return declare_function(writer, &type, declarator);
    case SHAPE_RECORD:
    case SHAPE_ENUM:
        return declare_record(writer, &type, declarator);
    case SHAPE_ATOMIC:
        return specify(writer, &type,
                       arena_printf(arena, "_Atomic(%s)", declare(writer, type.element, "")),
                       declarator);
    case SHAPE_COMPLEX:
        return specify(writer, &type,
                       arena_printf(arena, "%s _Complex", declare(writer, type.element, "")),
                       declarator);
    case SHAPE_VECTOR: {
        int64_t size = writer->oracle->types.at[type.element].size * type.count;
        return specify(writer, &type,
                       arena_printf(arena, "__attribute__((vector_size(%lld))) %s", (long long)size,
                                    declare(writer, type.element, "")),
                       declarator);
    }
    case SHAPE_TYPEDEF:
        return specify(writer, &type, type_name(writer, &type), declarator);
    case SHAPE_NONE:
    case SHAPE_BUILTIN:
    case SHAPE_OTHER:
        break;
    }
    return specify(writer, &type, type.name ? type.name : "", declarator);
}

const char *oracle_declare(struct oracle *oracle, struct arena *arena, int type, const char *name,
                           const char *(*rename)(const struct type_name *name, void *user), void *user)
{
    struct writer writer = {oracle, arena, rename, user};
    return declare(&writer, type, name);
}
