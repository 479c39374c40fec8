/* Definitions: found by the oracle, parsed here when they are first needed.
 *
 *   #define TRY(e, ...) do { log(#e, ## __VA_ARGS__); } while (0)
 *           '---------- the oracle gives these bytes -----------'
 *
 * The body becomes a list of elements in which parameters, # and ## are already recognised, so
 * that substitution only walks it. */
#include "grammar/scanner.h"
#include "base/intern.h"
#include "expand/expand.h"

#include <string.h>

struct macros {
    struct unit *unit;
    VEC(struct macro *) parsed; /* by the oracle's index; NULL: not yet */
};

struct macros *macros_new(struct unit *unit)
{
    struct macros *macros = ARENA_NEW(&unit->arena, struct macros);
    macros->unit = unit;
    return macros;
}

/* The text of a -D option for the name, as a definition's text ("NAME body"), or NULL.  Of several
 * the last one counts. */
static const char *command_line_text(struct unit *unit, const char *name)
{
    const struct options *options = unit->options;
    size_t length = strlen(name);
    const char *found = NULL;
    for (int i = 0; options && i < options->n_flags; i++) {
        const char *flag = options->flags[i];
        if (strncmp(flag, "-D", 2) != 0)
            continue;
        const char *text = flag + 2;
        if (!*text && i + 1 < options->n_flags)
            text = options->flags[++i];
        if (!strncmp(text, name, length) && (!text[length] || strchr("=(", text[length])))
            found = text;
    }
    if (!found)
        return NULL;
    const char *equals = strchr(found, '=');
    if (!equals)
        return arena_printf(&unit->arena, "%s 1", found);
    return arena_printf(&unit->arena, "%.*s %s", (int)(equals - found), found, equals + 1);
}

/* Keywords, the functions that <tandem.h> also defines as macros, and those of <tgmath.h>, for which every
 * compiler has its own header: they stay. */
