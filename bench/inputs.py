"""Annotated C files of any length for bench/tool, the same on every run.

What they look like is taken from the programs in samples/ and docs/examples/: about half of the
functions are annotated, comments and blank lines stand between them, and there is an await or a
yield in every sixteenth line.  `dense` is the other extreme: nothing but async functions, and an
await in every fourth line.
"""

HEADERS = """assert ctype errno fcntl float inttypes limits locale math signal stdbool stdint stdio stdlib
string time unistd wchar complex dirent fnmatch glob grp netdb poll pthread pwd regex sched search
semaphore spawn syslog termios tgmath wordexp sys/mman sys/socket sys/stat sys/time sys/types
sys/uio sys/un sys/wait netinet/in netinet/tcp arpa/inet""".split()

START = """
enum state { IDLE, READING, WRITING, CLOSED };

#define CHECK(e) do { int check = (e); if (check < 0) return check; } while (0)
#define LENGTH(a) (sizeof(a) / sizeof(a)[0])

struct line {
    char text[64];
    size_t length;
    int number;
};

struct session {
    int fd, errors;
    enum state state;
    struct line last;
    struct session *next;
};

static async int step(int value)
{
    CHECK(await td_yield());
    return value;
}
"""

# each gets a number, so that names differ
PLAIN = ["""
/* Cuts a text into words; gives how many there are. */
static int words_%d(char *text, char **out, int most)
{
    int n = 0;
    while (*text && n < most) {
        while (isspace((unsigned char)*text))
            text++;
        if (!*text)
            break;
        out[n++] = text;
        while (*text && !isspace((unsigned char)*text))
            text++;
        if (*text)
            *text++ = '\\0';
    }
    return n;
}
""", """
static unsigned checksum_%d(const struct line *line)
{
    unsigned sum = 17;
    for (size_t i = 0; i < line->length; i++) {
        sum = sum * 31 + (unsigned char)line->text[i];
        sum ^= sum >> 13;
    }
    return sum + (unsigned)line->number;
}
""", """
/* What the session does next. */
static const char *name_%d(const struct session *session)
{
    static const char *const names[] = {"idle", "reading", "writing", "closed"};
    switch (session->state) {
    case IDLE:
    case READING:
    case WRITING:
    case CLOSED:
        return names[session->state];
    default:
        return session->errors > 3 ? "broken" : "unknown";
    }
}
""", """
static struct session *find_%d(struct session *list, int fd)
{
    for (; list; list = list->next)
        if (list->fd == fd && list->state != CLOSED)
            return list;
    return NULL;
}

static int compare_%d(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    int order = strcmp(x->text, y->text);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}
"""]
ANNOTATED = ["""
/* Reads until the line is full or the other side has nothing more to say. */
static async int fill_%d(struct session *session, int limit)
{
    struct line *line = &session->last;
    int got = 0;

    line->length = 0;
    session->state = READING;
    CHECK(await step(session->fd));
    while (line->length + 1 < sizeof line->text) {
        got = await step(limit - (int)line->length);
        if (got <= 0)
            break;
        line->text[line->length++] = (char)('a' + got %% 26);
    }
    line->text[line->length] = '\\0';
    session->state = got < 0 ? CLOSED : IDLE;
    return got < 0 ? got : (int)line->length;
}
""", """
static async int serve_%d(int fd, int rounds)
{
    struct session session = {.fd = fd, .state = IDLE};
    unsigned long total = 0;

    for (int i = 0; i < rounds && session.state != CLOSED; i++) {
        char name[32];
        snprintf(name, sizeof name, "round %%d of %%d", i, rounds);
        CHECK(await step((int)strlen(name)));
        total += strlen(name);
        if (total > 4096) {
            session.errors++;
            continue;
        }
        session.last.number = await step(i);
    }
    return (int)total + session.errors;
}
""", """
/* The squares below a limit, but for the unwanted ones. */
static generator(int) squares_%d(int limit, const int *unwanted, int n)
{
    for (int i = 0; i * i < limit; i++) {
        bool wanted = true;
        for (int k = 0; k < n && wanted; k++)
            wanted = unwanted[k] != i;
        if (wanted)
            yield i * i;
    }
}

static int sum_%d(int limit)
{
    static const int unwanted[] = {2, 3, 5, 7};
    int sum = 0;
    foreach (int, square, squares_%d(limit, unwanted, (int)LENGTH(unwanted)))
        sum += square;
    return sum;
}
""", """
static async int copy_%d(const char *from, size_t room)
{
    char *buffer = malloc(room);
    if (!buffer)
        return -ENOMEM;
    defer free(buffer);

    size_t used = 0;
    for (const char *p = from; *p && used + 1 < room; p++) {
        if (isspace((unsigned char)*p) && await step((int)used) < 0)
            return -EIO;
        buffer[used++] = (char)toupper((unsigned char)*p);
    }
    buffer[used] = '\\0';
    return await step((int)strlen(buffer));
}
""", """
/* Passes on what comes in, and says how much that was. */
static async long relay_%d(struct session *from, struct session *to)
{
    long moved = 0;

    for (from->state = to->state = READING; from->state != CLOSED;) {
        int in = await step(from->fd + from->errors);
        if (in == 0)
            from->state = CLOSED;
        else if (in < 0 && ++from->errors > 3)
            return in;
        for (int done = 0; in > 0 && done < in;) {
            int out = await step(in - done);
            if (out <= 0) {
                to->errors++;
                return moved ? moved : -EPIPE;
            }
            done += out;
            moved += out;
        }
    }
    to->state = await step(to->fd) < 0 ? CLOSED : IDLE;
    return moved + await step(from->errors);
}
"""]
DENSE = """
static async int f%d(int a, int b)
{
    int total = 0;
    for (int i = 0; i < a; i++) {
        int x = await step(i) + b;
        if (x > 10 && await step(x))
            total += x;
        else
            total -= await step(b - i);
        switch (x & 3) {
        case 0: total++; break;
        case 1: await td_yield(); /* fall through */
        default: total += 2;
        }
    }
    char buf[32];
    snprintf(buf, sizeof buf, "%%d", total);
    await td_yield();
    return (int)strlen(buf) + total;
}
"""


def numbered(template, number):
    return template % ((number,) * template.replace("%%", "").count("%d"))


def annotated_file(lines, headers, dense=False):
    """A file of about so many lines."""
    parts = ["#include <%s.h>\n" % name for name in headers] + ["#include <tandem.h>\n", START]
    count = sum(part.count("\n") for part in parts)
    number = 0
    while count < lines:
        if dense:
            part = numbered(DENSE, number)
        else:
            kind = PLAIN if number % 2 else ANNOTATED
            part = numbered(kind[number // 2 % len(kind)], number)
        parts.append(part)
        count += part.count("\n")
        number += 1
    return "".join(parts)
