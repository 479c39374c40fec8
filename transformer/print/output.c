#include "print/output.h"

#include "base/word.h"
#include "source/files.h"

#include <ctype.h>
#include <string.h>

void output_begin(struct output *o, struct unit *unit, struct buf *out, bool lines)
{
    *o = (struct output){.unit = unit,
                         .out = out,
                         .lines = lines,
                         .map_file = 0,
                         .map_line = 1,
                         .real_line = 1,
                         .named_file = -1,
                         .file = -1,
                         .at_start = true};
}

void output_end(struct output *o)
{
    buf_add(o->out, o->blanks.text, o->blanks.length);
    output_free(o);
}

void output_free(struct output *o)
{
    buf_free(&o->blanks);
}

void output_at(struct output *o, int32_t file, uint32_t line)
{
    o->file = file;
    o->line = line;
}

/* Every character of the output goes through here and through follow: no look-up in a locale. */
static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Is the last word (the beginning of) a number? */
static bool is_number(const struct output *o)
{
    return o->word_length && is_digit(o->word[0]);
}

/* The part of a word. */
static inline void follow_word(struct output *o, char c)
{
    if (!is_word(o->last) && !(o->last == '.' && is_number(o)))
        o->word_length = 0;
    if (o->word_length < (int)sizeof o->word)
        o->word[o->word_length] = c;
    o->word_length++;
}

/* Follows words, parentheses, and the beginnings of comments and literals.  Gives the character that counts as
 * the last one. */
static inline char follow_code(struct output *o, char c)
{
    if (is_word(c)) {
        follow_word(o, c);
        return c;
    }
    switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\v':
    case '\f':
    case '\r':
        return c;
    case '*':
        if (o->last == '/') {
            o->state = IN_BLOCK_COMMENT;
            return ' '; /* so that the '/' of "/ * /" does not end it */
        }
        break;
    case '/':
        if (o->last == '/') {
            o->state = IN_LINE_COMMENT;
            return c;
        }
        break;
    case '"':
        o->state = IN_STRING;
        return c;
    case '\'':
        if (!is_word(o->last)) { /* no digit separator */
            o->state = IN_CHAR;
            return c;
        }
        break;
    case '.':
        if (is_number(o)) {
            follow_word(o, c);
            return c;
        }
        break;
    case '(':
        o->guarded += o->guarded || (o->word_length > 3 && (!memcmp(o->word, "td_", 3) ||
                                                            !memcmp(o->word, "TD_", 3)));
        break;
    case ')':
        o->guarded -= o->guarded > 0;
        break;
    default:
        break;
    }
    o->word_length = 0;
    return c;
}

/* One more character. */
static inline void follow(struct output *o, char c)
{
    switch (o->state) {
    case IN_BLOCK_COMMENT:
        if (c == '/' && o->last == '*')
            o->state = IN_CODE;
        break;
    case IN_LINE_COMMENT:
        if (c == '\n' && o->last != '\\')
            o->state = IN_CODE;
        break;
    case IN_STRING:
    case IN_CHAR:
        if (o->escaped)
            o->escaped = false;
        else if (c == '\\')
            o->escaped = true;
        else if (c == (o->state == IN_STRING ? '"' : '\'') || c == '\n')
            o->state = IN_CODE;
        break;
    case IN_CODE:
        c = follow_code(o, c);
        break;
    }
    o->before_last = o->last;
    o->last = c;
}

void output_sync(struct output *o)
{
    bool right = o->file == -1 || (o->map_file == o->file &&
                                   (o->file == OUTPUT_MADE || o->map_line == o->line));
    if (right || !o->lines || o->state != IN_CODE || o->hold || o->guarded || o->last == '\\')
        return;
    o->map_file = o->file;
    o->real_line++; /* the directive's */
    if (o->file == OUTPUT_MADE) {
        buf_printf(o->out, "#line %u \"<tandem>\"\n", o->real_line);
        o->named_file = OUTPUT_MADE;
        return;
    }
    const char *path;
    buf_printf(o->out, "#line %u", file_presumed(o->unit, o->file, o->line, &path));
    if (o->named_file != o->file || o->unit->files.at[o->file].n_marks) {
        /* else the name stays, 6.10.4p3 */
        buf_putc(o->out, ' ');
        buf_quoted(o->out, path);
    }
    buf_putc(o->out, '\n');
    o->named_file = o->file;
    o->map_line = o->line;
}

/* At the first visible character of a line. */
static void begin_line(struct output *o)
{
    output_sync(o);
    buf_add(o->out, o->blanks.text, o->blanks.length);
    o->blanks.length = 0;
    o->at_start = false;
    o->squeeze = false;
    o->newlines = 0;
}