static bool is_kept(struct unit *unit, const struct macro_definition *definition, bool is_function)
{
    static const char *const keywords[] = {"TD_ASYNC",     "TD_AWAIT",     "TD_YIELD",
                                           "TD_GENERATOR", "TD_FOREACH",   "TD_DEFER",
                                           "TD_RECEIVED",  "TD_YIELD_FROM"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (!strcmp(definition->name, keywords[i]))
            return true;
    if (!is_function || definition->file < 0)
        return false;
    const char *path = unit->files.at[definition->file].path;
    const char *base = strrchr(path, '/');
    if (unit->files.at[definition->file].is_system && base && !strcmp(base, "/tgmath.h"))
        return true;
    if (strncmp(definition->name, "td_", 3) != 0)
        return false;
    if (!strcmp(base ? base + 1 : path, "tandem.h"))
        return true;
    size_t folder = base ? (size_t)(base - path) : 0;
    return folder >= 6 && !strncmp(path + folder - 6, "tandem", 6) &&
           (folder == 6 || path[folder - 7] == '/');
}

/* ---- parsing ---- */

struct parse {
    struct unit *unit;
    struct macro *macro;
    struct scanner *scanner;
    struct raw_token token; /* the present one */
    VEC(const char *) parameters;
    VEC(struct body_element) body;
};

static bool is(const struct parse *p, const char *punctuator)
{
    return p->token.kind == TOKEN_PUNCT && !strcmp(p->token.text, punctuator);
}

static bool next(struct parse *p)
{
    return scanner_next(p->scanner, &p->token);
}

/* After the '(': names, `...` (C99: __VA_ARGS__), `name...` (GNU: `name`), up to the ')'. */
static void parse_parameters(struct parse *p)
{
    bool behind_name = false;
    while (next(p) && !is(p, ")")) {
        if (is(p, "...")) {
            p->macro->variadic = true;
            if (!behind_name)
                VEC_PUSH(&p->unit->arena, &p->parameters, intern_cstr("__VA_ARGS__"));
        } else if (!is(p, ",")) {
            VEC_PUSH(&p->unit->arena, &p->parameters, p->token.text);
        }
        behind_name = p->token.kind == TOKEN_IDENT;
    }
    p->macro->n_parameters = p->parameters.n;
    next(p);
}

static int parameter_index(const struct parse *p, const char *name)
{
    for (int i = 0; i < p->parameters.n; i++)
        if (p->parameters.at[i] == name)
            return i;
    return -1;
}

static void parse_body(struct parse *p, int32_t file)
{
    struct macro *macro = p->macro;
    for (; p->token.kind != TOKEN_END; next(p)) {
        struct raw_token *raw = &p->token;
        struct body_element element = {.token = {.text = raw->text,
                                                 .kind = raw->kind,
                                                 .space_before = raw->space_before,
                                                 .file = file,
                                                 .begin = raw->begin,
                                                 .end = raw->end,
                                                 .at = PP_NOWHERE,
                                                 .use = -1,
                                                 .origin = -1},
                                       .op = BODY_TOKEN,
                                       .parameter = -1,
                                       .match = -1};
        if (is(p, "##") || is(p, "%:%:")) {
            element.op = BODY_PASTE;
        } else if (macro->is_function && (is(p, "#") || is(p, "%:"))) {
            element.op = BODY_STRINGIZE;
        } else if (macro->is_function && raw->kind == TOKEN_IDENT) {
            element.parameter = parameter_index(p, raw->text);
            if (element.parameter >= 0)
                element.op = BODY_PARAMETER;
            else if (macro->variadic && !strcmp(raw->text, "__VA_OPT__"))
                element.op = BODY_VA_OPT;
        }
        VEC_PUSH(&p->unit->arena, &p->body, element);
    }
    macro->body = p->body.at;
    macro->n_body = p->body.n;
    if (macro->n_body)
        macro->body[0].token.space_before = false; /* the invocation's own space counts */
}

/* Finds the ')' of each __VA_OPT__( and removes # without an operand and ## at an end, which are not
 * operators, so that substitution need not check. */
static void check_body(struct macro *macro)
{
    struct body_element *body = macro->body;
    for (int i = 0; i < macro->n_body; i++) {
        if (body[i].op == BODY_VA_OPT) {
            int depth = 0, j = i + 1;
            for (; j < macro->n_body; j++) {
                const char *text = body[j].token.text;
                if (!strcmp(text, "("))
                    depth++;
                else if (!strcmp(text, ")") && !--depth)
                    break;
                if (!depth)
                    break;
            }
            if (j < macro->n_body && depth == 0 && j > i + 1)
                body[i].match = j;
            else
                body[i].op = BODY_TOKEN;
        }
    }
    for (int i = 0; i < macro->n_body; i++) {
        bool last = i + 1 == macro->n_body;
        if (body[i].op == BODY_STRINGIZE &&
            (last || (body[i + 1].op != BODY_PARAMETER && body[i + 1].op != BODY_VA_OPT)))
            body[i].op = BODY_TOKEN;
        if (body[i].op == BODY_PASTE && (last || i == 0))
            body[i].op = BODY_TOKEN;
    }
}

static void parse_definition(struct parse *p, const char *text, size_t begin, size_t length,
                             int32_t file)
{
    p->scanner = scanner_open(&p->unit->arena, text, begin, length, p->unit->dialect.separators);
    next(p); /* the name */
    uint32_t name_end = p->token.end;
    next(p);
    if (is(p, "(") && p->token.begin == name_end) {
        p->macro->is_function = true;
        parse_parameters(p);
    }
    parse_body(p, file);
    scanner_close(p->scanner);
    check_body(p->macro);
}

struct macro *macros_get(struct macros *macros, int32_t index)
{
    struct unit *unit = macros->unit;
    while (macros->parsed.n <= index)
        VEC_PUSH(&unit->arena, &macros->parsed, NULL);
    if (macros->parsed.at[index])
        return macros->parsed.at[index];
    const struct macro_definition *definition = oracle_macro(unit->oracle, index);
    struct macro *macro = ARENA_NEW(&unit->arena, struct macro);
    struct parse parse = {.unit = unit, .macro = macro};
    macro->name = definition->name;
    if (definition->file >= 0) {
        macro->has_text = true;
        parse_definition(&parse, unit->files.at[definition->file].text, definition->begin,
                         definition->end - definition->begin, definition->file);
    } else {
        const char *text = command_line_text(unit, macro->name);
        macro->has_text = text != NULL;
        if (text)
            parse_definition(&parse, text, 0, strlen(text), -1);
    }
    macro->kept = is_kept(unit, definition, macro->is_function);
    macros->parsed.at[index] = macro;
    return macro;
}
