/* A calculator: a tokenizer feeds a recursive-descent parser.
 *
 * The tokenizer is a loop that yields tokens, the parser a set of functions that call each other.
 * Neither calls the other back and neither keeps a state enum; the generator is the pipe between
 * them. Both are lazy: the text after an error is never read. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tandem.h>

enum kind { NUMBER, NAME, SYMBOL, END };

struct token {
    enum kind kind;
    double number;
    char text[16]; /* of a name or a symbol */
    int column;
};

static generator(struct token) tokens(const char *line)
{
    const char *p = line;

    while (*p) {
        struct token t = {END, 0, "", (int)(p - line) + 1};

        if (isspace((unsigned char)*p)) {
            p++;
            continue;
        }
        if (isdigit((unsigned char)*p) || *p == '.') {
            char *end;
            t.kind = NUMBER;
            t.number = strtod(p, &end);
            p = end > p ? end : p + 1;
        } else if (isalpha((unsigned char)*p)) {
            size_t n = 0;
            t.kind = NAME;
            while (isalnum((unsigned char)*p)) {
                if (n + 1 < sizeof t.text)
                    t.text[n++] = *p;
                p++;
            }
        } else {
            t.kind = SYMBOL;
            t.text[0] = *p++;
        }
        yield t;
    }
    yield (struct token){END, 0, "the end", (int)(p - line) + 1};
}

struct parser {
    td_gen *in;
    struct token now;
    const char *error; /* the first one */
    int error_column;
    double variables[26];
};

static void advance(struct parser *p)
{
    td_next(p->in, &p->now); /* stays at the END when there is no more */
}

static bool at(const struct parser *p, const char *symbol)
{
    return p->now.kind == SYMBOL && strcmp(p->now.text, symbol) == 0;
}

static bool take(struct parser *p, const char *symbol)
{
    bool here = at(p, symbol);

    if (here)
        advance(p);
    return here;
}

static double fail(struct parser *p, const char *why)
{
    if (!p->error) {
        p->error = why;
        p->error_column = p->now.column;
    }
    return 0;
}

static double expression(struct parser *p);

/* primary: number | name | '(' expression ')' | '-' primary */
static double primary(struct parser *p)
{
    double v = p->now.number;

    if (p->now.kind == NUMBER) {
        advance(p);
        return v;
    }
    if (p->now.kind == NAME) {
        int name = tolower((unsigned char)p->now.text[0]) - 'a';

        advance(p);
        if (take(p, "="))
            return p->variables[name] = expression(p);
        return p->variables[name];
    }
    if (take(p, "-"))
        return -primary(p);
    if (take(p, "(")) {
        v = expression(p);
        return take(p, ")") ? v : fail(p, "')' is missing");
    }
    return fail(p, "a number, a name or '(' is missing");
}

/* product: primary { ('*' | '/') primary } */
static double product(struct parser *p)
{
    double v = primary(p);

    while (!p->error) {
        if (take(p, "*")) {
            v *= primary(p);
        } else if (take(p, "/")) {
            double by = primary(p);
            v = by != 0 ? v / by : fail(p, "division by zero");
        } else {
            break;
        }
    }
    return v;
}

/* expression: product { ('+' | '-') product } */
static double expression(struct parser *p)
{
    double v = product(p);

    while (!p->error && (at(p, "+") || at(p, "-")))
        v = take(p, "+") ? v + product(p) : (advance(p), v - product(p));
    return v;
}

static void calculate(struct parser *p, const char *line)
{
    p->in = tokens(line);
    defer td_gen_free(p->in); /* wherever it is: an error leaves the rest unread */
    p->error = NULL;
    advance(p);

    double v = expression(p);

    if (p->now.kind != END)
        fail(p, "an operator is missing");
    if (p->error)
        printf("%s\n%*s^ %s\n", line, p->error_column - 1, "", p->error);
    else
        printf("%s -> %g\n", line, v);
}

int main(int argc, char **argv)
{
    static const char *const examples[] = {
        "1 + 2 * 3",  "(1 + 2) * 3", "-(4 - 6) * .5",        "x = 12 / 5", "x * x - y",
        "2 * (3 + 4", "1 + * 2",     "10 / (x - 2.4) + oops", "3 4",
    };
    struct parser p = {0};

    for (int i = 1; i < argc; i++)
        calculate(&p, argv[i]);
    for (size_t i = 0; argc == 1 && i < sizeof examples / sizeof *examples; i++)
        calculate(&p, examples[i]);
    return 0;
}
