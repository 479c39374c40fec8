#line 1 "words.co.c"
#include <stdio.h>
#include <string.h>
#include <tandem.h>

#line 7 "<tandem>"
struct words__td {
    td_gen td__gen;
    const char *text; /* lives across line 12 */
    char word[32]; /* lives across line 12 */
    size_t n; /* lives across line 12 */
};
static int words__td_step(td_frame *, void *);
#line 5 "words.co.c"
td_gen *words(const char *text);
#line 17 "<tandem>"
static const unsigned words__td_lines[] = {5, 12};
static const td__desc words__td_desc = {
    words__td_step, 0,
    "words", "words.co.c",
    words__td_lines, sizeof words__td_lines / sizeof words__td_lines[0],
    0 | TD__GENERATOR, sizeof(struct words__td),
    0, sizeof(char *)
};

static int words__td_step(td_frame *td__frame_, void *td__io)
{
    struct words__td *const td__f = (struct words__td *)td__frame_;
    const char *text;
    (void)td__f;
    (void)td__io;
    if (td__f->td__gen.td__head.td__state)
        goto td__1;
    text = td__f->text;

#line 9 "words.co.c"
    while (*text) {
        size_t n = strcspn(text, " ");
        snprintf(td__f->word, sizeof td__f->word, "%.*s", (int)n, text);
        *(char **)td__io = td__f->word;
#line 12
        td__f->text = text;
#line 12
        td__f->n = n;
#line 12
        td__f->td__gen.td__head.td__state = 1;
#line 12
        return TD__YIELDED;
#line 12
        td__1:;
#line 12
        text = td__f->text;
#line 12
        n = td__f->n;
        text += n + strspn(text + n, " ");
    }
#line 58 "<tandem>"
    return TD__DONE;
}

#line 5 "words.co.c"
td_gen *words(const char *text)
#line 64 "<tandem>"
{
    struct words__td *td__f = (struct words__td *)td__gen_new(&words__td_desc);
    td__f->text = text;
    return &td__f->td__gen;
}


#line 17 "words.co.c"
int main(void)
#line 74 "<tandem>"
{
#line 19 "words.co.c"
        {
#line 19
    td_gen *td__gen_1;
#line 19
    td__gen_1 = words("the quick  brown fox");
#line 19
    for (char * w; td_next(td__gen_1, (void *)&w);) {
        if (!strcmp(w, "fox"))
            break;
        puts(w);
    }
#line 19
    td_gen_free(td__gen_1);
#line 19
    }

#line 25
    td_gen *g = words("by hand");
    char *w;
    while (td_next(g, &w))
        puts(w);
    td_gen_free(g);
    return 0;
#line 100 "<tandem>"
}

