/* Having the headers read ahead.
 *
 * A text that is asked about begins as the file itself does, and most of what clang does with it is
 * to read the headers that are named there.  So clang is set to work before there is a text:
 *
 *     #include <stdio.h>              the file's head, up to its last #include
 *     #include "list.h"
 *     #define __FILE__ "list.co.c"    what tells that what follows is in another file
 *     #include "/dev/fd/5"            a pipe: clang reads the headers, then waits here
 *
 * and what the text has behind the head comes through the pipe, once it is known, behind as many empty
 * lines as the head has.  (#line would do for the name and for the lines, but clang takes twice as long
 * for what stands behind it.)  Who can look for files, or learn in another way where he stands, must not
 * be in the file: ahead_fits. */
#include "oracle/clang.h"

#include "base/buf.h"
#include "source/files.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* `int f(void) {` or a '{' of its own: what stands behind is no head any more.  A guess; if it is
 * wrong, clang has read for nothing. */
static bool begins_body(const char *line, size_t length)
{
    while (length && strchr(" \t\r\n", line[length - 1]))
        length--;
    return length && line[length - 1] == '{' && (length == 1 || memchr(line, ')', length));
}

/* Is there a directive of that name?  True if a directive only mentions it. */
static bool has_directive(const char *text, const char *name)
{
    const char *at = text;
    while ((at = strstr(at, name)) && !files_in_directive(text, (uint32_t)(at - text)))
        at += strlen(name);
    return at != NULL;
}

size_t ahead_head(const struct file *file)
{
    size_t head = 0;
    bool inside = false; /* an #include was seen since */
    int depth = 0;
    uint32_t end;
    for (uint32_t at = 0; at < file->length; at = end) {
        end = directive_end(file, at);
        uint32_t hash = at + (uint32_t)strspn(file->text + at, " \t\f\v");
        if (file->text[hash] != '#' && strncmp(file->text + hash, "%:", 2) != 0) {
            if (begins_body(file->text + at, end - at))
                return inside || has_directive(file->text + end, "include") ? 0 : head;
            continue;
        }
        size_t length;
        const char *name = directive_name(file, hash, &length);
        int step = directive_condition(name, length);
        depth += step == 1 || step == -1 ? step : 0;
        inside |= length >= 7 && !memcmp(name, "include", 7);
        if (inside && depth == 0 && file->text[end - 1] == '\n') {
            head = end;
            inside = false;
        }
    }
    return inside ? 0 : head;
}

static const char *const telling[] = {"__FILE__", "__FILE_NAME__", "__INCLUDE_LEVEL__"};

/* Is a macro that tells anything but what it is by itself? */
static bool tells_otherwise(struct oracle *oracle)
{
    for (size_t k = 0; k < sizeof telling / sizeof *telling; k++) {
        int number = map_get(&oracle->newest_macro, map_key(intern_cstr(telling[k])));
        if (number >= 0 && oracle->macros.at[number]->definition.file >= 0)
            return true;
    }
    for (int i = 0; i < oracle->flags.n; i++) {
        bool tells = strstr(oracle->flags.at[i], "prefix-map");
        for (size_t k = 0; k < sizeof telling / sizeof *telling; k++)
            tells |= strstr(oracle->flags.at[i], telling[k]) != NULL;
        if (tells)
            return true;
    }
    return false;
}

/* Does something in the user's files, be it in a macro, look for files or ask where it stands? */
static bool looks_around(struct oracle *oracle)
{
    static const char *const words[] = {"__has_include",
                                        "__has_embed",
                                        "__builtin_FILE", /* _NAME */
                                        "__builtin_source_location",
                                        "pop_macro"};
    for (int i = 0; i < oracle->unit->files.n; i++) {
        const struct file *file = &oracle->unit->files.at[i];
        for (size_t k = 0; k < sizeof words / sizeof *words && !file->is_system; k++)
            if (memmem(file->text, file->length, words[k], strlen(words[k])))
                return true;
    }
    return false;
}

static bool open_pipe(struct ahead *ahead)
{
    struct stat info;
    if (pipe(ahead->ends) != 0)
        return false;
    fcntl(ahead->ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ahead->ends[1], F_SETFD, FD_CLOEXEC);
    fcntl(ahead->ends[1], F_SETFL, O_NONBLOCK);
#ifdef F_SETPIPE_SZ
    fcntl(ahead->ends[1], F_SETPIPE_SZ, 1 << 20); /* a hint: who writes waits less */
#endif
    snprintf(ahead->path, sizeof ahead->path, "/dev/fd/%d", ahead->ends[0]);
    if (stat(ahead->path, &info) == 0 && S_ISFIFO(info.st_mode))
        return true;
    close(ahead->ends[0]);
    close(ahead->ends[1]);
    return false;
}

