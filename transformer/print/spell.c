#include "print/spell.h"

#include "base/buf.h"
#include "print/output.h"
#include "print/writer.h"
#include "oracle/oracle.h"

#include <string.h>

enum painted spell_painted(struct unit *unit, const struct token *token)
{
    if (!token->paint)
        return PAINTED_NOT;
    if (token->paint == PAINT_BARE)
        return PAINTED_FUNCTION;
    int32_t index = oracle_macro_find(unit->oracle, token->text, token_reading(unit, token),
                                      token->at_begin);
    const struct macro_definition *macro = index < 0 ? NULL : oracle_macro(unit->oracle, index);
    if (!macro || macro->file < 0)
        return PAINTED_OBJECT; /* from the command line: it has no text */
    size_t name = strlen(token->text);
    const char *text = unit->files.at[macro->file].text;
    const char *body = text + macro->begin + name, *end = text + macro->end;
    if (*body == '(')
        return PAINTED_FUNCTION;
    body += strspn(body, " \t");
    while (end > body && strchr(" \t\r\n", end[-1]))
        end--;
    bool itself = (size_t)(end - body) == name && !memcmp(body, token->text, name);
    return itself ? PAINTED_NOT : PAINTED_OBJECT;
}

/* Must the invocation stay as it is written, because its expansion cannot be read again? */
static bool stays(struct unit *unit, const struct invocation *v)
{
    for (tok_id i = v->first; i < v->last; i++)
        if (spell_painted(unit, &unit->tokens.at[i]) == PAINTED_OBJECT)
            return true;
    return false;
}

static void spell_piece(struct buf *out, const char *text, bool space)
{
    char last = out->length ? out->text[out->length - 1] : ' ';
    char before = out->length > 1 ? out->text[out->length - 2] : ' ';
    if (out->length && (space || output_joins(before, last, text)))
        buf_putc(out, ' ');
    buf_puts(out, text);
}

/* A #pragma line as an operator, which can stand within a line. */
static void spell_pragma(struct buf *out, const char *text)
{
    text = strstr(text, "pragma") + strlen("pragma");
    text += strspn(text, " \t");
    spell_piece(out, "_Pragma(\"", true);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            buf_putc(out, '\\');
        buf_putc(out, *text);
    }
    buf_puts(out, "\")");
}

char *writer_spell(struct unit *unit, struct arena *arena, tok_id first, tok_id end)
{
    struct buf out = {0};
    for (tok_id i = first; i < end; i++) {
        const struct token *token = &unit->tokens.at[i];
        const struct invocation *v =
            token->invocation < 0 ? NULL : &unit->invocations.at[token->invocation];
        if (v && !v->is_include && v->first == i && v->last <= end && stays(unit, v)) {
            char *text =
                arena_strndup(arena, unit->files.at[v->file].text + v->begin, v->end - v->begin);
            for (char *c = text; *c; c++)
                if (*c == '\n')
                    *c = ' ';
            spell_piece(&out, text, token->space_before);
            i = v->last - 1;
        } else if (token->kind == TOKEN_PRAGMA && token->text[0] != '_') {
            spell_pragma(&out, token->text);
        } else if (i + 1 < end && !strcmp(unit->tokens.at[i + 1].text, "(") &&
                   spell_painted(unit, token) == PAINTED_FUNCTION) {
            spell_piece(&out, arena_printf(arena, "(%s)", token->text), token->space_before);
        } else {
            spell_piece(&out, token->text, token->space_before);
        }
    }
    char *text = arena_strndup(arena, out.text ? out.text : "", out.length);
    buf_free(&out);
    return text;
}
