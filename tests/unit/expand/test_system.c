/* The expander and the writer on the real oracle, with the system's headers. */
#include "base/buf.h"
#include "diag/diag.h"
#include "print/writer.h"
#include "oracle/oracle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static char directory[] = "/tmp/tandem-system-XXXXXX";
static struct options options = {.no_line = true};
static char path[64];

static int make_directory(void **state)
{
    (void)state;
    if (!mkdtemp(directory))
        return -1;
    snprintf(path, sizeof path, "%s/a.c", directory);
    options.input = path;
    return 0;
}

static int remove_directory(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(directory);
}

static struct unit *open_text(const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    struct unit *unit = calloc(1, sizeof *unit);
    unit->options = &options;
    unit->diag = diag_new(unit);
    unit->oracle = oracle_open(unit);
    assert_non_null(unit->oracle);
    source_expand(unit);
    if (diag_errors(unit))
        diag_print(unit, stderr, false);
    assert_int_equal(diag_errors(unit), 0);
    return unit;
}

static void close_unit(struct unit *unit)
{
    oracle_close(unit->oracle);
    arena_free(&unit->arena);
    free(unit);
}

static const char program[] = "#include <errno.h>\n"
                              "#include <stdarg.h>\n"
                              "#include <stdio.h>\n"
                              "#include <signal.h>\n"
                              "#include <sys/queue.h>\n"
                              "struct item { LIST_ENTRY(item) link; int value; };\n"
                              "LIST_HEAD(items, item);\n"
                              "__attribute__((annotate(\"td_async\"))) int sum(struct items *all, ...)\n"
                              "{\n"
                              "    struct item *i = NULL;\n"
                              "    struct sigaction action;\n"
                              "    int total = EOF; /* -1 */\n"
                              "    action.sa_handler = SIG_DFL;\n"
                              "    LIST_FOREACH(i, all, link)\n"
                              "        total += i->value;\n"
                              "    if (errno == EINTR || action.sa_handler == SIG_IGN)\n"
                              "        fprintf(stderr, \"%d\\n\", total);\n"
                              "    va_list list;\n"
                              "    va_start(list, all);\n"
                              "    total += va_arg(list, int);\n"
                              "    va_end(list);\n"
                              "    return total;\n"
                              "}\n";

static void unedited(void **state)
{
    (void)state;
    struct unit *unit = open_text(program);
    struct writer *w = writer_new(unit, &unit->arena);
    writer_tokens(w, 0, unit->tokens.n);
    struct buf out = {0};
    writer_finish(w, &out);
    assert_string_equal(out.text, program);
    buf_free(&out);
    char *line = writer_spell(unit, &unit->arena, 0, unit->tokens.n);
    assert_non_null(strstr(line, "struct item *i = ((void*)0);"));
    assert_non_null(strstr(line, "struct item *le_next;"));
    assert_non_null(strstr(line, "__builtin_va_arg(list"));
    assert_non_null(strstr(line, "action.sa_handler = ((__sighandler_t) 0);"));
    assert_null(strstr(line, "LIST_FOREACH"));
    close_unit(unit);
}

static void renamed_in_arguments(void **state)
{
    (void)state;
    struct buf expected = {0};
    for (const char *c = program; *c; c++)
        if (!strncmp(c, "total", 5)) {
            buf_puts(&expected, "f->total");
            c += 4;
        } else if (!strncmp(c, "LIST_FOREACH(i,", 15)) {
            buf_puts(&expected, "LIST_FOREACH(f->i,");
            c += 14;
        } else if (!strncmp(c, "i->value", 8)) {
            buf_puts(&expected, "f->");
            buf_putc(&expected, *c);
        } else {
            buf_putc(&expected, *c);
        }
    struct unit *unit = open_text(program);
    struct writer *w = writer_new(unit, &unit->arena);
    bool after_declaration = false;
    for (tok_id i = 0; i < unit->tokens.n; i++) {
        const char *text = unit->tokens.at[i].text;
        bool is_i = !strcmp(text, "i");
        if (!strcmp(text, "total") || (is_i && after_declaration))
            writer_rename(w, i, is_i ? "f->i" : "f->total");
        else
            writer_tokens(w, i, i + 1);
        after_declaration |= is_i;
    }
    struct buf out = {0};
    writer_finish(w, &out);
    assert_string_equal(out.text, expected.text);
    buf_free(&out);
    buf_free(&expected);
    close_unit(unit);
}

static void stringified(void **state)
{
    (void)state; /* assert turns its argument into a string, so it cannot stay */
    struct unit *unit = open_text("#include <assert.h>\n"
                                  "__attribute__((annotate(\"td_async\"))) void f(int x)\n{\n    assert(x > 0);\n}\n");
    struct writer *w = writer_new(unit, &unit->arena);
    int n = 0;
    for (tok_id i = 0; i < unit->tokens.n; i++)
        if (!strcmp(unit->tokens.at[i].text, "x") && n++ > 0)
            writer_rename(w, i, "f->x");
        else
            writer_tokens(w, i, i + 1);
    struct buf out = {0};
    writer_finish(w, &out);
    assert_null(strstr(out.text, "assert("));
    assert_non_null(strstr(out.text, "f->x > 0"));
    assert_non_null(strstr(out.text, "\"x > 0\""));
    assert_non_null(strstr(out.text, "a.c\", 4"));
    assert_true(n >= 2);
    buf_free(&out);
    close_unit(unit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unedited),
        cmocka_unit_test(renamed_in_arguments),
        cmocka_unit_test(stringified),
    };
    return cmocka_run_group_tests_name("system", tests, make_directory, remove_directory);
}
