/* Having the headers read ahead.
 *
 * A text that is asked about begins as the file itself does, and most of what clang does with it is
 * to read the headers that are named there.  So clang is set to work before there is a text:
 *
 *     #include <stdio.h>              the file's head, up to its last #include
 *     #include "list.h"
 *     #include "/dev/fd/5"            a pipe: clang reads the headers, then waits here
 *
 * and what the text has behind the head comes through the pipe, once it is known.  The rest is now
 * in an included file.  The macros that tell are defined as they were in the file itself (#line would
 * do for one of them, but clang takes twice as long for what stands behind it); and an #include, which
 * would be looked for in the file's folder, must not stand in the rest (ahead_fits). */
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

/* Does it look so? */
static bool includes(const char *text)
{
    static const char INCLUDE[] = "include";
    const char *at = text;
    while ((at = strstr(at, INCLUDE)) && !files_in_directive(text, (uint32_t)(at - text)))
        at += sizeof INCLUDE - 1;
    return at != NULL;
}

/* The length of the file's head: through the last line with an #include, and through the #endif that
 * belongs to it.  0: there is none, or it does not end outside of all conditional directives. */
static size_t head_of(const struct file *file)
{
    size_t head = 0;
    bool inside = false; /* an #include was seen since */
    int depth = 0;
    uint32_t end;
    for (uint32_t at = 0; at < file->length; at = end) {
        end = directive_end(file, at);
        uint32_t hash = at + (uint32_t)strspn(file->text + at, " \t\f\v");
        if (begins_body(file->text + at, end - at))
            return inside || includes(file->text + end) ? 0 : head;
        if (file->text[hash] != '#' && strncmp(file->text + hash, "%:", 2) != 0)
            continue;
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

static void define_string(struct buf *out, const char *macro, const char *text)
{
    buf_printf(out, "#define %s \"", macro);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            buf_putc(out, '\\');
        buf_putc(out, *text);
    }
    buf_puts(out, "\"\n");
}

/* Are they anything but what they are by themselves? */
static bool tells_otherwise(struct oracle *oracle)
{
    for (size_t k = 0; k < sizeof telling / sizeof *telling; k++) {
        int number = map_get(&oracle->newest_macro, map_key(intern_cstr(telling[k])));
        if (number >= 0 && oracle->macros.at[number]->definition.file >= 0)
            return true;
        for (int i = 0; i < oracle->flags.n; i++)
            if (strstr(oracle->flags.at[i], telling[k]))
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

struct ahead *ahead_new(struct oracle *oracle, const struct file *input)
{
    size_t head = head_of(input);
    struct ahead *ahead = ARENA_NEW(oracle->arena, struct ahead);
    if (!head || !open_pipe(ahead))
        return NULL;
    struct buf text = {0}, lead = {0};
    const char *slash = strrchr(input->path, '/');
    buf_add(&text, input->text, head);
    buf_printf(&text, "#include \"%s\"\n", ahead->path);
    define_string(&lead, telling[0], input->path);
    define_string(&lead, telling[1], slash ? slash + 1 : input->path);
    buf_printf(&lead, "#define %s 0\n", telling[2]);
    ahead->head = head;
    ahead->text = arena_strndup(oracle->arena, text.text, text.length);
    ahead->length = text.length;
    ahead->lead = arena_strndup(oracle->arena, lead.text, lead.length);
    ahead->lead_length = lead.length;
    buf_free(&text);
    buf_free(&lead);
    return ahead;
}

bool ahead_fits(struct oracle *oracle, const struct ahead *ahead, const char *text, size_t length)
{
    static const char *const looking[] = {"__has_include", "__has_embed"};
    if (length < ahead->head || memcmp(text, ahead->text, ahead->head) != 0)
        return false;
    for (size_t i = 0; i < sizeof looking / sizeof *looking; i++)
        if (memmem(text + ahead->head, length - ahead->head, looking[i], strlen(looking[i])))
            return false;
    if (tells_otherwise(oracle))
        return false;
    const struct known_file *file = &oracle->files.at[0];
    for (int i = 0; i < file->lines.n; i++)
        if (file->lines.at[i].begin >= ahead->head)
            return false;
    for (int i = 0; i < file->inclusions.n; i++)
        if (file->inclusions.at[i].begin >= ahead->head)
            return false;
    return true;
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
    ahead->given = put(ahead, ahead->lead, ahead->lead_length, gone, data) &&
                   put(ahead, text + ahead->head, length - ahead->head, gone, data);
    ahead_end(ahead);
}

bool ahead_was_read(const struct ahead *ahead)
{
    int left = 0;
    return ahead->given && ioctl(ahead->ends[0], FIONREAD, &left) == 0 && left == 0;
}

uint32_t ahead_shift(const struct ahead *ahead)
{
    return (uint32_t)(ahead->head - ahead->lead_length);
}

void ahead_end(struct ahead *ahead)
{
    close(ahead->ends[1]);
}

void ahead_free(struct ahead *ahead)
{
    close(ahead->ends[0]);
}
