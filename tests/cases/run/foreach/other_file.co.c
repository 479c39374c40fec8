/* foreach over a generator of another annotated file. */
// files: aux/words.co.c
// expect: the
// expect: 5: quick
// expect: 5: brown
// expect: words dropped
#include <stdio.h>
#include <tandem.h>

struct word {
    const char *text;
    int length;
};

generator(struct word) words(const char *s);

int main(void)
{
    char text[] = "  the quick  brown fox ";

    foreach (struct word, w, words(text)) {
        if (w.length == 5)
            printf("%d: ", w.length);
        printf("%.*s\n", w.length, w.text);
        if (w.text[0] == 'b')
            break;
    }
    return 0;
}