/* As it is in the file, and undefined if it is not defined there. */
static void define(struct buf *out, const char *macro, const char *text)
{
    buf_printf(out, "#ifdef %s\n#define %s ", macro, macro);
    if (text)
        buf_quoted(out, text);
    else
        buf_putc(out, '0');
    buf_puts(out, "\n#endif\n");
}

struct ahead *ahead_new(struct oracle *oracle, const struct file *input, size_t head)
{
    struct ahead *ahead = ARENA_NEW(oracle->arena, struct ahead);
    if (!head || !open_pipe(ahead))
        return NULL;
    struct buf text = {0};
    const char *slash = strrchr(input->path, '/');
    buf_add(&text, input->text, head);
    define(&text, telling[0], input->path);
    define(&text, telling[1], slash ? slash + 1 : input->path);
    define(&text, telling[2], NULL);
    buf_printf(&text, "#include \"%s\"\n", ahead->path);
    ahead->head = head;
    for (size_t i = 0; i < head; i++)
        ahead->lines += input->text[i] == '\n';
    ahead->text = arena_strndup(oracle->arena, text.text, text.length);
    ahead->length = text.length;
    buf_free(&text);
    return ahead;
}

/* Could what stands behind the head tell that it is in another file? */
static bool could_tell(struct oracle *oracle, size_t head)
{
    const struct known_file *file = &oracle->files.at[0];
    for (int i = 0; i < file->lines.n; i++)
        if (file->lines.at[i].begin >= head)
            return true;
    for (int i = 0; i < file->inclusions.n; i++)
        if (file->inclusions.at[i].begin >= head)
            return true;
    const char *path;
    file_presumed(oracle->unit, 0, 1, &path); /* finds #line */
    const struct file *input = &oracle->unit->files.at[0];
    return input->n_marks || has_directive(input->text + head, "embed") ||
           tells_otherwise(oracle) || looks_around(oracle);
}

bool ahead_fits(struct oracle *oracle, const struct ahead *ahead, const char *text, size_t length)
{
    if (length < ahead->head || memcmp(text, ahead->text, ahead->head) != 0)
        return false;
    if (!oracle->could_tell.known) { /* the same for all texts, and all of the file is looked at */
        oracle->could_tell.known = true;
        oracle->could_tell.yes = could_tell(oracle, ahead->head);
    }
    return !oracle->could_tell.yes;
}

/* Writes all, unless nobody is going to read it. */
static bool put(struct ahead *ahead, const char *text, size_t length, bool (*gone)(void *),
                void *data)
{
    enum { MILLISECONDS = 5 };
    while (length) {
        ssize_t n = write(ahead->ends[1], text, length);
        if (n > 0) {
            text += n;
            length -= (size_t)n;
        } else if (n < 0 && errno == EAGAIN) {
            struct pollfd room = {.fd = ahead->ends[1], .events = POLLOUT};
            if (gone(data))
                return false;
            poll(&room, 1, MILLISECONDS);
        } else if (n < 0 && errno != EINTR) {
            return false;
        }
    }
    return true;
}

void ahead_give(struct ahead *ahead, const char *text, size_t length, bool (*gone)(void *),
                void *data)
{
    struct buf lines = {0};
    for (size_t i = 0; i < ahead->lines; i++)
        buf_putc(&lines, '\n');
    ahead->given = put(ahead, lines.text, lines.length, gone, data) &&
                   put(ahead, text + ahead->head, length - ahead->head, gone, data);
    buf_free(&lines);
    ahead_end(ahead);
}

bool ahead_was_read(const struct ahead *ahead)
{
    int left = 0;
    return ahead->given && ioctl(ahead->ends[0], FIONREAD, &left) == 0 && left == 0;
}

uint32_t ahead_shift(const struct ahead *ahead)
{
    return (uint32_t)(ahead->head - ahead->lines);
}

void ahead_end(struct ahead *ahead)
{
    close(ahead->ends[1]);
}

void ahead_free(struct ahead *ahead)
{
    close(ahead->ends[0]);
}
