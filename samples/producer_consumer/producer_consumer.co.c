/* Two loops that both want to be the main program.
 *
 * A decompressor has bytes to give whenever it gets to it; a word counter wants the next byte
 * wherever it stands. In plain C one of the two has to be turned inside out into a function that
 * is called again and again, and that finds its place by static variables and a switch. Here
 * both stay as they are: the one that waits is resumed where it left off.
 *
 * First the consumer pulls from the producer; then the producer pushes into the consumer. */
#include <ctype.h>
#include <stdio.h>
#include <tandem.h>

/* Run-length code: a digit n, then a character, means n of them. */
static const char packed[] = "he2lo, b2o2k2eper3!  Mi2si2si2pi says ahem.\n";

struct report {
    int words, longest, length;
};

/* ---- pulled: the producer yields, the consumer loops over it ---- */

static generator(char) unpack(const char *p)
{
    while (*p) {
        int times = 1;

        if (isdigit((unsigned char)*p))
            times = *p++ - '0';
        while (times-- > 0)
            yield *p;
        p++;
    }
}

static struct report count_pulled(const char *p)
{
    struct report r = {0, 0, 0};
    int run = 0;

    foreach (char, c, unpack(p)) {
        r.length++;
        if (isalpha((unsigned char)c)) {
            if (run++ == 0)
                r.words++;
            if (run > r.longest)
                r.longest = run;
        } else {
            run = 0;
        }
    }
    return r;
}

/* ---- pushed: the consumer is a generator that is sent its bytes, and yields its findings ---- */

static generator(struct report, char) counter(void)
{
    struct report r = {0, 0, 0};

    for (;;) {
        yield r;
        char c = received(char);
        int run = 0;

        /* A word is a loop here, not a flag: the middle of a word is a place in the program. */
        while (isalpha((unsigned char)c)) {
            r.length++;
            if (run++ == 0)
                r.words++;
            if (run > r.longest)
                r.longest = run;
            yield r;
            c = received(char);
        }
        r.length++;
    }
}

static struct report count_pushed(const char *p)
{
    td_gen *to = counter();
    struct report r;

    defer td_gen_free(to);
    td_next(to, &r);
    for (; *p; p++) {
        int times = 1;

        if (isdigit((unsigned char)*p))
            times = *p++ - '0';
        while (times-- > 0)
            td_send(to, p, &r);
    }
    return r;
}

int main(void)
{
    struct report a = count_pulled(packed), b = count_pushed(packed);

    foreach (char, c, unpack(packed))
        putchar(c);
    printf("pulled: %2d bytes, %d words, the longest has %d letters\n", a.length, a.words,
           a.longest);
    printf("pushed: %2d bytes, %d words, the longest has %d letters\n", b.length, b.words,
           b.longest);
    return 0;
}
