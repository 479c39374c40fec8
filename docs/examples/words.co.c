#include <stdio.h>
#include <string.h>
#include <tandem.h>

generator(char *) words(const char *text)
{
    char word[32];

    while (*text) {
        size_t n = strcspn(text, " ");
        snprintf(word, sizeof word, "%.*s", (int)n, text);
        yield word;
        text += n + strspn(text + n, " ");
    }
}

int main(void)
{
    foreach (char *, w, words("the quick  brown fox")) {
        if (!strcmp(w, "fox"))
            break;
        puts(w);
    }

    td_gen *g = words("by hand");
    char *w;
    while (td_next(g, &w))
        puts(w);
    td_gen_free(g);
    return 0;
}