static void print(struct output *o, char c)
{
    if (c == '\n') {
        if (o->squeeze && o->newlines >= 2) {
            o->blanks.length = 0;
            return;
        }
        if (!o->squeeze)
            buf_add(o->out, o->blanks.text, o->blanks.length);
        o->blanks.length = 0;
        buf_putc(o->out, '\n');
        /* the newline of a splice: remember the backslash for begin_line */
        bool spliced = o->last == '\\' || (o->last == '\r' && o->before_last == '\\');
        follow(o, c);
        if (spliced && o->state != IN_LINE_COMMENT)
            o->last = '\\';
        o->map_line++;
        o->real_line++;
        o->at_start = true;
        o->newlines++;
        return;
    }
    if (o->at_start && (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v')) {
        buf_putc(&o->blanks, c);
        return;
    }
    if (o->at_start)
        begin_line(o);
    buf_putc(o->out, c);
    follow(o, c);
}

/* As follow does, the characters of a word at once; gives how many there are. */
static size_t follow_run(struct output *o, const char *text, size_t n)
{
    size_t length = 0;
    while (length < n && is_word(text[length]))
        length++;
    if (!length)
        return 0;
    follow_word(o, text[0]);
    size_t room = o->word_length < (int)sizeof o->word ? sizeof o->word - (size_t)o->word_length : 0;
    memcpy(o->word + (sizeof o->word - room), text + 1, length - 1 < room ? length - 1 : room);
    o->word_length += (int)(length - 1);
    o->before_last = length > 1 ? text[length - 2] : o->last;
    o->last = text[length - 1];
    return length;
}

/* Characters of a line after its first visible one, none of them a newline. */
static void print_rest(struct output *o, const char *text, size_t n)
{
    buf_add(o->out, text, n);
    for (size_t i = 0; i < n;) {
        size_t run = 0;
        if (o->state == IN_CODE && text[i] == ' ') { /* as follow does */
            o->before_last = o->last;
            o->last = ' ';
            run = 1;
        } else if (o->state == IN_CODE) {
            run = follow_run(o, text + i, n - i);
        }
        if (!run)
            follow(o, text[i]);
        i += run ? run : 1;
    }
}

static void indent_line(struct output *o, const char *indent, size_t n)
{
    if (!o->blanks.length) {
        buf_add(&o->blanks, indent, n);
        return;
    }
    struct buf own = o->blanks;
    o->blanks = (struct buf){0};
    buf_add(&o->blanks, indent, n);
    buf_add(&o->blanks, own.text, own.length);
    buf_free(&own);
}

void output_text(struct output *o, const char *text, const char *indent, size_t n_indent)
{
    while (*text) {
        if (!o->at_start && *text != '\n') {
            size_t n = strcspn(text, "\n");
            o->own_newline &= strspn(text, " \t") >= n;
            print_rest(o, text, n);
            text += n;
            continue;
        }
        bool blank = *text == ' ' || *text == '\t' || *text == '\n';
        if (o->at_start && o->own_newline && !blank && *text != '#')
            indent_line(o, indent, n_indent);
        print(o, *text);
        o->own_newline = *text == '\n' || (o->own_newline && blank);
        text++;
    }
}

/* The user's own #line: names a file, maybe. */
static bool is_line_directive(const struct file *file, uint32_t hash)
{
    size_t length;
    const char *name = directive_name(file, hash, &length);
    return isdigit((unsigned char)*name) || (length == 4 && !memcmp(name, "line", 4));
}

void output_source(struct output *o, int32_t file, uint32_t begin, uint32_t end)
{
    const char *text = o->unit->files.at[file].text;
    if (begin >= end)
        return;
    output_at(o, file, file_line(o->unit, file, begin));
    if (begin == 0 && end >= 3 && !memcmp(text, "\xef\xbb\xbf", 3))
        begin = 3; /* a byte order mark may only be where a file begins */
    for (uint32_t i = begin; i < end; i++) {
        if (!o->at_start && text[i] != '\n') {
            const char *newline = memchr(text + i, '\n', end - i);
            size_t n = newline ? (size_t)(newline - text - i) : end - i;
            print_rest(o, text + i, n);
            i += (uint32_t)n - 1;
            continue;
        }
        if (text[i] == '#' && o->at_start && is_line_directive(&o->unit->files.at[file], i))
            o->named_file = -1;
        print(o, text[i]);
        if (text[i] == '\n') {
            o->line++;
            o->own_newline = false;
        }
    }
}

void output_directive(struct output *o, int32_t file, uint32_t begin, const char *text)
{
    if (*text)
        output_at(o, file, file_line(o->unit, file, begin));
    for (; *text; text++)
        print(o, *text);
}

void output_line(struct output *o)
{
    if (o->at_start) {
        o->blanks.length = 0;
        o->own_newline = true;
        return;
    }
    print(o, '\n');
    o->own_newline = true;
}

bool output_joins(char before_last, char last, const char *text)
{
    char next = text[0];
    if (is_word(last))
        return is_word(next) || next == '"' || next == '\'' ||
               (next == '.' && isdigit((unsigned char)last)) ||
               ((next == '+' || next == '-') && strchr("eEpP", last) &&
                (isalnum((unsigned char)before_last) || before_last == '.'));
    switch (last) {
    case '.':
        return next == '.' || isdigit((unsigned char)next) || isdigit((unsigned char)before_last);
    case '+':
    case '&':
    case '|':
    case '=':
    case '#':
        return next == last || next == '=';
    case '-':
        return next == '-' || next == '=' || next == '>';
    case '<':
        return next == '<' || next == '=' || next == ':' || next == '%';
    case '>':
        return next == '>' || next == '=';
    case '%':
        return next == '=' || next == ':' || next == '>';
    case ':':
        return next == '>' || next == ':';
    case '/':
        return next == '/' || next == '*' || next == '=';
    case '*':
    case '!':
    case '^':
        return next == '=';
    default:
        return false;
    }
}

void output_separate(struct output *o, const char *text)
{
    if ((*text == '+' || *text == '-') && is_word(o->last) && !is_number(o))
        return;
    if (!o->at_start && output_joins(o->before_last, o->last, text))
        print(o, ' ');
}
