#include "cli/words.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

void complain(const char *format, ...)
{
    va_list args;
    fputs("tandem: error: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    putc('\n', stderr);
}

char *read_text(struct arena *arena, const char *path)
{
    struct buf text = {0};
    struct stat info;
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    if (fstat(fileno(file), &info) != 0 || !S_ISREG(info.st_mode)) {
        fclose(file);
        errno = EINVAL;
        return NULL;
    }
    char block[8192];
    size_t n;
    while ((n = fread(block, 1, sizeof block, file)) > 0)
        buf_add(&text, block, n);
    bool failed = ferror(file);
    fclose(file);
    char *copy = failed ? NULL : arena_strndup(arena, text.text ? text.text : "", text.length);
    buf_free(&text);
    return copy;
}

void split_words(struct arena *arena, const char *text, string_vec *words)
{
    for (const char *p = text;;) {
        struct buf word = {0};
        while (isspace((unsigned char)*p))
            p++;
        if (!*p)
            return;
        buf_add(&word, "", 0);
        char quote = 0;
        for (; *p && (quote || !isspace((unsigned char)*p)); p++) {
            if (*p == '\\' && p[1])
                buf_putc(&word, *++p);
            else if (quote ? *p == quote : *p == '\'' || *p == '"')
                quote = quote ? 0 : *p;
            else
                buf_putc(&word, *p);
        }
        VEC_PUSH(arena, words, arena_strndup(arena, word.text ? word.text : "", word.length));
        buf_free(&word);
    }
}
