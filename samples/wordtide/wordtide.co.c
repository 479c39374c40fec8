/* wordtide: reads C files all at once and draws how their vocabulary comes in.
 *
 * Each file is a task. In it three generators make a pipe, each a loop that minds its own business:
 *
 *     bytes(file) -> code(bytes): no comments, no literals -> words(code) -> this file's task
 *
 * The tasks take turns after so many words and share one dictionary without a lock: a
 * turn ends only at an await. In the picture a row is a file and a column a turn; the higher, the
 * more of the turn's words were new to everybody. Files that start with the same headers and
 * idioms ebb quickly; a new topic is a wave. */
#include <ctype.h>
#include <errno.h>
#include <glob.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <tandem.h>
#include "dictionary.h"
#include "picture.h"

enum { MAX_FILES = 64, MAX_WORD = 40 };

struct word {
    char text[MAX_WORD];
};

/* ---- the pipe ---- */

static generator(char) bytes(FILE *f, long *count)
{
    for (int c; (c = getc(f)) != EOF; ++*count)
        yield (char)c;
}

static generator(char) code(td_gen *in)
{
    char c = 0;

    defer td_gen_free(in);
    while (td_next(in, &c)) {
        if (c == '"' || c == '\'') {
            char quote = c;
            while (td_next(in, &c) && c != quote)
                if (c == '\\')
                    td_next(in, &c);
            yield ' ';
        } else if (c != '/') {
            yield c;
        } else if (!td_next(in, &c)) {
            yield '/';
        } else if (c == '/') {
            while (td_next(in, &c) && c != '\n')
                ;
            yield '\n';
        } else if (c == '*') {
            char last = 0;
            while (td_next(in, &c) && !(last == '*' && c == '/'))
                last = c;
            yield ' ';
        } else {
            yield '/';
            yield c;
        }
    }
}

static generator(struct word) words(td_gen *in)
{
    struct word w;
    int n = 0;
    bool number = false; /* 0x1f, 10L: not words */

    foreach (char, c, in) {
        if (isalnum((unsigned char)c) || c == '_') {
            if (n == 0)
                number = isdigit((unsigned char)c) != 0;
            if (n < MAX_WORD - 1)
                w.text[n++] = c;
        } else if (n > 0) {
            w.text[n] = 0;
            n = 0;
            if (!number)
                yield w;
        }
    }
}

/* ---- one task for each file ---- */

/* The share of new words in a turn, 0 to 8; its square root, so that ripples show too. */
static char height(int fresh, int of)
{
    char level = 0;

    while (level * level * of < 64 * fresh)
        level++;
    return level;
}

static void mark(struct source *s, int fresh, int of)
{
    if (s->columns < COLUMNS)
        s->level[s->columns++] = height(fresh, of);
    s->fresh += fresh;
    s->words += of;
}

static async int survey(struct source *s, int per_turn)
{
    int seen = 0, fresh = 0;
    FILE *f = fopen(s->path, "r");

    if (!f)
        return -errno;
    defer fclose(f);
    foreach (struct word, w, words(code(bytes(f, &s->bytes)))) {
        fresh += dictionary_learn(w.text);
        if (++seen == per_turn) {
            mark(s, fresh, seen);
            seen = fresh = 0;
            await td_yield();
        }
    }
    if (seen > 0)
        mark(s, fresh, seen);
    return 0;
}

/* The turn that lets the largest file have a column for each: code has some 6 bytes a word. */
static int words_per_turn(char *const *paths, int n)
{
    long largest = 0;

    for (int i = 0; i < n; i++) {
        struct stat st;
        if (stat(paths[i], &st) == 0 && st.st_size > largest)
            largest = st.st_size;
    }
    return (int)(largest / (6 * COLUMNS)) + 1;
}

async int main(int argc, char **argv)
{
    static struct source sources[MAX_FILES];
    td_task *tasks[MAX_FILES];
    char *const *paths = argv + 1;
    int n = argc - 1, failed = 0;
    long bytes_read = 0;
    glob_t own = {0};
    defer globfree(&own);

    if (n == 0) {
        glob(WORDTIDE_ROOT "/runtime/core/*.c", 0, NULL, &own);
        glob(WORDTIDE_ROOT "/transformer/*/*.c", GLOB_APPEND, NULL, &own);
        paths = own.gl_pathv;
        n = (int)own.gl_pathc;
    }
    n = n < MAX_FILES ? n : MAX_FILES;
    picture_init();
    dictionary_init();
    defer dictionary_free();

    for (int i = 0; i < n; i++) {
        sources[i].path = paths[i];
        tasks[i] = td_spawn(survey, &sources[i], words_per_turn(paths, n));
    }
    for (int i = 0; i < n; i++) {
        int r = 0;

        await td_join(tasks[i], &r);
        if (r < 0) {
            fprintf(stderr, "%s: %s\n", sources[i].path, strerror(-r));
            failed++;
        }
        bytes_read += sources[i].bytes;
    }

    printf("The tide of new words: a row is a file, a column a turn (new words/all words)\n\n");
    for (int i = 0; i < n; i++)
        picture_row(&sources[i]);
    printf("\n%d files, %ld bytes, %d words known\n", n - failed, bytes_read, dictionary_known());
    picture_bars("Keywords", true, 8);
    picture_bars("Names", false, 16);
    return failed ? 1 : 0;
}
